"""This state against an earlier commit, page by page, in turns in one run.

python -m dev.speed.earlier COMMIT [--rounds N] [--json]

The earlier state is checked out into a folder of its own, with its own claims and charts, and runs
on the packages of today. Each page is timed by as many charts as name the company on it; what a run
takes, what it sends and what a session holds is told by a reader without a browser.
"""

import argparse
import asyncio
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from dev.reader import Reader
from dev.servers import ROOT, streamlit
from dev.speed.pages import BACK, ONWARD, WORD, TimedPage, clicked, loaded, opened
from dev.speed.painting import browsing
from dev.speed.ratio import Ratio, as_json, as_table
from dev.speed.sessions import filter_runs, memory_per_session

PAGES = {"overview": "/", "market share": "/market_share"}
_NAMING = "word => window.naming(window.chartsInSight(), word)"
SETTLED = 2000  # milliseconds after which a page has all its charts


def main() -> int:
    """Measure, and print a table or JSON; 0 whatever comes out."""
    words = argparse.ArgumentParser(prog="python -m dev.speed.earlier", description=__doc__)
    words.add_argument("commit", help="the state that this one is compared with")
    words.add_argument("--rounds", type=int, default=24, help="pairs of each figure")
    words.add_argument("--json", action="store_true", help="print JSON in place of a table")
    given = words.parse_args()
    pages = list(PAGES.items())
    with ExitStack() as stack:
        then = stack.enter_context(checked_out(given.commit))
        ratios = [r for page in pages for r in _on_the_wire(then, *page, given)]
        roots = {
            "now": stack.enter_context(streamlit(ROOT / "app.py")).address,
            "then": stack.enter_context(streamlit(then / "app.py", project=then)).address,
        }
        browser = stack.enter_context(browsing())  # whose event loop would stand in the wire's way
        ratios += [r for page in pages for r in _compared(browser, *page, roots, given)]
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
    browser: Browser, name: str, path: str, roots: Mapping[str, str], given: argparse.Namespace
) -> Iterator[Ratio]:
    pages = {state: _page(browser, root + path) for state, root in roots.items()}
    times = {"first load": loaded(browser, pages, given.rounds)}
    with opened(browser, pages) as tabs:
        for what, steps in (("a new view", ONWARD), ("a choice taken back", BACK)):
            pairs = clicked(tabs, pages, steps, given.rounds)
            times[what] = {state: [last for _, last in pairs[state]] for state in pages}
    for what, found in times.items():
        yield Ratio(f"{name}: {what}", 1.0, given.commit, "ms", found["now"], found["then"])


def _on_the_wire(then: Path, name: str, path: str, given: argparse.Namespace) -> Iterator[Ratio]:
    page, earlier = path.strip("/"), streamlit(then / "app.py", project=then)
    with streamlit(ROOT / "app.py") as now, earlier as before:
        # sessions first: what a server has let go again would hide what they hold
        held = memory_per_session([(now, page), (before, page)], given.rounds)
        yield Ratio(
            f"{name}: memory per session", 1.0, given.commit, "KiB", *([kib] for kib in held)
        )
        readers = (Reader(now.address, page), Reader(before.address, page))
        ours, theirs = asyncio.run(filter_runs(*readers, given.rounds))
    for what, unit, told in (
        ("script run of a filter", "ms", lambda run: run.milliseconds),
        ("bytes sent per filter", "KiB", lambda run: run.sent / 1024),
    ):
        values = (list(map(told, runs)) for runs in (ours, theirs))
        yield Ratio(f"{name}: {what}", 1.0, given.commit, unit, *values)


def _page(browser: Browser, address: str) -> TimedPage:
    """The page at an address, with as many charts as name the company."""
    with opened(browser, {"": TimedPage(address, 1)}) as tabs:
        tabs[""].wait_for_timeout(SETTLED)
        return TimedPage(address, int(tabs[""].evaluate(_NAMING, WORD)))


if __name__ == "__main__":
    sys.exit(main())
