"""The command line, one command a module; each has `add(commands)` and stands on `publish`."""
