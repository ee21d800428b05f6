"""How fresh the data is: the newest period of each company, and what is known to be missing."""

import pandas as pd

from components.analysis.tables import number_table
from components.analysis.view.view import View
from components.claims.model import Claims


def freshness(claims: Claims, view: View) -> pd.DataFrame:
    """The newest quarter of each company of the view.

    Columns: claims, company, metric, period, published.
    """
    table = number_table(claims)
    table = table[
        table["company"].isin(view.company)
        & table["status"].isin(["reported", "derived"])
        & table["period"].str.fullmatch(r"\d{4}-Q[1-4]")
    ]
    newest = table.sort_values(["end", "published"]).drop_duplicates("company", keep="last")
    return newest[["claims", "company", "metric", "period", "published"]].reset_index(drop=True)
