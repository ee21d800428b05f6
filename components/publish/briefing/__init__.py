"""The briefing: eight printed pages for a reader who has ten minutes."""
