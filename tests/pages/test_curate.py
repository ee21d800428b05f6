"""The curator's page: a release dropped in, its figures taken or corrected, the file written."""

import os
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.claims.reading.load import load_claims
from components.figures.app_pages import PAGES
from components.intake import claims_text
from components.ui.curate import curate_desk
from components.ui.shell import settings
from components.ui.shell.open_pages import open_page_named
from tests.intake.made_releases import as_pdf, as_text, claims_of_made_figures, first_shape
from tests.pages.cards import pages_linked

APP = Path(__file__).parents[2] / "app.py"
_PLAIN = str.maketrans({"\\": "", "\N{NO-BREAK SPACE}": " "})
CLOUD, CAPEX = "alibaba.cloud_revenue.2026-Q2", "alibaba.capex.2026-Q2"


@pytest.fixture
def file(claims_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A claims file of made figures, under a dashboard that has the page."""
    monkeypatch.setattr(settings, "CURATE", True)
    claims_file.write_text(claims_of_made_figures(), encoding="utf-8")
    return claims_file


@pytest.fixture
def page(file: Path) -> AppTest:
    """The page, opened."""
    return AppTest.from_file(APP, default_timeout=60).switch_page("pages/curate.py").run()


def drop(page: AppTest, raw: bytes, name: str = "release.txt") -> AppTest:
    page.file_uploader(key="curate-file").set_value((name, raw, "text/plain"))
    page.run()
    assert not page.exception
    return page


def said(page: AppTest) -> str:
    """Every word on the page, without the backslashes of Markdown, any space a space."""
    told = (*page.markdown, *page.info, *page.success, *page.warning, *page.error, *page.text)
    heads = (*page.title, *page.header)
    return "\n".join(one.value for one in (*told, *heads)).translate(_PLAIN)


def difference(page: AppTest) -> str:
    return next((code.value for code in page.code if code.language == "diff"), "")


def key_of(page: AppTest, value: str, field: str) -> str:
    """The key of a control of the figure that was read as this."""
    return next(
        one.key.removesuffix("value") + field
        for one in page.text_input
        if one.key and one.key.endswith("-value") and one.value == value
    )


def write(page: AppTest) -> AppTest:
    page.button(key="curate-write").click().run()
    assert not page.exception
    return page


def test_where_it_is_not_switched_on_there_is_no_such_page(claims_file: Path) -> None:
    app = AppTest.from_file(APP, default_timeout=60).run()
    assert "Curate" not in pages_linked(app)
    assert pages_linked(app)[:5] == [page.title for page in PAGES[1:]]
    assert open_page_named("curate") is PAGES[0]


def test_what_is_due_stands_with_the_longest_overdue_first(
    claims_file: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "CURATE", True)
    by_a_house = (
        "- {company: Alibaba, metric: market_share, yardstick: Omdia AI cloud, every: half, "
        "due_after_days: 300, note: Made.}"
    )
    claims_file.write_text(text.replace("\ncalendar:", f"\ncalendar:\n{by_a_house}", 1), "utf-8")
    page = AppTest.from_file(APP, default_timeout=60).switch_page("pages/curate.py").run()
    assert not page.exception
    assert "Overview" in pages_linked(page)
    (table,) = [one.value for one in page.markdown if one.value.startswith("| From |")]
    told = re.findall(r"\d+ [A-Z]\w+ \d{4}", table)
    days = [datetime.strptime(day, "%d %B %Y").replace(tzinfo=UTC) for day in told]
    assert days == sorted(days)
    assert [row.split(" ")[1] for row in table.splitlines()[2:]] == ["**Alibaba**", "**Omdia,"]
    assert not page.checkbox


def test_a_figure_is_proposed_as_printed_beside_the_lines_it_stands_on(page: AppTest) -> None:
    drop(page, as_pdf(first_shape()), "release.pdf")
    words = said(page)
    assert "*new* Alibaba, cloud revenue, April to June 2026" in words
    assert "**RMB 48,048 million**" in words
    assert "USD 7,066 million, 50% on the year, FY2027 Q1" in words
    assert "Page 1, row Cloud Intelligence Group, column 2 of 2" in words
    assert any(
        "> Cloud Intelligence Group  32,032  48,048  7,066  50%" in one.value
        and "  Shops at home  150,015" in one.value
        for one in page.code
    )


def test_nothing_is_written_until_write_is_pressed(page: AppTest, file: Path) -> None:
    before = file.read_bytes()
    drop(page, as_text(first_shape()))
    assert "+- {id: alibaba.cloud_revenue.2026-Q2" in difference(page)
    assert file.read_bytes() == before
    write(page)
    claims = load_claims(file.read_text("utf-8"))
    assert claims.claim[CLOUD].value == 48048
    assert claims.source[claims.claim[CLOUD].source].published == "2026-08-20"
    assert "Written to data/claims.yaml: Ten claims and their source" in said(page)
    assert "Ten figures: ten held already" in said(page)
    assert not difference(page)


def test_a_figure_left_out_is_not_written(page: AppTest, file: Path) -> None:
    drop(page, as_text(first_shape()))
    page.checkbox(key=key_of(page, "48,048", "takes")).uncheck().run()
    assert CLOUD not in difference(page)
    names = load_claims(write_and_read(page, file)).claim
    assert CLOUD not in names
    assert CAPEX in names


def write_and_read(page: AppTest, file: Path) -> str:
    write(page)
    return file.read_text("utf-8")


def test_a_corrected_figure_is_written_as_corrected(page: AppTest, file: Path) -> None:
    drop(page, as_text(first_shape()))
    value, usd, growth, where = (
        key_of(page, "48,048", field) for field in ("value", "usd", "growth", "where")
    )
    page.text_input(key=value).set_value("49,650")
    page.text_input(key=usd).set_value("7,301")
    page.text_input(key=growth).set_value("55%")
    page.text_input(key=where).set_value("page 3, note 4").run()
    assert "**RMB 49,650 million**" in said(page)
    one = load_claims(write_and_read(page, file)).claim[CLOUD]
    assert (one.value, one.growth, one.where) == (49650, 55, "page 3, note 4")


def test_a_correction_is_judged_as_what_was_read_is(page: AppTest) -> None:
    drop(page, as_text(first_shape()))
    page.text_input(key=key_of(page, "48,048", "value")).set_value("48").run()
    assert "growth is printed as 50%" in said(page)
    assert CLOUD not in difference(page)


@pytest.mark.parametrize("typed", ["48k", "nan", "1e9999", "", "9" * 40])
def test_a_correction_that_is_no_figure_takes_nothing_and_is_said(
    page: AppTest, typed: str
) -> None:
    drop(page, as_text(first_shape()))
    page.text_input(key=key_of(page, "48,048", "value")).set_value(typed).run()
    assert not page.exception
    assert [one.value for one in page.error]
    assert CLOUD not in difference(page)
    assert CAPEX in difference(page)


def test_what_is_doubtful_waits_for_a_reason_which_is_written(page: AppTest, file: Path) -> None:
    drop(page, as_text(first_shape(cloud_growth="34")))
    assert "*doubtful* Alibaba, cloud revenue" in said(page)
    page.checkbox(key=key_of(page, "48,048", "takes")).check().run()
    assert CLOUD not in difference(page)
    reason = "Growth is printed on a basis of its own."
    page.text_input(key=key_of(page, "48,048", "why")).set_value(reason).run()
    one = load_claims(write_and_read(page, file)).claim[CLOUD]
    assert (one.value, one.odd or one.note) == (48048, reason)


def test_a_restated_figure_says_what_is_held_and_by_how_much(page: AppTest, file: Path) -> None:
    drop(page, as_text(first_shape()))
    write(page)
    drop(page, as_text(first_shape(capex="60,016")))
    assert "The file holds RMB 60,006 million: this is +0.02%." in said(page)
    new = load_claims(write_and_read(page, file)).claim[f"{CAPEX}.release"]
    assert new.supersedes == (CAPEX,)


def test_a_file_that_changed_meanwhile_is_left_and_read_anew(page: AppTest, file: Path) -> None:
    drop(page, as_text(first_shape()))
    other = file.read_text("utf-8") + "# another hand\n"
    file.write_text(other, encoding="utf-8")
    write(page)
    assert file.read_text("utf-8") == other
    assert "Nothing was written: data/claims.yaml has changed" in said(page)
    assert write_and_read(page, file).endswith("# another hand\n")
    assert CLOUD in load_claims(file.read_text("utf-8")).claim


def test_a_disk_that_is_full_leaves_the_file_and_is_said(
    page: AppTest, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    drop(page, as_text(first_shape()))
    before = file.read_bytes()
    monkeypatch.setattr(claims_text.os, "replace", full)
    write(page)
    assert file.read_bytes() == before
    assert "data/claims.yaml is as it was: No space left on device" in said(page)
    assert [one.name for one in file.parent.iterdir() if one.name.startswith(".")] == []
    assert CLOUD in difference(page)


def test_a_file_that_would_not_stand_is_named_by_its_figures(page: AppTest, file: Path) -> None:
    before = file.read_bytes()
    drop(page, as_text(first_shape()))
    day = next(one for one in page.date_input if (one.key or "").endswith("-published"))
    day.set_value(date(2026, 5, 1)).run()
    assert "before 2026-Q2 ended" in said(page)
    assert not difference(page)
    assert file.read_bytes() == before


def test_a_claims_file_that_is_broken_is_named_by_line(page: AppTest, file: Path) -> None:
    broken = file.read_text("utf-8").replace("value: 31031", "value: lots")
    file.write_text(broken, encoding="utf-8")
    drop(page, as_text(first_shape()))
    line = broken[: broken.index("value: lots")].count("\n") + 1
    assert f"the file:{line}: alibaba.capex.2025-Q2: value is 'lots'" in said(page)
    assert file.read_text("utf-8") == broken


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("a.pdf", b"%PDF-1.4 broken", "damaged or locked"),
        ("a.pdf", b"\xff\xfe\x00", "neither a PDF nor text in UTF-8"),
        ("a.txt", "Umsätze".encode("latin-1"), "neither a PDF nor text in UTF-8"),
        ("a.txt", b"  \n ", "holds no text"),
        ("a.txt", b"A letter to all.", "choose under 'Whose'"),
        ("a.html", b"<p>" * 5000 + b"Alibaba Group", "names no quarter"),
        ("a.txt", b"Alibaba Group " * 150_000, "more than two million characters"),
        ("a.json", b"[" * 100_000, "a.json"),
        ("a.json", b'{"cik": 1, "tag": []}', "a.json"),
    ],
)
def test_a_hostile_file_is_refused_in_words_and_the_next_is_read(
    page: AppTest, file: Path, name: str, raw: bytes, words: str
) -> None:
    before = file.read_bytes()
    drop(page, raw, name)
    assert words in " ".join(one.value for one in page.error).replace("\\", "")
    assert file.read_bytes() == before
    drop(page, as_text(first_shape()))
    assert CLOUD in difference(page)


def test_an_address_that_is_none_is_said(page: AppTest) -> None:
    drop(page, as_text(first_shape()))
    address = next(one for one in page.text_input if (one.key or "").endswith("-url"))
    address.set_value("javascript:alert(1)").run()
    assert "is no web address" in said(page)
    assert not difference(page)


def test_a_look_at_another_page_loses_nothing(page: AppTest) -> None:
    drop(page, as_text(first_shape()))
    page.checkbox(key=key_of(page, "60,006", "takes")).uncheck()
    page.text_input(key=key_of(page, "48,048", "value")).set_value("48,050").run()
    page.switch_page("pages/evidence.py").run()
    page.switch_page("pages/curate.py").run()
    assert "release.txt** is still open" in said(page)
    assert "value: 48050" in difference(page)
    assert CAPEX not in difference(page)


def test_a_broken_file_between_or_another_company_tried_loses_nothing(page: AppTest) -> None:
    drop(page, as_text(first_shape()))
    page.text_input(key=key_of(page, "60,006", "value")).set_value("60,016").run()
    before = difference(page)
    assert "value: 60016" in before
    drop(page, b"%PDF-1.4 broken", "broken.pdf")
    assert not difference(page)
    drop(page, as_text(first_shape()))
    assert difference(page) == before
    choose_whose(page, "Tencent")
    assert "**RMB \N{MINUS SIGN}48,999 million**" in said(page), (
        "its first figure is as it was read"
    )
    choose_whose(page, "As it says")
    assert difference(page) == before


def choose_whose(page: AppTest, company: str) -> None:
    whose = next(one for one in page.selectbox if (one.key or "").endswith("-company"))
    whose.set_value(company).run()
    assert not page.exception


def test_where_the_file_cannot_be_written_it_is_offered_to_download(
    page: AppTest, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims_text.os, "access", lambda *_: False)
    drop(page, as_text(first_shape()))
    assert not [one for one in page.button if one.key == "curate-write"]
    assert "Put the downloaded one in its place" in said(page)
    assert page.get("download_button")


def test_claims_of_a_database_are_left_alone(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(curate_desk, "CLAIMS_URL", "sqlite:///claims.db")
    page.run()
    assert "The claims come from a database here" in said(page)
    assert not page.file_uploader


def test_line_ends_and_rights_stay_as_the_file_has_them(page: AppTest, file: Path) -> None:
    windows = file.read_text("utf-8").replace("\n", "\r\n").encode()
    file.write_bytes(windows)
    file.chmod(0o640)
    drop(page, as_text(first_shape()))
    write(page)
    raw = file.read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n") > windows.count(b"\r\n")
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o640
