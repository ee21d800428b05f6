"""One clause held against one figure: for each word whether it agrees, differs or is not used."""

from collections.abc import Iterator
from dataclasses import dataclass

from components.checker.agree import rounds_coarsely
from components.checker.amounts import Amount
from components.checker.figures import Book, Figure, book
from components.checker.phrase import figure_words, when_words
from components.checker.rules import RULES
from components.checker.sums import NOT_OF_SUMS, worked_out
from components.checker.tokens import Clause, Token
from components.checker.weighing import Mark, Weighing
from components.claims.model import Claims


@dataclass(frozen=True)
class Case:
    """A clause against a figure: the mark of each word, and what the clause leaves unsaid.

    `lacks` has pairs of a verdict that the lack brings and the reason. `newer` is a newer figure
    than this one, where the clause names no period.
    """

    figure: Figure
    marks: tuple[tuple[Token, str, Mark], ...]
    lacks: tuple[tuple[str, str], ...]
    newer: Figure | None = None

    def kinds(self, mark: Mark) -> set[str]:
        """The kinds of words that have this mark."""
        return {kind for _, kind, found in self.marks if found is mark}

    def tokens(self, mark: Mark) -> list[Token]:
        """The words that have this mark, each once."""
        return list(dict.fromkeys(token for token, _, found in self.marks if found is mark))


def cases(claims: Claims, clause: Clause) -> list[Case]:
    """The clause against every figure that it could be about."""
    held = book(claims)
    companies = clause.meanings("company")
    pool = (
        held.levels if clause.amounts("level", "from", "step") or _signed(clause) else held.changes
    )
    market = {c.name for c in claims.companies if c.role == "market"}
    wanted = companies or market
    asked = tuple(worked_out(claims, clause)) if clause.amounts("level") else ()
    if not any(f.made in ("mean", "joint") for f in asked):
        asked = (*pool, *asked)
    return [case(claims, clause, f) for f in asked if f.company in wanted]


def _signed(clause: Clause) -> bool:
    return bool(clause.of("sign") or clause.of("turn"))


def case(claims: Claims, clause: Clause, figure: Figure) -> Case:
    """The clause against one figure."""
    held = book(claims)
    marks = tuple(
        (token, kind, mark)
        for token in clause.all
        for kind, mark in _marks(claims, held, clause, figure, token).items()
    )
    newer = None if clause.of("period") or figure.forward else _newer(held, figure)
    return Case(figure, marks, tuple(_lacks(claims, held, clause, figure, newer)), newer)


def _marks(
    claims: Claims, held: Book, clause: Clause, figure: Figure, token: Token
) -> dict[str, Mark]:
    """The mark of a word in each kind it is of; several meanings of a kind are alternatives."""
    found: dict[str, Mark] = {}
    word = Weighing(claims, held, clause, figure, token)
    for kind in token.kinds:
        rule = RULES.get(kind)
        able = rule and not (figure.made and (kind in NOT_OF_SUMS or _moves(token)))
        found[kind] = rule(word) if rule and able else None
    if found.get("yardstick"):  # a yardstick's own words say its scope too
        found |= {kind: True for kind in ("scope", "metric") if kind in found}
    if found.get("house") and "yardstick" in found and len(found) == 2:
        found["yardstick"] = True
    if "product" in found and found["product"] is None and found.get("company"):
        found["product"] = False
    return found


def _moves(token: Token) -> bool:
    return token.role in ("change", "from", "step")


Lack = tuple[str, str]  # the verdict it leads to at best, and why


def _lacks(
    claims: Claims, held: Book, clause: Clause, figure: Figure, newer: Figure | None
) -> Iterator[Lack]:
    """What the clause leaves unsaid, that a reader would have to know."""
    if figure.kept_off:
        yield "unsupported", f"the file holds it but keeps it off the charts: {figure.kept_off}"
    measured = clause.of("metric") or clause.of("yardstick") or _unit_says(claims, clause, figure)
    if not measured:
        yield "unclear", "the sentence does not say what is measured"
    if newer:
        yield _undated(claims, held, figure, newer)
    yield from _status_lacks(clause, figure)
    yield from _scope_lacks(claims, clause, figure)
    if figure.made in _MADE:
        yield "imprecise", _MADE[figure.made]
    for token in clause.amounts("level", "change"):
        if isinstance(token.value, Amount):
            yield from _amount_lacks(token, token.value, figure)


_MADE = {  # figures that are worked out here, and what a reader has to know of it
    "so far": "no source says what counts towards the plan: this is all capex in its time",
    "joint": "it is a sum worked out here, and each company counts in its own way",
}


def _undated(claims: Claims, held: Book, figure: Figure, newer: Figure) -> Lack:
    newest_so_long = figure.yardstick and not _newer(held, figure, of_its_length=True)
    return (
        "imprecise" if newest_so_long else "unclear",
        f"the sentence names no period: it was so {when_words(figure)}, and the newer figure, "
        f"{when_words(newer)}, is {figure_words(claims, newer, bare=True)}",
    )


def _status_lacks(clause: Clause, figure: Figure) -> Iterator[Lack]:
    said = clause.meanings("status")
    announced = "announced" in said and clause.of("duration")
    if figure.forward and not (announced or said & {"forward", "possible", "pledged"}):
        kind = "a forecast" if figure.status == "projection" else "a plan or an aim"
        yield "unsupported", f"this is {kind}, not a result"
    asserted = figure.status == "estimate" and figure.by and not figure.yardstick
    if asserted and not (clause.of("house") or said & {"estimate", "possible"}):
        yield "imprecise", f"it is an estimate by {figure.by}, not a published figure"


def _scope_lacks(claims: Claims, clause: Clause, figure: Figure) -> Iterator[Lack]:
    if figure.metric == "market_share" and not (
        clause.of("yardstick")
        or _one_yardstick(claims, clause)
        or clause.meanings("scope") - {"china", "world"}
    ):
        yield (
            "imprecise",
            f"the sentence names no yardstick; this share is under {figure.yardstick}",
        )
    if figure.brand and not clause.of("product"):
        yield "imprecise", f"the figure is of {figure.brand} alone"
    if figure.rate == "day" and not clause.of("rate"):
        yield "imprecise", "it is a figure a day"


def _amount_lacks(token: Token, amount: Amount, figure: Figure) -> Iterator[Lack]:
    if amount.high is not None and figure.high is None:
        yield "imprecise", "a range is said where one figure is held"
    if token.role == "level" and rounds_coarsely(amount, figure):
        yield "imprecise", "rounded"
    if figure.bound == "ceiling" and token.bound != "ceiling" and amount.unit == figure.unit:
        yield "imprecise", "the source says 'up to'"
    if {amount.unit, figure.unit} == {"RMB", "USD"} and (figure.forward or figure.usd is None):
        printed = "the plan itself is in" if figure.forward else "the figure is published in"
        yield "imprecise", f"{printed} {figure.unit}; the other currency is a conversion"


def _one_yardstick(claims: Claims, clause: Clause) -> bool:
    """Whether a house is named that keeps one yardstick only."""
    said = clause.meanings("house")
    kept = [r for r in claims.yardsticks if any(h.casefold() in r.house.casefold() for h in said)]
    return len(kept) == 1


def _unit_says(claims: Claims, clause: Clause, figure: Figure) -> bool:
    if figure.basis:
        return bool(clause.of("cloud")) and "cloud_revenue" in figure.metric
    if figure.metric == "market_share":
        return bool(clause.of("place") or clause.of("house") or clause.of("scope"))
    return figure.unit == "tokens" and figure.rate == "day"


def _newer(held: Book, figure: Figure, of_its_length: bool = False) -> Figure | None:
    """The newest of its series after it: of the same length, or under its yardstick."""
    newer = [
        f for f in held.of_series(figure, figure.basis)
        if f.when.end > figure.when.end
        and not f.kept_off and not f.forward and (
            f.months == figure.months or (figure.yardstick and not of_its_length)
        )
    ]  # fmt: skip
    return max(newer, key=lambda f: f.when.end, default=None)
