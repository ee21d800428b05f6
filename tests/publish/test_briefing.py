"""The briefing before it is printed: numbered sources, computed sentences, no page left out."""

import re

import pytest

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.charts.catalogue import charts
from components.publish.addresses import Addresses
from components.publish.briefing.cited import Cited, in_runs
from components.publish.briefing.paper import PAPERS, briefing_page, settled
from tests.publish.reading_html import Read

ADDRESSES = Addresses("https://edition.test", "https://app.test")


@pytest.fixture(scope="module", params=PAPERS)
def page(request: pytest.FixtureRequest, claims: Claims) -> Read:
    return Read(briefing_page(claims, View.of(claims), ADDRESSES, request.param).decode("utf-8"))


def test_it_has_eight_sheets(page: Read) -> None:
    assert len(re.findall(r'<section class="sheet', page.html)) == 8
    assert [int(n) for n in re.findall(r"(\d) of 8", page.text)] == list(range(1, 9))


def test_every_source_is_numbered_once_and_every_number_has_its_source(page: Read) -> None:
    listed = [int(n) for n in re.findall(r"<li>(\d+)\. ", page.html)]
    assert listed == list(range(1, len(listed) + 1))
    cited: set[int] = set()
    for numbers in re.findall(r"\[([\d, ;a-z-]+)\]", page.text):
        for run in re.findall(r"\d+(?:-\d+)?", numbers):
            first, _, last = run.partition("-")
            cited |= set(range(int(first), int(last or first) + 1))
    assert cited == set(listed)


def test_it_leads_with_the_finding_of_the_first_chart(
    page: Read, claims: Claims, view: View
) -> None:
    chart = charts()["who-leads"]
    finding, *rest = chart.reading(chart.table(claims, view), claims, view)
    assert f"<h1>{finding}</h1>" in page.html
    assert " ".join(rest) in page.text


def test_no_label_is_a_machine_s(page: Read) -> None:
    assert not re.search(r"ttm-|\d{4}-[QH]\d|rmb|Letters A to E", page.text)


def test_another_view_prints_other_figures(claims: Claims, view: View) -> None:
    dollars = View.of(claims, currency="USD", company=("Alibaba",))
    printed = briefing_page(claims, dollars, ADDRESSES).decode("utf-8")
    assert "USD" in printed
    assert printed != briefing_page(claims, view, ADDRESSES).decode("utf-8")
    assert len(re.findall(r'<section class="sheet', printed)) == 8


def test_the_charts_that_are_chosen_are_pictured_and_no_others(claims: Claims, view: View) -> None:
    chosen = ("capex-and-revenue", "shares", "capex-intensity")
    page = Read(briefing_page(claims, view, ADDRESSES, "A4", chosen).decode("utf-8"))
    assert sorted(re.findall(r'src="briefing/([\w-]+)\.svg"', page.html)) == sorted(chosen)
    assert [int(n) for n in re.findall(r"<span>(\d+) of 10<", page.html)] == list(range(1, 11))
    assert charts()["shares"].question in page.text


def test_sources_are_numbered_as_they_are_cited_and_runs_are_drawn_together(
    claims: Claims,
) -> None:
    cited = Cited(claims)
    names = [source.id for source in claims.sources[:3]]
    assert cited.of(names[:1]) == "1"
    assert cited.of(reversed(names)) == "1-3"
    assert [source.id for _, source in cited.listed] == [names[0], names[2], names[1]]
    assert in_runs([1, 2, 4, 5, 6, 9]) == "1, 2, 4-6, 9"
    assert in_runs([]) == ""


def test_a_pdf_is_dated_by_its_edition_and_no_byte_moves() -> None:
    pdf = b"x/CreationDate (D:20261125025017+00'00')\n/ModDate (D:20261125025017+00'00')y"
    found = settled(pdf, "2026-11-23")
    assert found == pdf.replace(b"20261125025017", b"20261123000000")
    assert len(found) == len(pdf)


def test_a_pdf_counts_the_head_cells_of_its_tables_the_same_each_time() -> None:
    """The browser counts on from what it laid out before; the order of the names is kept."""
    first = b"/Names [(node00000041) 1 0 R (node00000043) 2 0 R] /ID (node00000043)"
    second = first.replace(b"041", b"042").replace(b"043", b"044")
    found = settled(first, "2026-11-23")
    assert found == settled(second, "2026-11-23")
    assert found == b"/Names [(node00000001) 1 0 R (node00000002) 2 0 R] /ID (node00000002)"
