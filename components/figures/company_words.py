"""A company on the front page, in words: always the same four things, in the same places."""

from dataclasses import dataclass

from components.analysis.market.standings import Standing, standing, standing_among
from components.analysis.money.company_standing import Newest, newest_figure
from components.analysis.money.left_out import left_out
from components.analysis.tables import Ids, together
from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.claim import bound_words
from components.claims.model import Claims
from components.wording.formats import change, company_name, money, spoken


@dataclass(frozen=True)
class FigureWords:
    """A figure as it is said: what it is of and when, how much, and how it moved, line by line.

    `amount` is 'not published', or why it is not shown, where there is none.
    """

    label: str
    amount: str
    moved: tuple[str, ...] = ()
    is_estimate: bool = False
    is_known: bool = True


@dataclass(frozen=True)
class CompanyWords:
    """What stands on a company's card, and the claims that it rests on."""

    company: str
    name: str
    standing: str
    capex: FigureWords
    revenue: FigureWords
    rests_on: Ids


@cached_per_claims(64)
def company_card_words(claims: Claims, view: View, company: str) -> CompanyWords:
    """One company in words, under the reader's choices; its standing is that among those shown."""
    capex = newest_figure(claims, view, "capex", company)
    revenue = newest_figure(claims, view, "cloud_revenue", company)
    same = capex is not None and revenue is not None and _period(capex) == _period(revenue)
    label = claims.metric[str(revenue.row["metric"])].label if revenue else "Cloud revenue"
    return CompanyWords(
        company=company,
        name=company_name(claims, company),
        standing=_standing(claims, view, company),
        capex=_figure(claims, capex, "Capex") or _none(claims, view, "capex", company, "Capex"),
        revenue=_figure(claims, revenue, label, "same quarter" if same else "")
        or _none(claims, view, "cloud_revenue", company, label),
        rests_on=together(*(one.rests_on for one in (capex, revenue) if one)),
    )


def _period(newest: Newest) -> str:
    return str(newest.row["period"])


def _standing(claims: Claims, view: View, company: str) -> str:
    """'First by 6 of 9 yardsticks, level by 1', 'Of those shown, first by none of 7 yardsticks'."""
    several = 1 < len(view.company) < len(claims.subjects)
    said = _told(standing_among(claims, view, company) if several else standing(claims, company))
    return f"Of those shown, {said[:1].lower()}{said[1:]}" if several else said


def _told(found: Standing) -> str:
    """A standing as it is said of a company among all."""
    if not found.all:
        return "No yardstick is left to be first by"
    if not found.alone and not found.level:
        return f"First by none of {found.all} yardsticks"
    alone = f"First by {found.alone} of {found.all} yardsticks" if found.alone else ""
    level = f"level by {found.level}" if found.level else ""
    words = ", ".join(filter(None, (alone, level)))
    return words if found.alone else f"{words.capitalize()} of {found.all} yardsticks"


def _figure(
    claims: Claims, newest: Newest | None, label: str, when: str = ""
) -> FigureWords | None:
    if newest is None:
        return None
    row, period = newest.row, _period(newest)
    is_year, is_estimate = len(period) == len("2025"), row["status"] == "estimate"
    when = when or (f"whole year {period}" if is_year else spoken(period))
    about = "about " if is_estimate and not bound_words(row["bound"]) else bound_words(row["bound"])
    return FigureWords(
        label=f"{label}, {when}{', estimate' if is_estimate else ''}",
        amount=f"{about}{money(row['value'], row['unit'])}",
        moved=_moved(newest, about),
        is_estimate=is_estimate,
    )


def _moved(newest: Newest, about: str) -> tuple[str, ...]:
    """'up 75% on a year earlier', 'RMB 155.1bn over four quarters'; of estimates both figures."""
    unit, on_year = str(newest.row["unit"]), []
    if newest.before is not None and newest.change is not None:
        before = f"from {about}{money(newest.before, unit)} a year earlier"
        on_year.append(before if about else f"{change(newest.change)} on a year earlier")
    on_year += [newest.note] if newest.note else []
    longer = newest.four_quarters
    over = [] if longer is None else [f"{money(longer, unit)} over four quarters"]
    return tuple(filter(None, [", ".join(on_year), *over]))


def _none(claims: Claims, view: View, metric: str, company: str, label: str) -> FigureWords:
    why = left_out(claims, view, metric, company)
    return FigureWords(label, f"not shown: {why}" if why else "not published", is_known=False)
