"""Contradictions and overdue figures: entries from claims."""
