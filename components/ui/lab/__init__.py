"""The scenario page: dials, desks, results."""
