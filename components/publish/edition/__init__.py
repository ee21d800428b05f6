"""The static edition: plain HTML from the same charts and sentences, for any web server or none."""
