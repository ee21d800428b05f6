"""A chart's table with the grade of each row: that of the weakest claim it rests on."""

import pandas as pd

from components.analysis.grades.grades import grades_of
from components.analysis.tables import ids_of
from components.claims.model import Claims


def with_grades(claims: Claims, table: pd.DataFrame) -> pd.DataFrame:
    """The table with a column `grade`; rows keep their order."""
    found = grades_of(claims, ids_of(table))
    worst = [max((found[name].letter for name in names), default="") for names in table["claims"]]
    return table.assign(grade=worst)
