"""Layer 2, what follows from the claims: pure functions from claims to tables.

Text in tables is kept as Python's own. Arrow's text suits millions of rows: on tables of hundreds
each step pays for leaving pandas and coming back, and readers wait for each other meanwhile.
"""

import pandas as pd

pd.set_option("mode.string_storage", "python")
