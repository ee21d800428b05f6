"""Looks: what a reader meets, measured, and every chart in every state."""
