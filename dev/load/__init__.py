"""Load: damaged claims files, many readers for long, replicas that are killed."""
