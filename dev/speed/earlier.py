"""This state against an earlier commit, page by page, in turns in one run.

python -m dev.speed.earlier COMMIT [--rounds N] [--json]

The earlier state is checked out into a folder of its own, with its own claims and charts, and runs
on the packages of today. Each page is timed by as many charts as name the company on it.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from dev.servers import ROOT, streamlit
from dev.speed.pages import BACK, ONWARD, WARM, WORD, Step
from dev.speed.painting import browsing, click_to_paint, first_load, fresh_window, painted
from dev.speed.peers import click_pill
from dev.speed.ratio import Ratio, as_json, as_table

PAGES = {"overview": "/", "market share": "/market_share"}
_NAMING = "word => window.naming(window.chartsInSight(), word)"
SETTLED = 2000  # milliseconds after which a page has all its charts


@dataclass(frozen=True)
class State:
    """A page of one state of the project: its address, and how many charts name a company."""

    address: str
    charts: int


def main() -> int:
    """Measure, and print a table or JSON; 0 whatever comes out."""
    words = argparse.ArgumentParser(prog="python -m dev.speed.earlier", description=__doc__)
    words.add_argument("commit", help="the state that this one is compared with")
    words.add_argument("--rounds", type=int, default=24, help="pairs of each figure")
    words.add_argument("--json", action="store_true", help="print JSON in place of a table")
    given = words.parse_args()
    with ExitStack() as stack:
        then = stack.enter_context(checked_out(given.commit))
        roots = {
            "now": stack.enter_context(streamlit(ROOT / "app.py")).address,
            "then": stack.enter_context(streamlit(then / "app.py", project=then)).address,
        }
        browser = stack.enter_context(browsing())
        ratios = [
            ratio
            for page, path in PAGES.items()
            for ratio in _compared(browser, page, path, roots, given)
        ]
    print(as_json(ratios, []) if given.json else as_table(ratios))
    return 0


@contextmanager
def checked_out(commit: str, root: Path = ROOT) -> Iterator[Path]:
    """A folder with the files of a commit, and the chart library of this state, for the block.

    Raises subprocess.CalledProcessError where git does not know the commit.
    """
    with TemporaryDirectory() as name:
        folder = Path(name) / "state"
        git = ["git", "-C", str(root), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", str(folder), commit], check=True)
        try:
            for library in (root / "static").glob("plotly*"):
                (folder / "static" / library.name).write_bytes(library.read_bytes())
            yield folder
        finally:
            subprocess.run([*git, "remove", "--force", str(folder)], check=True)


def _compared(
    browser: Browser, page: str, path: str, roots: Mapping[str, str], given: argparse.Namespace
) -> Iterator[Ratio]:
    states = {name: _state(browser, root + path) for name, root in roots.items()}
    times = {"first load": _loads(browser, states, given.rounds)}
    with ExitStack() as stack:
        tabs = {name: _opened(browser, state, stack) for name, state in states.items()}
        times["a new view"] = _filters(tabs, states, ONWARD, given.rounds)
        times["a choice taken back"] = _filters(tabs, states, BACK, given.rounds)
    for what, (now, then) in times.items():
        yield Ratio(f"{page}: {what}", 1.0, given.commit, "ms", now, then)


def _state(browser: Browser, address: str) -> State:
    with fresh_window(browser) as window:
        page = window.new_page()
        page.goto(address)
        painted(page, WORD, True, 1)
        page.wait_for_timeout(SETTLED)
        return State(address, int(page.evaluate(_NAMING, WORD)))


def _opened(browser: Browser, state: State, stack: ExitStack) -> Page:
    page = stack.enter_context(fresh_window(browser)).new_page()
    page.goto(state.address)
    painted(page, WORD, True, state.charts)
    return page


def _loads(
    browser: Browser, states: Mapping[str, State], rounds: int
) -> tuple[list[float], list[float]]:
    times: dict[str, list[float]] = {name: [] for name in states}
    for _ in range(rounds + 1):
        for name, state in states.items():
            times[name].append(first_load(browser, state.address, WORD, state.charts))
    return times["now"][1:], times["then"][1:]


def _filters(
    tabs: Mapping[str, Page], states: Mapping[str, State], steps: tuple[Step, ...], rounds: int
) -> tuple[list[float], list[float]]:
    """The same steps on both, until the page stands again as it was opened."""
    taken = -(-(rounds + WARM) // len(steps)) * len(steps)
    times: dict[str, list[float]] = {name: [] for name in tabs}
    for word, shown in islice(cycle(steps), taken):
        for name, tab in tabs.items():
            tab.bring_to_front()
            charts = states[name].charts
            times[name].append(click_to_paint(tab, click_pill, word, shown, charts)[-1])
            tab.wait_for_timeout(300)  # what a page does after painting is its own affair
    return times["now"][WARM:], times["then"][WARM:]


if __name__ == "__main__":
    sys.exit(main())
