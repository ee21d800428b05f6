"""How programs ask: a question is a tool, and every answer names its claims and sources."""
