"""Charts as PowerPoint slides, with charts that can be edited, and the receipts in the notes."""

import io
from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu, Pt

from components.analysis.sources.receipt import citation_full
from components.figures.answer import Answer
from components.figures.theme import palette_of
from components.publish.caption import (
    LICENCE,
    NAME,
    PROMISE,
    evidence_line,
    source_line,
    view_apart,
    yardstick_and_measure,
)
from components.publish.files.office_chart import is_tabular, native
from components.publish.files.office_table import office_table
from components.publish.files.slide_chart import GRID, INK, QUIET, draw_chart
from components.publish.files.slide_table import draw_table, height_of, line_count
from components.publish.links import ADDRESS, picture_link
from components.wording.formats import company_name, day_words, kept_together, printed_words

_WIDE, _HIGH = Emu(12192000), Emu(6858000)  # 16:9
_EDGE = Emu(500000)
_INNER = Emu(_WIDE - 2 * _EDGE)
_SERIF = "Georgia"  # on every machine that has PowerPoint; Source Serif is not
_MOST_RECEIPTS = 40  # a note of more is not read
_FIRST, _STEP = 1300000, 320000  # from the top to the first line of the contents, and to the next
_WHYS = 4  # reasons at the foot of the contents, more of which are set smaller
_SINGLE = 2  # slides that need neither a cover nor contents
_TITLES = ((24, 58), (22, 64), (19, 73), (16, 86))  # points of a title, and letters on a line of it
_LINES = 2  # of a title
_READ = 12  # points of text that is read, not looked up
_INSETS = 100000  # over and under the lines of a text, together
_FOOT = 5740000  # where the footer begins, from the top


def deck(answers: Sequence[Answer], base: str = ADDRESS) -> bytes:
    """One slide an answer, at least one, as the bytes of a .pptx file.

    More than two come after a cover and their contents. A chart is PowerPoint's own, so it can be
    edited; places and unlike figures are a table. A chart without a row is no slide but a line of
    the contents, which says why, or, where there are none, a slide that does. Needs no browser.
    """
    made = Presentation()
    made.slide_width, made.slide_height = _WIDE, _HIGH
    made.core_properties.title = NAME
    made.core_properties.comments = f"Edition {answers[0].view.edition}"
    contents = None
    if len(answers) > _SINGLE:
        _cover(made, answers[0])
        contents = _blank(made, "What is in it")
    slides = [
        _slide(made, answer, base) for answer in answers if not (contents and answer.is_empty)
    ]
    if contents:
        _list(contents, answers, slides)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _cover(made: Any, first: Answer) -> None:
    """The name, the promise, the edition, the companies in their colours."""
    whole = first.claims.whole
    slide = _blank(made, NAME, size=44, top=1900000)
    _rule(slide, 2780000, INK, 28000)
    chosen = view_apart(first)
    counts = f"{len(whole.claims):,} claims from {len(whole.sources):,} sources, {LICENCE}"
    told = [
        (PROMISE, 20, QUIET),
        (f"Edition of {day_words(first.view.edition)}", 16, INK),
        (counts, 14, QUIET),
        *([(f"Shown: {chosen}", 14, QUIET)] if chosen else []),
    ]
    _text(slide, 2850000, 1600000, told)
    names = _text(slide, 5300000, 400000, [("", 16, INK)]).text_frame.paragraphs[0]
    shades = palette_of(whole, "light")
    for name in whole.subjects:
        run = names.add_run()
        run.text, run.font.bold = f"●  {company_name(whole, name)}      ", True
        run.font.color.rgb = RGBColor.from_string(shades.company[name][1:])


def _list(slide: Any, answers: Sequence[Answer], slides: Sequence[Any]) -> None:
    """The contents: each question with the number of its slide, which a click opens.

    What has nothing to draw has no slide, but its reason here.
    """
    half = -(-len(slides) // 2)
    shown = [answer for answer in answers if not answer.is_empty]
    for place, (answer, target) in enumerate(zip(shown, slides, strict=True)):
        column, row = divmod(place, half)
        left = _EDGE + column * (_INNER // 2 + 100000)
        box = slide.shapes.add_textbox(
            left, Emu(_FIRST + row * _STEP), _INNER // 2 - 100000, Emu(_STEP)
        )
        words = box.text_frame
        words.word_wrap = True
        for text, ink in ((f"{place + 3}   ", QUIET), (answer.chart.question, INK)):
            run = words.paragraphs[0].add_run()
            run.text, run.font.size, run.font.color.rgb = text, Pt(12), ink
        box.click_action.target_slide = target
    why = [f"{a.chart.question} {a.finding}" for a in answers if a.is_empty]
    if why:
        size = 11 if len(why) <= _WHYS else 9
        told = [("Not drawn under this view", 12, QUIET), *((said, size, INK) for said in why)]
        _text(slide, _FIRST + half * _STEP + 150000, height_of(size, len(told)), told)


def _blank(made: Any, title: str, size: int = 26, top: int = 620000, height: int = 900000) -> Any:
    """A slide with a title alone; the title's place is at the left."""
    slide = made.slides.add_slide(made.slide_layouts[5])
    box = slide.shapes.title
    box.left, box.top, box.width, box.height = _EDGE, Emu(top), _INNER, Emu(height)
    box.text_frame.text, box.text_frame.word_wrap = kept_together(title), True
    box.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    paragraph = box.text_frame.paragraphs[0]
    paragraph.font.size, paragraph.font.name, paragraph.font.bold = Pt(size), _SERIF, True
    paragraph.font.color.rgb = INK
    paragraph.alignment = 1  # left
    return slide


def _slide(made: Any, answer: Answer, base: str) -> Any:
    """Question, finding, chart or table; definition, evidence, sources and link in the footer."""
    size, lines = _fitted(answer.finding)
    slide = _blank(made, answer.finding, size, height=height_of(size, lines) + _INSETS)
    _text(slide, 330000, 300000, [(answer.chart.question, 13, QUIET)])
    top = 620000 + height_of(size, lines) + _INSETS
    rest = " ".join(answer.sentences[1:])
    if rest:
        height = height_of(13, line_count(rest, 13, _INNER)) + _INSETS
        _text(slide, top, height, [(rest, 13, INK)])
        top += height
    place = (_EDGE, Emu(top + 60000), _INNER, Emu(_FOOT - top - 110000))
    note = ""
    if not answer.is_empty:
        note = _body(slide, place, answer)
    _foot(slide, answer, note, picture_link(base, answer.chart, answer.claims, answer.bearing_view))
    slide.notes_slide.notes_text_frame.text = _receipts(answer)
    return slide


def _fitted(title: str) -> tuple[int, int]:
    """The size of a title in points, the largest that fits, and how many lines it then takes."""
    held = [(size, len(wrap(title, letters))) for size, letters in _TITLES]
    return next((one for one in held if one[1] <= _LINES), held[-1])


def _body(slide: Any, place: tuple[Any, Any, Any, Any], answer: Answer) -> str:
    """Draw the chart or the table of an answer; what is to be said of it in the footer."""
    if is_tabular(answer):
        table = office_table(answer)
        draw_table(slide, place, table, answer.claims)
        return table.note
    drawn = native(answer)
    if drawn is None:
        return ""
    draw_chart(slide, place, drawn, answer.claims)
    return " ".join(filter(None, [drawn.span, drawn.marks_words, drawn.left_out_words]))


def _text(slide: Any, top: int, height: int, lines: list[tuple[str, int, RGBColor]]) -> Any:
    """Lines of text over the whole width, each with its size in points and its ink."""
    box = slide.shapes.add_textbox(_EDGE, Emu(top), _INNER, Emu(height))
    frame = box.text_frame
    frame.word_wrap = True
    for number, (said, size, ink) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.text = kept_together(said)
        paragraph.font.size, paragraph.font.color.rgb = Pt(size), ink
        paragraph.space_after = Pt(1 if size < _READ else 5)
    return box


def _rule(slide: Any, top: int, ink: RGBColor, thick: int) -> None:
    """A rule over the whole width; a bar, since a line would wear the theme's shadow."""
    bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, _EDGE, Emu(top), _INNER, Emu(thick))
    bar.fill.solid()
    bar.fill.fore_color.rgb = ink
    bar.line.fill.background()
    bar.shadow.inherit = False


def _foot(slide: Any, answer: Answer, note: str, link: str) -> None:
    """Under a thin rule: what is measured, how it is drawn, sources, evidence, and the link."""
    _rule(slide, _FOOT, GRID, 9000)
    chosen = view_apart(answer)
    evidence = evidence_line(answer)
    credit = " · ".join(
        filter(
            None,
            [evidence, chosen, f"{NAME}, edition of {day_words(answer.view.edition)}, {LICENCE}"],
        )
    )
    told = [
        (f"{yardstick_and_measure(answer, is_drawn_anew=True)} {note}".strip(), 9, QUIET),
        (source_line(answer), 9, INK),
        (credit, 9, QUIET),
    ]
    box = _text(slide, _FOOT + 20000, 900000, told)
    run = box.text_frame.add_paragraph().add_run()
    run.text, run.font.size, run.hyperlink.address = link, Pt(9), link


def _receipts(answer: Answer) -> str:
    """Each claim of the slide as a citation with its source, address and id."""
    claims, names = answer.claims, answer.ids
    found = [claims.claim[name] for name in names[:_MOST_RECEIPTS]]
    said = [citation_full(claims, claim, printed_words(claim)) for claim in found]
    more = len(names) - _MOST_RECEIPTS
    return "\n".join([*said, f"And {more} more: see the link."] if more > 0 else said)
