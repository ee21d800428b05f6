"""Numbers, periods and lists as said aloud: plain text from values, for every layer above."""
