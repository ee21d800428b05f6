"""What the curator's decisions come to: the lines that change, the file to download or to write."""

from difflib import unified_diff

import streamlit as st

from components.claims.reading.problems import ClaimsError
from components.intake.claims_text import (
    ClaimsText,
    FileChanged,
    can_be_written,
    replace_claims_file,
)
from components.intake.entries import Additions
from components.intake.taking import Intake, written
from components.ui.curate.released import ReleaseRead, once
from components.ui.evidence.section_head import section_head
from components.ui.shell import store
from components.ui.shell.text import aside, plain
from components.wording.formats import day_words, in_words

FILE = "data/claims.yaml"
_SAID = "curate_said"


def _say_what_was_written() -> None:
    """What the last press of Write came to, said once."""
    went_well, words = st.session_state.pop(_SAID, (True, ""))
    if words:
        (st.success if went_well else st.error)(plain(words))


def outcome(read: ReleaseRead, intake: Intake) -> None:
    """The lines that would be added, and the two ways to have them."""
    if not intake.taken:
        section_head("What would be written", "Nothing", "outcome")
        _say_what_was_written()
        return
    if "published" not in intake.source:
        section_head("What would be written", "Nothing yet", "outcome")
        st.warning("The release does not say when it was published. Fill in Published above.")
        return
    try:
        whole, added = once(
            "outcome",
            (intake.own, tuple(intake.source.items()), read.before.raw),
            lambda: written(read.claims, read.before.text, intake, read.today),
        )
    except ClaimsError as error:
        section_head("What would be written", "Nothing: the file would not stand", "outcome")
        for line in error.lines(FILE)[:50]:
            st.text(line)
        return
    section_head("What would be written", _counted(added), "outcome")
    _say_what_was_written()
    with st.container(key="curate-difference"):
        st.code(_difference(read.before.text, whole), language="diff", wrap_lines=True)
    _ways(read, whole, added)


def _counted(added: Additions) -> str:
    claims = f"{in_words(len(added.claims))} claim{'s' if len(added.claims) > 1 else ''}"
    source = " and their source" if added.source else ""
    said = f"{claims}{source}, edition of {day_words(added.edition)}"
    return said[:1].upper() + said[1:]


def _difference(old: str, new: str) -> str:
    lines = unified_diff(old.splitlines(), new.splitlines(), FILE, FILE, n=1, lineterm="")
    return "\n".join(lines)


def _ways(read: ReleaseRead, whole: str, added: Additions) -> None:
    """Write the file where that can be done, or download it."""
    here = can_be_written(store.CLAIMS_FILE)
    with st.container(horizontal=True, vertical_alignment="center", key="curate-ways"):
        if here:
            st.button(
                f"Write {FILE}",
                type="primary",
                key="curate-write",
                on_click=_write,
                args=(read.before, whole, _counted(added)),
            )
        st.download_button(
            "Download claims.yaml",
            data=read.before.bytes_of(whole),
            file_name="claims.yaml",
            mime="application/yaml",
            on_click="ignore",
            key="curate-download",
        )
    if not here:
        aside("The file cannot be written from here. Put the downloaded one in its place.")


def _write(before: ClaimsText, whole: str, what: str) -> None:
    """Put the text shown in place of the file it was made from; whatever comes of it is said."""
    try:
        replace_claims_file(store.CLAIMS_FILE, before, whole)
    except FileChanged:
        words = (
            f"Nothing was written: {FILE} has changed since it was read. The figures are held "
            "against it anew; look at these lines and press Write again."
        )
        st.session_state[_SAID] = (False, words)
    except OSError as error:
        words = f"Nothing was written, and {FILE} is as it was: {error.strerror}."
        st.session_state[_SAID] = (False, words)
    else:
        words = f"Written to {FILE}: {what}. Your own git diff shows it, and git undoes it."
        st.session_state[_SAID] = (True, words)
