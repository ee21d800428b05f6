"""What is added as CONTRIBUTING says is everywhere: control, link, picture, edition, colour."""

import shutil
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.reading.load import load_claims
from components.claims.reading.problems import Problem
from components.figures.answer import answer
from components.figures.chart import Chart
from components.figures.charts import catalogue
from components.figures.charts.capex import CAPEX_AND_REVENUE
from components.figures.charts.catalogue import CHARTS, charts
from components.figures.charts.market_share import SHARES
from components.figures.theme import palette_of
from components.publish.addresses import Addresses
from components.publish.canonical import canonical_views, views_of_chart
from components.publish.caption import caption
from components.publish.edition.build import edition_pages
from components.publish.edition.page import Press
from components.publish.files.office_chart import native
from tests.pages.cards import cards
from tests.pages.test_pages import lasting_link, said
from tests.planted import (
    CHART,
    COMPANIES,
    SIXTH_CLAIMS,
    YARDSTICK,
    YARDSTICK_CLAIMS,
    PlantedView,
    plant_choice,
    with_entries,
)

ROOT = Path(__file__).parents[2]
BASE = "https://app.test"
Open = Callable[..., AppTest]
Problems = Callable[[str], tuple[Problem, ...]]


def edition(claims: Claims, *of: Chart) -> dict[str, str]:
    """The title of each page of the static edition by its path: with all charts, or with some."""
    press = Press(claims, Addresses("https://edition.test", BASE))
    some = [view for one in of for view in views_of_chart(claims, one)]
    views = some if of else canonical_views(claims)
    return {page.path: page.title for page in edition_pages(press, views)}


def link_of(chart: Chart, claims: Claims, view: View) -> str:
    """The query of the link that a picture of a chart carries."""
    return urlsplit(caption(answer(claims, chart, view), BASE).link).query


# A company


@pytest.fixture
def six(text: str, claims_file: Path) -> Claims:
    """The claims with two more companies of the race, of which the app reads too."""
    more = with_entries(text, companies=COMPANIES, claims=SIXTH_CLAIMS)
    claims_file.write_text(more, encoding="utf-8")
    return load_claims(more)


def test_a_sixth_company_is_in_controls_and_links(six: Claims, open_link: Open) -> None:
    app = open_link("capex", company=["Sixth"])
    assert not app.exception
    assert not app.warning
    assert app.pills(key="company").options == list(six.subjects)
    assert app.pills(key="company").value == ["Sixth"]
    assert lasting_link(app).partition("?")[2].startswith("company=Sixth&period=")
    alone = open_link("companies", focus="Sixth")
    assert alone.segmented_control(key="focus").value == "Sixth"


def test_a_sixth_company_is_drawn_in_a_colour_of_its_own(six: Claims) -> None:
    view = View.of(six, company=("Sixth",))
    for theme in ("light", "dark"):
        colors = palette_of(six, theme).company
        own = [colors[name] for name in (*six.subjects, "Huawei")]
        assert len(set(own)) == len(own)
        marks = str(answer(six, CAPEX_AND_REVENUE, view).figure(theme).data)
        assert colors["Sixth"] in marks
        assert colors["Alibaba"] not in marks


def test_a_sixth_company_is_in_pictures_and_in_the_edition(six: Claims) -> None:
    view = View.of(six, company=("Sixth",))
    said_of = caption(answer(six, CAPEX_AND_REVENUE, view), BASE)
    assert said_of.view == "Sixth"
    assert link_of(CAPEX_AND_REVENUE, six, view).startswith("company=Sixth&")
    pages = edition(six)
    assert "companies/sixth.html" in pages
    assert "Sixth alone" in pages["charts/capex-and-revenue-sixth-alone.html"]


def test_without_its_line_a_company_is_refused(
    text: str, claims: Claims, problems: Problems
) -> None:
    found = problems(with_entries(text, claims=SIXTH_CLAIMS))
    assert {p.wrong for p in found} == {"company 'Sixth' is not in the file"}
    assert View.from_query(claims, "company=Sixth").ignored == ("'Sixth' as company",)


# A yardstick


@pytest.fixture
def measured(text: str, claims_file: Path) -> Claims:
    """The claims with one more yardstick, of which the app reads too."""
    more = with_entries(text, yardsticks=YARDSTICK, claims=YARDSTICK_CLAIMS)
    claims_file.write_text(more, encoding="utf-8")
    return load_claims(more)


def test_a_new_yardstick_is_in_its_control_and_in_links(measured: Claims, open_link: Open) -> None:
    app = open_link("market_share", yardstick="Planted yardstick")
    assert not app.exception
    assert not app.warning
    assert app.radio(key="yardstick").value == "Planted yardstick"
    assert "Planted yardstick" in app.radio(key="yardstick").options
    assert "For a test." in said(app), "its caveat"
    assert "yardstick=Planted+yardstick" in lasting_link(app)


def test_a_new_yardstick_is_in_pictures_and_in_the_edition(measured: Claims) -> None:
    view = View.of(measured, yardstick="Planted yardstick")
    assert link_of(SHARES, measured, view).startswith("yardstick=Planted+yardstick&")
    found = answer(measured, SHARES, view)
    assert "Baidu" in found.finding
    assert caption(found, BASE).measured.startswith("Yardstick: Planted yardstick. ")
    assert any("Planted yardstick" in title for title in edition(measured, SHARES).values())


def test_without_its_entry_a_yardstick_is_refused(
    text: str, claims: Claims, problems: Problems
) -> None:
    found = problems(with_entries(text, claims=YARDSTICK_CLAIMS))
    assert {p.wrong for p in found} == {"yardstick 'Planted yardstick' is not in the file"}
    assert View.from_query(claims, "yardstick=Planted+yardstick").ignored == (
        "'Planted yardstick' as yardstick",
    )


# A chart and a choice, on a page of their own


def page_with(folder: Path, *lines: str) -> Path:
    """The app with more lines at the end of its page of capex."""
    shutil.copy(ROOT / "app.py", folder)
    shutil.copytree(ROOT / "pages", folder / "pages")
    page = folder / "pages" / "capex.py"
    script = "\n".join([page.read_text(encoding="utf-8"), *lines, ""])
    page.write_text(script, encoding="utf-8")
    return folder / "app.py"


def opened(app: Path, **choices: str) -> AppTest:
    """The page of capex of such an app, as a link opens it."""
    test = AppTest.from_file(app, default_timeout=60)
    for name, value in choices.items():
        test.query_params[name] = value
    return test.run().switch_page("pages/capex.py").run()


DRAW = ("from tests.planted import CHART", "chart_card(CHART, claims, view)")
CHOOSE = (
    "from components.ui.shell.choice_control import control",
    "control(claims, 'unit')",
    "view = view_now(claims)",
)


@pytest.fixture
def with_chart(afresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """One chart more in the list of all."""
    monkeypatch.setattr(catalogue, "CHARTS", (*CHARTS, CHART))


@pytest.fixture
def with_choice(afresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """One choice more in `View`."""
    plant_choice(monkeypatch)


@pytest.fixture
def app(claims_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Writes an app whose page of capex has more lines."""
    monkeypatch.chdir(ROOT)
    folder = tmp_path / "app"
    folder.mkdir()
    return lambda *lines: page_with(folder, *lines)


@pytest.mark.usefixtures("with_chart")
def test_a_new_chart_is_on_its_page_alone_and_in_every_file(
    app: Callable[..., Path], open_link: Open, text: str
) -> None:
    page = opened(app(*DRAW))
    assert not page.exception
    assert cards(page)["planted"]["data"]
    alone = open_link(card="planted")
    assert not alone.exception
    assert not alone.error
    assert "planted" in cards(alone)
    claims = load_claims(text)  # afresh: what is worked out is kept with the claims
    assert edition(claims)["charts/planted.html"] == "What was planted?"
    found = answer(claims, CHART, View.of(claims))
    assert link_of(CHART, claims, found.view) == f"edition={claims.edition}"
    assert native(found) is not None, "Excel can draw it"


def test_a_chart_that_is_not_in_the_list_is_nowhere_else(open_link: Open, claims: Claims) -> None:
    assert "There is no chart called 'planted'" in open_link(card="planted").error[0].value
    assert CHART not in {view.answer.chart for view in canonical_views(claims)}
    assert "charts/planted.html" not in edition(claims, SHARES)


def test_two_charts_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "CHARTS", (CHART, CHART))
    with pytest.raises(ValueError, match="two charts are called 'planted'"):
        charts()


@pytest.mark.usefixtures("with_chart", "with_choice")
def test_a_new_choice_is_in_its_control_and_in_links(app: Callable[..., Path]) -> None:
    page = opened(app(*CHOOSE, *DRAW), unit="millions")
    assert not page.exception
    assert not page.warning
    assert page.segmented_control(key="unit").value == "millions"
    assert page.segmented_control(key="unit").label == "Told in"
    assert highest(page) > 1000
    assert "&unit=millions" in lasting_link(page)
    other = page.segmented_control(key="unit").set_value("billions").run()
    assert highest(other) < 1000
    assert "&unit=billions" in lasting_link(other)


@pytest.mark.usefixtures("with_chart", "with_choice")
def test_a_former_name_of_a_choice_in_a_link_sets_its_control(app: Callable[..., Path]) -> None:
    page = opened(app(*CHOOSE, *DRAW), scale="millions")
    assert not page.exception
    assert not page.warning
    assert page.segmented_control(key="unit").value == "millions"
    assert highest(page) > 1000
    assert "&unit=millions" in lasting_link(page)
    assert "scale" not in page.query_params
    other = page.segmented_control(key="unit").set_value("billions").run()
    assert highest(other) < 1000, "the link of the beginning does not hold on to it"


def highest(page: AppTest) -> float:
    """The highest bar of the planted chart."""
    bars = cards(page)["planted"]["data"][0]["y"]
    return float(np.frombuffer(b64decode(bars["bdata"]), dtype=bars["dtype"]).max())


@pytest.mark.usefixtures("with_chart", "with_choice")
def test_a_new_choice_is_in_pictures_that_it_bears_on_and_in_the_edition(text: str) -> None:
    claims = load_claims(text)
    view = PlantedView.from_query(claims, "unit=millions")
    assert view.ignored == ()
    assert link_of(CHART, claims, view) == f"unit=millions&edition={claims.edition}"
    assert "told in: millions" in caption(answer(claims, CHART, view), BASE).view
    assert link_of(SHARES, claims, view) == f"edition={claims.edition}"
    assert "told in" not in caption(answer(claims, SHARES, view), BASE).view
    assert edition(claims, CHART)["charts/planted-millions.html"] == "What was planted? Millions"


@pytest.mark.usefixtures("with_chart")
def test_without_its_line_a_choice_is_unknown(app: Callable[..., Path], claims: Claims) -> None:
    page = opened(app(*CHOOSE, *DRAW), unit="millions")
    assert page.exception, "no control can be drawn"
    assert "'unit'" in page.warning[0].value
    assert View.from_query(claims, "unit=millions").ignored == ("'unit'",)
