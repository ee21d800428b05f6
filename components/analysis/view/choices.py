"""What a choice of the reader is, and the kinds there are.

A choice is one line of `View`. Links, controls, pictures and the words round them read that line,
so nothing else has to know its name. Its kind knows how it is read, written and said.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cache
from typing import Any

from components.claims.model import Claims
from components.claims.scenario import About

Offered = Sequence[str]


class Kind:
    """How a choice is read from a link and from its control, and written into a link."""

    def accepts(self, text: str, offered: Offered) -> bool:
        """Whether a word of a link is one of what is offered."""
        return text in offered

    def refused(self, texts: Sequence[str], offered: Offered) -> list[str]:
        """The words of a link that are not understood; an empty one says 'none' and is no word."""
        return [text for text in texts if text and not self.accepts(text, offered)]

    def read(self, texts: Sequence[str], offered: Offered) -> Any:
        """The value that the words of a link name; None where the default should stand."""
        sound = [text for text in texts if self.accepts(text, offered)]
        return sound[-1] if sound else None

    def write(self, value: Any) -> tuple[str, ...]:
        """The words of a link for a value; none where nothing is chosen."""
        return (str(value),) if value else ()

    def from_control(self, value: Any, offered: Offered) -> Any:
        """The value that a control stands for; None where the link's should stand."""
        return value if value in offered else None

    def to_control(self, value: Any) -> Any:
        """What a control is set to, to stand for a value."""
        return value

    def usual(self, offered: Offered) -> Any:
        """The value of a bare link, unless the choice names another."""
        return offered[0]


class One(Kind):
    """One of a few, shown as a row of buttons."""


class Menu(One):
    """One of many, shown as a menu."""


class Several(Kind):
    """Any number of what is offered, also none, in the order in which it is offered."""

    def read(self, texts: Sequence[str], offered: Offered) -> tuple[str, ...] | None:
        """An empty word says that nothing is chosen."""
        sound = set(texts) & set(offered)
        return tuple(v for v in offered if v in sound) if sound or "" in texts else None

    def write(self, value: tuple[str, ...]) -> tuple[str, ...]:
        """Each by itself; an empty word where nothing is chosen, for that is a choice too."""
        return value or ("",)

    def from_control(self, value: Any, offered: Offered) -> tuple[str, ...]:
        """A control without a choice gives None, which here means none of them."""
        return tuple(v for v in offered if v in (value or ()))

    def to_control(self, value: tuple[str, ...]) -> list[str]:
        """Streamlit tells of a choice of several as a list."""
        return list(value)

    def usual(self, offered: Offered) -> tuple[str, ...]:
        """All of them."""
        return tuple(offered)


class Span(Kind):
    """From one to another of what is offered in order, ends included."""

    def refused(self, texts: Sequence[str], offered: Offered) -> list[str]:
        """Half a span is none: then every word is refused."""
        whole = self.read(texts, offered) is not None
        return super().refused(texts, offered) if whole else [text for text in texts if text]

    def read(self, texts: Sequence[str], offered: Offered) -> tuple[str, str] | None:
        """The two ends, whichever was named first."""
        sound = [text for text in texts if self.accepts(text, offered)]
        return (min(sound), max(sound)) if len(sound) == 2 else None

    def write(self, value: tuple[str, str]) -> tuple[str, ...]:
        """The two ends."""
        return value

    def from_control(self, value: Any, offered: Offered) -> tuple[str, str] | None:
        """The two ends of a slider."""
        return (min(value), max(value)) if value else None

    def usual(self, offered: Offered) -> tuple[str, str]:
        """From the first to the last."""
        return offered[0], offered[-1]


class Day(Kind):
    """A day, no later than the one that is offered."""

    first = date(1990, 1, 1)  # as far back as a link may ask; nothing had been published then

    def accepts(self, text: str, offered: Offered) -> bool:
        """Whether a text is such a day, written 2025-12-10 and in no other way."""
        try:
            known = str(self.first) <= text <= offered[-1]
            return known and date.fromisoformat(text).isoformat() == text
        except ValueError:
            return False

    def from_control(self, value: Any, offered: Offered) -> str | None:
        """The day of a calendar."""
        return str(value) if value else None

    def to_control(self, value: str) -> date:
        """A day of a calendar."""
        return date.fromisoformat(value)


@dataclass(frozen=True)
class Dial(Kind):
    """A slider over one assumption of a scenario: its ends, its step, and under which heading."""

    about: About
    group: str
    least: float
    most: float
    step: float = 1

    def values(self) -> list[str]:
        """Every value it can stand at, as it is written in a link."""
        count = round((self.most - self.least) / self.step)
        return [f"{self.least + n * self.step:g}" for n in range(count + 1)]

    def nearest(self, value: float) -> float:
        """The value it can stand at that lies nearest."""
        steps = round((min(max(value, self.least), self.most) - self.least) / self.step)
        return round(self.least + steps * self.step, 6)

    def read(self, texts: Sequence[str], offered: Offered) -> float | None:
        """The number that the last word names."""
        said = super().read(texts, offered)
        return None if said is None else float(said)

    def write(self, value: float | None) -> tuple[str, ...]:
        """The number without needless digits; nothing while the dial stands at its start."""
        return () if value is None else (f"{value:g}",)

    def from_control(self, value: Any, offered: Offered) -> float | None:
        """Where the slider stands."""
        return None if value is None else float(value)

    def to_control(self, value: float | None) -> Any:
        """Where the slider is put; whole steps as whole numbers, for links say 20, not 20.0."""
        if value is None:
            return None
        at = self.nearest(value)
        return int(at) if self.step == int(self.step) else at

    def usual(self, offered: Offered) -> None:
        """At its start: a dial that nobody moved says nothing."""


@dataclass(frozen=True)
class Choice:
    """One choice of the reader. Its name, in `View`, is also that in a link and of its control.

    `label` stands on the control and `help` explains it. `offered` lists what may be chosen, from
    the whole file. `default` picks that of a bare link from what is offered. `words` say a value,
    given that of a bare link, in a sentence about the view; without them the label does, wherever
    the value is not the usual one. `pages` are those whose charts it bears on; none means all. On
    the pages in `apart_on` each option makes a view worth a file, and a page of the edition.
    `formerly` are older names of it, and `renamed` older names of its options, each with the
    present one: links may still carry both.
    """

    label: str
    kind: Kind
    offered: Callable[[Claims], Offered]
    default: Callable[[Offered], Any] | None = None
    words: Callable[[Any, Any], str] | None = None
    pages: tuple[str, ...] = ()
    apart_on: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    renamed: Callable[[Claims], Mapping[str, str]] | None = None
    help: str | None = None

    def usual(self, offered: Offered) -> Any:
        """The value of a bare link."""
        return self.default(offered) if self.default else self.kind.usual(offered)

    def said(self, value: Any, usual: Any) -> str:
        """A value in words; "" where it goes without saying."""
        if self.words:
            return self.words(value, usual)
        shown = " to ".join(value) if isinstance(self.kind, Span) else ", ".join(_texts(value))
        return "" if value == usual else f"{self.label.lower()}: {shown or 'none'}"

    def bears_on(self, page: str | None) -> bool:
        """Whether it changes what a page shows; None asks of all pages together."""
        return page is None or not self.pages or page in self.pages


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (f"{value:g}" if isinstance(value, float) else str(value),)


def unsaid(value: Any, usual: Any) -> str:
    """No words: for a choice that the charts it bears on say themselves."""
    return ""


def choice(
    label: str,
    kind: Kind,
    offered: Callable[[Claims], Offered] | Offered,
    *,
    default: Callable[[Offered], Any] | None = None,
    words: Callable[[Any, Any], str] | None = None,
    pages: tuple[str, ...] = (),
    apart_on: tuple[str, ...] = (),
    formerly: tuple[str, ...] = (),
    renamed: Callable[[Claims], Mapping[str, str]] | None = None,
    help: str | None = None,
) -> Any:
    """A field of `View` that is a choice; see `Choice`. `offered` may be a plain list."""
    given = offered if callable(offered) else lambda claims: offered
    made = Choice(label, kind, given, default, words, pages, apart_on, formerly, renamed, help)
    return field(metadata={"choice": made})


@cache
def choices_of(view: type) -> dict[str, Choice]:
    """Each choice of a class of views by its name: those that bear on every page come first.

    Not to be changed in place: it is made once.
    """
    named = [(f.name, f.metadata["choice"]) for f in fields(view) if "choice" in f.metadata]
    return dict(sorted(named, key=lambda pair: bool(pair[1].pages)))
