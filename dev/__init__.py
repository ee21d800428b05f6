"""What developers run: set-up, load, speed and looks. Nothing of the product imports it."""
