"""PowerPoint's own chart of some series, in the companies' colours, with no slanted label."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.oxml.ns import qn
from pptx.util import Pt

from components.claims.model import Claims
from components.figures.theme import palette_of
from components.publish.files.office_series import SHAPES, WEAK, Dress, Native, Series

INK, QUIET, GRID = (
    RGBColor(0x1F, 0x29, 0x33),
    RGBColor(0x5B, 0x64, 0x6D),
    RGBColor(0xE3, 0xDE, 0xD3),
)
_WHITE = RGBColor(0xFF, 0xFF, 0xFF)
# In the order of a series among those of one company that are supposed, or have happened.
_DASHES = (
    *(MSO_LINE.DASH, MSO_LINE.ROUND_DOT, MSO_LINE.LONG_DASH, MSO_LINE.DASH_DOT),
    *(MSO_LINE.SQUARE_DOT, MSO_LINE.LONG_DASH_DOT, MSO_LINE.DASH_DOT_DOT),
)
_MARKERS = (
    *(XL_MARKER_STYLE.CIRCLE, XL_MARKER_STYLE.SQUARE, XL_MARKER_STYLE.TRIANGLE),
    XL_MARKER_STYLE.DIAMOND,
)
_SHAPES = {"diamond": XL_MARKER_STYLE.DIAMOND, "cross": XL_MARKER_STYLE.X}
_FEW = 24  # bars that have room for their number
_NUMBERS, _LABELS = "General;\u2212General", "#,##0.0;\u2212#,##0.0"  # with a true minus
_SHORT = 6  # names of a legend that stand in two lines
_BESIDE = 0.3  # of the widest bar, for its number where bars go both ways


def draw_chart(slide: Any, place: tuple[Any, Any, Any, Any], drawn: Native, claims: Claims) -> None:
    """Put a chart that can be edited on a slide; `place` is left, top, width, height."""
    data = CategoryChartData(number_format="General")
    data.categories = drawn.categories
    for one in drawn.series:
        data.add_series(one.name, one.values)
    kind = XL_CHART_TYPE.LINE_MARKERS if drawn.is_line else XL_CHART_TYPE.BAR_CLUSTERED
    picture = slide.shapes.add_chart(kind, *place, data).chart
    if drawn.is_joined:
        picture._chartSpace.chart.find(qn("c:dispBlanksAs")).set("val", "span")
    picture.font.size, picture.font.color.rgb = Pt(12), INK
    picture.has_title = False
    picture.has_legend = drawn.needs_legend and not drawn.owners
    if picture.has_legend:
        _legend(picture.legend, drawn)
    _axes(picture, drawn)
    shades = palette_of(claims, "light")
    dresses = drawn.dresses(shades)
    for series, one in zip(picture.plots[0].series, drawn.series, strict=True):
        dress = dresses[one.subject]
        if one.is_level:
            _level_line(series)
        elif drawn.is_line:
            _line(series, one, dress, drawn)
        else:
            owners = drawn.owners or (one.company,) * len(one.values)
            _bars(series, one, [shades.company.get(who, dress.color) for who in owners])


def _rgb(color: str) -> RGBColor:
    found: RGBColor = RGBColor.from_string(color[1:])
    return found


def _legend(legend: Any, drawn: Native) -> None:
    """A legend below, smaller where it is long, with each subject once, cut or not."""
    legend.position = XL_LEGEND_POSITION.BOTTOM
    legend.include_in_layout = False
    legend.font.size = Pt(12 if len({one.subject for one in drawn.series}) <= _SHORT else 10)
    position = legend._element.find(qn("c:legendPos"))
    for number in reversed(drawn.repeated):
        entry = position.makeelement(qn("c:legendEntry"), {})
        entry.append(entry.makeelement(qn("c:idx"), {"val": str(number)}))
        entry.append(entry.makeelement(qn("c:delete"), {"val": "1"}))
        position.addnext(entry)


def _axes(picture: Any, drawn: Native) -> None:
    values, along = picture.value_axis, picture.category_axis
    values.has_title = True
    values.axis_title.text_frame.text = drawn.axis
    run = values.axis_title.text_frame.paragraphs[0]
    run.font.size, run.font.bold, run.font.color.rgb = Pt(12), False, QUIET
    values.major_gridlines.format.line.color.rgb = GRID
    values.format.line.fill.background()
    values.tick_labels.font.color.rgb = QUIET
    values.tick_labels.number_format = _NUMBERS
    values.tick_labels.number_format_is_linked = False
    along.format.line.color.rgb = GRID
    along.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    _level(along, drawn.label_step)
    if drawn.is_logarithmic:
        scaling = values._element.find(qn("c:scaling"))
        scaling.insert(0, scaling.makeelement(qn("c:logBase"), {"val": "10"}))
    if drawn.is_line:
        return
    along.reverse_order = True
    along.crosses = XL_AXIS_CROSSES.MAXIMUM
    plot = picture.plots[0]
    plot.gap_width = 45
    plot.overlap = 100 if drawn.has_single_bars else 0
    if sum(value is not None for one in drawn.series for value in one.values) <= _FEW:
        plot.has_data_labels = True
        labels = plot.data_labels
        labels.number_format, labels.number_format_is_linked = _LABELS, False
        labels.position, labels.show_value = XL_LABEL_POSITION.OUTSIDE_END, True
        _give_room(values, drawn)
        values.has_major_gridlines = False
        values.tick_label_position = XL_TICK_LABEL_POSITION.NONE


def _give_room(values: Any, drawn: Native) -> None:
    """Room for the numbers of bars that go left, where the names of the rows stand."""
    numbers = [value for one in drawn.series for value in one.values if value is not None]
    if min(numbers) < 0:
        room = _BESIDE * max(map(abs, numbers))
        values.minimum_scale, values.maximum_scale = min(numbers) - room, max(0, *numbers) + room


def _level(along: Any, step: int) -> None:
    """Labels that lie level, every so many of them: PowerPoint would slant them to fit all."""
    along.tick_labels.font.size = Pt(12 if step == 1 else 10)
    axis = along._element
    axis.find(qn("c:txPr")).find(qn("a:bodyPr")).set("rot", "0")
    skip = axis.makeelement(qn("c:tickLblSkip"), {"val": str(step)})
    axis.find(qn("c:noMultiLvlLbl")).addprevious(skip)


def _level_line(series: Any) -> None:
    """A thin line across, without a mark."""
    series.smooth = False
    series.format.line.color.rgb, series.format.line.width = QUIET, Pt(1.25)
    series.marker.style = XL_MARKER_STYLE.NONE


def _line(series: Any, one: Series, dress: Dress, drawn: Native) -> None:
    """What has happened is solid, what is supposed dashed; a mark says how its value is known."""
    color = _rgb(dress.color)
    series.smooth = False
    line = series.format.line
    line.color.rgb, line.width = color, Pt(2.25)
    if one.is_ahead:
        line.dash_style = _DASHES[dress.variant % len(_DASHES)]
    if not one.is_marked:
        series.marker.style = XL_MARKER_STYLE.NONE
        return
    own = _MARKERS[dress.variant % len(_MARKERS)]
    _mark(series.marker, own, color, color)
    for place, mark in enumerate(one.marks):
        shape = SHAPES.get(mark)
        if one.values[place] is not None and (shape or (mark == "derived" and drawn.is_ringed)):
            point = series.points[place]
            _mark(point.marker, _SHAPES[shape] if shape else own, color, _WHITE)
            point.format.line.color.rgb, point.format.line.width = color, line.width
            point.format.line.dash_style = line.dash_style
    if one.changed and drawn.is_of_one:
        _say(series.points[one.first], one.changed)


def _mark(marker: Any, shape: Any, color: RGBColor, fill: RGBColor) -> None:
    marker.style, marker.size = shape, 7
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = fill
    marker.format.line.color.rgb = color


def _say(point: Any, words: str) -> None:
    """Words under a point."""
    label = point.data_label
    label.has_text_frame = True
    label.text_frame.text = words
    font = label.text_frame.paragraphs[0].font
    font.size, font.color.rgb = Pt(10), QUIET
    label.position = XL_LABEL_POSITION.BELOW


def _bars(series: Any, one: Series, colors: Sequence[str]) -> None:
    """Reported filled, worked out hatched, anything less firm pale with an edge, weak hollow."""
    for place, (value, mark, color) in enumerate(zip(one.values, one.marks, colors, strict=True)):
        if value is not None:
            _bar(series.points[place], mark, _rgb(color))


def _bar(bar: Any, mark: str, color: RGBColor) -> None:
    fill = bar.format.fill
    bar.format.line.color.rgb = color
    if mark == "derived":
        fill.patterned()
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        fill.fore_color.rgb, fill.back_color.rgb = color, _WHITE
        return
    fill.solid()
    firm = _WHITE if mark == WEAK else _paler(color)
    fill.fore_color.rgb = color if mark in ("", "reported") else firm


def _paler(color: RGBColor) -> RGBColor:
    return RGBColor(*(round(255 - (255 - part) * 0.35) for part in color))
