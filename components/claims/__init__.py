"""Layer 1, what we know: the claims file as checked, frozen values."""
