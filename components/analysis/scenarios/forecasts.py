"""Old forecasts scored: every projection and target whose period has come, by outcome.

Guidance is no forecast: a company says what it means to do, so what it did is no test of it.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pandas as pd

from components.analysis.tables import Ids, number_table, records_of, together, typed_frame
from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.claim import Claim
from components.claims.fields import last_day
from components.claims.model import Claims
from components.claims.period import period, quarters, year_before
from components.claims.terms import MARKET

SCORED = ("projection", "target")
FORWARD = (*SCORED, "guidance")  # none of these says what came
NOT_SCORED = ("price_target", "payback_claim")  # no share price is held; no server's earnings
FEWEST = 3  # forecasts behind a rank
LATE = 92  # days after a floor's date within which the first figure still speaks of it
COLUMNS = (
    "claims house company what period forecast outcome unit error direction months status "
    "outcome_status comparable note start end"
).split()
Amount = tuple[float, Ids, str]  # value, claim ids, status


def scored(claims: Claims, view: View) -> pd.DataFrame:
    """Each forecast that has an outcome: one row, oldest period first.

    `forecast` and `outcome` in `unit`; `error` in percent of the level: a forecast amount over the
    outcome, or (1 + forecast growth) / (1 + growth that came), less 1. `months` from publication to
    the end of the period; `comparable` is False where the yardstick changed its definition.
    """
    rows = [row for claim in _due(claims, view) if (row := _score(claims, view, claim))]
    table = typed_frame(rows, COLUMNS)
    return table.sort_values(["end", "house"], kind="stable").reset_index(drop=True)


def unscored(claims: Claims, view: View) -> list[Claim]:
    """The forecasts whose period has come and for which no sound outcome is held."""
    due = [claim for claim in _due(claims, view) if claim.status in SCORED]
    return [claim for claim in due if _score(claims, view, claim) is None]


def ranking(table: pd.DataFrame) -> pd.DataFrame:
    """Houses by their mean absolute error, percent: columns house, forecasts, error, rank.

    Only comparable forecasts count. A house with fewer than three has neither error nor rank.
    """
    sound = table[table["comparable"].astype(bool)]
    rows = [
        {"house": house, "forecasts": len(own), "error": own["error"].abs().mean()}
        for house, own in sound.groupby("house", sort=True)
    ]
    found = pd.DataFrame(rows, columns=["house", "forecasts", "error"])
    found["error"] = found["error"].astype("float64").where(found["forecasts"] >= FEWEST)
    found["rank"] = found["error"].rank(method="min")
    return found.sort_values(["rank", "forecasts"], ascending=[True, False]).reset_index(drop=True)


def _due(claims: Claims, view: View) -> Iterator[Claim]:
    """Forecasts of what the view shows, made before their period ended, which has ended."""
    today = last_day(claims.now)
    for claim in claims.claims if view.company else ():
        forward = claim.status in SCORED or (claim.status == "estimate" and claim.house)
        shown = claim.company in (*view.company, MARKET) and claim.status in view.status
        made = claims.known_on(claim)
        ended = claim.when.end <= today and (made < claim.when.end or claim.status in SCORED)
        if forward and shown and ended and _counts(claims, claim):
            yield claim


def _counts(claims: Claims, claim: Claim) -> bool:
    if claim.value is None or claim.do_not_plot or claim.id in claims.gone:
        return False
    return claim.metric not in NOT_SCORED and claim.formula is None


def _score(claims: Claims, view: View, claim: Claim) -> dict[str, Any] | None:
    actual = _actual_table(claims, view)
    growth = claim.unit == "percent"
    found = _growth(claims, actual, claim) if growth else _level(actual, claim)
    if found is None:
        return None
    outcome, ids, status = found
    if claim.status == status == "estimate":
        return None  # two estimates of one thing: neither is the outcome of the other
    level = (1 + claim.number / 100) / (1 + outcome / 100) if growth else claim.number / outcome
    error = 100 * (level - 1)
    made = claims.known_on(claim)
    crossed = _changes(claims, claim)
    return {
        "claims": together((claim.id,), ids),
        "house": claim.house or claim.company,
        "company": claim.company,
        "what": _what(claims, claim),
        "period": claim.period,
        "forecast": claim.number,
        "outcome": outcome,
        "unit": claim.unit,
        "error": error,
        "direction": _direction(claim, error),
        "months": max(0, round((claim.when.end - made).days / 30.4)),
        "status": claim.status,
        "outcome_status": status,
        "comparable": not crossed,
        "note": crossed or "",
        "start": pd.Timestamp(claim.when.start),
        "end": pd.Timestamp(claim.when.end),
    }


def _direction(claim: Claim, error: float) -> str:
    if claim.bound == "floor" and error <= 0:
        return "met"
    return "about right" if abs(error) < 1 else ("too high" if error > 0 else "too low")


def _what(claims: Claims, claim: Claim) -> str:
    about = claims.metric[claims.metric[claim.metric].forecast_of or claim.metric]
    named = f", {claim.yardstick}" if claim.yardstick else ""
    return f"{about.label}{' growth' if about.name != claim.metric else ''}{named}"


def _changes(claims: Claims, claim: Claim) -> str | None:
    """Why forecast and outcome do not compare: the yardstick changed between making and meeting."""
    made = claims.known_on(claim)
    for change in claims.yardstick[claim.yardstick].breaks if claim.yardstick else ():
        begins = period(change.at).end  # a forecast made within that quarter is of the old measure
        if made <= begins and period(change.at).start <= claim.when.end:
            return f"The yardstick changed in {period(change.at).words}, so the two do not compare."
    return None


@cached_per_claims(16)
def _actual_table(claims: Claims, view: View) -> pd.DataFrame:
    table = number_table(claims)
    return table[~table["status"].isin(FORWARD) & table["status"].isin(view.status)]


def _same(actual: pd.DataFrame, claim: Claim, metric: str) -> pd.DataFrame:
    """What was published of the same thing, looking back: never before the period ended."""
    own = actual[(actual["company"] == claim.company) & (actual["metric"] == metric)]
    for field in ("yardstick", "brand"):
        value = getattr(claim, field)
        own = own[own[field].isna() if value is None else own[field] == value]
    return own[(own["published"] >= own["end"]) & (own["claims"].str[0] != claim.id)]


def _amount(same: pd.DataFrame, name: str) -> Amount | None:
    """The amount of a period as published or, without that, the sum of its quarters."""
    direct = same[same["period"] == name].sort_values("published")
    if len(direct):
        row = direct.iloc[-1]
        return float(row["value"]), row["claims"], str(row["status"])
    when = period(name)
    first, last = (f"{d.year}-Q{(d.month + 2) // 3}" for d in (when.start, when.end))
    wanted = quarters(first, last)
    by = {str(r["period"]): r for r in records_of(same) if r["period"] in wanted}
    if len(by) < len(wanted) or _part_of_a_quarter(when.start, when.end):
        return None
    rows = [by[q] for q in wanted]
    if len({r["unit"] for r in rows}) > 1:
        return None
    ids = together(*(r["claims"] for r in rows))
    kinds: Sequence[str] = [str(r["status"]) for r in rows]
    worst = "estimate" if "estimate" in kinds else "derived"
    return sum(float(r["value"]) for r in rows), ids, worst


def _part_of_a_quarter(first: date, last: date) -> bool:
    return first.month % 3 != 1 or last.month % 3 != 0


def _level(actual: pd.DataFrame, claim: Claim) -> Amount | None:
    same = _same(actual, claim, claim.metric)
    same = same[same["unit"] == claim.unit]
    found = _amount(same, claim.period)
    if found is None and claim.bound == "floor":
        after = same[(same["end"] >= pd.Timestamp(claim.when.end))].sort_values("end")
        soon = after[after["end"] <= pd.Timestamp(claim.when.end) + pd.Timedelta(days=LATE)]
        if len(soon):
            row = soon.iloc[0]
            return float(row["value"]), row["claims"], str(row["status"])
    return found


def _growth(claims: Claims, actual: pd.DataFrame, claim: Claim) -> Amount | None:
    """The growth that came, percent: as published, or from two amounts."""
    metric = claims.metric[claim.metric]
    if metric.forecast_of:
        return _grown(_same(actual, claim, metric.forecast_of), claim.period)
    if not metric.growth_of:
        return None
    if direct := _amount(_same(actual, claim, claim.metric), claim.period):
        return direct
    sizes = _same(actual, claim, metric.growth_of)
    for row in records_of(sizes[sizes["period"] == claim.period]):
        printed = claims.claim[row["claims"][0]].growth
        if printed is not None:
            return printed, row["claims"], str(row["status"])
    return _grown(sizes, claim.period)


def _grown(same: pd.DataFrame, name: str) -> Amount | None:
    now, before = _amount(same, name), _amount(same, year_before(name))
    if now is None or before is None or before[0] <= 0:
        return None
    status = "estimate" if "estimate" in (now[2], before[2]) else "derived"
    return 100 * (now[0] / before[0] - 1), together(now[1], before[1]), status
