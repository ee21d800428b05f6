"""A release dropped in, read beside the claims file as it stands; kept in this window alone."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

import streamlit as st

from components.claims.model import Claims
from components.claims.reading.load import load_claims
from components.claims.reading.problems import ClaimsError
from components.intake.claims_text import ClaimsText, claims_text
from components.intake.document import MOST_BYTES, UnreadableDocument
from components.intake.intake import Asked, taken_in
from components.intake.release import UnknownRelease
from components.intake.taking import Intake
from components.intake.words import WORDS_FILE, IntakeWords, intake_words
from components.ui.curate.kept import kept
from components.ui.patches.uploads_in_memory import keep_uploads_in_memory
from components.ui.serving.log import log_fault
from components.ui.shell import store
from components.ui.shell.text import aside, plain, web_address

MOST_MB = MOST_BYTES // 1_000_000
_FILE, _RELEASE, _READ = "curate-file", "curate_release", "curate_read"
_AS_SAID = "As it says"


@dataclass(frozen=True)
class Dropped:
    """A file that was dropped in: its name and its bytes."""

    name: str
    raw: bytes

    @property
    def mark(self) -> str:
        """A short sum of it, which tells it from another file of the same name."""
        return sha256(self.raw).hexdigest()[:12]


@dataclass(frozen=True)
class ReleaseRead:
    """A release beside the claims file: both as they were read, and what the release comes to."""

    dropped: Dropped
    before: ClaimsText
    claims: Claims
    intake: Intake
    today: date


def release_is_open() -> bool:
    """Whether a release was dropped in and not put away, as this run began."""
    return _RELEASE in st.session_state or st.session_state.get(_FILE) is not None


def release_read() -> ReleaseRead | None:
    """Offer to drop a release in; what it comes to, or None after saying why it does not."""
    dropped = _dropped()
    if dropped is None:
        aside(
            f"PDF, HTML or plain text in UTF-8, or the SEC's JSON of one figure, of at most "
            f"{MOST_MB} MB. It stays in the memory of this window."
        )
        return None
    try:
        before = claims_text(store.CLAIMS_FILE.read_bytes())
        claims: Claims = once("claims", before.raw, lambda: load_claims(before.text))
        words = intake_words(WORDS_FILE.read_text(encoding="utf-8"), claims)
    except (OSError, ClaimsError) as error:
        _say_broken(error)
        return None
    asked = _asked(dropped, words)
    if asked is None:
        return None
    today = datetime.now(UTC).date()
    try:
        with st.spinner("Reading the release"):
            intake: Intake = once(
                "intake",
                (dropped.mark, asked.url, asked.published, asked.company, before.raw, today, words),
                lambda: taken_in(claims, before.text, words, asked, today),
            )
    except (UnreadableDocument, UnknownRelease) as error:
        st.error(plain(f"{dropped.name} is not read: {_on_a_page(str(error))}."))
        return None
    except Exception as error:  # whatever a damaged file does, the page says so and stays
        log_fault(error)
        st.error(plain(f"{dropped.name} cannot be read: it is damaged. Give another copy."))
        return None
    return ReleaseRead(dropped, before, claims, intake, today)


def _on_a_page(said: str) -> str:
    """What is wrong with a document, where no command is called: its option is a field here."""
    return said.replace("say whose it is with --company", "choose under 'Whose' whose it is")


def once(name: str, asked: Hashable, made: Any) -> Any:
    """What was made for what is asked, made again only when that changes; kept in this window."""
    found: dict[str, tuple[Hashable, Any]] = st.session_state.setdefault(_READ, {})
    if name not in found or found[name][0] != asked:
        found[name] = (asked, made())
    return found[name][1]


def _dropped() -> Dropped | None:
    """The release that was dropped in last, also after a look at another page."""
    keep_uploads_in_memory(MOST_MB)
    given = st.file_uploader(
        "Drop a release in",
        type=["pdf", "html", "htm", "txt", "md", "json"],
        key=_FILE,
        max_upload_size=MOST_MB,
        on_change=_changed,
    )
    if given is not None:
        st.session_state[_RELEASE] = Dropped(given.name, given.getvalue())
    before: Dropped | None = st.session_state.get(_RELEASE)
    if before is not None and given is None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(before.name)}** is still open.", width="content")
            st.button("Put it away", on_click=_put_away, type="tertiary")
    return before


def _changed() -> None:
    if st.session_state[_FILE] is None:  # its cross was pressed
        _put_away()


def _put_away() -> None:
    st.session_state.pop(_RELEASE, None)


def _asked(dropped: Dropped, words: IntakeWords) -> Asked | None:
    """The release with what the document does not say of itself; None while that is wrong."""
    names = [_AS_SAID, *(one.company for one in words.companies)]
    keys = {name: f"curate-{dropped.mark}-{name}" for name in ("url", "published", "company")}
    for name, usual in (("url", ""), ("published", None), ("company", _AS_SAID)):
        kept(keys[name], usual)
    with st.container(horizontal=True, key="curate-asked"):
        url = st.text_input(
            "Address, for readers to open", key=keys["url"], placeholder="https://", width=420
        ).strip()
        published = st.date_input(
            "Published, if it does not say", key=keys["published"], format="YYYY-MM-DD", width=220
        )
        company = st.selectbox("Whose", names, key=keys["company"], width=180)
    if url and not web_address(url):
        st.error(plain(f"{url!r} is no web address: it begins with https:// or http://."))
        return None
    day = published if isinstance(published, date) else None
    return Asked(dropped.raw, url or None, day, None if company == _AS_SAID else company)


def _say_broken(error: OSError | ClaimsError) -> None:
    """Why nothing can be held against the claims now."""
    st.error("The claims file cannot be read as it stands, so no release is held against it.")
    if isinstance(error, ClaimsError):
        for line in error.lines("the file")[:50]:
            st.text(line)
    else:
        st.text(str(error.strerror))
