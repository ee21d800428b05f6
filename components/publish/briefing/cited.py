"""Sources numbered in the order in which they are first cited."""

from collections.abc import Iterable

from components.analysis.tables import roots
from components.claims.claim import Source
from components.claims.model import Claims


class Cited:
    """The numbered list of sources; it grows while the briefing is written."""

    def __init__(self, claims: Claims) -> None:
        self._claims = claims
        self._numbers: dict[str, int] = {}

    def of_claims(self, names: Iterable[str]) -> str:
        """The numbers of the sources of some claims, derived ones down to what they come from."""
        return self.of(self._claims.claim[name].source for name in roots(self._claims, names))

    def of(self, sources: Iterable[str]) -> str:
        """The numbers of some sources as they are printed: '1, 4-6'."""
        numbers = {self._numbers.setdefault(s, len(self._numbers) + 1) for s in sources}
        return in_runs(sorted(numbers))

    @property
    def listed(self) -> list[tuple[int, Source]]:
        """Every source cited so far with its number."""
        return [(number, self._claims.source[name]) for name, number in self._numbers.items()]


def in_runs(numbers: list[int]) -> str:
    """Ascending numbers with those that follow one another drawn together: '1, 4-6'."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        "-".join(str(end) for end in ((run[0], run[-1]) if len(run) > 2 else run[:1]))
        if len(run) != 2
        else f"{run[0]}, {run[1]}"
        for run in runs
    )
