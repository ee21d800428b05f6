"""The benchmark: how fast the dashboard is beside what a user would pick instead.

Every figure is a ratio, ours over a baseline, measured in the same run. Ours and theirs take
turns, so whatever else the machine does falls on both; medians are told, with the quartiles of
the pairs. `python -m dev.speed` runs all of it; docs/performance.md says what came out.
"""
