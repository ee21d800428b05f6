"""A claims file read to be added to and put back: never half of one, never over another's."""

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from components.claims.reading.decode import decoded

_MARK = b"\xef\xbb\xbf"  # which some editors put before UTF-8


class FileChanged(ValueError):
    """A file that is no longer as it was read."""


@dataclass(frozen=True)
class ClaimsText:
    """The bytes of a claims file, and its text with lines that end as Python ends them."""

    raw: bytes
    text: str

    def bytes_of(self, whole: str) -> bytes:
        """Another text as this file would have it: its line ends, its mark before the first."""
        ended = whole.replace("\n", "\r\n") if b"\r\n" in self.raw else whole
        return (_MARK if self.raw.startswith(_MARK) else b"") + ended.encode("utf-8")


def claims_text(raw: bytes) -> ClaimsText:
    """A claims file from its bytes; raises ClaimsError with the line that is not UTF-8."""
    return ClaimsText(raw, decoded(raw).replace("\r\n", "\n"))


def replace_claims_file(file: Path, before: ClaimsText, whole: str) -> None:
    """Put a text in place of the file that was read, at one stroke.

    Raises FileChanged where the file is no longer that one, and OSError where it cannot be
    written. Either way it is left as it is.
    """
    place = file.resolve()  # a link stays one
    if place.read_bytes() != before.raw:
        raise FileChanged("it has changed since it was read")
    opened, name = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.parent)
    try:
        with open(opened, "wb") as beside:
            beside.write(before.bytes_of(whole))
            beside.flush()
            os.fsync(beside.fileno())
        shutil.copymode(place, name)
        os.replace(name, place)
    finally:
        Path(name).unlink(missing_ok=True)


def can_be_written(file: Path) -> bool:
    """Whether a file can be put in place of this one."""
    place = file.resolve()
    return os.access(place, os.W_OK) and os.access(place.parent, os.W_OK)
