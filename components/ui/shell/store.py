"""The claims as the file now stands, shared by all sessions; the last good ones when it breaks."""

import os
import stat
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

import streamlit as st

from components.claims.model import Claims
from components.claims.reading.database import CLAIMS_URL, claims_at, edition_at
from components.claims.reading.decode import decoded
from components.claims.reading.load import load_claims
from components.claims.reading.problems import ClaimsError
from components.claims.reading.read import MAX_BYTES
from components.ui.serving.log import log

CLAIMS_FILE = Path(__file__).resolve().parents[3] / "data" / "claims.yaml"
LOOKS = 20
PAUSE = 0.05  # seconds between two looks at a file that has changed
YOUNG = 2.0  # seconds for which a file just changed may change again without its times telling
REST = 30  # seconds between two looks at a database, which tells nobody that it has changed


@dataclass(frozen=True)
class Shelf:
    """What a reader gets: sound claims if there ever were any, and what is wrong with the file."""

    claims: Claims | None
    problems: tuple[str, ...] = ()
    broken_since: datetime | None = None


@dataclass(frozen=True)
class _Reading:
    """What one look at the file found: its bytes, or why there are none; and which file it was."""

    content: bytes | str
    place: int = 0


class _Holder:
    """The one mutable thing the sessions share: swaps a whole, frozen Shelf under a lock."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._last: _Reading | None = None
        self._stood: tuple[int, ...] | None = None
        self._shelf = Shelf(None)
        self._due = 0.0

    def look_at_database(self, url: str) -> Shelf:
        """The shelf for a database, looked at once in a while and loaded when it has changed."""
        with self._lock:
            if time.monotonic() >= self._due:
                self._due = time.monotonic() + REST
                self._shelf = self._of_database(url)
            return self._shelf

    def _of_database(self, url: str) -> Shelf:
        try:
            found = _Reading(edition_at(url))
            if found == self._last:
                return self._shelf
            self._last = found
            claims = claims_at(url)
        except ClaimsError as error:
            self._last = None
            return self._broken(tuple(error.lines("CLAIMS_URL")))
        log("claims loaded", edition=claims.edition, claims=len(claims.claims))
        return Shelf(claims)

    def look(self, file: Path) -> Shelf:
        """The shelf for the file as it now stands, loaded only when its content has changed.

        Read under the lock, so that no reader puts an older reading over a newer one; and not read
        at all while it stands as it stood at the last reading. One that could not be read is tried
        again each time: a disk that comes back does not touch it.
        """
        with self._lock:
            stands = _standing(file)
            was_read = self._last is not None and isinstance(self._last.content, bytes)
            if was_read and stands is not None and stands == self._stood:
                return self._shelf
            self._stood = stands
            found = _settled(file, self._last)
            if self._last is None or found.content != self._last.content:
                self._last = found
                self._shelf = self._placed(found.content)
            return self._shelf

    def _placed(self, content: bytes | str) -> Shelf:
        return self._broken((content,)) if isinstance(content, str) else self._of(content)

    def _of(self, raw: bytes) -> Shelf:
        try:
            claims = load_claims(decoded(raw))
        except ClaimsError as error:
            return self._broken(tuple(error.lines("data/claims.yaml")))
        log("claims loaded", edition=claims.edition, claims=len(claims.claims))
        return Shelf(claims)

    def _broken(self, problems: tuple[str, ...]) -> Shelf:
        log("claims file broken", problems=len(problems), first=problems[0])
        since = self._shelf.broken_since or datetime.now(UTC)
        return Shelf(self._shelf.claims, problems, since)


@st.cache_resource(show_spinner=False)
def _holder() -> _Holder:
    return _Holder()


def shared_claims() -> Shelf:
    """The claims of the file as it now stands: parsed again when its text changes, only then."""
    return _holder().look_at_database(CLAIMS_URL) if CLAIMS_URL else _holder().look(CLAIMS_FILE)


def _standing(file: Path) -> tuple[int, ...] | None:
    """What would differ had the file been touched; None where that cannot be told."""
    try:
        found = file.stat()
    except OSError:
        return None
    if abs(time.time() - found.st_ctime) < YOUNG:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _settled(file: Path, before: _Reading | None) -> _Reading:
    """What the file holds, once nobody is writing in it any more.

    Half a file may be sound by chance. So new content counts when a second look finds the same, or
    another file in its place: whoever replaces a file whole leaves none half-written.
    """
    found = _reading(file)
    for _ in range(LOOKS):
        if before is not None and found.content == before.content:
            break
        time.sleep(PAUSE)
        again = _reading(file)
        if again.content == found.content or again.place != found.place:
            return again
        found = again
    return found


def _reading(file: Path) -> _Reading:
    """What one opening of the file gives; in words, if it cannot be read.

    Opened without waiting: a pipe in its place would otherwise hold up every reader.
    """
    name = f"data/{file.name}:1: file:"
    try:
        opened = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with open(opened, "rb") as source:
            found = os.fstat(opened)
            if not stat.S_ISREG(found.st_mode):
                return _Reading(f"{name} it is no ordinary file; put one there")
            raw = source.read(MAX_BYTES + 1)
    except (FileNotFoundError, IsADirectoryError):
        return _Reading(f"{name} it is not there, or is no ordinary file; put it back")
    except OSError as error:
        return _Reading(f"{name} it cannot be read ({error.strerror}); mend its permissions")
    if len(raw) > MAX_BYTES:
        return _Reading(f"{name} it has more than 5 MB; split off what no chart uses")
    return _Reading(raw, found.st_ino)
