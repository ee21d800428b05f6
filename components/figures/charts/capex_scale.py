"""How tall each company's row is drawn, so that a small spender can be read beside a large one."""

from collections.abc import Mapping
from math import floor, log10

_STRETCHES = (100, 50, 20, 10, 5, 4)  # that keep the numbers on an axis round


def scales(heights: Mapping[str, float]) -> dict[str, int]:
    """By how much each row is stretched: 1, or more where its highest mark would hardly be seen."""
    highest = max(heights.values(), default=0.0)
    return {
        name: next((s for s in _STRETCHES if 0 < height * s <= highest), 1)
        for name, height in heights.items()
    }


def ticks(highest: float) -> list[float]:
    """Round values from 0, at most five, below the highest mark of an axis."""
    if highest <= 0:
        return [0.0]
    rough = highest / 3
    power = 10.0 ** floor(log10(rough))
    step = power * max(s for s in (1, 2, 5) if s * power <= rough)
    return [round(step * n, 10) for n in range(floor(highest / step) + 1)][:6]
