"""Places in a market under every yardstick, and simple questions."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from components.analysis.market.shares import latest_placings
from components.analysis.tables import records_of, together
from components.analysis.view.view import View
from components.checker.figures import book
from components.checker.finding import WHO, AnswerLine, Finding, lacking
from components.checker.match import Case, case
from components.checker.periods import Said, dates_of
from components.checker.phrase import listed_words, quoted, sentence_of
from components.checker.tokens import Clause, Token
from components.claims.model import Claims
from components.claims.period import period


def _standings(claims: Claims, clause: Clause) -> list[list[dict[str, Any]]]:
    """The latest places under every yardstick that the words leave open, one list a yardstick."""
    view = replace(View.of(claims), period=("1990-Q1", "2100-Q4"))
    rows = records_of(latest_placings(claims, view))
    found: dict[str, list[dict[str, Any]]] = {}
    said = clause.meanings("scope")
    for row in rows:
        yardstick = claims.yardstick[row["yardstick"]]
        named = clause.meanings("yardstick")
        houses = clause.meanings("house")
        wide = said & {"ai", "ai cloud"} and yardstick.scope != "AI in China"
        narrow = (
            "cloud" in said
            and not said & {"ai", "ai cloud"}
            and yardstick.scope != "all cloud in China"
        )
        if not (
            (named and yardstick.name not in named)
            or (houses and not any(h.casefold() in yardstick.house.casefold() for h in houses))
            or (not named and (wide or narrow))
            or (yardstick.basis == "users")
        ):
            found.setdefault(yardstick.name, []).append(row)
    return list(found.values())


def place_judged(claims: Claims, clause: Clause) -> Finding:
    """A claim to a place, under every yardstick that the words leave open."""
    odd = [t for t in clause.all if not {k for k, _ in t.senses} <= WHO | {"place", "said"}]
    odd += [
        t
        for t in clause.of("scope")
        if not set(t.meanings("scope")) & {"ai", "ai cloud", "cloud", "china"}
    ]
    company, standings = next(iter(clause.meanings("company")), ""), _standings(claims, clause)
    odd += [t for t in clause.of("period") if not _of_period(claims, company, standings, t)]
    wanted = next((int(t.meanings("place")[0]) for t in clause.of("place")), 1)
    named = [s for s in standings if any(r["company"] == company for r in s)]
    right = [s for s in standings if _holds(s, company, wanted)]
    ids = together(
        *(r["claims"] for s in standings for r in s if r["company"] == company or r["leads"])
    )
    if not company or not named:
        return Finding("unsupported", "No place of the company named is held.", unused=tuple(odd))
    kept = [s for s in named if s not in right]
    told = " ".join(_told(s) for s in (right[:2] + kept[:2]))
    if odd or len(clause.meanings("company")) > 1:
        said = listed_words([quoted(t.text) for t in odd]) or "two companies at once"
        why = f"Nothing held bears on {said}. {told}"
        return Finding("unclear", why, ids, unused=tuple(odd))
    if not right:
        verdict, why = "contradicted", f"Not under any of {_count(standings)}."
    elif len(right) == len(standings):
        verdict, why = "supported", f"So under {_count(right)}."
    else:
        so = f"so under {_count(right)} of {len(standings)}"
        verdict, why = "unclear", f"It depends on the yardstick: {so}."
    return Finding(verdict, f"{why} {told}", ids, _safe_place((right or standings)[0]))


def _of_period(
    claims: Claims, company: str, standings: list[list[dict[str, Any]]], token: Token
) -> bool:
    """Whether every standing is of the period a word says."""
    said = token.value
    if not isinstance(said, Said) or not standings:
        return False
    held = [period(str(rows[0]["period"])) for rows in standings]
    return all((w.start, w.end) == dates_of(claims, company, said) for w in held)


def _holds(rows: list[dict[str, Any]], company: str, place: int) -> bool:
    there = [r["company"] for r in rows if r["place"] == place]
    return there == [company]


def _count(standings: Sequence[object]) -> str:
    return f"{len(standings)} yardstick{'s' if len(standings) != 1 else ''}"


def _told(rows: list[dict[str, Any]]) -> str:
    first = listed_words([_row_words(r) for r in rows if r["place"] == 1]) or "not named here"
    return f"{rows[0]['yardstick']}, {_when(rows)}: first is {first}."


def _row_words(row: dict[str, Any]) -> str:
    share = row["share"]
    held = isinstance(share, float) and share == share
    return f"{row['company']} ({share:g}%)" if held else str(row["company"])


def _when(rows: list[dict[str, Any]]) -> str:
    return period(str(rows[0]["period"])).words


def _safe_place(rows: list[dict[str, Any]]) -> str:
    first = listed_words([_row_words(r) for r in rows if r["place"] == 1])
    when = f"the {_when(rows)}" if "half" in _when(rows) else _when(rows)
    return f"By the yardstick {rows[0]['yardstick']}, {first} came first in {when} (estimate)."


def answer_finding(claims: Claims, clause: Clause) -> Finding:
    """A simple question: who leads under each yardstick, or the figures that its words name."""
    odd = tuple(
        t for t in clause.all if {k for k, _ in t.senses} & {"unknown", "negation", "quantity"}
    )
    if "who" in clause.meanings("question") and clause.of("place") and not _money(clause):
        standings = _standings(claims, clause)
        lines = tuple(
            AnswerLine(_told(s), together(*(r["claims"] for r in s if r["leads"])))
            for s in standings
        )
        if not lines:
            return Finding("unsupported", "No place is held.", unused=odd)
        alone = "Held under one yardstick:" if len(lines) == 1 else "It depends on the yardstick:"
        return Finding("answer", alone, _ids(lines), unused=odd, answers=lines)
    if "who" in clause.meanings("question") and clause.of("place"):
        return _first_of_all(claims, clause, odd)
    firm = _fitting(claims, clause, odd, clause.meanings("company"))
    best = sorted(firm, key=lacking)[:6]
    if not best:
        return Finding("unsupported", "Nothing is held that answers it.", unused=odd)
    lines = tuple(AnswerLine(sentence_of(claims, c.figure), c.figure.ids) for c in best)
    why = "Held is:" if len(lines) == 1 else f"Held are {len(lines)} figures, the surest first:"
    return Finding("answer", why, _ids(lines), lines[0].text, odd, answers=lines)


def _fitting(
    claims: Claims, clause: Clause, left_out: Sequence[Token], companies: Collection[str]
) -> list[Case]:
    """The figures of some companies that fit the words of a question; results before plans."""
    asked = {"question", "place"} if "who" in clause.meanings("question") else {"question"}
    kept = (t for t in clause.tokens if not {k for k, _ in t.senses} & asked and t not in left_out)
    bare = replace(clause, tokens=tuple(kept))
    pool = book(claims).changes if clause.of("movement") else book(claims).levels
    held = [case(claims, bare, f) for f in pool if f.company in companies]
    fits = [c for c in held if not c.kinds(False) and not c.kinds(None) and not c.figure.kept_off]
    fits = [c for c in fits if not any(v == "unclear" for v, _ in c.lacks)]
    return [c for c in fits if not c.figure.forward] or fits


def _first_of_all(claims: Claims, clause: Clause, odd: tuple[Token, ...]) -> Finding:
    """Who had the most of some money: the subjects' figures of the newest period all could have."""
    fits = _fitting(claims, clause, odd, claims.subjects)
    newest = max((c.figure.when.end for c in fits), default=None)
    last = [c for c in fits if c.figure.when.end == newest]
    months = min((c.figure.months for c in last), default=0)
    one_span = [c for c in last if c.figure.months == months]
    surest = {c.figure.company: c for c in sorted(one_span, key=lacking, reverse=True)}
    ranked = sorted(surest.values(), key=lambda c: -c.figure.value)
    if len(ranked) < 2 or len({c.figure.unit for c in ranked}) > 1:
        return Finding("unsupported", "Too little is held to say who comes first.", unused=odd)
    lines = tuple(AnswerLine(sentence_of(claims, c.figure), c.figure.ids) for c in ranked)
    missing = [n for n in claims.subjects if n not in surest]
    none = f" Of {listed_words(missing)} none is held." if missing else ""
    safe = lines[0].text
    return Finding("answer", f"The largest first.{none}", _ids(lines), safe, odd, answers=lines)


def _ids(lines: Sequence[AnswerLine]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(i for line in lines for i in line.claims))


def _money(clause: Clause) -> bool:
    return any("market" not in m for m in clause.meanings("metric"))
