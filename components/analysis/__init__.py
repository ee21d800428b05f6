"""Layer 2, what follows from the claims: pure functions from claims to tables."""
