"""The stamp: what a picture carries unseen, so that it can be read back into its view."""

import json
import re
import struct
import zlib
from dataclasses import asdict, dataclass
from html import escape, unescape

KEYWORD = "China's AI cloud race"
_KEYWORDS = {KEYWORD.encode(), b"China AI cloud dashboard"}  # pictures before 2026-11-27 say this
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_METADATA = re.compile(r'<metadata id="dashboard-stamp">(.*?)</metadata>', re.DOTALL)
_MOST_BYTES = 200_000  # of a stamp; ours have a few thousand


@dataclass(frozen=True)
class Stamp:
    """Which chart a picture shows, under which view (as a query), and on which claims."""

    chart: str
    query: str
    edition: str
    link: str
    claims: tuple[str, ...]

    def text(self) -> str:
        """The stamp as JSON."""
        return json.dumps(asdict(self), ensure_ascii=True)


def stamped_png(picture: bytes, stamp: Stamp) -> bytes:
    """A PNG with the stamp as an iTXt chunk right after its header."""
    body = KEYWORD.encode("latin-1") + b"\0\0\0\0\0" + stamp.text().encode("utf-8")
    end = len(_SIGNATURE) + 25  # the header chunk always has 25 bytes
    return picture[:end] + _chunk(b"iTXt", body) + picture[end:]


def svg_metadata(stamp: Stamp) -> str:
    """The stamp as the metadata element of an SVG."""
    return f'<metadata id="dashboard-stamp">{escape(stamp.text(), quote=False)}</metadata>'


def stamp_of(file: bytes) -> Stamp | None:
    """The stamp of a PNG or SVG; None where there is none, or none that can be read."""
    text = _png_text(file) if file.startswith(_SIGNATURE) else _svg_text(file)
    try:
        found = json.loads(text or "")
        chart, query, edition, link = (found[n] for n in ("chart", "query", "edition", "link"))
        claims = tuple(found["claims"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not all(isinstance(word, str) for word in (chart, query, edition, link, *claims)):
        return None
    return Stamp(chart, query, edition, link, claims)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _png_text(file: bytes) -> str | None:
    """Our own text among the chunks of a PNG."""
    place = len(_SIGNATURE)
    while place + 12 <= len(file):
        (size,) = struct.unpack(">I", file[place : place + 4])
        body = file[place + 8 : place + 8 + size]
        keyword, _, rest = body.partition(b"\0")
        if file[place + 4 : place + 8] == b"iTXt" and keyword in _KEYWORDS:
            return rest[4:].decode("utf-8", "replace") if size < _MOST_BYTES else None
        place += size + 12
    return None


def _svg_text(file: bytes) -> str | None:
    """Our own metadata in an SVG; found as text, so that no XML of a stranger is ever parsed."""
    found = _METADATA.search(file.decode("utf-8", "replace"))
    return unescape(found[1]) if found and len(found[1]) < _MOST_BYTES else None
