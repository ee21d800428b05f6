"""Four headline figures: the largest of each kind among the companies chosen."""

from dataclasses import dataclass, replace

import pandas as pd

from components.analysis.breaks import with_breaks
from components.analysis.money.timeline import change_on_year, intensity, series
from components.analysis.tables import largest, number_table
from components.analysis.view.view import View
from components.claims.model import Claims


@dataclass(frozen=True)
class KeyFigure:
    """One figure with what it was before; `table` holds its history, the last row is the figure.

    `change` is the growth on the year as a fraction, `before` the row a multiple is compared with.
    `note` says what is counted anew in the newest period.
    """

    label: str
    company: str
    table: pd.DataFrame
    change: float | None
    note: str = ""

    @property
    def latest(self) -> pd.Series:
        """The row of the figure itself."""
        return self.table.iloc[-1]


def key_figures(claims: Claims, view: View) -> list[KeyFigure]:
    """Largest quarterly capex and cloud revenue, capex per unit of revenue, most tokens a day.

    Each compares like with like: a growth is on the same quarter a year before, else None.
    """
    quarterly = View.of(claims, company=view.company, currency=view.currency, status=view.status)
    capex = series(claims, quarterly, "capex", view.company)
    revenue = series(claims, quarterly, "cloud_revenue", view.company)
    found = [
        _largest("capex", capex),
        _cloud(claims, revenue),
        _largest("capex / cloud", intensity(claims, quarterly)),
        _largest("tokens a day", _tokens(claims, view)),
    ]
    return [headline for headline in found if headline is not None]


def _largest(label: str, table: pd.DataFrame) -> KeyFigure | None:
    """The company with the largest figure of the newest period there is."""
    if table.empty:
        return None
    newest = table[table["end"] == table["end"].max()]
    top = largest(newest, "value")
    same = (table["company"] == top.company) & (table["metric"] == top.metric)
    own = table[same].sort_values("end")
    return KeyFigure(label, top.company, own, change_on_year(own, str(own["period"].iloc[-1])))


def _cloud(claims: Claims, table: pd.DataFrame) -> KeyFigure | None:
    """The largest cloud revenue; the narrower of two lines goes by its own name."""
    found = _largest("cloud revenue", table)
    if found is None:
        return None
    note = str(with_breaks(claims, found.table)["break_short"].iloc[-1])
    if found.latest["metric"] == "cloud_revenue":
        return replace(found, note=note)
    return replace(found, label=claims.metric[found.latest["metric"]].label, note=note)


def _tokens(claims: Claims, view: View) -> pd.DataFrame:
    table = number_table(claims)
    return table[
        (table["metric"] == "daily_tokens")
        & table["company"].isin(view.company)
        & table["status"].isin(view.status)
    ]
