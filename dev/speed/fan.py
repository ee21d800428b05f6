"""How long a fan takes: 10,000 draws of five companies over 24 quarters, on one core.

Run it with `python -m dev.speed.fan`. It prints the median of 25 runs, and the ratio to
plain NumPy: the same powers written down in one line, and NumPy's own percentiles of them.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import statistics
from collections.abc import Callable
from time import perf_counter

import numpy as np

from components.analysis.scenarios.fan import PERCENTS, _uniform, draws_of
from components.analysis.scenarios.projection import bands, four_quarter_sums, grown

DRAWS, COMPANIES, QUARTERS, RUNS = 10_000, 5, 24, 25
LAST_FOUR = np.linspace(1.0, 2.0, COMPANIES * 4).reshape(COMPANIES, 4)
RANGES = [(20.0, 25.0 + company, 40.0) for company in range(COMPANIES)]


def ours() -> np.ndarray:
    """Sample, project, add up four quarters, take percentiles."""
    _uniform.cache_clear()
    growth = draws_of(RANGES, DRAWS)[:, :, None]
    ahead = grown(LAST_FOUR, growth, QUARTERS)
    start = np.broadcast_to(LAST_FOUR[:, 1:], (DRAWS, COMPANIES, 3))
    return bands(four_quarter_sums(np.concatenate([start, ahead], axis=-1)), PERCENTS)


def baseline() -> np.ndarray:
    """The same size with NumPy alone: pseudo-random draws, one power each, np.percentile."""
    growth = np.random.default_rng(1).triangular(20, 30, 40, (DRAWS, COMPANIES, 1))
    power = (1 + growth / 100) ** (np.arange(1, QUARTERS + 1) / 4)
    return np.asarray(np.percentile(LAST_FOUR.sum(axis=1)[:, None] * power, PERCENTS, axis=0))


def median(work: Callable[[], np.ndarray]) -> float:
    """The median time of a piece of work in milliseconds, after one run to warm up."""
    work()
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        work()
        times.append(1000 * (perf_counter() - start))
    return statistics.median(times)


if __name__ == "__main__":
    fan, plain = median(ours), median(baseline)
    print(f"fan of {DRAWS:,} x {COMPANIES} x {QUARTERS}: {fan:.0f} ms, median of {RUNS} runs")
    print(f"plain NumPy of the same size: {plain:.0f} ms; ratio {fan / plain:.2f}")
