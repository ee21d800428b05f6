"""One problem of the claims file in one line, and the error that lists them all."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: where it is, what is wrong, and what would be right."""

    line: int
    entry: str
    wrong: str
    right: str

    def at(self, file: str) -> str:
        """The problem as one line that an editor can jump to; the invisible by its number."""
        line = f"{file}:{self.line}: {self.entry}: {self.wrong}; {self.right}"
        return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in line)


class ClaimsError(Exception):
    """A claims text that does not stand; `problems` holds every reason, by line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """The error that lists these problems."""
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(self.lines("claims.yaml")))

    def lines(self, file: str) -> list[str]:
        """Each problem as `file:line: entry: what is wrong; what would be right`."""
        return [problem.at(file) for problem in self.problems]
