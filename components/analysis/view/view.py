"""The reader's choices: from a link, to a link, in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlencode

from components.analysis.view.lab_view import DIALS, lab_defaults, lab_options
from components.claims.cache import cached_per_claims
from components.claims.claim import STATUSES
from components.claims.model import Claims
from components.claims.period import quarters

CURRENCIES = ("RMB", "USD")
SPANS = ("quarter", "four quarters", "year")
GRADES = ("A", "B", "C", "D", "E")
MANY = ("company", "status", "scenario")
DAYS = ("known_by", "edition")
THEMES = ("light", "dark")
_OF_THE_PLATFORM = ("embed", "embed_options")  # how Streamlit shows a page; no choice of figures


@dataclass(frozen=True)
class View:
    """The reader's choices; each field is also the query parameter and the widget key."""

    company: tuple[str, ...]
    period: tuple[str, str]
    currency: str
    span: str
    status: tuple[str, ...]
    yardstick: str
    focus: str
    scenario: tuple[str, ...]
    grade: str
    known_by: str
    edition: str
    claim: str = ""
    base: str = ""
    against: str = ""
    lab: str = ""
    outcome: str = ""
    goal: str = ""
    solve: str = ""
    by: str = ""
    growth: float | None = None
    capex_growth: float | None = None
    margin: float | None = None
    life: float | None = None
    cloud_capex: float | None = None
    outside: float | None = None
    market_growth: float | None = None
    fx: float | None = None
    theme: str = "light"
    ignored: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def of(cls, claims: Claims, **chosen: Any) -> "View":
        """A view with these choices made, and the rest as in a bare link."""
        choices = options(claims)
        bare = cls(
            company=claims.subjects,
            period=(choices["period"][0], choices["period"][-1]),
            currency="RMB",
            span="quarter",
            status=STATUSES,
            yardstick=choices["yardstick"][0],
            focus=claims.subjects[0],
            scenario=tuple(choices["scenario"][:3]),
            grade="E",
            known_by=claims.whole.edition,
            edition=claims.whole.edition,
            **lab_defaults(choices),
        )
        return replace(bare, **chosen)

    @classmethod
    def from_query(cls, claims: Claims, query: str) -> "View":
        """The view a link names, such as 'company=Baidu&currency=USD'.

        What is not understood is left at its default and named in `ignored`.
        """
        try:
            given = parse_qs(query.removeprefix("?"), keep_blank_values=True, max_num_fields=500)
        except ValueError:
            return cls.of(claims, ignored=("the link, which has too many parts",))
        return cls.from_choices(claims, given)

    @classmethod
    def from_choices(cls, claims: Claims, given: Mapping[str, list[str]]) -> "View":
        """The view that lists of words name, one list a field."""
        given = {_FORMER.get(name, name): values for name, values in given.items()}
        known = options(claims)
        chosen: dict[str, Any] = {}
        strange = [n for n in given if n not in (*_NAMES, *_OF_THE_PLATFORM)]
        ignored = [f"'{_short(name)}'" for name in strange]
        for name in [name for name in given if name in _NAMES]:
            test = _day_test(claims) if name in DAYS else known[name].__contains__
            sound = [value for value in given[name] if test(value)]
            half = name == "period" and len(sound) != 2
            ignored += [
                f"'{_short(value)}' as {name.replace('_', ' ')}"
                for value in given[name]
                if value and (half or not test(value))
            ]
            chosen |= _choice(name, sound, known.get(name, []), blank="" in given[name])
        return cls.of(claims, **chosen, ignored=tuple(sorted(ignored)))

    def to_query(self) -> str:
        """The link's query in full: every choice, so that it does not move with the defaults."""
        return urlencode([pair for name in _NAMES for pair in self._pairs(name)])

    def to_short_query(self, claims: Claims) -> str:
        """The link's query without what a bare link shows anyway: it moves with the defaults."""
        bare = View.of(claims)
        chosen = [name for name in _NAMES if getattr(self, name) != getattr(bare, name)]
        return urlencode([pair for name in chosen for pair in self._pairs(name)])

    def _pairs(self, name: str) -> list[tuple[str, str]]:
        """One choice as the parameters of a link; none where nothing was chosen."""
        value = getattr(self, name)
        if value in (None, ""):
            return []
        said = f"{value:g}" if isinstance(value, float | int) else value
        values = said or ("",) if isinstance(said, tuple) else (said,)
        return [(name, one) for one in values]

    def words(self, claims: Claims) -> str:
        """The view as a reader would say it."""
        said = [", ".join(self.company) or "no company", f"{self.period[0]} to {self.period[1]}"]
        said.append(self.currency)
        if self.status != STATUSES:
            said.append("only " + (", ".join(self.status) or "nothing"))
        if self.grade != GRADES[-1]:
            said.append(f"grade {self.grade}" + " or better" * (self.grade != "A"))
        if self.known_by != claims.whole.edition:
            said.append(f"as known on {self.known_by}")
        return "; ".join([*said, f"edition {self.edition}"])


_FORMER = {"ruler": "yardstick"}  # links shared before 2026-11-27
_NAMES = tuple(f.name for f in fields(View) if f.compare)


def _choice(name: str, sound: list[str], known: list[str], blank: bool) -> dict[str, Any]:
    """What sound values of one field come to; nothing where its default should stand."""
    if name in MANY:
        return {name: tuple(v for v in known if v in sound)} if sound or blank else {}
    if name == "period":
        return {name: (min(sound), max(sound))} if len(sound) == 2 else {}
    if name in DIALS:
        return {name: float(sound[-1])} if sound else {}
    return {name: sound[-1]} if sound else {}


def _day_test(claims: Claims) -> Callable[[str], bool]:
    """Whether a text is a day, no later than the file's own edition."""

    def is_day(text: str) -> bool:
        try:
            known = "1990" < text <= claims.whole.edition
            return known and date.fromisoformat(text).isoformat() == text
        except ValueError:
            return False

    return is_day


def options(claims: Claims) -> dict[str, list[str]]:
    """What each choice of a view may be, in the order it is offered.

    Always from the whole file: a grade or a date must not make an option vanish. Not to be changed
    in place: all readers share it.
    """
    return _options(claims.whole)


@cached_per_claims()
def _options(whole: Claims) -> dict[str, list[str]]:
    return {
        "company": list(whole.subjects),
        "period": quarters_known(whole),
        "currency": list(CURRENCIES),
        "span": list(SPANS),
        "status": list(STATUSES),
        "yardstick": yardsticks_with_shares(whole),
        "focus": list(whole.subjects),
        "scenario": [scenario.name for scenario in whole.scenarios],
        "grade": list(GRADES),
        "claim": [claim.id for claim in whole.claims],
        **lab_options(whole),
        "theme": list(THEMES),
    }


def quarters_known(claims: Claims) -> list[str]:
    """Every quarter from the first to the last for which a subject has a number to draw."""
    names = [
        c.period
        for c in claims.claims
        if c.when.is_quarter and c.company in claims.subjects and c.value and not c.do_not_plot
    ]
    return quarters(min(names), max(names)) if names else ["2025-Q1"]


def yardsticks_with_shares(claims: Claims) -> list[str]:
    """The yardsticks under which at least one share may be drawn, in the file's order."""
    held = {c.yardstick for c in claims.claims if c.metric == "market_share" and not c.do_not_plot}
    return [yardstick.name for yardstick in claims.yardsticks if yardstick.name in held] or ["none"]


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."
