"""Shares and places under each yardstick."""
