"""A results release in, proposed claims out; nothing is written unless asked."""
