"""What the briefing says, page by page; every sentence is computed from the claims."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.analysis.grades.grades import RULES
from components.analysis.ledger.ledger import ledger
from components.analysis.money.company_profile import statements
from components.analysis.money.key_figures import key_figures
from components.analysis.scenarios.chosen import chosen_scenarios
from components.analysis.scenarios.paths import paths
from components.analysis.sources.method import looked_until, missing, principles
from components.analysis.tables import ids_of, parts_of, rows_of
from components.analysis.view.view import View
from components.analysis.view.visible import visible_claims
from components.claims.model import Claims
from components.figures.answer import Answer, answer
from components.figures.charts.catalogue import charts
from components.figures.charts.scenarios import rounded
from components.figures.sentences import assumption_words, freshness_words, key_figure_words
from components.publish.briefing.cited import Cited
from components.publish.caption import evidence_line
from components.wording.formats import coin, company_name, for_each, percent, spoken
from components.wording.yardstick_words import interest_words

# The charts of the briefing that stand among its words; any other has a sheet of its own.
DRAWN = ("who-leads", "capex-and-revenue", "revenue-paths")
# The findings of the first page, after that of its chart.
_BRIEF = ("capex-intensity", "plan-progress", "revenue-paths")
_TOLD = (
    ("strategy", 2),
    ("strength", 3),
    ("reward", 4),
    ("risk", 5),
)  # statements a company, newest first
SHEETS = 8  # of a briefing with no further charts
_CONTESTED = 7  # entries of the ledger, of each kind in turn


@dataclass(frozen=True)
class BriefChart:
    """A sentence or a chart's finding, the numbers of its sources, and what `more` there is."""

    words: str
    cited: str
    more: str = ""


def contents(whole: Claims, view: View, chosen: Sequence[str] = DRAWN) -> dict[str, Any]:
    """All that the template prints, in the order of the pages, so that sources count upwards.

    `chosen` are the names of the charts that are pictured.
    """
    claims = visible_claims(whole, view)
    cited = Cited(claims)
    drawn: dict[str, tuple[Answer, str]] = {}  # each with the numbers of its sources

    def answered(name: str) -> Answer:
        return answer(whole, charts()[name], view)

    def draw(name: str) -> Answer:
        drawn[name] = (answered(name), _cited(answered(name), cited))
        return drawn[name][0]

    found: dict[str, Any] = {
        "claims": claims,
        "view": view,
        "words": "; ".join(view.set_apart(whole)),
    }
    found["yardsticks"] = _yardsticks(claims, draw("who-leads").table, cited)
    found["brief"] = [_reading(answered(name), cited) for name in _BRIEF]
    found["shares"] = [_reading(answered(name), cited) for name in ("shares", "ranks")]
    draw("capex-and-revenue")
    found["headlines"] = [_headline(one, view.currency, cited) for one in key_figures(claims, view)]
    found["spending"] = [
        _reading(answered(name), cited) for name in ("capex-intensity", "plan-progress")
    ]
    draw("revenue-paths")
    found["ahead"] = _reading(answered("intensity-paths"), cited)
    found["outcomes"] = _outcomes(claims, view)
    found["scenarios"], found["shared"] = _supposed(claims, view, cited)
    found["companies"] = [_company(claims, name, cited) for name in view.company]
    found["contested"] = _contested(claims, cited)
    more = [name for name in chosen if name not in DRAWN]
    for name in more:
        draw(name)
    found |= {"chosen": chosen, "more": more, "sheets": SHEETS + len(more)}
    found |= {"rules": RULES, "method": principles(claims), "spoken": spoken}
    found |= {"missing": missing(claims), "looked_until": looked_until(claims)}
    fresh = freshness_words(claims, view)
    found |= {"evidence_line": evidence_line, "company_name": company_name}
    return found | {"drawn": drawn, "fresh": fresh, "sources": cited.listed}


def _cited(answer: Answer, cited: Cited) -> str:
    """The numbers of a chart's sources, those of events apart."""
    table = answer.table
    own = list(table["source"].dropna()) if "source" in table else []
    numbers = cited.of_claims(answer.ids)
    events = cited.of(name for name in own if name)
    return numbers + (f"; events {events}" if events else "")


def _reading(answer: Answer, cited: Cited) -> BriefChart:
    """What a chart says, without its picture: the finding, and the rest in `more`."""
    return BriefChart(answer.finding, cited.of_claims(answer.ids), " ".join(answer.sentences[1:]))


def _headline(headline: Any, currency: str, cited: Cited) -> tuple[str, str, str, str]:
    numbers = cited.of_claims(headline.latest["claims"])
    return (*key_figure_words(headline, currency), numbers)


def _yardsticks(claims: Claims, table: pd.DataFrame, cited: Cited) -> list[dict[str, str]]:
    """Each yardstick of the first chart: what it counts and who leads under it."""
    found = []
    for name in dict.fromkeys(table["yardstick"]):
        rows, yardstick = table[table["yardstick"] == name], claims.yardstick[name]
        leaders = rows[rows["leads"]]
        share = leaders["share"].max()
        size = f" {percent(float(share))}" if share == share else ""
        found.append(
            {
                "name": name,
                "house": yardstick.house,
                "counts": yardstick.counts,
                "own": yardstick.own_use,
                "caveat": yardstick.caveat,
                "interest": interest_words(
                    claims, yardstick, set(leaders["company"]), bool(leaders["tied"].any())
                ),
                "period": spoken(str(rows["period"].iloc[0])),
                "leader": " and ".join(leaders["company"]) + size,
                "grade": max(rows["grade"]),
                "cited": cited.of_claims(ids_of(rows)),
            }
        )
    return found


def _outcomes(claims: Claims, view: View) -> dict[str, str]:
    """Where each scenario chosen ends, company by company: its revenue, and capex for a unit."""
    table = paths(claims, view)
    ahead = table[table["status"] == "projection"]
    last = ahead.drop_duplicates(["scenario", "company"], keep="last")
    return {
        str(scenario): "; ".join(map(_outcome, rows_of(rows)))
        for scenario, rows in parts_of(last, "scenario")
    }


def _outcome(row: Any) -> str:
    """'Alibaba RMB 566bn, with capex of RMB 0.27 for each yuan of it'."""
    said, currency = f"{row.company} {rounded(row.value, row.unit)}", str(row.unit)[:3]
    if row.intensity != row.intensity:
        return said
    return f"{said}, with capex of {for_each(row.intensity, currency)} for each {coin(currency)}"


def _supposed(
    claims: Claims, view: View, cited: Cited
) -> tuple[list[tuple[str, str, list[BriefChart]]], list[BriefChart]]:
    """What each scenario supposes apart from the others, and once what all of them suppose."""
    chosen = chosen_scenarios(claims, view)
    first = chosen[0].assumptions if len(chosen) > 1 else ()
    shared = [a for a in first if all(a in s.assumptions for s in chosen)]
    apart = [
        (s.name, s.story, [_assumption(a, cited) for a in s.assumptions if a not in shared])
        for s in chosen
    ]
    return apart, [_assumption(a, cited) for a in shared]


def _assumption(assumption: Any, cited: Cited) -> BriefChart:
    about, rate = assumption_words(assumption)
    numbers = cited.of_claims(assumption.rests_on)
    return BriefChart(f"{about}: {rate}", numbers, assumption.judgement or "")


def _company(claims: Claims, company: str, cited: Cited) -> dict[str, Any]:
    """One company's strengths, rewards and risks, the newest of each."""
    told = []
    for metric, most in _TOLD:
        rows = rows_of(statements(claims, company, metric).head(most))
        said = [BriefChart(row.text, cited.of([row.source]), row.status) for row in rows]
        told.append((claims.metric[metric].label if metric in claims.metric else metric, said))
    return {"name": company, "cloud": claims.company[company].cloud, "told": told}


def _contested(claims: Claims, cited: Cited) -> list[dict[str, Any]]:
    """Entries of the ledger, of each kind in turn, until the page is full."""
    kinds: dict[str, list[Any]] = {}
    for entry in ledger(claims):
        if entry.kind not in ("no link",):
            kinds.setdefault(entry.kind, []).append(entry)
    chosen = list(_in_turn(kinds.values()))[:_CONTESTED]
    return [
        {"entry": entry, "cited": cited.of_claims(n for n in entry.claims if n in claims.claim)}
        for entry in chosen
    ]


def _in_turn(lists: Iterable[list[Any]]) -> Iterable[Any]:
    """The first of each list, then the second of each, and so on."""
    several = [list(one) for one in lists]
    while any(several):
        for one in several:
            if one:
                yield one.pop(0)
