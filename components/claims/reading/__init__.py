"""The claims file and databases, read strictly: text in, `Claims` or every problem out."""
