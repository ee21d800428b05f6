"""A chart's table with the grade of each row: that of the weakest claim it rests on."""

import pandas as pd

from components.analysis.grades.grades import grades
from components.claims.model import Claims


def with_grades(claims: Claims, table: pd.DataFrame) -> pd.DataFrame:
    """The table with a column `grade`; rows keep their order."""
    letters = {name: found.letter for name, found in grades(claims).items()}
    worst = [max((letters[name] for name in names), default="") for names in table["claims"]]
    return table.assign(grade=worst)
