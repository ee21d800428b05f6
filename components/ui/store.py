"""The claims as the file now stands, shared by all sessions; the last good ones when it breaks."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

import streamlit as st

from components.claims.compiled import compiled_claims
from components.claims.database import CLAIMS_URL, claims_at, edition_at
from components.claims.model import Claims
from components.claims.problems import ClaimsError

CLAIMS_FILE = Path(__file__).resolve().parents[2] / "data" / "claims.yaml"
MOST_BYTES = 5_000_000
PAUSE = 30  # seconds between two looks at a database, which tells nobody that it has changed


@dataclass(frozen=True)
class Shelf:
    """What a reader gets: sound claims if there ever were any, and what is wrong with the file."""

    claims: Claims | None
    problems: tuple[str, ...] = ()
    broken_since: datetime | None = None


class _Holder:
    """The one mutable thing the sessions share: swaps a whole, frozen Shelf under a lock."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._text: str | None = None
        self._shelf = Shelf(None)
        self._due = 0.0

    def look_at_database(self, url: str) -> Shelf:
        """The shelf for a database, looked at once in a while and loaded when it has changed."""
        with self._lock:
            if time.monotonic() < self._due:
                return self._shelf
            self._due = time.monotonic() + PAUSE
        try:
            return self.look(edition_at(url), None, lambda _: claims_at(url))
        except ClaimsError as error:
            return self.look(None, str(error))

    def look(
        self,
        text: str | None,
        fault: str | None,
        load: Callable[[str], Claims] = compiled_claims,
    ) -> Shelf:
        """The shelf for this text of the file, loaded only when the text has changed."""
        with self._lock:
            if fault is not None:
                self._text = None
                self._shelf = self._broken((fault,))
            elif text is not None and text != self._text:
                self._text = text
                try:
                    self._shelf = Shelf(load(text))
                except ClaimsError as error:
                    self._shelf = self._broken(tuple(error.lines("data/claims.yaml")))
            return self._shelf

    def _broken(self, problems: tuple[str, ...]) -> Shelf:
        since = self._shelf.broken_since or datetime.now(UTC)
        return Shelf(self._shelf.claims, problems, since)


@st.cache_resource(show_spinner=False)
def _holder() -> _Holder:
    return _Holder()


def shared_claims() -> Shelf:
    """The claims of the file as it now stands: parsed again when its text changes, only then."""
    if CLAIMS_URL:
        return _holder().look_at_database(CLAIMS_URL)
    file, text, fault = CLAIMS_FILE, None, None
    try:
        if not file.is_file():
            fault = f"{file.name} is not there, or is no ordinary file; put it back"
        elif file.stat().st_size > MOST_BYTES:
            fault = f"{file.name} has more than 5 MB; split off what no chart uses"
        else:
            text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        fault = f"{file.name} is not UTF-8 text; save it as UTF-8"
    except OSError as error:
        fault = f"{file.name} cannot be read ({error.strerror}); mend its permissions"
    return _holder().look(text, fault)
