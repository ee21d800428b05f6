"""Field types of the claims file, each described once: the words go into cures and the schema."""

import re
from datetime import date
from functools import lru_cache
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from components.claims.period import period

# Controls, direction marks, zero widths and tags: they make text read other than it is written,
# or two names look the same. Tab and line feed may stand in a text.
_INVISIBLE = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# What Markdown or Plotly may read as more than a letter. A name with such a mark would look
# different on a button, or would have to be written differently in a link.
_MARKS = re.compile(r"[\\`*_\[\]{}<>#|~$:^=@!]|--|www\.|&#?\w+;|^[-+] |^[0-9]+[.)] ", re.IGNORECASE)
_DAY = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"


def fault(wrong: str, right: str = "", key: str = "") -> PydanticCustomError:
    """A fault in the file's own words: `wrong` goes on from the name of the field.

    Without `right` the description of the field is the cure; a fault of a whole entry has its
    `key`, the field whose line is named, and `wrong` is then the whole sentence.
    """
    return PydanticCustomError("fault", "{wrong}", {"wrong": wrong, "right": right, "key": key})


def shown(value: object) -> str:
    """A value as it may stand in one line of a report: short, and nothing in it invisible."""
    match value:
        case None:
            return "empty"
        case bool():
            return str(value).lower()
        case date():
            return value.isoformat()
        case dict():
            return "a mapping"
        case tuple():
            return "a list" if value else "an empty list"
    return repr(value if not isinstance(value, str) or len(value) <= 60 else value[:57] + "...")


def _plain(text: str) -> str:
    if found := _INVISIBLE.search(text):
        raise fault(f"holds an invisible character, U+{ord(found[0]):04X}", "delete it")
    if not text.strip():
        raise fault("is blank")
    return text


def _one_line(text: str) -> str:
    if text != text.strip() or "\n" in text or "\t" in text:
        raise fault(f"{shown(text)} has a space at an end, a tab or a line break", "take it out")
    return text


def _markless(text: str) -> str:
    if found := _MARKS.search(text):
        raise fault(
            f"holds {found[0]!r}: it is offered as a choice and stands in links", "take it out"
        )
    return text


def _period(name: str) -> str:
    try:
        return period(name).name
    except ValueError as error:
        raise fault(str(error)) from None


def _as_text(value: Any) -> Any:
    return value.isoformat() if type(value) is date else value


@lru_cache(maxsize=4096)  # a file has few days, each many times
def _day(text: str) -> str:
    try:
        if not re.fullmatch(_DAY, text):
            raise ValueError
        last_day(text)
    except ValueError:
        raise fault(f"{shown(text)} is not a date") from None
    return text


def last_day(text: str) -> date:
    """The last day a date may mean: 2025-12 is 2025-12-31, 2025 is 2025-12-31."""
    return period(text).end


def _web_address(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"'`\\]+", text):
        raise fault(f"{shown(text)} is not a web address")
    return text


Text = Annotated[str, Field(max_length=600), AfterValidator(_plain)]
Name = Annotated[str, Field(max_length=80), AfterValidator(_plain), AfterValidator(_one_line)]
ChoiceName = Annotated[Name, AfterValidator(_markless)]
Where = Annotated[str, Field(max_length=200), AfterValidator(_plain), AfterValidator(_one_line)]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Title = Annotated[str, Field(max_length=48), AfterValidator(_plain), AfterValidator(_one_line)]
Remark = Annotated[str, Field(max_length=36), AfterValidator(_plain), AfterValidator(_one_line)]
Label = Annotated[str, Field(max_length=14), AfterValidator(_plain), AfterValidator(_one_line)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9][A-Za-z0-9._+-]*$", max_length=100)]
PeriodName = Annotated[
    str,
    Field(max_length=40),
    AfterValidator(_period),
    BeforeValidator(_as_text),
    WithJsonSchema({"type": "string"}),
]
Day = Annotated[
    str,
    Field(max_length=40),
    AfterValidator(_day),
    BeforeValidator(_as_text),
    WithJsonSchema({"type": "string", "pattern": f"^{_DAY}$"}),
]
Url = Annotated[str, Field(max_length=2000), AfterValidator(_plain), AfterValidator(_web_address)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Ids = Annotated[tuple[Id, ...], Field(max_length=26)]


class Part(BaseModel):
    """An entry of the claims file: strict types, frozen, no field beyond those named."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")
