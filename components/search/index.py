"""What can be found, and a table of its words: made once for an edition, kept in memory."""

import sqlite3
import weakref
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock
from typing import Any, Literal, get_args

from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.claim import Claim, Source, Status
from components.claims.model import Claims
from components.claims.terms import Company, Yardstick
from components.search.words import words_of_text
from components.wording.claim_names import claim_name
from components.wording.formats import date_words, printed_words

Kind = Literal["company", "yardstick", "figure", "statement", "source"]
KINDS: tuple[Kind, ...] = get_args(Kind)  # names before claims

_TABLE = """
CREATE VIRTUAL TABLE word USING fts5(
    name, also, content='', prefix='1 2', tokenize="unicode61 tokenchars '.%'");
"""
# Rows stand in the order of their kinds and turns, so the first of a kind are found without a look
# at the others. Within one turn, such as a day, the best match is the first; a word of the name is
# worth ten others.
_FIRST = """
SELECT rowid, bm25(word, 10.0, 1.0) FROM word
WHERE word MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?
"""
_COUNT = "SELECT count(*) FROM word WHERE word MATCH ? AND rowid BETWEEN ? AND ?"
_EVERY = "SELECT rowid FROM word WHERE word MATCH ? ORDER BY rowid"
_WEIGHED = 200  # matches of one turn at most that are weighed against one another
_AHEAD: tuple[Status, ...] = ("guidance", "target", "projection")  # behind what has happened
_OLD_SQLITE = (
    "Searching needs SQLite with its extension FTS5, and this Python has SQLite {} without it. "
    "Use a Python from python.org or your system's newest."
)


class NoSearch(RuntimeError):
    """This Python's SQLite cannot search; the message says what it lacks."""


@dataclass(frozen=True)
class FoundPlace:
    """A place of the dashboard: `name` says what it is, `about` what else tells it apart.

    It is reached on `page` by a link that makes the choice `choice`, such as claim or yardstick,
    `value`. `claim` is the id of the claim it is of, or ''.
    """

    kind: Kind
    name: str
    about: str
    page: str
    choice: str
    value: str
    claim: str = ""


@dataclass(frozen=True)
class _Entry:
    """A place with the words it is found by: those of its `name` weigh more than `also`.

    `turn` says when it is shown among its kind: the lower, the earlier.
    """

    place: FoundPlace
    name: str
    also: str
    turn: tuple[bool, bool, int] = (False, False, 0)


class Index:
    """The places of an edition, and the table of their words.

    What is sought is an expression in the language of SQLite's full-text search.
    """

    def __init__(self, claims: Claims) -> None:
        """Write every place of these claims into the table; raises NoSearch where there is none."""
        self._entries = sorted(_entries(claims), key=lambda e: (KINDS.index(e.place.kind), e.turn))
        kinds = [entry.place.kind for entry in self._entries]
        self._spans = {
            kind: (kinds.index(kind), kinds.index(kind) + count - 1)
            for kind, count in Counter(kinds).items()
        }
        self._lock = Lock()  # not every SQLite may be asked by two at once
        self._table = sqlite3.connect(":memory:", check_same_thread=False)
        weakref.finalize(self, self._table.close)
        try:
            self._table.executescript(_TABLE)
        except sqlite3.OperationalError as error:
            raise NoSearch(_OLD_SQLITE.format(sqlite3.sqlite_version)) from error
        words = ((i, _words(e.name), _words(e.also)) for i, e in enumerate(self._entries))
        self._table.executemany("INSERT INTO word (rowid, name, also) VALUES (?, ?, ?)", words)

    def counts(self, sought: str) -> dict[Kind, int]:
        """How many places match, by kind, in the order of KINDS; kinds without any are left out."""
        found = {kind: self._rows(_COUNT, sought, *span) for kind, span in self._spans.items()}
        return {kind: count for kind, [(count,)] in found.items() if count}

    def best(self, sought: str, kind: Kind, most: int) -> list[FoundPlace]:
        """The places of a kind that match: those with all words in their name, then the others."""
        named = self._first(f"{{name}} : ({sought})", kind, most)
        others = self._first(sought, kind, most + len(named)) if len(named) < most else []
        rows = dict.fromkeys([*named, *others])
        return [self._entries[row].place for row in rows][:most]

    def every(self, sought: str) -> list[FoundPlace]:
        """All places that match."""
        return [self._entries[row].place for (row,) in self._rows(_EVERY, sought)]

    def _first(self, sought: str, kind: Kind, most: int) -> list[int]:
        """The rows of a kind that match, each in its turn, the best match of a turn first."""
        found = self._rows(_FIRST, sought, *self._spans[kind], most + _WEIGHED)
        ordered = sorted(found, key=lambda match: (self._entries[match[0]].turn, match[1]))
        return [row for row, _ in ordered][:most]

    def _rows(self, question: str, *given: object) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._table.execute(question, given).fetchall()


@cached_per_claims()
def index(claims: Claims) -> Index:
    """The index of these claims, made when somebody first searches them; raises NoSearch."""
    return Index(claims)


def _words(text: str) -> str:
    return " ".join(words_of_text(text))


def _entries(claims: Claims) -> Iterator[_Entry]:
    """Everything that can be found in these claims."""
    yield from (_of_company(claims, one) for one in claims.companies if one.role != "market")
    shown = View.options(claims)["yardstick"]
    yield from (_of_yardstick(one, one.name in shown) for one in claims.yardsticks)
    yield from (_of_claim(claims, one) for one in claims.claims)
    resting = {claim.source for claim in claims.claims}
    yield from (_of_source(one) for one in claims.sources if one.id in resting)


def _of_company(claims: Claims, company: Company) -> _Entry:
    """A company; one that is only compared has no page, so its claims are listed."""
    is_subject = company.name in claims.subjects
    cloud = company.cloud if company.cloud not in (company.name, "none") else ""
    place = FoundPlace(
        "company",
        company.name,
        cloud,
        "companies" if is_subject else "evidence",
        "focus" if is_subject else "find",
        company.name,
    )
    return _Entry(place, _all(company.name, cloud, *company.aliases), "")


def _of_yardstick(yardstick: Yardstick, is_shown: bool) -> _Entry:
    """A yardstick; one without a share or a place is on no chart, so its claims are listed."""
    place = FoundPlace(
        "yardstick",
        yardstick.name,
        f"{yardstick.heading}, {yardstick.house}",
        "market_share" if is_shown else "evidence",
        "yardstick" if is_shown else "find",
        yardstick.name,
    )
    name = _all(yardstick.name, yardstick.house, yardstick.heading, *yardstick.aliases)
    also = _all(yardstick.measures, yardstick.counts, yardstick.basis, yardstick.scope)
    return _Entry(place, name, also, (False, not is_shown, 0))


def _of_claim(claims: Claims, claim: Claim) -> _Entry:
    """A claim; its receipt opens."""
    source, metric = claims.source[claim.source], claims.metric[claim.metric]
    name = claim_name(claims, claim)
    place = FoundPlace(
        "figure" if claim.text is None else "statement",
        name,
        _standing(claims, claim, source),
        "evidence",
        "claim",
        claim.id,
        claim.id,
    )
    own = (claim.id, claim.fiscal, claim.status, claim.house, claim.unit, claim.where)
    why = (claim.note, claim.do_not_plot, claim.because)
    also = _all(metric.label, *own, *why, *_figure(claim), source.publisher, source.title)
    day = min(claim.when.end, claims.known_on(claim))  # a forecast is as old as its source
    turn = (bool(_why_behind(claims, claim)), claim.status in _AHEAD, -day.toordinal())
    return _Entry(place, f"{name} {claim.period}", also, turn)


def _standing(claims: Claims, claim: Claim, source: Source) -> str:
    """What a claim is where it is no reported figure that counts; who says it, and when."""
    kind = claim.status if claim.status != "reported" else ""
    printer = claim.house or source.publisher
    when = date_words(source.published)
    return ", ".join(filter(None, (_why_behind(claims, claim), kind, printer, when)))


def _why_behind(claims: Claims, claim: Claim) -> str:
    """Why a claim stands behind others: replaced, withdrawn or not drawn; '' where it does not."""
    if claim.id in claims.superseded_by:
        return "replaced"
    if claim.id in claims.gone:
        return "withdrawn"
    return "not drawn" if claim.do_not_plot else ""


def _figure(claim: Claim) -> Iterator[str]:
    """A claim's figure in other ways: as it was printed; if it is money, in 亿 as in Chinese."""
    yield printed_words(claim)
    for value in (claim.value, claim.low, claim.high):
        if value is not None and (claim.unit or "").endswith(" million"):
            yield f"{value / 100:.10g}亿"


def _of_source(source: Source) -> _Entry:
    """A document; the claims that rest on it are listed."""
    about = f"{source.publisher}, {date_words(source.published)}"
    place = FoundPlace("source", source.title, about, "evidence", "find", source.title)
    turn = (False, False, -source.day.toordinal())
    return _Entry(place, f"{source.title} {source.publisher}", source.id, turn)


def _all(*texts: Any) -> str:
    """The texts that there are, one after the other."""
    return " ".join(filter(None, texts))
