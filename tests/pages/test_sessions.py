"""Several readers at once: each sees what a reader alone would see, and leaves nothing behind."""

import gc
import weakref
from collections.abc import Callable
from random import Random

import pytest
from streamlit.testing.v1 import AppTest

from components.claims.model import Claims
from components.claims.reading import load
from components.ui.shell import try_file
from tests.pages.cards import cards

Open = Callable[..., AppTest]
CHOICES: dict[str, list[object]] = {
    "currency": ["RMB", "USD"],
    "company": [["Alibaba"], ["Baidu", "Tencent"], []],
    "status": [["reported"], ["reported", "derived", "estimate"]],
    "grade": ["A", "C", "E"],
    "span": ["quarter", "year"],
}


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers may try a file of their own."""
    monkeypatch.setattr(try_file, "TRY_FILE", True)


def seen(app: AppTest) -> list[object]:
    """All a reader sees: every card and every word."""
    assert not app.exception
    return [cards(app), *(element.value for element in (*app.markdown, *app.info, *app.warning))]


def choose(app: AppTest, name: str, value: object) -> None:
    app.session_state[name] = value
    app.run()


def with_file(app: AppTest, text: str) -> AppTest:
    app.file_uploader(key="own_file").set_value(("mine.yaml", text.encode(), "text/yaml"))
    return app.run()


@pytest.mark.usefixtures("offered")
def test_readers_in_turn_see_what_each_would_see_alone(open_link: Open, text: str) -> None:
    own = text.replace("24612", "24999").replace("38680", "38293")
    random = Random(9)  # noqa: S311 - chosen, not secret
    steps = [(random.randrange(3), name, random.choice(CHOICES[name])) for name in (*CHOICES,) * 2]

    def taken(readers: dict[int, AppTest], mine: int) -> list[object]:
        for reader, name, value in steps:
            if reader in readers:
                choose(readers[reader], name, value)
        return seen(readers[mine])

    alone = []
    for mine in range(3):
        app = open_link("capex")
        alone.append(taken({mine: with_file(app, own) if mine == 2 else app}, mine))
    together = {mine: open_link("capex") for mine in range(3)}
    with_file(together[2], own)
    taken(together, 0)
    assert [seen(together[mine]) for mine in range(3)] == alone
    assert alone[2] != alone[1]


@pytest.mark.usefixtures("offered")
def test_claims_of_ones_own_go_with_their_session(
    open_link: Open, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[weakref.ref[Claims]] = []

    def loaded(given: str) -> Claims:
        claims = load.load_claims(given)
        left.append(weakref.ref(claims))
        return claims

    monkeypatch.setattr(try_file, "load_claims", loaded)
    for page in ("overview", "market_share", "companies", "evidence", "capex", "scenarios"):
        app = with_file(open_link(page), text)
        assert not app.exception
        assert app.expander
    assert len(left) == 6
    app = open_link()  # Streamlit holds on to what the last run named, until the next one
    gc.collect()
    assert [one for one in left if one() is not None] == []


@pytest.mark.usefixtures("offered")
def test_a_reader_comes_back_to_the_published_figures_by_taking_the_file_away(
    open_link: Open, text: str
) -> None:
    app = open_link("capex")
    published = seen(app)
    with_file(app, text.replace("24612", "24999").replace("38680", "38293"))
    assert seen(app) != published
    app.file_uploader(key="own_file").set_value(None)
    assert seen(app.run()) == published


@pytest.mark.usefixtures("offered")
@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "mine.yaml:1: file: it has no sections"),
        (b"edition: 2026-01-01\nx: \xff\n", "mine.yaml:2: file: byte 0xff is not UTF-8 text"),
        (b"\xff\xfee\x00", "mine.yaml:1: file: it is UTF-16 text, not UTF-8"),
        (b"a: &a [*a, *a]\n", "mine.yaml:1: file: an anchor or alias"),
        (b"[" * 10_000, "mine.yaml:1: file: nested more than 20 deep"),
    ],
)
def test_a_file_that_does_not_stand_is_named_by_line_and_the_published_figures_stay(
    open_link: Open, content: bytes, problem: str
) -> None:
    app = open_link("capex")
    published = cards(app)
    assert published
    app.file_uploader(key="own_file").set_value(("mine.yaml", content, "text/yaml"))
    app.run()
    assert not app.exception
    assert cards(app) == published
    assert any(element.value.startswith(problem) for element in app.text)


def test_no_file_is_asked_for_unless_that_is_switched_on(open_link: Open) -> None:
    assert not open_link().get("file_uploader")
