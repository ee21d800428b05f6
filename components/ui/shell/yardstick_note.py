"""What a yardstick counts, who is in it, and whether own use counts: read before quoting."""

import streamlit as st

from components.analysis.market.shares import shares_under
from components.analysis.view.view import View
from components.claims.cache import cached_per_claims
from components.claims.model import Claims
from components.claims.period import period
from components.figures.answer import answer
from components.figures.charts.share_history import SHARE_HISTORY
from components.figures.sentences import yardstick_lines
from components.ui.shell.text import plain

_TITLE = "Before you quote it"


def yardstick_note(claims: Claims, view: View) -> None:
    """The chosen yardstick in words, so that nobody quotes a share without its definition."""
    if view.yardstick not in claims.yardstick:
        return
    with st.container(key="yardstick-note"):
        st.header(_TITLE, anchor="before-you-quote")
        st.markdown(_note(claims, view))


@cached_per_claims(32)
def _note(claims: Claims, view: View) -> str:
    """All that is said of the view's yardstick, as Markdown."""
    yardstick = claims.yardstick[view.yardstick]
    lines = yardstick_lines(claims, yardstick)
    lines["Handle with care"] = lines.pop(_TITLE)
    for change in yardstick.breaks:
        since = f"New definition from {period(change.at).start:%B %Y}"
        lines[since] = change.why
    said = [f":small[:gray[{plain(name)}]]  \n{plain(words)}" for name, words in lines.items()]
    more = filter(None, (_concentration(claims, view), _one_period(claims, view)))
    return "\n\n".join([*said, *map(plain, more)])


def _concentration(claims: Claims, view: View) -> str:
    """How concentrated the named vendors are; '' for the world, or where too few are named."""
    table = shares_under(claims, view)
    named = table[table["place"].notna()] if not table.empty else table
    if len(named) < 2 or claims.yardstick[view.yardstick].scope == "worldwide":
        return ""
    return (
        "Concentration (HHI, the squared shares of those named): at least "
        f"{table['concentration'].iloc[0]:,.0f}, where a monopoly has 10,000."
    )


def _one_period(claims: Claims, view: View) -> str:
    """Why there is no history; '' where there is one."""
    found = answer(claims, SHARE_HISTORY, view)
    return found.finding if found.is_empty and not shares_under(claims, view).empty else ""
