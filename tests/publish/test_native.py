"""Charts for Excel and PowerPoint: the same numbers, and estimates that never look reported."""

import io
import re
from collections import Counter
from dataclasses import replace

import pandas as pd
import pytest
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn

from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.period import period
from components.figures.answer import answer
from components.figures.chart import STATUS_WORDS, Chart
from components.figures.charts.capex import CAPEX_AND_REVENUE
from components.figures.charts.catalogue import charts
from components.figures.charts.companies import COMPANY_FIGURES
from components.figures.charts.comparison import SIDE_BY_SIDE
from components.figures.charts.market_share import SHARES
from components.figures.charts.market_sizes import MARKET_SIZES
from components.figures.charts.promised import PROMISED
from components.figures.charts.ranks import RANKS
from components.figures.charts.scenarios import REVENUE_PATHS
from components.figures.charts.scoreboard import FORECAST_SCORES
from components.figures.charts.uncertainty import REVENUE_FAN, TORNADO
from components.figures.charts.world import AGAINST_THE_WORLD
from components.figures.theme import palette_of
from components.publish.caption import yardstick_and_measure
from components.publish.files.axis_periods import short_period
from components.publish.files.deck import deck
from components.publish.files.office_chart import is_tabular, native
from components.publish.files.office_series import WEAK, Native
from components.publish.files.office_table import office_table
from components.publish.files.workbook import workbook
from components.wording.formats import amount, kept_together, ordinal, within_sentence
from tests.made import view_with_something


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
        assert len(one.values) == len(one.marks) == len(found.categories)
        if one.is_level:
            continue
        for value in one.values:
            assert value is None or value in numbers


def test_what_is_not_reported_says_so_in_its_name(chart: Chart, claims: Claims, view: View) -> None:
    _, found = drawn(chart, claims, view)
    words = set(STATUS_WORDS.values())
    for one in found.series:
        marks = {m for m, v in zip(one.marks, one.values, strict=True) if v is not None}
        if one.is_level or WEAK in marks:
            continue
        said = one.name.rpartition("(")[2].removesuffix(")").split(" or ")
        assert bool(words & {*said}) == (one.is_ahead or not marks & {"", "reported"})


def test_a_series_is_in_its_company_s_color_and_told_from_the_others_that_wear_it(
    chart: Chart, claims: Claims, view: View
) -> None:
    _, found = drawn(chart, claims, view)
    shades = palette_of(claims, "light")
    dresses = found.dresses(shades)
    assert dresses.keys() == {one.subject for one in found.series}
    worn = set()
    for one in found.series:
        dress = dresses[one.subject]
        worn.add((one.company in shades.company and one.company, dress.variant, one.is_ahead))
        if one.company in shades.company and dress.variant == 0:
            assert dress.color == shades.company[one.company]
    assert len(worn) >= len(dresses)


def test_scenarios_of_one_company_have_its_color_and_dashes_of_their_own(
    claims: Claims, view: View
) -> None:
    every = replace(view, scenario=tuple(s.name for s in claims.scenarios))
    made = Presentation(io.BytesIO(deck([answer(claims, REVENUE_PATHS, every)])))
    (picture,) = [shape.chart for shape in made.slides[0].shapes if shape.has_chart]
    supposed = [s for s in picture.plots[0].series if "projection" in s.name]
    own = palette_of(claims, "light").company["Alibaba"][1:].upper()
    assert len(supposed) > 1
    assert {str(s.format.line.color.rgb) for s in supposed} == {own}
    dashes = {s.format.line.dash_style for s in supposed}
    assert len(dashes) == len(supposed)
    assert None not in dashes


def test_each_bar_of_shares_is_in_the_color_of_its_company(claims: Claims, view: View) -> None:
    made = Presentation(io.BytesIO(deck([answer(claims, SHARES, view)])))
    (picture,) = [shape.chart for shape in made.slides[0].shapes if shape.has_chart]
    assert not picture.has_legend
    shades = palette_of(claims, "light").company
    for place, name in enumerate(picture.plots[0].categories):
        for series in picture.plots[0].series:
            if series.values[place] is not None and name in shades:
                edge = str(series.points[place].format.line.color.rgb)
                assert edge == shades[name][1:].upper()


def test_no_label_of_an_axis_is_slanted_and_periods_are_in_words(
    chart: Chart, claims: Claims, view: View
) -> None:
    made = Presentation(io.BytesIO(deck([answer(claims, chart, view)])))
    for shape in made.slides[0].shapes:
        if shape.has_chart:
            axis = shape.chart.category_axis._element
            assert axis.find(qn("c:txPr")).find(qn("a:bodyPr")).get("rot") == "0"
            words = " ".join(map(str, shape.chart.plots[0].categories))
            assert not re.search(r"ttm|\d{4}-[QH\d]|\.\.|\b[QH]\d \d{4}", words)


def test_no_year_stands_among_quarters_and_what_is_left_out_is_counted(
    claims: Claims, view: View
) -> None:
    table, found = drawn(CAPEX_AND_REVENUE, claims, view)
    assert all(re.fullmatch(r"[A-Z][a-z]+ to [A-Z][a-z]+ \d{4}", c) for c in found.categories)
    placed = sum(value is not None for one in found.series for value in one.values)
    assert found.left_out == int(table["claims"].astype(bool).sum()) - placed


def test_two_yardsticks_are_never_one_row_and_a_place_stands_under_its_company(
    claims: Claims, view: View
) -> None:
    ranked = answer(claims, RANKS, view)
    assert is_tabular(ranked)
    found = office_table(ranked)
    assert len(found.rows) == ranked.table["yardstick"].nunique()
    held = {
        (row[0].words, owner): cell.words
        for row in found.rows
        for owner, cell in zip(found.owners, row, strict=True)
        if owner
    }
    for row in ranked.table[ranked.table["place"].notna()].itertuples():
        name = f"{row.yardstick}, {period(row.period).words}"
        assert held[name, row.company] == ordinal(int(row.place))


def test_a_table_says_which_of_its_figures_no_company_reported(claims: Claims, view: View) -> None:
    found = office_table(answer(claims, COMPANY_FIGURES, view))
    cells = [cell for row in found.rows for cell in row[1:] if cell.words]
    assert {cell.is_reported for cell in cells} == {True, False}
    assert "In italics: an estimate, or worked out." in found.note


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
    table, found = drawn(chart, claims, replace(view, outcome="Cloud revenue in 2030"))
    ahead, projected = table[table["status"] == "projection"], found.series[-len(columns) :]
    values = [[v for v in one.values if v is not None][-len(ahead) :] for one in projected]
    assert values == [ahead[c].tolist() for c in columns]
    told = [one.name.removeprefix("Steady, ") for one in projected]
    names = [chart.columns[c] for c in columns]
    if len(ahead) < len(table):
        names = [within_sentence(name) for name in names]
    assert told == [f"{name} (projection)" for name in names]
    assert found.axis == "RMB bn"


def test_what_happened_before_a_fan_is_one_series(claims: Claims, view: View) -> None:
    table, found = drawn(REVENUE_FAN, claims, view)
    happened = table[table["status"] != "projection"]
    (one,) = [series for series in found.series if "projection" not in series.name]
    assert [v for v in one.values if v is not None] == happened["p50"].tolist()
    assert happened["p10"].isna().all(), "what happened has no spread"


def test_a_result_never_reached_is_left_out_and_counted(claims: Claims, view: View) -> None:
    whole = answer(claims, TORNADO, view)
    table = whole.table.assign(at_low=float("nan"), at_base=float("nan"))
    found = native(replace(whole, table=table))
    assert found is not None
    assert [one.name for one in found.series] == ["Result at high (projection)"]
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


def test_slides_hold_charts_that_can_be_edited_and_receipts_in_their_notes(claims: Claims) -> None:
    given = [answer(claims, c, view_with_something(c, claims)) for c in charts().values()]
    made = Presentation(io.BytesIO(deck(given)))
    cover, contents, *slides = made.slides
    assert cover.shapes.title.text == "China's AI cloud race"
    listed = " ".join(shape.text_frame.text for shape in contents.shapes if shape.has_text_frame)
    assert len(slides) == len(given)
    for number, (slide, one) in enumerate(zip(slides, given, strict=True), start=3):
        assert f"{number}   {one.chart.question}" in listed
        pictures = [shape.chart for shape in slide.shapes if shape.has_chart]
        tables = [shape.table for shape in slide.shapes if shape.has_table]
        assert (len(pictures), len(tables)) == ((0, 1) if is_tabular(one) else (1, 0))
        for picture in pictures:
            _, found = drawn(one.chart, claims, one.view)
            plotted = [tuple(series.values) for series in picture.plots[0].series]
            assert plotted == [series.values for series in found.series]
        assert slide.shapes.title.text == kept_together(one.finding)
        notes = slide.notes_slide.notes_text_frame.text
        first = one.table["claims"].iloc[0][0]
        assert f"Claim {first}, edition {claims.edition}" in notes
        words = " ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
        assert one.chart.question in words
        assert "Source" in words
        assert "Evidence: " in words
        assert "http://localhost:8501/" in words


def test_a_slide_alone_has_no_cover(claims: Claims, view: View) -> None:
    made = Presentation(io.BytesIO(deck([answer(claims, SHARES, view)])))
    assert len(made.slides) == 1


def test_what_is_worked_out_has_rings_on_slides(claims: Claims, view: View) -> None:
    made = Presentation(io.BytesIO(deck([answer(claims, CAPEX_AND_REVENUE, view)])))
    (picture,) = [shape.chart for shape in made.slides[0].shapes if shape.has_chart]
    _, found = drawn(CAPEX_AND_REVENUE, claims, view)
    rings = Counter()
    for series, one in zip(picture.plots[0].series, found.series, strict=True):
        ringed = {
            int(point.find(qn("c:idx")).get("val"))
            for point in series._element.findall(qn("c:dPt"))
            if "FFFFFF" in etree.tostring(point.find(qn("c:marker"))).decode()
        }
        assert ringed == {n for n, mark in enumerate(one.marks) if mark not in ("", "reported")}
        rings.update(one.marks[n] for n in ringed)
    assert rings["derived"]


def test_a_chart_of_nothing_is_a_slide_and_sheets_that_say_so(claims: Claims, view: View) -> None:
    nothing = View.of(claims, company=())
    made = Presentation(io.BytesIO(deck([answer(claims, SHARES, nothing)])))
    words = " ".join(s.text_frame.text for s in made.slides[0].shapes if s.has_text_frame)
    assert "Your choice hides this: no company." in words
    assert not [shape for shape in made.slides[0].shapes if shape.has_chart]
    assert workbook([answer(claims, SHARES, nothing)]).startswith(b"PK")


@pytest.mark.parametrize("name", charts())
def test_every_chart_with_a_table_on_its_slide_names_its_rows_in_words(
    name: str, shipped: Claims
) -> None:
    """A table of the shipped claims may have columns that the small claims of tests lack."""
    shown = answer(shipped, charts()[name], view_with_something(charts()[name], shipped))
    if is_tabular(shown):
        found = office_table(shown)
        names = [*found.heads[1:], *(row[0].words for row in found.rows)]
        assert all(names)
        said = [*names, *(cell.words for row in found.rows for cell in row)]
        assert not [one for one in said if re.search(r"\b(ttm|\d{4}-[QH]\d|[QH]\d \d{4})\b", one)]


def test_what_has_nothing_to_draw_has_no_slide_but_its_reason_in_the_contents(
    claims: Claims, view: View
) -> None:
    given = [answer(claims, c, view) for c in (SHARES, CAPEX_AND_REVENUE, RANKS)]
    empty = answer(claims, SHARES, View.of(claims, company=()))
    made = Presentation(io.BytesIO(deck([*given, empty])))
    _cover, contents, *slides = made.slides
    assert [slide.shapes.title.text for slide in slides] == [
        kept_together(one.finding) for one in given
    ]
    said = " ".join(shape.text_frame.text for shape in contents.shapes if shape.has_text_frame)
    assert "Not drawn under this view" in said
    assert f"{SHARES.question} {empty.finding}" in said


@pytest.mark.parametrize("chart", [AGAINST_THE_WORLD, PROMISED, MARKET_SIZES], ids=lambda c: c.name)
def test_a_table_of_moments_has_each_figure_with_its_period(chart: Chart, shipped: Claims) -> None:
    shown = answer(shipped, chart, View.of(shipped))
    found = office_table(shown)
    moments = shown.table["moment"].unique()
    assert [head.lower() for head in found.heads[1 : 1 + len(moments)]] == [*moments]
    cells = [cell.words for row in found.rows for cell in row[1 : 1 + len(moments)] if cell.words]
    assert Counter(cells) == Counter(
        f"{amount(row.value, row.unit)}, {short_period(row.period)}"
        for row in shown.table.itertuples()
    )
    newest = shown.table[shown.table["moment"] == moments[0]].sort_values("value", ascending=False)
    assert [row[1].words.rpartition(", ")[0] for row in found.rows] == [
        amount(row.value, row.unit) for row in newest.itertuples()
    ]


def test_a_table_names_the_size_of_a_point_of_each_market(shipped: Claims) -> None:
    shown = answer(shipped, MARKET_SIZES, View.of(shipped))
    found = office_table(shown)
    points = [row[found.heads.index("One point of share")].words for row in found.rows]
    assert all(points)
    assert all(point in shown.finding for point in (points[0], points[-1]))


def test_a_table_says_how_many_figures_are_in_the_data_only(claims: Claims, view: View) -> None:
    alone = answer(claims, COMPANY_FIGURES, view)
    many = pd.concat(
        [
            alone.table.assign(period=f"{year}-Q1", end=pd.Timestamp(year, 3, 31))
            for year in range(2010, 2018)
        ],
        ignore_index=True,
    )
    found = office_table(replace(alone, table=many.assign(label=many.index.astype(str))))
    assert len(found.heads) == 7
    filled = sum(bool(cell.words) for row in found.rows for cell in row[1:])
    assert f"{len(many) - filled} more figures are in the data." in found.note


def test_a_company_without_a_figure_has_its_reason_in_the_cell(claims: Claims, view: View) -> None:
    shown = answer(claims, SIDE_BY_SIDE, view)
    why = {
        line.split(": ")[1] for text in shown.table["absent"] for line in text.split("\n") if line
    }
    cells = {cell.words for row in office_table(shown).rows for cell in row[1:]}
    assert why
    assert why <= cells


@pytest.mark.parametrize("name", charts())
def test_a_slide_speaks_of_no_mark_that_only_the_page_has(name: str, shipped: Claims) -> None:
    """Words such as 'Dotted bars' or 'The upright line' are of the page's own figure."""
    shown = answer(shipped, charts()[name], view_with_something(charts()[name], shipped))
    said = yardstick_and_measure(shown, is_drawn_anew=True)
    page = (
        r"bars? |dotted|dot\b|disc|diamond|[Rr]ing\b|[Rr]ings|upright|[Ss]haded|pale|Grey|marks?\b"
    )
    assert not re.findall(page, said.replace("marketing", ""))


def test_series_of_one_sheet_have_names_of_their_own(
    chart: Chart, claims: Claims, view: View
) -> None:
    _, found = drawn(chart, claims, view)
    names = [one.name for one in found.series]
    assert len(set(names)) == len(names)
