"""A document as text in reading order, with the place where each page begins.

A table's row is one line, its cells two spaces apart, whatever the document was: by position in a
PDF, by cells in HTML, by columns of text otherwise.
"""

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from components.intake.chinese import SIMPLIFIED
from components.intake.html_lines import lines_of_html
from components.intake.pdf_lines import NO_PDF_READER, lines_of_pdf

MOST_BYTES = 50_000_000
MOST_TEXT = 2_000_000  # characters; an annual report of four hundred pages has fewer
_RADICALS = range(0x2F00, 0x2FD6)  # which fonts in PDFs put in place of the characters
_SAME = (
    {sign: unicodedata.normalize("NFKC", chr(sign)) for sign in _RADICALS}
    | {0xFF10 + n: str(n) for n in range(10)}
    | str.maketrans("（）％，：；－−\u00a0\u2007\u202f\u3000", "()%,:;--    ")
    | str.maketrans("", "", "\u200b\u200e\u200f\u00ad\ufeff¹²³⁴⁵⁶⁷⁸⁹")
)
_NUMERAL = "〇零一二三四五六七八九十"
_CHINESE_GAP = re.compile(  # spaces that stand between no words
    rf"(?<=[一-鿿]) (?=[一-鿿])|(?<=[{_NUMERAL}]) +(?=[{_NUMERAL}年月日])"
    r"|(?<=\d) (?=[年月日亿億百万个元])|(?<=[年月至为币幣]) (?=\d)"
)


class UnreadableDocument(ValueError):
    """A document that cannot be read: what is wrong with it, and what to do."""


@dataclass(frozen=True)
class Document:
    """The text of a document, where its pages begin, and the SHA-256 of the file.

    `text` has Chinese in simplified signs alone; `printed` has it as it stands, sign for sign.
    """

    text: str
    page_starts: Sequence[int]
    sha256: str
    printed: str

    def page(self, at: int) -> int | None:
        """The number of the page that a place of the text is on; None where there are no pages."""
        return bisect_right(self.page_starts, at) or None


def document(raw: bytes) -> Document:
    """A document from the bytes of a PDF, an HTML page or a plain text in UTF-8.

    Raises UnreadableDocument for one that is none of these, or holds no text.
    """
    if len(raw) > MOST_BYTES:
        raise UnreadableDocument("it has more than 50 MB; give the release alone")
    pages = _pages(raw)
    if not any(page.strip() for page in pages):
        raise UnreadableDocument(
            "it holds no text: is it a scan? give a copy whose text can be marked"
        )
    if sum(map(len, pages)) > MOST_TEXT:
        raise UnreadableDocument(
            "it holds more than two million characters of text; give the release alone"
        )
    plain = [_CHINESE_GAP.sub("", page.translate(_SAME)) for page in pages]
    starts = [sum(len(page) + 1 for page in plain[:n]) for n in range(len(plain))]
    digest = hashlib.sha256(raw).hexdigest()
    paged = len(plain) > 1 or raw.startswith(b"%PDF")
    printed = "\n".join(plain)
    return Document(printed.translate(SIMPLIFIED), starts if paged else (), digest, printed)


def _pages(raw: bytes) -> list[str]:
    if raw.startswith(b"%PDF"):
        try:
            found = lines_of_pdf(raw)
        except ValueError as error:
            raise UnreadableDocument(f"{error}; give another copy") from None
        if found is None:
            raise UnreadableDocument(NO_PDF_READER)
        return ["\n".join(page) for page in found]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableDocument("it is neither a PDF nor text in UTF-8; save it as one") from None
    if re.search(r"<(html|body|table|p|div)\b", text[:20_000], re.IGNORECASE):
        return ["\n".join(lines_of_html(text))]
    text = re.sub(r"^\s*\|?[\s:|-]*---[\s:|-]*$", "", text, flags=re.MULTILINE)
    return re.sub(r"[|\t]", "  ", re.sub(r"\*\*|^#+ ", "", text, flags=re.MULTILINE)).split("\f")
