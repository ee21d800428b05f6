"""What can be found, and a table of its words: made once for an edition, kept in memory."""

import sqlite3
import weakref
from collections.abc import Iterator
from dataclasses import dataclass, field
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

_TABLES = """
CREATE TABLE place (id INTEGER PRIMARY KEY, kind INTEGER, turn INTEGER);
CREATE VIRTUAL TABLE word USING fts5(
    name, also, content='', prefix='1 2', tokenize="unicode61 tokenchars '.%'");
"""
# Of each kind the places whose name has all the words come first; then each in its turn, the newest
# first; and within one day by how well they match, where a word of the name is worth ten others.
_RANKED = """
SELECT place.id FROM word JOIN place ON place.id = word.rowid WHERE word MATCH :anywhere
ORDER BY kind, place.id NOT IN (SELECT rowid FROM word WHERE word MATCH :named), turn,
    bm25(word, 10.0, 1.0)
"""
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

    `after` says what it stands behind within its kind: the higher, the later it is shown.
    """

    place: FoundPlace
    name: str
    also: str
    after: tuple[bool, bool, int] = (False, False, 0)


@dataclass
class Index:
    """The places of an edition, and the table of their words."""

    places: list[FoundPlace]
    _words: sqlite3.Connection
    _lock: Lock = field(default_factory=Lock)  # not every SQLite may be asked by two at once

    def matches(self, expression: str) -> list[FoundPlace]:
        """The places that a full-text expression matches, best first, kind by kind."""
        asked = {"anywhere": expression, "named": f"{{name}} : ({expression})"}
        with self._lock:
            rows = self._words.execute(_RANKED, asked).fetchall()
        return [self.places[number] for (number,) in rows]


@cached_per_claims()
def index(claims: Claims) -> Index:
    """The index of these claims; raises NoSearch where SQLite has no full-text search."""
    entries = list(_entries(claims))
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    try:
        connection.executescript(_TABLES)
    except sqlite3.OperationalError as error:
        connection.close()
        raise NoSearch(_OLD_SQLITE.format(sqlite3.sqlite_version)) from error
    connection.executemany("INSERT INTO place VALUES (?, ?, ?)", _ranks(entries))
    words = ((i, _words(e.name), _words(e.also)) for i, e in enumerate(entries))
    connection.executemany("INSERT INTO word (rowid, name, also) VALUES (?, ?, ?)", words)
    made = Index([entry.place for entry in entries], connection)
    weakref.finalize(made, connection.close)
    return made


def _ranks(entries: list[_Entry]) -> Iterator[tuple[int, int, int]]:
    """The number of each entry, that of its kind, and its turn among all: 0 is the first."""
    turns = {after: turn for turn, after in enumerate(sorted({e.after for e in entries}))}
    for number, entry in enumerate(entries):
        yield number, KINDS.index(entry.place.kind), turns[entry.after]


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
    after = (claim.id in claims.gone, claim.status in _AHEAD, -day.toordinal())
    return _Entry(place, f"{name} {claim.period}", also, after)


def _standing(claims: Claims, claim: Claim, source: Source) -> str:
    """What a claim is where it is no reported figure that counts; who says it, and when."""
    newer = claim.id in claims.superseded_by
    gone = "replaced" if newer else "withdrawn" if claim.id in claims.gone else ""
    kind = claim.status if claim.status != "reported" else ""
    printer = claim.house or source.publisher
    return ", ".join(filter(None, (gone, kind, printer, date_words(source.published))))


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
    after = (False, False, -source.day.toordinal())
    return _Entry(place, f"{source.title} {source.publisher}", source.id, after)


def _all(*texts: Any) -> str:
    """The texts that there are, one after the other."""
    return " ".join(filter(None, texts))
