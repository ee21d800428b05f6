"""YAML text to plain values that know their lines, read from the event stream.

The C parser is fast, but its composer follows nesting and aliases wherever they lead: deep nesting
crashes the process and aliases multiply without bound. Events have neither fault, so the values
are built from them directly, one pass, no recursion, and whatever a claims file has no use for
(aliases, anchors, tags, repeated keys) is refused where it stands.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Self

import yaml

from components.claims.reading.problems import ClaimsError, Problem
from components.claims.reading.text_checks import text_problems

MAX_BYTES = 5_000_000
MAX_DEPTH = 20


class Entry(dict[str, Any]):
    """A mapping that remembers the line it starts on and the line of each key."""

    def __init__(self, line: int) -> None:
        """An empty mapping that starts on a line."""
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class Items(tuple[Any, ...]):
    """A sequence that remembers the line of each item."""

    lines: Sequence[int]

    def __new__(cls, values: Sequence[Any], lines: Sequence[int]) -> Self:
        """The values as a tuple, with as many lines."""
        items = super().__new__(cls, values)
        items.lines = lines
        return items


def read(text: str) -> Entry:
    """The mapping a YAML text holds; sequences as tuples, mappings as entries.

    Raises ClaimsError with each line of an unresolved merge or with a line break that no one sees,
    or else with the line of the first fault that makes the text unreadable.
    """
    whole = text.encode("utf-8", "replace")
    if len(whole) > MAX_BYTES:
        raise _fault(1, "it has more than 5 MB", "split off what no chart uses")
    if problems := list(text_problems(text)):
        raise ClaimsError(problems)
    try:
        return _Builder().build(text)
    except yaml.MarkedYAMLError as error:
        raise _syntax_fault(text, error) from None
    except yaml.reader.ReaderError as error:
        line = whole.count(b"\n", 0, error.position) + 1
        cure = "delete it, or write it as an escape in double quotes"
        raise _fault(line, f"a character that YAML refuses: {error.reason}", cure) from None
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise _fault(line, "half a character (a lone surrogate)", "delete it") from None


def _fault(line: int, wrong: str, right: str) -> ClaimsError:
    return ClaimsError([Problem(line, "file", wrong, right)])


def _syntax_fault(text: str, error: yaml.MarkedYAMLError) -> ClaimsError:
    """The parser's complaint, with the line in which it stumbled."""
    line = _line(error.problem_mark or error.context_mark)
    found = "".join(text.split("\n")[line - 1 : line])
    if re.search("cannot start any token|tab", str(error.problem)) and re.match(r" *\t", found):
        return _fault(line, "a tab before the text", "indent with spaces")
    wrong, cure = f"not YAML: {error.problem or error.context}", _SYNTAX_CURE
    if error.context_mark and (start := _line(error.context_mark)) != line:
        if "end of stream" in str(error.problem):  # what is open at the end went wrong at its start
            return _fault(start, f"{wrong}, {error.context} that starts here", cure)
        wrong += f", {error.context} that starts in line {start}"
    return _fault(line, wrong, cure)


_SYNTAX_CURE = "look for a missing quote, bracket, comma or space here or just above"


def _line(mark: Any) -> int:
    """The line of a mark, counted from 1."""
    return mark.line + 1 if mark else 1


class _OpenList:
    """A sequence that is still being read."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.values: list[Any] = []
        self.lines: list[int] = []

    def add(self, value: Any, line: int) -> None:
        self.values.append(value)
        self.lines.append(line)

    def close(self) -> Items:
        return Items(self.values, self.lines)


class _OpenMapping:
    """A mapping that is still being read, and the key that waits for its value."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.entry = Entry(line)
        self.key: str | None = None

    def name(self, key: str, line: int) -> None:
        first = self.entry.lines.setdefault(key, line)
        if key in self.entry:
            wrong = f"the key {key[:40]!r} is given twice, first in line {first}"
            raise _fault(line, wrong, "delete one of them")
        self.key = key

    def add(self, value: Any, line: int) -> None:
        if self.key is not None:
            self.entry[self.key] = value
            self.key = None

    def close(self) -> Entry:
        return self.entry


class _Builder:
    """Builds the value of one document from its events."""

    def __init__(self) -> None:
        self.open: list[_OpenList | _OpenMapping] = []
        self.root: Any = None
        self.documents = 0
        self.plain_value = lru_cache(maxsize=4096)(_plain_value)  # kept for this text alone

    def build(self, text: str) -> Entry:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            match event:
                case yaml.ScalarEvent():
                    self._scalar(event, _line(event.start_mark))
                case yaml.CollectionStartEvent():
                    self._enter(event, _line(event.start_mark))
                case yaml.CollectionEndEvent():
                    done = self.open.pop()
                    self._add(done.close(), done.line)
                case yaml.AliasEvent():
                    _refuse_anchor(_line(event.start_mark))
                case yaml.DocumentStartEvent():
                    self._start(_line(event.start_mark))
        if not isinstance(self.root, Entry):
            cure = "start with edition: 2026-11-23, then companies: and the other sections"
            raise _fault(1, "it has no sections", cure)
        return self.root

    def _start(self, line: int) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _fault(line, "a second document", "delete the line ---")

    def _unnamed(self) -> _OpenMapping | None:
        """The mapping being read, if what comes next is a key of it."""
        inmost = self.open[-1] if self.open else None
        return inmost if isinstance(inmost, _OpenMapping) and inmost.key is None else None

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        _refuse_extras(event, line)
        if mapping := self._unnamed():
            mapping.name(event.value, line)
        else:
            self._add(self.plain_value(event.value) if event.implicit[0] else event.value, line)

    def _enter(self, event: yaml.CollectionStartEvent, line: int) -> None:
        _refuse_extras(event, line)
        if self._unnamed():
            raise _fault(line, "a key that is a list or a mapping", "write a plain name")
        if len(self.open) >= MAX_DEPTH:
            raise _fault(line, f"nested more than {MAX_DEPTH} deep", "flatten it")
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self.open.append(_OpenMapping(line) if is_mapping else _OpenList(line))

    def _add(self, value: Any, line: int) -> None:
        if self.open:
            self.open[-1].add(value, line)
        else:
            self.root = value


def _refuse_extras(event: yaml.ScalarEvent | yaml.CollectionStartEvent, line: int) -> None:
    if event.anchor:
        _refuse_anchor(line)
    if event.tag:
        raise _fault(line, f"a tag ({event.tag[:60]!r})", "delete it: a value needs none here")


def _refuse_anchor(line: int) -> None:
    raise _fault(line, "an anchor or alias (& or *)", "write the value out, or quote it")


_WORDS: dict[str, bool | None] = {
    form: value
    for words, value in (("null ~", None), ("true yes on", True), ("false no off", False))
    for word in words.split()
    for form in (word, word.capitalize(), word.upper())
} | {"": None}
_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)(?P<point>\.[0-9]*([eE][-+][0-9]+)?)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST = 40  # no number or date is longer


def _plain_value(text: str) -> Any:
    """What an unquoted scalar means: a number, a date, true or false, nothing, or else text.

    As PyYAML has it, so that `no` is False and `1e3` is text, but without its silent surprises:
    12:30 (750 there), 010 (8), 0x1F, 1_000, .nan and days that no calendar has stay text, and the
    fields say what they want in its place.
    """
    if len(text) > _LONGEST:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if found := _NUMBER.fullmatch(text):
        return float(text) if found["point"] else int(text)
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text
