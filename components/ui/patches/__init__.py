"""Workarounds of other people's code, one a file, each with the test that says when it can go."""
