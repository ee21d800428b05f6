"""Load damaged claims files by the thousand, and open every chart on those that still load.

    python -m dev.load.fuzz --mutants 20000 --minutes 30

Each mutant must load or be refused with problems that name a line; none may raise anything else,
take more than 2 s of processor time or more than 500 MB of memory. Mutant N is the same on every
machine, so that a failure is looked at again with --from N --mutants 1. Ends with 1 if any failed.
"""

import argparse
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from components.analysis.grades.grades import grades
from components.analysis.ledger.ledger import ledger
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.reading.decode import decoded
from components.claims.reading.load import load_claims
from components.claims.reading.problems import ClaimsError
from components.figures.charts.catalogue import charts
from components.figures.theme import palette_of
from dev.load.mutants import mutant

ROOT = Path(__file__).resolve().parents[2]
MOST_SECONDS = 2.0
MOST_MB = 500.0
TOGETHER = 25  # mutants a task: few enough that the time limit is kept


@dataclass(frozen=True)
class Found:
    """What became of one mutant; `fault` is empty when that is as it should be."""

    number: int
    outcome: str
    seconds: float
    memory: float
    fault: str = ""


def tried(text: str, number: int, draw: bool) -> Found:
    """Load one mutant; if it is sound and `draw` is set, open every chart on it too."""
    _forget_peak()
    start = time.process_time()
    try:
        outcome, fault, claims = _loaded(mutant(text, number))
    except Exception as error:
        outcome, fault, claims = "raised", f"{type(error).__name__}: {error}"[:300], None
    seconds, memory = time.process_time() - start, _peak()
    if seconds > MOST_SECONDS or memory > MOST_MB:
        fault = fault or f"{seconds:.1f} s, {memory:.0f} MB"
    if claims and draw and not fault:
        fault = _drawn(claims)
    return Found(number, outcome, seconds, memory, fault)


def _loaded(raw: bytes) -> tuple[str, str, Claims | None]:
    try:
        return "sound", "", load_claims(decoded(raw))
    except ClaimsError as error:
        lines = error.lines("claims.yaml")
        if not lines or any(problem.line < 1 for problem in error.problems):
            return "refused", "problems without a line", None
        hidden = [line for line in lines if not line.isprintable()]
        return "refused", f"unprintable: {hidden[0]!r}"[:300] if hidden else "", None


def _drawn(claims: Claims) -> str:
    """What goes wrong when every chart of the product is opened on these claims."""
    try:
        view = View.of(claims)
        grades(claims), ledger(claims)
        for chart in charts().values():
            table = chart.table(claims, view)
            chart.reading(table, claims, view)
            chart.measured(claims, view)
            if not table.empty:
                chart.figure(table, view, palette_of(claims, "light"))
    except Exception as error:
        return f"drawing: {type(error).__name__}: {error}"[:300]
    return ""


def _forget_peak() -> None:
    """Let the system count the peak of memory anew, where it can."""
    try:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    except OSError:
        return


def _peak() -> float:
    """The most memory the process has held since then, in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        [line] = [x for x in status.read_text("utf-8").splitlines() if x.startswith("VmHWM")]
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _task(file: str, first: int, draw_every: int) -> list[Found]:
    text = Path(file).read_text(encoding="utf-8")
    numbers = range(first, first + TOGETHER)
    return [tried(text, number, number % draw_every == 0) for number in numbers]


def found(file: Path, first: int, most: int, end: float, draw_every: int) -> Iterator[Found]:
    """Try mutants one after another on all cores until there are enough or the time is up."""
    workers = os.cpu_count() or 1
    with ProcessPoolExecutor(workers) as pool:
        ahead = []
        for start in range(first, first + most, TOGETHER):
            if time.monotonic() > end:
                break
            ahead.append(pool.submit(_task, str(file), start, draw_every))
            if len(ahead) > 2 * workers:
                yield from ahead.pop(0).result()
        for task in ahead:
            yield from task.result()


def main() -> int:
    """Try the mutants, say what was found, and end with 1 if any failed."""
    given = _given()
    end = time.monotonic() + given.minutes * 60
    counts: Counter[str] = Counter()
    slowest = hungriest = Found(0, "", 0.0, 0.0)
    faults: list[Found] = []
    try:
        for one in found(given.file, given.first, given.mutants, end, given.draw_every):
            counts[one.outcome] += 1
            slowest = max(slowest, one, key=lambda f: f.seconds)
            hungriest = max(hungriest, one, key=lambda f: f.memory)
            if one.fault:
                faults.append(one)
                print(f"mutant {one.number}: {one.fault}", flush=True)
    except BrokenProcessPool:
        print("a mutant ended the process that loaded it", flush=True)
        return 1
    print(
        f"{counts.total():,} mutants of {given.file.name}: {counts['sound']:,} loaded, "
        f"{counts['refused']:,} refused by line, {len(faults)} failed; slowest "
        f"{slowest.seconds:.2f} s (mutant {slowest.number}), most memory "
        f"{hungriest.memory:.0f} MB (mutant {hungriest.number})"
    )
    return 1 if faults else 0


def _given() -> argparse.Namespace:
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("--mutants", type=int, default=20_000)
    words.add_argument("--minutes", type=float, default=30)
    words.add_argument(
        "--from", dest="first", type=int, default=0, help="the first mutant's number"
    )
    words.add_argument("--file", type=Path, default=ROOT / "data" / "claims.yaml")
    words.add_argument("--draw-every", type=int, default=20, help="open charts on every nth mutant")
    return words.parse_args()


if __name__ == "__main__":
    sys.exit(main())
