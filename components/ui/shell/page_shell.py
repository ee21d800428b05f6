"""What app.py puts round a page, and how a page makes sure that it is there."""

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st

from components.analysis.view.view import View
from components.claims.clocks import held_on
from components.claims.model import Claims
from components.claims.reading.history import changes
from components.publish.caption import LICENCE, NAME
from components.ui.patches.deep_link import start_in_app
from components.ui.shell.change_list import change_list
from components.ui.shell.controls import forget_drawn, is_overtaken
from components.ui.shell.settings import WATCH
from components.ui.shell.store import Shelf, shared_claims
from components.ui.shell.text import aside, plain
from components.ui.shell.try_file import claims_of_own_file, own_claims
from components.wording.formats import date_words, day_words

PROBLEMS_AT_ONCE = 3
WATCH_BROKEN = min(3, WATCH)  # seconds between two looks at the file while it is broken

_framed: ContextVar[Claims | None] = ContextVar("framed", default=None)


@contextmanager
def frame(claims: Claims) -> Generator[None]:
    """Held by app.py while a page runs, so that the page can tell it has its frame."""
    token = _framed.set(claims)
    try:
        yield
    finally:
        _framed.reset(token)


def open_page(script: str) -> Claims:
    """The claims, for a page that has its frame; a page without one starts again in it."""
    claims = _framed.get()
    if claims is None:
        start_in_app(script)
    return claims


def claims_or_none() -> Claims | None:
    """The reader's own claims or the shared ones; says what is wrong while the file is broken."""
    forget_drawn()
    own = claims_of_own_file()
    if own is not None:
        return own
    shelf = shared_claims()
    if shelf.problems:
        _say_what_is_broken(shelf)
    st.fragment(_look_again, run_every=WATCH_BROKEN if shelf.problems else WATCH)(shelf)
    return shelf.claims


def start_again_unless_held(claims: Claims) -> None:
    """Run the whole app again if other claims are to be shown by now than when its frame ran."""
    if claims is not (own_claims() or shared_claims().claims):
        st.rerun()


def stop_without(claims: Claims | None) -> Claims:
    """The claims; where there are none, the page ends here."""
    if claims is None:
        page_end()
        st.stop()
    return claims


def _say_what_is_broken(shelf: Shelf) -> None:
    when = f"{shelf.broken_since:%d %B %Y, %H:%M} UTC" if shelf.broken_since else "now"
    if shelf.claims is None:
        st.error(f"The claims file has been unreadable since {when}, so there is nothing to show.")
    else:
        edition = shelf.claims.edition
        st.warning(
            f"The claims file has been broken since {when}. "
            f"You see the last good data, the edition of {day_words(edition)}."
        )
    few = len(shelf.problems) <= PROBLEMS_AT_ONCE or shelf.claims is None
    with st.expander(f"What is wrong ({len(shelf.problems)})", expanded=few):
        for problem in shelf.problems[:50]:
            st.text(problem)


def _look_again(shelf: Shelf) -> None:
    """Start the page again if the file is not as in this shelf, or what is chosen not as drawn.

    Streamlit could watch the folder, but would miss a file put in place of another and repairs of
    rights, and would start every page again with each of a hundred changes a second.
    """
    if shared_claims() is not shelf or (shelf.claims and is_overtaken(shelf.claims)):
        st.rerun()


def say_view(claims: Claims, shown: Claims, view: View) -> None:
    """What differs from a first visit, what that leaves out, and whether anything is left.

    All in one container, also where it says nothing: a line more would shift what follows, and
    Streamlit would draw every chart of the page anew.
    """
    with st.container(key="view"):
        said = [words for words in view.set_apart(claims) if words]
        if said:
            left_out = len(claims.claims) - len(shown.claims)
            without = f" Without {left_out:,} of {len(claims.claims):,} claims." if left_out else ""
            aside(plain(f"Showing {'; '.join(said)}.{without}"))
        if view.edition < claims.edition:
            _say_changes(claims, view.edition)
        if not shown.claims:
            first = min(claims.source[c.source].published for c in claims.claims)
            st.info(
                f"No claim is left: the first was published {date_words(first)}. "
                "Choose a later day or grade."
            )


def _say_changes(claims: Claims, edition: str) -> None:
    """What has changed since a pinned edition, each change with its reason."""
    found = [change for change in changes(claims, edition) if change.old]
    held = len(held_on(claims, edition).claims)
    same = sum(change.same_figure for change in found)
    better = f" {same} more are the same, on a better source." if same else ""
    st.warning(
        f"The edition of {day_words(edition)} is pinned: {len(found) - same} of {held} figures "
        "have changed since." + better
    )
    if found:
        with st.expander(f"The changes since {day_words(edition)}"):
            change_list(claims, found)


def page_end(more: str = "Every figure names its source; none of it is advice.") -> None:
    """The last line of a page: who says all this, and who may use it. Once it is here, all is.

    `more` is Markdown that follows.
    """
    with st.container(key="page-end"):
        aside(f"{plain(f'{NAME}, {LICENCE}.')} {more}")


def say_ignored(ignored: tuple[str, ...]) -> None:
    """Tell the reader which parts of the link were not understood."""
    if ignored:
        said = ", ".join(ignored[:8]) + (" and more" if len(ignored) > 8 else "")
        st.warning(
            f"The link was opened without {plain(said)}: not known here.",
            icon=":material/link_off:",
        )
