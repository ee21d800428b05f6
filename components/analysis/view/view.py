"""The reader's choices: from a link, to a link, in words. `View` is the table of them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import parse_qs, urlencode

from components.analysis.view.choices import (
    Choice,
    Day,
    Menu,
    Offered,
    One,
    Several,
    Span,
    choice,
    choices_of,
    unsaid,
)
from components.analysis.view.lab_view import LabView
from components.claims.cache import cached_per_claims
from components.claims.claim import STATUSES
from components.claims.model import Claims
from components.claims.period import quarters
from components.wording.formats import day_words, from_to_words

CURRENCIES = ("RMB", "USD")
SPANS = ("quarter", "four quarters", "year")
GRADES = ("A", "B", "C", "D", "E")
THEMES = ("light", "dark")
AMOUNT, LOGARITHMIC, GROWTH, INDEX, OF_REVENUE = SHOWN_AS = (
    "amount",
    "amount, logarithmic",  # of amounts alone: a growth may be below zero, a share is of a whole
    "growth on the year",
    "index",
    "share of cloud revenue",
)
_OF_MONEY = ("capex", "companies")  # the pages whose charts of money may be shown otherwise
_TWO_YEARS = 8  # quarters
WORLD = ("capex", "cloud revenue", "capex per dollar", "years behind")
PEERS = ("shown", "left out")
# No choice of figures: how Streamlit shows a page, and what newsletters, networks and advertisers
# add to the links that pass through them.
_OF_OTHERS = re.compile(
    r"embed|embed_options|utm_\w+|\w*clk?id|gad_\w+|_g[al]|mc_[ce]id|_hs\w+|igsh\w*|li_fat_id"
    r"|from|source|src|ref|ref_src|share_\w+|isappinstalled|scene|spm|scm|s|si|cmpid|trk\w*",
    re.IGNORECASE,
)
_AMP = "amp;"  # of an `&amp;` that a page or a mail left standing for `&`


def quarters_known(claims: Claims) -> list[str]:
    """Every quarter from the first to the last for which a subject has a number to draw."""
    names = [
        c.period
        for c in claims.claims
        if c.when.is_quarter and c.company in claims.subjects and c.value and not c.do_not_plot
    ]
    return quarters(min(names), max(names)) if names else ["2025-Q1"]


_MARKETS = ("AI in China", "all cloud in China", "worldwide", "AI apps")


def yardsticks_drawn(claims: Claims) -> list[str]:
    """The yardsticks under which a share, a place or a size may be drawn, market by market.

    Money comes before tokens, those of which the size alone is known come last in their market, and
    within a group the order is the file's.
    """
    ranked, sized = set(yardsticks_ranked(claims)), _sized(claims)
    drawn = [y for y in claims.yardsticks if y.name in ranked | sized]
    drawn.sort(
        key=lambda one: (_MARKETS.index(one.scope), one.basis != "revenue", one.name not in ranked)
    )
    return [yardstick.name for yardstick in drawn] or ["none"]


@cached_per_claims()
def yardsticks_ranked(claims: Claims) -> tuple[str, ...]:
    """The yardsticks by which companies have a share or a place."""
    held = {
        c.yardstick
        for c in claims.claims
        if c.metric in ("market_share", "market_rank") and not c.do_not_plot
    }
    return tuple(one.name for one in claims.yardsticks if one.name in held)


def _sized(claims: Claims) -> set[str | None]:
    """The yardsticks in money of which the size of a market in China is held."""
    money = {y.name for y in claims.yardsticks if y.basis == "revenue" and y.scope != "worldwide"}
    return {
        c.yardstick
        for c in claims.claims
        if c.metric == "market_size"
        and c.yardstick in money
        and c.status != "projection"
        and not c.do_not_plot
    }


def _subjects(claims: Claims) -> Offered:
    return claims.subjects


def _edition(claims: Claims) -> Offered:
    return [claims.edition]


def _ids(claims: Claims) -> Offered:
    return [claim.id for claim in claims.claims]


def _only(value: tuple[str, ...], usual: tuple[str, ...]) -> str:
    return "" if value == usual else "only " + (", ".join(value) or "nothing")


def _graded(value: str, usual: str) -> str:
    if value == usual:
        return ""
    return f"grade {value}" if value == GRADES[0] else f"grade {value} or better"


@dataclass(frozen=True, kw_only=True)
class View(LabView):
    """The reader's choices, those of the lab included: all there is to say of one is said here.

    `ignored` names what of a link was not understood.
    """

    company: tuple[str, ...] = choice(
        "Companies",
        Several(),
        _subjects,
        words=lambda value, usual: ", ".join(value) or "no company",
    )
    period: tuple[str, str] = choice(
        "Period", Span(), quarters_known, words=lambda value, usual: from_to_words(*value)
    )
    currency: str = choice(
        "Currency",
        One(),
        CURRENCIES,
        words=lambda value, usual: value,
        help="USD at each quarter's own rate, from the companies' own pairs of figures.",
    )
    status: tuple[str, ...] = choice(
        "Status",
        Several(),
        STATUSES,
        words=_only,
        help="How a number came to be. Everything is drawn again without the others.",
    )
    grade: str = choice(
        "Grade, at least",
        One(),
        GRADES,
        default=lambda offered: offered[-1],
        words=_graded,
        help="How well a claim is evidenced, A to E, by the rules on the Evidence page.",
    )
    known_by: str = choice(
        "As known on",
        Day(),
        _edition,
        words=lambda value, usual: "" if value == usual else f"as known on {day_words(value)}",
    )
    edition: str = choice("Edition", Day(), _edition, words=unsaid)  # `words` ends on it
    theme: str = choice("Theme", One(), THEMES, words=unsaid)
    span: str = choice(
        "Sum over", One(), SPANS, words=unsaid, pages=("overview", "capex"), apart_on=("capex",)
    )
    shown_as: str = choice(
        "Shown as", One(), SHOWN_AS, words=unsaid, pages=_OF_MONEY, apart_on=("capex",)
    )
    index_from: str = choice(
        "Index is 100 in",
        Menu(),
        quarters_known,
        default=lambda offered: offered[max(len(offered) - 1 - _TWO_YEARS, 0)],
        words=unsaid,
        pages=_OF_MONEY,
    )
    world: str = choice(
        "Against the world", One(), WORLD, words=unsaid, pages=("capex",), apart_on=("capex",)
    )
    peers: str = choice("Peers abroad", One(), PEERS, pages=("capex",))
    yardstick: str = choice(
        "Yardstick",
        Menu(),
        yardsticks_drawn,
        words=unsaid,
        pages=("market_share", "scenarios"),
        formerly=("ruler",),
        apart_on=("market_share",),
    )
    focus: str = choice(
        "Company",
        One(),
        _subjects,
        words=unsaid,
        pages=("companies", "scenarios"),
        apart_on=("companies",),
    )
    claim: str = choice(
        "Receipt of a claim",
        Menu(),
        _ids,
        default=lambda offered: "",
        words=unsaid,
        pages=("evidence",),
    )
    ignored: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def choices(cls) -> dict[str, Choice]:
        """The table of choices by name; those that bear on every page come first."""
        return choices_of(cls)  # type: ignore[arg-type]  # mypy takes a view's own hash for this

    @classmethod
    def options(cls, claims: Claims) -> dict[str, Offered]:
        """What each choice may be, in the order it is offered; for a day, the last one.

        Always from the whole file: a grade or a date must not make an option vanish. Not to be
        changed in place: all readers share it.
        """
        return _options(claims.whole, cls)

    @classmethod
    def of(cls, claims: Claims, **chosen: Any) -> Self:
        """A view with these choices made, and the rest as in a bare link."""
        return cls(**{**_usual(claims.whole, cls), **chosen})

    def only(self, claims: Claims, *names: str) -> Self:
        """This view's choices of these names, and the rest as in a bare link.

        A key under which all views share what is worked out from these choices alone.
        """
        return self.of(claims, **{name: getattr(self, name) for name in names})

    @classmethod
    def from_query(cls, claims: Claims, query: str) -> Self:
        """The view a link names, such as 'company=Baidu&currency=USD'.

        What is not understood is left at its default and named in `ignored`.
        """
        try:
            given = parse_qs(query.removeprefix("?"), keep_blank_values=True, max_num_fields=500)
        except ValueError:
            return cls.of(claims, ignored=("the link, which has too many parts",))
        return cls.from_choices(claims, given)

    @classmethod
    def from_choices(cls, claims: Claims, given: Mapping[str, list[str]]) -> Self:
        """The view that lists of words name, one list a choice, under its name or a former one."""
        choices, options, older = cls.choices(), cls.options(claims), cls.former_names()
        renamed = cls.former_options(claims)
        chosen: dict[str, Any] = {}
        ignored: list[str] = []
        given = _without_amp(given)
        for said, texts in given.items():
            name = older.get(said, said)
            if name not in choices:
                ignored += [] if _OF_OTHERS.fullmatch(name) else [f"'{_short(name)}'"]
            elif said == name or name not in given:  # under both names, the newer one counts
                kind, offered = choices[name].kind, options[name]
                texts = [renamed[name].get(text, text) for text in texts]
                refused = kind.refused(texts, offered)
                ignored += [f"'{_short(text)}' as {name.replace('_', ' ')}" for text in refused]
                value = kind.read(texts, offered)
                chosen |= {} if value is None else {name: value}
        return cls.of(claims, **chosen, ignored=tuple(sorted(ignored)))

    @classmethod
    def former_names(cls) -> dict[str, str]:
        """The name that a choice has today by each that it had before."""
        return {old: name for name, one in cls.choices().items() for old in one.formerly}

    @classmethod
    def present_name(cls, said: str) -> str:
        """The name today of what a link calls by a former name, or behind an `&amp;`."""
        return cls.former_names().get(said.removeprefix(_AMP), said.removeprefix(_AMP))

    @classmethod
    def former_options(cls, claims: Claims) -> dict[str, Mapping[str, str]]:
        """For each choice, the name that an option has today by each that it had before."""
        whole = claims.whole
        return {
            name: one.renamed(whole) if one.renamed else {} for name, one in cls.choices().items()
        }

    def to_query(self) -> str:
        """The link's query in full: every choice, so that it does not move with the defaults."""
        return self._query(self.choices())

    def to_short_query(self, claims: Claims, page: str | None = None) -> str:
        """The link's query without what a bare link shows anyway: it moves with the defaults.

        For a `page`, only what bears on it.
        """
        usual = _usual(claims.whole, type(self))
        return self._query(
            name
            for name, one in self.choices().items()
            if getattr(self, name) != usual[name] and one.bears_on(page)
        )

    def _query(self, names: Iterable[str]) -> str:
        choices = self.choices()
        written = [(n, text) for n in names for text in choices[n].kind.write(getattr(self, n))]
        return urlencode(written)

    def words(self, claims: Claims, page: str | None = None) -> str:
        """The view as a reader would say it; for a `page`, only what bears on it."""
        usual = _usual(claims.whole, type(self))
        said = [
            one.said(getattr(self, name), usual[name])
            for name, one in self.choices().items()
            if one.bears_on(page)
        ]
        return "; ".join([*filter(None, said), f"edition of {day_words(self.edition)}"])

    def set_apart(self, claims: Claims) -> list[str]:
        """What differs from a bare link among the choices that all pages share, each in words."""
        usual = _usual(claims.whole, type(self))
        return [
            one.said(getattr(self, name), usual[name])
            for name, one in self.choices().items()
            if not one.pages and getattr(self, name) != usual[name]
        ]


@cached_per_claims(4)
def _options(whole: Claims, view: type[View]) -> dict[str, Offered]:
    return {name: one.offered(whole) for name, one in view.choices().items()}


@cached_per_claims(4)
def _usual(whole: Claims, view: type[View]) -> dict[str, Any]:
    options = view.options(whole)
    return {name: one.usual(options[name]) for name, one in view.choices().items()}


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."


def _without_amp(given: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """What a link names, `&amp;` read as `&`; a name said in both ways has all its texts."""
    plain: dict[str, list[str]] = {}
    for said, texts in given.items():
        plain.setdefault(said.removeprefix(_AMP), []).extend(texts)
    return plain
