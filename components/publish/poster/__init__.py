"""Answers as pictures: laid out, drawn, and marked with their link."""
