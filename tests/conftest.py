"""The small claims file that most tests read, and what decides which tests are run.

A test has one mark of what it costs; one without is `fast`. A test that runs a program of others
says so with `needs`. Set-up names in TESTS_WITHOUT the programs that cannot be had on this machine;
their tests are left out, and the last lines of the run say so. A program that is missing and not
named there fails its tests. TESTS_SHARD, such as 2/3, divides the files of tests among machines.
"""

import os
import sys
from collections import Counter
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from hypothesis import settings

from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.reading.load import load_claims
from components.claims.reading.problems import ClaimsError, Problem
from components.figures.theme import Palette, palette_of
from tests.editions import NEW, OLD
from tests.made import view_with_something

# A run starts Python a hundred times: what one has compiled the next need not, whatever the shell.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

settings.register_profile("house", deadline=None)  # a slow machine is not a fault
settings.load_profile("house")

COSTS = ("edition", "browser", "servers", "documents")  # by what a file of theirs takes


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> Generator[None]:
    """Mark what is fast, let -m choose, and leave out what is not to be run on this machine.

    Costly files come first, so that no worker ends with a long file when the others are done.
    """
    for item in items:
        if not any(item.get_closest_marker(cost) for cost in COSTS):
            item.add_marker("fast")
    yield
    cannot = set(os.environ.get("TESTS_WITHOUT", "").split())
    shard = _shard(items, os.environ.get("TESTS_SHARD", "1/1"))
    runs = {item: item.path in shard and not _needed(item) & cannot for item in items}
    config.hook.pytest_deselected(items=[item for item in items if not runs[item]])
    items[:] = sorted((item for item in items if runs[item]), key=_turn)


def _turn(item: pytest.Item) -> tuple[bool, int]:
    """What builds or opens the edition first, then what else is slow, then what is fast."""
    costs = [place for place, cost in enumerate(COSTS) if item.get_closest_marker(cost)]
    return not costs, min(costs, default=0)


def _needed(item: pytest.Item) -> set[str]:
    """The programs of others that a test runs."""
    return {name for mark in item.iter_markers("needs") for name in mark.args}


def _shard(items: list[pytest.Item], which: str) -> set[Path]:
    """The files of one of several machines, which get about as many tests each: "2/3"."""
    own, of = map(int, which.split("/"))
    shards: list[tuple[int, set[Path]]] = [(0, set())] * of
    for file, tests in Counter(item.path for item in items).most_common():
        fewest = min(range(of), key=lambda number: shards[number][0])
        count, files = shards[fewest]
        shards[fewest] = (count + tests, files | {file})
    return shards[own - 1][1]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end which tests were left out for want of a program."""
    for name in os.environ.get("TESTS_WITHOUT", "").split():
        terminalreporter.write_line(f"LEFT OUT: the tests that need {name}, which is not to be had")


@pytest.fixture(scope="session")
def text() -> str:
    """The text of tests/claims.yaml."""
    return OLD.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def newer() -> str:
    """The text of a newer edition of tests/claims.yaml."""
    return NEW.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def claims(text: str) -> Claims:
    """The claims in tests/claims.yaml."""
    return load_claims(text)


@pytest.fixture(scope="session")
def shipped() -> Claims:
    """The claims of the file that is shipped, for the few tests that are about its facts."""
    return load_claims((Path(__file__).parents[1] / "data/claims.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def problems() -> Callable[[str], tuple[Problem, ...]]:
    """What a text is refused for; nothing if it loads."""

    def found(text: str) -> tuple[Problem, ...]:
        try:
            load_claims(text)
        except ClaimsError as error:
            return error.problems
        return ()

    return found


@pytest.fixture
def view(claims: Claims, request: pytest.FixtureRequest) -> View:
    """The view of a bare link; for a `chart` that is empty under it, by another yardstick."""
    bare = View.of(claims)
    if "chart" not in request.fixturenames:
        return bare
    return view_with_something(request.getfixturevalue("chart"), claims)


@pytest.fixture(scope="session")
def light(claims: Claims) -> Palette:
    """The light theme."""
    return palette_of(claims, "light")


@pytest.fixture(scope="session")
def dark(claims: Claims) -> Palette:
    """The dark theme."""
    return palette_of(claims, "dark")
