"""The same page in other frameworks, and pages that do the least."""
