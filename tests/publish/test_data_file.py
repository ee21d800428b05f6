"""A chart's table as a file: as shown, with its evidence, and harmless in a spreadsheet."""

import csv
import io
import re
from dataclasses import replace

import pytest

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.answer import PERIOD_CODE, answer, answers
from components.figures.chart import Chart
from components.figures.charts.capex import CAPEX_AND_REVENUE
from components.figures.charts.catalogue import charts
from components.figures.charts.market_share import SHARES
from components.figures.charts.plan import PLAN
from components.publish.files.data_file import csv_file, inert, page_csv
from tests.made import adding, claim

EVIDENCE = ["Grade", "Claims", "Sources", "Links", "Published"]
ABOUT = ["View", "Yardstick", "Edition", "Link", "Licence"]


@pytest.fixture(params=charts().values(), ids=charts())
def chart(request: pytest.FixtureRequest) -> Chart:
    return request.param


def rows(chart: Chart, claims: Claims, view: View) -> list[dict[str, str]]:
    text = csv_file(answer(claims, chart, view)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_a_file_starts_with_the_labels_and_has_the_rows_of_the_table(
    chart: Chart, claims: Claims, view: View
) -> None:
    found = rows(chart, claims, view)
    assert len(found) == len(chart.table(claims, view)) > 0
    named = chart.columns.values()  # which may hold a yardstick of each row's own
    last = [*EVIDENCE, *(c for c in ABOUT if c not in named)]
    assert [c for c in found[0] if c != PERIOD_CODE] == [*named, *last]


def test_every_row_of_a_file_names_its_sources(chart: Chart, claims: Claims, view: View) -> None:
    for row in rows(chart, claims, view):
        assert row["Sources"]
        assert row["Published"]
        assert set(row["Claims"].split()) <= claims.claim.keys()


def test_a_file_of_nothing_is_only_its_labels(claims: Claims, view: View) -> None:
    text = csv_file(answer(claims, PLAN, replace(view, company=()))).decode("utf-8-sig")
    first, *others = PLAN.columns.values()  # the first is its period
    heads = [first, PERIOD_CODE, *others, *EVIDENCE, *ABOUT]
    assert text.strip() == ",".join(f'"{c}"' if "," in c else c for c in heads)


def test_every_row_says_what_it_is_a_part_of_and_its_link_leads_back(
    claims: Claims, view: View
) -> None:
    chosen = replace(view, yardstick="Canalys cloud", company=("Alibaba", "Tencent"))
    found = csv_file(answer(claims, SHARES, chosen), "https://app.test").decode("utf-8-sig")
    for row in csv.DictReader(io.StringIO(found)):
        assert row["Yardstick"] == "Canalys cloud"
        assert row["View"].startswith("Alibaba, Tencent; ")
        assert row["Edition"] == claims.edition
        assert row["Licence"] == "China's AI cloud race, CC BY 4.0"
        page, query = row["Link"].split("?")
        assert page == "https://app.test/market_share"
        assert View.from_query(claims, query).yardstick == "Canalys cloud"


def test_numbers_are_printed_as_published_and_places_are_whole(claims: Claims, view: View) -> None:
    odd = adding(claims, claim("Baidu", "capex", "2025-Q1", 3 * 1100.1))  # 3300.2999999999997
    (row,) = [r for r in rows(CAPEX_AND_REVENUE, odd, view) if r["Claims"].startswith("made.")]
    assert row["Value"] == "3.3003"
    assert [r["Place"] for r in rows(SHARES, claims, view)][:2] == ["1", "2"]


def test_a_file_opens_in_excel_as_utf_8(claims: Claims, view: View) -> None:
    assert csv_file(answer(claims, SHARES, view)).startswith(b"\xef\xbb\xbf")


def test_a_derived_figure_names_what_it_comes_from(claims: Claims, view: View) -> None:
    (row,) = [
        row
        for row in rows(CAPEX_AND_REVENUE, claims, view)
        if row["Claims"].startswith("alibaba.capex.2025-Q2")
    ]
    assert row["Claims"].split()[1:] == ["alibaba.capex.2025-H1", "alibaba.capex.2025-Q1"]
    assert row["Sources"] == "Alibaba: Alibaba results"
    assert row["Links"] == "https://example.com/alibaba"


def test_a_row_on_several_sources_names_each_once(claims: Claims, view: View) -> None:
    last = rows(PLAN, claims, view)[-1]
    assert last["Sources"] == "Alibaba: Alibaba results; Alibaba: Alibaba March 2026 results"
    assert last["Published"] == "2025-08-29; 2026-05-13"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_text_that_a_spreadsheet_would_run_is_made_inert(start: str) -> None:
    assert inert(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("value", [-1.5, -1, 0, float("-inf"), None, True, "", "1-1", " =1", "a"])
def test_everything_else_is_left_as_it_is(value: object) -> None:
    assert inert(value) is value


def test_a_dangerous_name_is_inert_in_the_file_and_numbers_are_not_touched(
    claims: Claims, view: View
) -> None:
    source = claims.source["press-report"].model_copy(update={"publisher": "=cmd()"})
    sources = tuple(source if s.id == source.id else s for s in claims.sources)
    loss = claim("Baidu", "capex", "2025-Q1", -1234.5)
    bad = adding(replace(claims, sources=sources), loss)
    (row,) = [r for r in rows(CAPEX_AND_REVENUE, bad, view) if r["Claims"] == loss.id]
    assert row["Sources"] == "'=cmd(): Spending soars"
    assert float(row["Value"]) == pytest.approx(-1.2345)


def test_what_is_shown_is_in_the_order_of_the_chart(claims: Claims, view: View) -> None:
    shown = answer(claims, SHARES, view).data_table
    assert list(shown["Company"]) == list(SHARES.table(claims, view)["company"])
    assert list(shown.index) == list(range(6))


def test_a_page_as_one_file_has_every_row_of_every_chart_under_its_name(
    claims: Claims, view: View
) -> None:
    shown = answers(claims, (SHARES, PLAN), view)
    text = page_csv(shown).decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text)))
    for one in shown:
        own = [row for row in found if row["Chart"] == one.chart.name]
        assert len(own) == len(one.table) > 0
    assert list(found[0])[-10:] == EVIDENCE + ABOUT
    nothing = page_csv(answers(claims, [PLAN], replace(view, company=())))
    assert nothing.decode("utf-8-sig").strip() == "Chart"


@pytest.mark.parametrize("name", charts())
def test_no_number_has_digits_that_it_is_not_worth(name: str, claims: Claims, view: View) -> None:
    found = csv_file(answer(claims, charts()[name], view)).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(found)) for cell in row]
    numbers = [cell for cell in cells if re.fullmatch(r"-?\d+\.\d+", cell)]
    long = [n for n in numbers if abs(float(n)) >= 0.01 and len(n.partition(".")[2]) > 4]
    assert long == []
