"""Every comparison, one after the other; whatever cannot be measured here is said and left out."""

import os
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack

from dev.speed.checks import checks
from dev.speed.growth import growth
from dev.speed.pages import filters, loads, stage
from dev.speed.painting import browsing
from dev.speed.publishing import edition, pictures
from dev.speed.ratio import Ratio, as_table
from dev.speed.sessions import memory, readers, scripts, sent

Work = Callable[[], list[Ratio]]


def measured(quick: bool) -> tuple[list[Ratio], list[str]]:
    """All ratios and what must be known of them; `quick` measures less often."""
    n, openings = (6, 3) if quick else (24, 20)
    ratios: list[Ratio] = []
    notes = [f"{os.cpu_count()} cores; {_load()}"]
    works: dict[str, Work] = {
        "check": lambda: checks(n),
        "script": lambda: scripts(n),
        "bytes": lambda: sent(n),
        "memory": lambda: memory(5 if quick else 20),
        "readers": lambda: readers(1 if quick else 3, 6.0 if quick else 9.0),
        "pictures": lambda: pictures(n),
    }
    for name, work in works.items():
        _note_of(name, work, ratios, notes)
    with ExitStack() as stack:
        browser = stack.enter_context(browsing())
        set_up = stage(stack)
        notes += set_up.notes
        _note_of("filters", lambda: filters(browser, set_up, n), ratios, notes)
        _note_of("loads", lambda: loads(browser, set_up, openings), ratios, notes)
        _note_of("edition", lambda: edition(browser, openings, notes), ratios, notes)
    _note_of("growth", lambda: growth(quick, notes), ratios, notes)
    notes.append(f"at the end: {_load()}")
    return ratios, notes


def _load() -> str:
    one, five, _ = os.getloadavg()
    return f"load average {one:.1f} over one minute, {five:.1f} over five"


def _note_of(name: str, work: Work, ratios: list[Ratio], notes: list[str]) -> None:
    """Measure one thing; a failure costs that thing alone, and is told."""
    began = time.monotonic()
    try:
        found = work()
        ratios += found
        print(as_table(found), file=sys.stderr, flush=True)
    except Exception as error:  # whatever a server, a browser or a network may do
        notes.append(f"{name} could not be measured: {str(error).splitlines()[0][:200]}")
    print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr)
