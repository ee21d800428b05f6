"""A headline's claim to lead, or to any other place, held against the rulers it leaves open."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from components.analysis.headlines_rules.case import Finding
from components.analysis.headlines_rules.markets import rulers_meant
from components.analysis.headlines_rules.periods import period_meant
from components.analysis.headlines_rules.reading import Reading
from components.analysis.headlines_rules.wording import house_words, lower
from components.analysis.shares import latest_placings, placings
from components.analysis.tables import together
from components.analysis.view import View
from components.claims.kept import kept
from components.claims.model import Claims
from components.claims.period import period

_PLACES = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}
_NOT_SHARES = ("capex", "cloud_revenue", "app_users", "app_daily_users", "net_profit")


@dataclass(frozen=True)
class Standing:
    """One ruler's word on the matter: yes, no or tied, with the claims and who leads instead."""

    ruler: str
    answer: str
    ids: tuple[str, ...]
    leader: str
    when: str


def place_finding(claims: Claims, read: Reading) -> Finding:
    """The verdict on a claim to a place, mostly the first.

    supported where every ruler the words leave open puts the company there, contradicted where
    none does, else unclear with both named. Without a period each ruler speaks by its latest
    split of the two years before the edition.
    """
    if "negation" in read.signs:
        return Finding(
            "unclear", "The sentence denies something; only plain statements are checked."
        )
    if not read.mentions:
        return Finding("unclear", "The sentence names no company of the file.")
    if any(m in _NOT_SHARES for m in read.metrics):
        return Finding("unclear", "A place is checked only in market shares, not in this measure.")
    company = read.mentions[0].company
    standings = _standings(claims, read, company)
    if not standings:
        why = f"No ruler of the file ranks {company} in the market and period the sentence names."
        return Finding("unsupported", why)
    return _weighed(claims, read, company, standings)


def _standings(claims: Claims, read: Reading, company: str) -> list[Standing]:
    meant = {r.name for r in rulers_meant(claims, read)}
    open_splits = _splits(claims, recent=not read.periods)
    if read.periods:
        when = period_meant(claims, company, read.periods[0])
        open_splits = tuple(s for s in open_splits if _days(s) == (when.start, when.end))
    return [
        _standing(split, company, read.place or 1)
        for split in open_splits
        if split[0]["ruler"] in meant
    ]


_Split = tuple[dict[str, Any], ...]


@kept(16)
def _splits(claims: Claims, recent: bool) -> tuple[_Split, ...]:
    """The placings split by split, those of the last two years only or all there are.

    A worldwide table holds only the vendors of this file: a place worked out there is left out.
    """
    everything = View.of(claims)
    table = latest_placings(claims, everything, recent=True) if recent else None
    table = placings(claims, everything) if table is None else table
    world = [r.name for r in claims.rulers if r.scope == "worldwide"]
    table = table[~table["ruler"].isin(world) | table["share"].isna()]
    splits: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in table.to_dict("records"):
        splits.setdefault((row["ruler"], row["period"]), []).append({str(k): row[k] for k in row})
    return tuple(tuple(split) for split in splits.values())


def _days(split: _Split) -> tuple[date, date]:
    return split[0]["start"].date(), split[0]["end"].date()


def _standing(split: _Split, company: str, place: int) -> Standing:
    own = [row for row in split if row["company"] == company]
    first = [row for row in split if row["place"] == 1]
    there = any(row["place"] == place for row in own)
    tied = there and sum(row["place"] == place for row in split) > 1
    answer = "tied" if tied else "yes" if there else "no"
    ids = together(*(row["claims"] for row in (*own, *first)))
    leader = " and ".join(row["company"] for row in first) or "another"
    return Standing(split[0]["ruler"], answer, ids, leader, period(split[0]["period"]).words)


def _weighed(claims: Claims, read: Reading, company: str, standings: list[Standing]) -> Finding:
    place = _PLACES[read.place or 1]
    yes = [s for s in standings if s.answer == "yes"]
    no = [s for s in standings if s.answer == "no"]
    tied = [s for s in standings if s.answer == "tied"]
    ids = tuple(dict.fromkeys(i for s in standings for i in s.ids))
    safe = _safe(claims, company, place, (yes or tied)[0]) if yes or tied else None
    if yes and not (no or tied):
        return Finding("supported", f"{company} is {place} under {_listed(yes)}.", ids, safe)
    if not (yes or tied):
        why = (
            f"{company} is not {place} under {_listed(no)}."
            f" {'Under ' + no[0].ruler if len(no) > 1 else 'There'} the first is {no[0].leader}."
        )
        return Finding("contradicted", why, ids, _safe_leader(claims, no[0]))
    sides = [
        f"{company} is {place} under {_counted(yes)}: {_listed(yes)}." if yes else "",
        f"It is not {place} under {_counted(no)}: {_listed(no)}." if no else "",
        f"It ties under {_listed(tied)}." if tied and not (yes and no) else "",
    ]
    return Finding("unclear", " ".join(s for s in sides if s), ids, safe)


def _counted(standings: list[Standing]) -> str:
    return f"{len(standings)} ruler{'s' if len(standings) != 1 else ''}"


def _listed(standings: list[Standing]) -> str:
    names = [s.ruler for s in standings[:3]]
    rest = [f"{len(standings) - 3} more"] if len(standings) > 3 else []
    return ", ".join([*names, *rest])


def _safe(claims: Claims, company: str, place: str, standing: Standing) -> str:
    ruler = claims.ruler[standing.ruler]
    level = "level in " if standing.answer == "tied" else ""
    return (
        f"{company} was {level}{place} by {lower(ruler.measures)} in {_the(standing.when)},"
        f" by {house_words(ruler.house)} (estimate)."
    )


def _safe_leader(claims: Claims, standing: Standing) -> str | None:
    if standing.leader == "another":
        return None
    return _safe(
        claims, standing.leader, "first", Standing(standing.ruler, "yes", (), "", standing.when)
    )


def _the(when: str) -> str:
    return f"the {when}" if "half" in when else when
