"""The reader's choices, and the claims that they leave."""
