"""Charts as PowerPoint slides, with charts that can be edited, and the receipts in the notes."""

import io
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_CHART_TYPE,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from components.analysis.sources.receipt import citation_full
from components.claims.model import Claims
from components.figures.answer import Answer
from components.figures.theme import look
from components.publish.caption import LICENCE, NAME, source_line, yardstick_and_measure
from components.publish.files.office_series import Native, Series, native
from components.publish.links import ADDRESS, picture_link
from components.wording.formats import amount

_WIDE, _HIGH = Emu(12192000), Emu(6858000)  # 16:9
_EDGE = Emu(500000)
_INK, _QUIET = RGBColor(0x1F, 0x29, 0x33), RGBColor(0x5B, 0x64, 0x6D)
_MOST_RECEIPTS = 40  # a note of more is not read


def deck(answers: Sequence[Answer], base: str = ADDRESS) -> bytes:
    """One slide an answer, at least one, as the bytes of a .pptx file.

    The chart is PowerPoint's own, so it can be edited;
    a chart without a row becomes a slide that says so. Needs no browser.
    """
    made = Presentation()
    made.slide_width, made.slide_height = _WIDE, _HIGH
    made.core_properties.title = NAME
    made.core_properties.comments = f"Edition {answers[0].view.edition}"
    for answer in answers:
        _slide(made, answer, base)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _slide(made: Any, answer: Answer, base: str) -> None:
    """Question, finding, chart; the definition, view, sources and link in the footer."""
    chart, claims, view = answer.chart, answer.claims, answer.view
    slide = made.slides.add_slide(made.slide_layouts[5])  # a title and nothing else
    _title(slide, chart.question)
    _text(slide, 1000000, 620000, [(answer.reading, 16, _INK)])
    drawn = native(answer)
    if drawn:
        _draw(slide, drawn, claims)
    link = picture_link(base, chart, claims, view)
    footer = [
        (yardstick_and_measure(answer) + _left_out(drawn), 10, _QUIET),
        (source_line(answer), 10, _INK),
        (f"{answer.view_words} · {NAME}, {LICENCE}", 10, _QUIET),
    ]
    box = _text(slide, 5650000, 1100000, footer)
    run = box.text_frame.add_paragraph().add_run()
    run.text, run.font.size, run.hyperlink.address = link, Pt(10), link
    slide.notes_slide.notes_text_frame.text = _receipts(answer)


def _title(slide: Any, question: str) -> None:
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = _EDGE, Emu(300000), _inner(), Emu(650000)
    title.text_frame.text = question
    paragraph = title.text_frame.paragraphs[0]
    paragraph.font.size, paragraph.font.name, paragraph.font.bold = Pt(28), "Georgia", True
    paragraph.font.color.rgb = _INK
    paragraph.alignment = 1  # left


def _text(slide: Any, top: int, height: int, lines: list[tuple[str, int, RGBColor]]) -> Any:
    """Lines of text over the whole width, each with its size in points and its ink."""
    box = slide.shapes.add_textbox(_EDGE, Emu(top), _inner(), Emu(height))
    frame = box.text_frame
    frame.word_wrap = True
    for number, (said, size, ink) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.text = said
        paragraph.font.size, paragraph.font.color.rgb = Pt(size), ink
    return box


def _inner() -> Emu:
    return Emu(_WIDE - 2 * _EDGE)


def _draw(slide: Any, drawn: Native, claims: Claims) -> None:
    """PowerPoint's own chart of the series."""
    data = CategoryChartData(number_format="General")
    data.categories = drawn.categories
    for one in drawn.series:
        data.add_series(one.name, one.values)
    kind = XL_CHART_TYPE.LINE_MARKERS if drawn.is_line else XL_CHART_TYPE.BAR_CLUSTERED
    place = (_EDGE, Emu(1650000), _inner(), Emu(3950000))
    picture = slide.shapes.add_chart(kind, *place, data).chart
    picture.font.size, picture.font.color.rgb = Pt(11), _INK
    picture.has_title = False
    picture.has_legend = len(drawn.series) > 1
    if picture.has_legend:
        picture.legend.position = XL_LEGEND_POSITION.BOTTOM
        picture.legend.include_in_layout = False
    _axes(picture, drawn)
    colors = drawn.colors(look(claims, "light"))
    for series, one in zip(picture.plots[0].series, drawn.series, strict=True):
        _dress(series, one, drawn, RGBColor.from_string(colors[one.subject][1:]))


def _axes(picture: Any, drawn: Native) -> None:
    values, along = picture.value_axis, picture.category_axis
    values.has_title = True
    values.axis_title.text_frame.text = drawn.axis
    values.axis_title.text_frame.paragraphs[0].font.size = Pt(11)
    values.axis_title.text_frame.paragraphs[0].font.bold = False
    values.major_gridlines.format.line.color.rgb = RGBColor(0xE3, 0xDE, 0xD3)
    values.format.line.fill.background()
    along.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if not drawn.is_line:
        along.reverse_order = True
        along.crosses = XL_AXIS_CROSSES.MAXIMUM
    if drawn.is_order:
        values.reverse_order, values.minimum_scale, values.major_unit = True, 1, 1
        along.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    if drawn.is_logarithmic:
        scaling = values._element.find(qn("c:scaling"))
        scaling.insert(0, scaling.makeelement(qn("c:logBase"), {"val": "10"}))


def _dress(series: Any, one: Series, drawn: Native, color: RGBColor) -> None:
    """Estimates never look like reported figures: they are dashed, hollow or hatched."""
    firm = one.status in ("", "reported")
    white = RGBColor(0xFF, 0xFF, 0xFF)
    if drawn.is_line:
        series.smooth = False
        series.format.line.color.rgb, series.format.line.width = color, Pt(2.25)
        if not firm:
            series.format.line.dash_style = MSO_LINE.DASH
        marker = series.marker
        marker.style = XL_MARKER_STYLE.CIRCLE if firm else XL_MARKER_STYLE.DIAMOND
        marker.size = 7
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = color if firm else white
        marker.format.line.color.rgb = color
        return
    fill = series.format.fill
    if firm:
        fill.solid()
        fill.fore_color.rgb = color
        return
    fill.patterned()
    derived = one.status == "derived"
    fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL if derived else MSO_PATTERN.PERCENT_25
    fill.fore_color.rgb, fill.back_color.rgb = color, white
    series.format.line.color.rgb = color


def _left_out(drawn: Native | None) -> str:
    """How many figures the slide's one axis has no room for."""
    if not drawn or not drawn.left_out:
        return ""
    return f" {drawn.left_out} figures of another unit or kind are not on this slide."


def _receipts(answer: Answer) -> str:
    """Each claim of the slide as a citation with its source, address and id."""
    claims, names = answer.claims, answer.ids
    said = []
    for name in names[:_MOST_RECEIPTS]:
        claim = claims.claim[name]
        value = claim.text or ""
        if claim.value is not None and claim.unit:
            value = amount(claim.value, claim.unit)
        said.append(citation_full(claims, claim, value))
    more = len(names) - _MOST_RECEIPTS
    return "\n".join([*said, f"And {more} more: see the link."] if more > 0 else said)
