"""Kaleido's page stays as it is from one picture to the next.

Without it kaleido loads the page, and Plotly with it, anew after each picture, which then takes
several times as long; it has no setting for that.
Issue: https://github.com/plotly/Kaleido/issues/400
"""

from typing import Any


def keep_page(browser: Any) -> None:
    """Have a kaleido browser give its page back without loading it anew."""
    browser._return_kaleido_tab = browser.tabs_ready.put
