"""One company's figures over time, and all companies side by side."""

import pandas as pd

from components.analysis.breaks import stretches, with_breaks
from components.analysis.market.shares import RECENT, in_range
from components.analysis.money.currency import money_table
from components.analysis.money.timeline import of_twelve_months
from components.analysis.tables import best_of_each, number_table, typed_frame
from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.wording.statement_words import statement_words

MEASURED = ("reported", "derived", "estimate")
TOLD = ("strategy", "models", "chips", "regions", "strength", "risk", "reward", "disclosure")
LEAST = 4  # quarters that make a history
LEAST_YEARS = 2
FEW = "not for twelve months"  # single figures, too few to add up
MOST = 7  # measures of one company that are told at once


def figures_of(claims: Claims, view: View) -> pd.DataFrame:
    """The money figures of the company in focus by quarter, in billions, by metric and date.

    By the year for a company of which no quarters are known. Columns: claims, company, metric,
    label, period, start, end, value, unit, status, bound, house, stretch, and those of
    `with_breaks`. Only metrics with four quarters or more in the time chosen, or two years, and of
    many the seven that reach furthest.
    """
    money = money_table(claims, view.currency)
    money = money[
        (money["company"] == view.focus)
        & money["status"].isin(set(MEASURED) & set(view.status))
        & in_range(money, view)
    ]
    table = _history(money, r"\d{4}-Q[1-4]", LEAST)
    if table.empty:
        table = _history(money[money["metric"].isin(_adding(claims))], r"\d{4}", LEAST_YEARS)
    table = _labelled(claims, table).sort_values(["order", "start"])
    table = table.assign(stretch=stretches(claims, table)).drop(columns="order")
    return with_breaks(claims, table)


def _history(money: pd.DataFrame, pattern: str, least: int) -> pd.DataFrame:
    """The rows of one kind of period: of metrics that have enough and reach furthest."""
    table = best_of_each(money[money["period"].str.fullmatch(pattern)], ["metric", "period"])
    table = table[table.groupby("metric")["period"].transform("nunique") >= least]
    reach = table.groupby("metric", sort=False)["end"].max()
    furthest = reach.sort_values(ascending=False, kind="stable").index[:MOST]
    return table[table["metric"].isin(furthest)]


def _adding(claims: Claims) -> set[str]:
    """The metrics whose quarters add up to a year: amounts, and not levels or plans."""
    return {m.name for m in claims.metrics if m.adds_up and m.name != "market_size"}


def side_by_side(claims: Claims, view: View) -> pd.DataFrame:
    """The newest twelve months of each metric that at least two of the companies chosen have.

    Columns as in `number_table` plus label, and absent: for each other company of the view why its
    cell is empty, a line each, as 'Baidu: not published'. Money is in billions of the view's
    currency, of the newest four quarters in a row or of the newest year: a year never stands beside
    a quarter. Counts, such as tokens a day, are the newest. Shares and ranks are left out: they
    mean nothing without their yardstick.
    """
    numbers = number_table(claims)
    others = numbers[numbers["metric"].isin(["daily_tokens", "app_users"])]
    adding = _adding(claims)
    money = money_table(claims, view.currency)
    table = pd.concat([money[money["metric"].isin(adding)], others])
    table = table[
        table["company"].isin(view.company)
        & table["status"].isin(set(MEASURED) & set(view.status))
        & in_range(table, view)
        & table["period"].str.fullmatch(r"\d{4}(-(Q[1-4]|\d\d(-\d\d)?))?")
    ]
    table = best_of_each(table, ["company", "metric", "period"])
    sums = table["metric"].isin(adding)
    table = pd.concat([of_twelve_months(table[sums]), table[~sums]])
    table = table[table["end"] >= pd.Timestamp(claims.now) - RECENT]
    newest = table.sort_values(["end", "published"]).drop_duplicates(
        ["company", "metric"], keep="last"
    )
    held = newest.groupby("metric")["company"].transform("nunique")
    told = _labelled(claims, newest[held >= 2]).sort_values("order", kind="stable")
    return told.drop(columns="order").assign(absent=_absent(claims, view, told))


def _absent(claims: Claims, view: View, told: pd.DataFrame) -> list[str]:
    """For each row, why the other companies have no figure of its metric."""
    why = {}
    for metric, own in told.groupby("metric"):
        others = [company for company in view.company if company not in set(own["company"])]
        why[metric] = "\n".join(f"{c}: {_reason(claims, view, str(metric), c)}" for c in others)
    return [why[metric] for metric in told["metric"]]


def _reason(claims: Claims, view: View, metric: str, company: str) -> str:
    """Why a cell is empty: never published, published once but not for a year, or left out."""
    held = [
        c
        for c in claims.whole.claims
        if c.company == company and c.metric == metric and c.value is not None and not c.do_not_plot
    ]
    if not held:
        return "not published"
    shown = [c for c in held if c.status in view.status and c.id in claims.claim]
    return FEW if shown else "left out by your choices"


@cached_per_claims(64)
def statements(claims: Claims, company: str, metric: str) -> pd.DataFrame:
    """The short statements about one company on one subject, newest first.

    Columns: claims, text, period, end, status, source.
    """
    rows = [
        {
            "claims": (c.id,),
            "text": statement_words(c.text),
            "period": c.period,
            "end": pd.Timestamp(c.when.end),
            "status": c.status,
            "source": c.source,
        }
        for c in claims.claims
        if c.company == company
        and c.metric == metric
        and c.text
        and not c.do_not_plot
        and c.id not in claims.gone
    ]
    table = typed_frame(rows, ["claims", "text", "period", "end", "status", "source"])
    return table.sort_values("end", ascending=False, kind="stable")


def _labelled(claims: Claims, table: pd.DataFrame) -> pd.DataFrame:
    order = {metric.name: i for i, metric in enumerate(claims.metrics)}
    return table.assign(
        label=[claims.metric[m].label for m in table["metric"]],
        order=[order[m] for m in table["metric"]],
    )
