"""The claims file breaks while the app is open, and heals: readers are told, and see no trace."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.claims.reading.read import MAX_BYTES
from components.ui.shell import store
from tests.pages.cards import cards, has_masthead

Open = Callable[..., AppTest]


def misspell(file: Path) -> None:
    file.write_text(
        file.read_text(encoding="utf-8").replace("value: 24612", "value: lots"), "utf-8"
    )


def empty(file: Path) -> None:
    file.write_text("", encoding="utf-8")


def encode_otherwise(file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8"), encoding="utf-16")


def remove(file: Path) -> None:
    file.unlink()


def replace_by_a_directory(file: Path) -> None:
    file.unlink()
    file.mkdir()


def make_too_large(file: Path) -> None:
    with file.open("a", encoding="utf-8") as end:
        end.write("#" * MAX_BYTES)


def cut_off(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: len(text) // 2], encoding="utf-8")


FAULTS = {
    misspell: "data/claims.yaml:{line}: alibaba.capex.2025-Q1: ",
    empty: "data/claims.yaml:1: ",
    cut_off: "data/claims.yaml:",
    encode_otherwise: "data/claims.yaml:1: file: it is UTF-16 text, not UTF-8",
    remove: "data/claims.yaml:1: file: it is not there",
    replace_by_a_directory: "data/claims.yaml:1: file: it is not there, or is no ordinary file",
    make_too_large: "data/claims.yaml:1: file: it has more than 5 MB",
}
ALL = pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)


def expected(fault: Callable[[Path], None], text: str) -> str:
    """What the page says is wrong; the line is that of the claim misspelt."""
    line = text[: text.index("id: alibaba.capex.2025-Q1,")].count("\n") + 1
    return FAULTS[fault].format(line=line)


def problems(app: AppTest) -> str:
    return "\n".join(element.value for element in app.text)


@ALL
def test_a_broken_file_leaves_the_last_good_edition_under_a_banner_until_it_heals(
    open_link: Open, claims_file: Path, fault: Callable[[Path], None]
) -> None:
    text = claims_file.read_text(encoding="utf-8")
    app = open_link("capex")
    before = cards(app)
    assert before

    fault(claims_file)
    app.run()
    assert not app.exception
    [banner] = app.warning
    assert "You see the last good data, the edition of 30 June 2026." in banner.value
    assert expected(fault, text) in problems(app)
    assert cards(app) == before

    if claims_file.is_dir():
        claims_file.rmdir()
    claims_file.write_text(text.replace("24612", "24610").replace("38680", "38682"), "utf-8")
    app.run()
    assert not app.exception
    assert not app.warning
    assert not problems(app)
    assert cards(app) != before


@ALL
def test_a_file_broken_from_the_start_gives_a_clear_error_and_no_trace(
    open_link: Open, claims_file: Path, fault: Callable[[Path], None]
) -> None:
    text = claims_file.read_text(encoding="utf-8")
    fault(claims_file)
    app = open_link()
    assert not app.exception
    [error] = app.error
    assert "there is nothing to show" in error.value
    assert expected(fault, text) in problems(app)
    assert "Traceback" not in problems(app)
    assert has_masthead(app)
    assert not cards(app)


def test_the_banner_says_since_when_and_does_not_start_anew_with_each_fault(
    open_link: Open, claims_file: Path
) -> None:
    app = open_link()
    misspell(claims_file)
    [first] = app.run().warning
    empty(claims_file)
    [second] = app.run().warning
    assert "broken since" in first.value
    assert first.value == second.value


def test_another_reader_of_a_broken_file_sees_the_same_last_good_edition(
    open_link: Open, claims_file: Path
) -> None:
    open_link("capex")
    misspell(claims_file)
    late = open_link("capex")
    assert not late.exception
    assert len(late.warning) == 1
    assert cards(late)


def test_a_file_that_may_not_be_read_leaves_the_last_good_edition(
    open_link: Open, claims_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system refuses here, as it would a server that lost its rights; root is never refused."""
    monkeypatch.setattr(store, "YOUNG", 0.0)  # the file itself is not touched meanwhile
    page = open_link("capex")
    opening = os.open

    def refused(path: Path, *rest: int) -> int:
        if path == claims_file:
            raise PermissionError(13, "Permission denied")
        return opening(path, *rest)

    with monkeypatch.context() as taken:
        taken.setattr(os, "open", refused)
        store._holder()._stood = None  # as if it had been
        page.run()
        assert "last good data, the edition of 30 June 2026" in page.warning[0].value
        said = " ".join(text.value for text in page.text)
        assert "claims.yaml:1: file: it cannot be read (Permission denied); mend its permi" in said
        assert not page.exception
    page.run()
    assert not page.warning


@pytest.mark.parametrize(("young", "again"), [(0.0, False), (3600.0, True)])
def test_a_file_is_read_again_once_it_was_touched_or_while_its_times_cannot_tell(
    claims_file: Path, monkeypatch: pytest.MonkeyPatch, young: float, again: bool
) -> None:
    reading, looks = store._reading, []
    monkeypatch.setattr(store, "YOUNG", young)
    monkeypatch.setattr(store, "_reading", lambda file: looks.append(file) or reading(file))
    holder = store._Holder()
    first = holder.look(claims_file)
    assert first.claims
    before = len(looks)
    assert holder.look(claims_file) is first
    assert (len(looks) > before) is again
    misspell(claims_file)
    assert holder.look(claims_file).problems
