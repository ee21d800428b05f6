"""One chart in a frame on another page: the lines to copy, how high it is, and what changed since.

A framed page tells its height to the page that holds it, by `postMessage`, whenever that changes:
{type: "ai-cloud-race:height", height: pixels}. LISTENER is what makes a frame follow.
"""

from dataclasses import dataclass, replace
from html import escape
from math import ceil
from pathlib import Path

from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.reading.history import changed_figures
from components.figures.answer import Answer
from components.publish.addresses import Addresses
from components.publish.canonical import DESK, Canonical
from components.publish.card_words import card_words
from components.publish.links import card_link, following_card_link, short_link
from components.wording.formats import day_words

HEIGHT_MESSAGE = "ai-cloud-race:height"
# For scripts of framed pages: a function that tells the height of a part of the page.
TELL_HEIGHT = f'const HEIGHT_MESSAGE = "{HEIGHT_MESSAGE}";\n' + Path(__file__).with_name(
    "tell_height.js"
).read_text(encoding="utf-8")
LISTENER = f"""<script>
addEventListener("message", ({{ data, source }}) => {{
  if (data?.type !== "{HEIGHT_MESSAGE}") return;
  for (const frame of document.querySelectorAll("iframe"))
    if (frame.contentWindow === source) frame.height = data.height;
}});
</script>"""


@dataclass(frozen=True)
class Frames:
    """The HTML of both frames of a chart: `live` follows new figures, `pinned` stays as it is."""

    live: str
    pinned: str


def app_frames(base: str, shown: Answer) -> Frames:
    """The frames that show an answer in the live dashboard, whose address is `base`."""
    chart, view, claims = shown.chart, shown.view, shown.claims.whole
    height = _height(shown, shown.height(DESK) + _AROUND_IN_APP)
    return Frames(
        _iframe(following_card_link(base, chart, claims, newest_view(claims, view)), shown, height),
        _iframe(card_link(base, chart, view), shown, height + _CHANGED),
    )


def edition_frames(addresses: Addresses, shown: Canonical) -> Frames:
    """The frames that show a canonical view in the static edition."""
    path, edition = frame_path(shown), shown.answer.claims.edition
    picture = shown.answer.height(DESK) * (DESK - _MARGIN) / DESK  # which is made for DESK
    height = _height(shown.answer, picture + _AROUND_IN_EDITION)
    return Frames(
        _iframe(addresses.newest_of(path), shown.answer, height),
        _iframe(addresses.kept(edition).of(path), shown.answer, height),
    )


def frame_path(shown: Canonical) -> str:
    """The page of the edition that is made to be framed."""
    return f"frames/{shown.slug}.html"


def _iframe(address: str, shown: Answer, height: int) -> str:
    return (
        f'<iframe src="{escape(address)}" title="{escape(shown.chart.question)}" '
        f'width="100%" height="{height}" loading="lazy" style="border:0"></iframe>'
    )


# What stands on a card round its chart, each with its size in pixels and the height of its lines.
_QUESTION, _FINDING, _REST, _MEASURED = (15, 24), (24, 30), (17, 26), (15, 23)
# Pixels: sources, evidence, the last lines, and the room between all of them.
_CHANGED = 42  # the line that a pinned frame of the app has once figures have changed
_AROUND_IN_APP, _AROUND_IN_EDITION = 196, 190
_LETTER = 0.49  # of the size: how wide a letter is
_MARGIN = 32


def _height(shown: Answer, beside_words: float) -> int:
    """How high a frame of DESK must be, in pixels, so that nothing in it has to be scrolled.

    Reckoned from the words, since no browser is at hand; rather a line too many than one too few.
    """
    words, room = card_words(shown), DESK - _MARGIN
    lines = (
        (words.question, *_QUESTION),
        (words.finding, *_FINDING),
        (words.rest, *_REST),
        (words.measured, *_MEASURED),
    )
    text = sum(ceil(len(said) * size * _LETTER / room) * line for said, size, line in lines)
    return ceil(beside_words + text)


def newest_view(claims: Claims, view: View) -> View:
    """The same choices in the newest edition; a clock that stood at an edition's end goes along."""
    newest = View.of(claims)
    ended = view.known_by == view.edition
    return replace(
        view, edition=newest.edition, known_by=newest.known_by if ended else view.known_by
    )


def changed_words(shown: Answer) -> str:
    """How many figures of an answer of an older edition have changed since; '' if none has."""
    number = len(changed_figures(shown.claims.whole) & counted_figures(shown))
    if not number:
        return ""
    have = "figure has" if number == 1 else "figures have"
    return f"{number} {have} changed since {day_words(shown.view.edition)}."


def counted_figures(shown: Answer) -> set[str]:
    """The ids of an answer's figures that counted in its edition."""
    return set(shown.ids) - shown.claims.gone


def newest_link(base: str, shown: Answer) -> str:
    """The page of an answer with the same choices made, in the newest edition."""
    claims = shown.claims.whole
    return short_link(base, shown.chart.page, claims, newest_view(claims, shown.view))
