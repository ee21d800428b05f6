"""What stands round every page: head, choices, links, settings, the claims."""
