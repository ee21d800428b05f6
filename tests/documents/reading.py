"""What the tests of documents share: how files are drawn, converted and read."""

import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

XHTML = "{http://www.w3.org/1999/xhtml}"
Draw = Callable[..., bytes]
Convert = Callable[[Path, str], list[Path]]


def text_of(pdf: Path) -> str:
    """All words of a PDF, in the order of its pages."""
    call = ["pdftotext", "-layout", str(pdf), "-"]
    return subprocess.run(call, check=True, capture_output=True, text=True).stdout


@dataclass(frozen=True)
class Word:
    """A word of a page and its box, in points from the top left."""

    text: str
    left: float
    top: float
    right: float
    foot: float

    def covers(self, other: "Word") -> bool:
        """Whether the two lie on one another by more than the edges of their letters."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.foot, other.foot) - max(self.top, other.top)
        return wide > 1 and high > min(self.foot - self.top, other.foot - other.top) / 4


def words_of(pdf: Path) -> list[list[Word]]:
    """The words of each page of a PDF."""
    call = ["pdftotext", "-bbox", str(pdf), "-"]
    said = subprocess.run(call, check=True, capture_output=True).stdout
    return [
        [
            Word(str(word.text), *(float(word.attrib[f"{side}{axis}"]) for side, axis in _SIDES))
            for word in page.iter(f"{XHTML}word")
        ]
        for page in ET.fromstring(said).iter(f"{XHTML}page")
    ]


_SIDES = (("x", "Min"), ("y", "Min"), ("x", "Max"), ("y", "Max"))
