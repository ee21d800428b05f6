"""The small claims file that every test but one reads, as text and as loaded."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from components.analysis.view import View
from components.claims.load import load_claims
from components.claims.model import Claims
from components.claims.problems import ClaimsError, Problem
from components.figures.theme import Look, look
from tests.editions import NEW, OLD

settings.register_profile("house", deadline=None)  # a slow machine is not a fault
settings.load_profile("house")


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


@pytest.fixture(scope="session")
def view(claims: Claims) -> View:
    """The view of a bare link."""
    return View.of(claims)


@pytest.fixture(scope="session")
def light(claims: Claims) -> Look:
    """The light theme."""
    return look(claims, "light")


@pytest.fixture(scope="session")
def dark(claims: Claims) -> Look:
    """The dark theme."""
    return look(claims, "dark")
