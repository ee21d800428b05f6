"""What a picture carries unseen: put in, read back, and nothing believed that is not ours."""

import struct
import zlib
from dataclasses import replace

import pytest

from components.publish.poster.picture_metadata import Stamp, stamp_of, stamped_png, svg_metadata

STAMP = Stamp("shares", "company=Baidu&grade=B", "2026-06-30", "http://x/?a=1&b=<2>", ("a", "b"))


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


@pytest.fixture
def png() -> bytes:
    """A white picture of one pixel."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\0\xff"))
    return b"\x89PNG\r\n\x1a\n" + header + body + chunk(b"IEND", b"")


def test_a_stamp_comes_back_from_a_png(png: bytes) -> None:
    assert stamp_of(stamped_png(png, STAMP)) == STAMP


def test_a_stamp_stands_in_a_well_formed_chunk_after_the_header(png: bytes) -> None:
    stamped = stamped_png(png, STAMP)
    (size,) = struct.unpack(">I", stamped[33:37])
    assert stamped[37:41] == b"iTXt"
    (check,) = struct.unpack(">I", stamped[41 + size : 45 + size])
    assert check == zlib.crc32(stamped[37 : 41 + size])
    assert stamped[:33] + stamped[45 + size :] == png


def test_a_stamp_comes_back_from_an_svg() -> None:
    assert stamp_of(f"<svg>{svg_metadata(STAMP)}</svg>".encode()) == STAMP


@pytest.mark.parametrize("text", ["{}", "[]", "null", "7", '"x"', "{", "[" * 100_000])
def test_a_text_that_is_no_stamp_is_none(text: str) -> None:
    ours = svg_metadata(STAMP)
    assert stamp_of(ours.replace(ours[ours.index("{") : ours.index("</")], text).encode()) is None


def test_a_stamp_with_a_number_for_a_word_is_none() -> None:
    odd = replace(STAMP, claims=(7,))  # type: ignore[arg-type]
    assert stamp_of(svg_metadata(odd).encode()) is None


def test_a_picture_of_somebody_else_has_no_stamp(png: bytes) -> None:
    assert stamp_of(png) is None
    assert stamp_of(b"") is None
    assert stamp_of(b"\xff\xd8\xff\xe0 a photograph") is None


def test_a_picture_that_breaks_off_or_lies_about_its_length_has_no_stamp(png: bytes) -> None:
    stamped = stamped_png(png, STAMP)
    whole = 33 + 12 + struct.unpack(">I", stamped[33:37])[0]
    assert [stamp_of(stamped[:end]) for end in range(0, whole - 40, 7)] == [None] * len(
        range(0, whole - 40, 7)
    )
    assert stamp_of(png[:33] + b"\xff\xff\xff\xffiTXt" + png[33:]) is None
