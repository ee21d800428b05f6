"""A claims file of the reader's own: checked as ours is, shown to this reader alone, kept nowhere.

It lives in the memory of one session and goes with it. Nothing of it is written to a disk, to the
log or to anything another session reads.
"""

from dataclasses import dataclass

import streamlit as st

from components.claims.model import Claims
from components.claims.reading.decode import decoded
from components.claims.reading.load import load_claims
from components.claims.reading.problems import ClaimsError
from components.ui.patches.uploads_in_memory import keep_uploads_in_memory
from components.ui.shell.settings import TRY_FILE
from components.ui.shell.text import aside
from components.wording.formats import day_words

MOST_MB = 2
_KEPT = "own_file_found"


@dataclass(frozen=True)
class OwnFile:
    """What one reader's file came to: claims, or why there are none."""

    file: str
    claims: Claims | None
    problems: tuple[str, ...] = ()


def claims_of_own_file() -> Claims | None:
    """Offer the reader to try a file; the claims in it, if there is one and it is sound."""
    if not TRY_FILE:
        return None
    keep_uploads_in_memory(MOST_MB)
    found: OwnFile | None = None
    with st.expander("Try your claims file", icon=":material/upload_file:"):
        aside(
            f"At most {MOST_MB} MB of YAML in UTF-8. It is checked as ours is, seen in this window "
            "alone, never stored, and gone when you close the window or press the cross."
        )
        given = st.file_uploader(
            "Claims file",
            type=["yaml", "yml"],
            key="own_file",
            max_upload_size=MOST_MB,
            label_visibility="collapsed",
        )
        if given is not None:
            found = _checked(given.file_id, given.name, given.getvalue())
    if found is None:
        st.session_state.pop(_KEPT, None)
        return None
    _say(found)
    return found.claims


def own_claims() -> Claims | None:
    """The claims of the reader's own file as it was last checked, if they are shown."""
    kept: OwnFile | None = st.session_state.get(_KEPT)
    return kept.claims if kept else None


def _checked(file_id: str, name: str, raw: bytes) -> OwnFile:
    """The file's claims or problems, found once a file and kept with the session."""
    kept: OwnFile | None = st.session_state.get(_KEPT)
    if kept is None or kept.file != file_id:
        try:
            kept = OwnFile(file_id, load_claims(decoded(raw)))
        except ClaimsError as error:
            kept = OwnFile(file_id, None, tuple(error.lines(name)))
        st.session_state[_KEPT] = kept
    return kept


def _say(found: OwnFile) -> None:
    """Whose figures are on the page, so that nobody takes one's own for the published ones."""
    if found.claims is not None:
        edition, count = day_words(found.claims.edition), len(found.claims.claims)
        st.info(
            f"You see your own file, the edition of {edition}, with {count:,} claims. "
            "Nobody else does. Links copied now open the published figures instead.",
            icon=":material/visibility_lock:",
        )
        return
    st.error(
        f"Your file has {len(found.problems)} problems, so you still see the published figures."
        if len(found.problems) != 1
        else "Your file has a problem, so you still see the published figures."
    )
    for problem in found.problems[:50]:
        st.text(problem)
    if len(found.problems) > 50:
        aside(f"The first 50 of {len(found.problems)} are shown.")
