"""Charts for Excel and PowerPoint: the same numbers, and estimates that never look reported."""

import io
from dataclasses import replace

import pandas as pd
import pytest
from pptx import Presentation
from pptx.enum.dml import MSO_LINE

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.answer import answer, answers
from components.figures.chart import Chart
from components.figures.charts.capex import CAPEX_AND_REVENUE
from components.figures.charts.catalogue import charts
from components.figures.charts.market_share import GAPS, SHARES
from components.figures.charts.ranks import RANKS
from components.figures.charts.scoreboard import FORECAST_SCORES
from components.figures.charts.uncertainty import REVENUE_FAN, TORNADO
from components.figures.theme import look
from components.publish.files.deck import deck
from components.publish.files.office_series import Native, native
from components.publish.files.workbook import workbook


@pytest.fixture(params=charts().values(), ids=charts())
def chart(request: pytest.FixtureRequest) -> Chart:
    return request.param


def drawn(chart: Chart, claims: Claims, view: View) -> tuple[pd.DataFrame, Native]:
    answered = answer(claims, chart, view)
    found = native(answered)
    assert found is not None
    return answered.table, found


def test_every_number_of_a_series_stands_in_the_table(
    chart: Chart, claims: Claims, view: View
) -> None:
    table, found = drawn(chart, claims, view)
    numbers = table.select_dtypes("number").to_numpy().ravel().tolist()
    for one in found.series:
        assert len(one.values) == len(found.categories)
        for value in one.values:
            assert value is None or value in numbers


def test_a_table_of_one_company_against_itself_is_one_series(claims: Claims, view: View) -> None:
    whole = answer(claims, GAPS, view)
    found = native(replace(whole, table=whole.table.head(1)))
    assert found is not None
    assert [(one.name, one.values) for one in found.series] == [("Percentage points", (0.0,))]


def test_what_is_not_reported_says_so_in_its_name(chart: Chart, claims: Claims, view: View) -> None:
    _, found = drawn(chart, claims, view)
    for one in found.series:
        assert one.name.endswith(f"({one.status})") == (one.status not in ("", "reported"))


def test_series_that_differ_have_colors_that_differ(
    chart: Chart, claims: Claims, view: View
) -> None:
    _, found = drawn(chart, claims, view)
    colors = found.colors(look(claims, "light"))
    assert colors.keys() == {one.subject for one in found.series}
    assert len(set(colors.values())) == min(len(colors), 10)


def test_no_year_stands_among_quarters_and_what_is_left_out_is_counted(
    claims: Claims, view: View
) -> None:
    table, found = drawn(CAPEX_AND_REVENUE, claims, view)
    assert all("Q" in name for name in found.categories)
    placed = sum(value is not None for one in found.series for value in one.values)
    assert found.left_out == int(table["claims"].astype(bool).sum()) - placed


def test_two_yardsticks_are_never_one_category(claims: Claims, view: View) -> None:
    table, found = drawn(RANKS, claims, view)
    assert found.is_order
    assert len(found.categories) == table["yardstick"].nunique()
    assert all(", 20" in name for name in found.categories)


@pytest.mark.parametrize(
    ("chart", "columns"),
    [
        (REVENUE_FAN, ["p10", "p25", "p50", "p75", "p90"]),
        (TORNADO, ["at_low", "at_base", "at_high"]),
    ],
    ids=["revenue-fan", "tornado"],
)
def test_each_column_of_a_row_that_holds_several_is_a_projection_of_its_own(
    chart: Chart, columns: list[str], claims: Claims, view: View
) -> None:
    table, found = drawn(chart, claims, view)
    assert [list(one.values) for one in found.series] == [table[c].tolist() for c in columns]
    wanted = [f"Alibaba, {chart.columns[c]} (projection)" for c in columns]
    assert [one.name for one in found.series] == wanted
    assert (found.axis, found.left_out) == ("RMB bn", 0)


def test_a_result_never_reached_is_left_out_and_counted(claims: Claims, view: View) -> None:
    whole = answer(claims, TORNADO, view)
    table = whole.table.assign(at_low=float("nan"), at_base=float("nan"))
    found = native(replace(whole, table=table))
    assert found is not None
    assert [one.name for one in found.series] == ["Alibaba, Result at high (projection)"]
    assert found.left_out == 2 * len(table)


def test_errors_share_an_axis_and_those_that_do_not_compare_say_so(
    claims: Claims, view: View
) -> None:
    whole = answer(claims, FORECAST_SCORES, view)
    growth = whole.table.assign(unit="percent", house="Another", comparable=False)
    both = pd.concat([whole.table, growth], ignore_index=True)
    found = native(replace(whole, table=both))
    assert found is not None
    assert (found.axis, found.left_out) == ("Error, %", 0)
    assert [name.endswith("(yardstick changed)") for name in found.categories] == [False, True]


def test_a_table_without_a_row_draws_nothing(claims: Claims, view: View) -> None:
    found = answer(claims, CAPEX_AND_REVENUE, view)
    assert native(replace(found, table=found.table.assign(value=float("nan")))) is None
    assert native(replace(found, table=found.table.head(0))) is None


def test_slides_hold_charts_that_can_be_edited_and_receipts_in_their_notes(
    claims: Claims, view: View
) -> None:
    made = Presentation(io.BytesIO(deck(answers(claims, charts().values(), view))))
    assert len(made.slides) == len(charts())
    for slide, chart in zip(made.slides, charts().values(), strict=True):
        (picture,) = [shape.chart for shape in slide.shapes if shape.has_chart]
        _, found = drawn(chart, claims, view)
        plotted = [tuple(series.values) for series in picture.plots[0].series]
        assert plotted == [one.values for one in found.series]
        assert slide.shapes.title.text == chart.question
        notes = slide.notes_slide.notes_text_frame.text
        first = chart.table(claims, view)["claims"].iloc[0][0]
        assert f"Claim {first}, edition {claims.edition}" in notes
        words = " ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
        assert "Source" in words
        assert "http://localhost:8501/" in words


def test_lines_of_what_is_not_reported_are_dashed_on_slides(claims: Claims, view: View) -> None:
    made = Presentation(io.BytesIO(deck([answer(claims, CAPEX_AND_REVENUE, view)])))
    (picture,) = [shape.chart for shape in made.slides[0].shapes if shape.has_chart]
    dashes = {
        series.name.endswith("(derived)"): series.format.line.dash_style
        for series in picture.plots[0].series
    }
    assert dashes == {True: MSO_LINE.DASH, False: None}


def test_a_chart_of_nothing_is_a_slide_and_sheets_that_say_so(claims: Claims, view: View) -> None:
    nothing = View.of(claims, company=())
    made = Presentation(io.BytesIO(deck([answer(claims, SHARES, nothing)])))
    words = " ".join(s.text_frame.text for s in made.slides[0].shapes if s.has_text_frame)
    assert "No share under" in words
    assert not [shape for shape in made.slides[0].shapes if shape.has_chart]
    assert workbook([answer(claims, SHARES, nothing)]).startswith(b"PK")
