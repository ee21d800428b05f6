"""How well each claim is evidenced, A to E, by written rules."""
