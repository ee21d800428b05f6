"""Ratios: what one comparison found, and all of them as a table or as JSON."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any


def timed(work: Callable[..., object], *given: Any, **named: Any) -> float:
    """Milliseconds that one call takes."""
    began = time.perf_counter()
    work(*given, **named)
    return (time.perf_counter() - began) * 1000


@dataclass(frozen=True)
class Ratio:
    """Ours over a baseline; smaller is better. `ours` and `theirs` hold pairs of measurements."""

    name: str
    goal: float
    baseline: str
    unit: str
    ours: Sequence[float]
    theirs: Sequence[float]

    @property
    def value(self) -> float:
        """The median of ours over the median of theirs."""
        return median(self.ours) / median(self.theirs)

    @property
    def spread(self) -> tuple[float, float]:
        """The quartiles of the ratio over the pairs measured one after the other."""
        pairs = [a / b for a, b in zip(self.ours, self.theirs, strict=True)]
        if len(pairs) < 2:
            return (pairs[0], pairs[0])
        low, _, high = quantiles(pairs, n=4)
        return (low, high)

    @property
    def is_met(self) -> bool:
        """Whether the goal is reached."""
        return self.value <= self.goal

    def as_values(self) -> dict[str, object]:
        """What `--json` prints of this ratio."""
        return {
            "value": round(self.value, 3),
            "goal": self.goal,
            "baseline": self.baseline,
            "ours": round(median(self.ours), 3),
            "theirs": round(median(self.theirs), 3),
            "unit": self.unit,
            "n": len(self.ours),
            "spread": [round(end, 3) for end in self.spread],
        }


def as_json(ratios: Sequence[Ratio], notes: Sequence[str]) -> str:
    """Every ratio by its name, and what could not be measured."""
    found = {ratio.name: ratio.as_values() for ratio in ratios}
    return json.dumps({"ratios": found, "notes": list(notes)}, indent=2)


def as_table(ratios: Sequence[Ratio]) -> str:
    """A Markdown table, the ratios that fall short first."""
    heads = "ratio", "baseline", "value", "goal", "quartiles", "ours", "theirs", "n"
    rows = [f"| {' | '.join(heads)} |", "|" + " --- |" * len(heads)]
    for ratio in sorted(ratios, key=lambda r: (r.is_met, -r.value / r.goal)):
        low, high = ratio.spread
        mark = "" if ratio.is_met else " (short)"
        rows.append(
            f"| {ratio.name} | {ratio.baseline} | {ratio.value:.2f}{mark} | {ratio.goal:g} "
            f"| {low:.2f} to {high:.2f} | {median(ratio.ours):.4g} {ratio.unit} "
            f"| {median(ratio.theirs):.4g} {ratio.unit} | {len(ratio.ours)} |"
        )
    return "\n".join(rows)
