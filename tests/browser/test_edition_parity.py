"""Every canonical view of the edition against the app: the same link, the same figures."""

import json
from collections import defaultdict
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from components.claims.model import Claims
from components.publish.addresses import Addresses
from components.publish.canonical import Canonical, canonical_views
from components.publish.edition.page import Press
from components.publish.edition.printed_table import heads_of, printed_rows
from components.publish.edition.reading_pages import reading_pages
from components.ui.shell.store import CLAIMS_FILE
from tests.pages.cards import cards
from tests.publish.reading_html import Read

# No browser is needed, but some forty runs of the app: too many for the fast tests.
pytestmark = [pytest.mark.edition, pytest.mark.timeout(1200)]

ADDRESSES = Addresses("https://edition.test", "https://app.test")


def test_there_are_at_least_forty_canonical_views(shipped: Claims) -> None:
    views = canonical_views(shipped)
    assert len(views) >= 40
    assert len({shown.slug for shown in views}) == len(views)
    assert {shown.answer.chart.name for shown in views} >= {"who-leads", "shares", "tokens"}


@pytest.mark.parametrize("page", ["overview", "market_share", "capex", "scenarios", "companies"])
def test_the_app_draws_what_the_edition_prints(shipped: Claims, page: str) -> None:
    by_link: dict[str, list[Canonical]] = defaultdict(list)
    own = [s for s in canonical_views(shipped) if s.answer.chart.page == page]
    for shown in own:
        by_link[ADDRESSES.live(page, shown.answer.view)].append(shown)
    differing: list[str] = []
    for address, views in by_link.items():
        drawn = drawn_by_the_app(address)
        for shown in views:
            figure = json.loads(shown.answer.figure("light").to_json())
            differing += [shown.slug] * (figure["data"] not in drawn)
    assert differing == []


def drawn_by_the_app(address: str) -> list[object]:
    """The data of every figure of the app's page behind a link, opened by somebody new."""
    link = urlsplit(address)
    app = AppTest.from_file(str(CLAIMS_FILE.parents[1] / "app.py"), default_timeout=300)
    for name, values in parse_qs(link.query, keep_blank_values=True).items():
        app.query_params[name] = values
    app.switch_page(f"pages/{link.path.strip('/') or 'overview'}.py").run()
    assert not app.exception
    return [card["data"] for card in cards(app).values()]


def test_the_numbers_on_a_page_are_those_of_the_app_s_table(shipped: Claims) -> None:
    press, views = Press(shipped, ADDRESSES), canonical_views(shipped)
    by_path = {shown.path: shown for shown in views}
    pages = [page for page in reading_pages(press, views) if page.path in by_path]
    assert len(pages) == len(views)
    for page in pages:
        shown = by_path[page.path]
        read = Read(press.printed(page)[1].decode("utf-8"))
        wanted = [
            float(value)
            for row in shown.answer.data_table[heads_of(shown.answer)].to_dict("records")
            for value in row.values()
            if isinstance(value, int | float) and value == value
        ]
        assert [float(number) for number in read.numbers] == wanted, page.path
        heads = len(heads_of(shown.answer))
        said = [[" ".join(cell.split()) for cell in row[:heads]] for row in read.rows[1:]]
        assert said == [[cell.said for cell in row.cells] for row in printed_rows(shown.answer)], (
            page.path
        )
        assert shown.answer.reading in " ".join(read.text.split()), page.path
