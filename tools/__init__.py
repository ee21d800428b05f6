"""Benchmarks and checks of the whole product; nothing of the product imports them."""
