"""A text as the words that are searched: what is asked and what is held are read the same way.

Chinese has no spaces between words, so each of its characters is a word of its own and a name is
found as characters that follow one another. So two of them, or one, are found as well as many.
"""

import re
import unicodedata

Words = tuple[str, ...]

_CHINESE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_CHINESE}]|\d+(?:\.\d+)*%?|[^\W\d_{_CHINESE}]+")
_IS_CHINESE = re.compile(f"[{_CHINESE}]")
_APART = re.compile(r"[\s,;:/()\[\]{}<>=|\"]+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_POSSESSIVE = re.compile(r"['’]s\b")


def words_of_text(text: str) -> Words:
    """The words of a text in order: in small letters, without signs, numbers apart from letters."""
    return tuple(_WORD.findall(_plain(text)))


def pieces(text: str) -> list[Words]:
    """The words of each part of a text that stands between spaces: '2026-Q2' is one of three."""
    parts = (tuple(_WORD.findall(part)) for part in _APART.split(_plain(text)))
    return [part for part in parts if part]


def is_chinese(word: str) -> bool:
    """Whether a word is a Chinese character."""
    return bool(_IS_CHINESE.match(word))


def _plain(text: str) -> str:
    """The text in small narrow letters, its numbers without commas, nobody's 's."""
    narrow = unicodedata.normalize("NFKC", text).casefold()
    return _POSSESSIVE.sub("", _THOUSANDS.sub("", narrow))
