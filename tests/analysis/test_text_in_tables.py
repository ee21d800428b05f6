"""Text in tables: Python's own, whatever pandas would choose."""

import pandas as pd

from components.analysis.tables import number_table
from components.claims.model import Claims


def test_no_table_holds_its_text_in_arrow(claims: Claims) -> None:
    """Arrow gives way to other threads at each small step, so that many readers stand still."""
    for table in (number_table(claims), pd.DataFrame({"word": ["a"]})):
        texts = [kind for kind in table.dtypes if isinstance(kind, pd.StringDtype)]
        assert "pyarrow" not in {kind.storage for kind in texts}
