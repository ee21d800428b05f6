"""A chart on a page, with its receipt, files and links."""
