"""The page on which a curator enters a release; off unless whoever runs the dashboard says so."""
