"""What is wrong with the text of a claims file before it is read as YAML, or beside it.

Merge conflicts and the rarer line breaks are found in every text, by one pass over it. That another
reader of YAML understands the file as ours does is asked by `check` alone: the slow reader takes a
second, which no start of the dashboard should wait for, and only a change of the file can bring in
what the two read differently.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

import yaml

from components.claims.fields import shown
from components.claims.reading.problems import Problem

_CONFLICT = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|\Z)", re.MULTILINE)
_BREAKS = re.compile("[\u0085\u2028\u2029]")
_NAMES = {"\u0085": "a next line", "\u2028": "a line separator", "\u2029": "a paragraph separator"}
_QUOTE = "write the text that stands there in double quotes"


def text_problems(text: str) -> Iterator[Problem]:
    """Lines of an unresolved merge, and line breaks that editors do not show as such."""
    for found in _CONFLICT.finditer(text):
        wrong = f"a line of a merge that is not resolved ({found[0]})"
        cure = "keep one side of the merge, and delete its three marks"
        yield Problem(_line(text, found.start()), "file", wrong, cure)
    for found in _BREAKS.finditer(text):
        wrong = f"an invisible line break, {_NAMES[found[0]]} (U+{ord(found[0]):04X})"
        yield Problem(_line(text, found.start()), "file", wrong, "delete it, or start a new line")


def reader_problems(text: str) -> Iterator[Problem]:
    """The first place at which the two readers of PyYAML part: in C, as here, and in Python.

    For a text that loads. Some parsers of YAML, as that in Python, know less than the one in C:
    a question mark without quotes, or a tab, ends what they can read.
    """
    ours = yaml.parse(text, yaml.CSafeLoader)
    try:
        for one, other in zip_longest(ours, yaml.parse(text, yaml.SafeLoader)):
            if _meaning(one) != _meaning(other):
                wrong = f"other programs read {_said(other)} where the dashboard reads {_said(one)}"
                yield Problem(_marked(getattr(one, "start_mark", None)), "file", wrong, _QUOTE)
                return
    except yaml.MarkedYAMLError as error:
        line = _marked(error.problem_mark or error.context_mark)
        wrong = f"only the dashboard can read this, other programs cannot: {error.problem}"
        yield Problem(line, "file", wrong, _QUOTE)
    except yaml.reader.ReaderError as error:
        wrong = f"other programs refuse the character U+{ord(error.character):04X}"
        yield Problem(_line(text, error.position), "file", wrong, "delete it")


def _meaning(event: yaml.Event | None) -> tuple[object, ...]:
    """What an event says, without where it stands or how it is quoted."""
    value = getattr(event, "value", None)
    return type(event), value, getattr(event, "implicit", None) if value is not None else None


def _said(event: yaml.Event | None) -> str:
    return shown(event.value) if isinstance(event, yaml.ScalarEvent) else "something else"


def _marked(mark: Any) -> int:
    return mark.line + 1 if mark else 1


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
