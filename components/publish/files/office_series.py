"""Series of numbers over categories, as programs that draw charts of their own take them."""

import math
from collections import defaultdict
from dataclasses import dataclass

from components.figures.chart import STATUS_WORDS
from components.figures.theme import Palette
from components.wording.formats import distinct, listed

WEAK = "weak"  # how a value is marked whose evidence is: its status is told in the data
SHAPES = {"estimate": "diamond", "guidance": "diamond", WEAK: "cross"}  # of a hollow mark
AHEAD = ("guidance", "target", "projection")  # a line of these is dashed
_TINTS = (1.0, 0.6, 0.4, 0.75, 0.5, 0.3)  # of a company's colour, for one measure after another
_LABELS = 12  # that fit under an axis as wide as a slide without being turned
_MARKED = 6  # values of a dashed line, beyond which their marks hide its dashes


@dataclass(frozen=True)
class Series:
    """Numbers of one company (or path, or measure): a line without a cut, or bars of one status.

    `values` are None where there is none, and `marks` say of each its status, or WEAK; `subject` is
    the name without the status: series of one subject have one colour. `changed` is what is counted
    anew from its first value on, where a line is cut there. A level is a line across at one height,
    such as a plan. `stands_for` is how many paths it is, which lie on one another.
    """

    name: str
    subject: str
    company: str
    values: tuple[float | None, ...]
    marks: tuple[str, ...]
    changed: str = ""
    is_level: bool = False
    stands_for: int = 1

    @property
    def is_ahead(self) -> bool:
        """Whether it is supposed to come: a projection, a target or guidance."""
        return any(mark in AHEAD for mark in self.marks)

    @property
    def is_marked(self) -> bool:
        """Whether its values have marks: not where they would hide its dashes."""
        given = [value for value in self.values if value is not None]
        return not self.is_level and not (self.is_ahead and len(given) > _MARKED)

    @property
    def first(self) -> int:
        """The place of its first value."""
        return next(place for place, value in enumerate(self.values) if value is not None)

    @property
    def last(self) -> int:
        """The place of its last value."""
        return max(place for place, value in enumerate(self.values) if value is not None)


@dataclass(frozen=True)
class Dress:
    """How a series is told apart: its company's colour, and its number among those that wear it.

    Series that have happened are counted apart from those that are supposed.
    """

    color: str
    variant: int


@dataclass(frozen=True)
class Native:
    """One plain chart: series over categories, as lines over time or else as bars.

    `categories` are said aloud, each time between the first and the last has its place, and `span`
    says how long their periods are. `is_joined` is whether lines run on over times without a
    figure. `owners` names the company of each category where the bars of one series are of several,
    and is empty otherwise. `left_out` counts the figures that would not fit its one axis, `of` says
    whose they are: another unit, another length of period, a place without a share, or a result
    that is never reached. They stay in the data.
    """

    is_line: bool
    is_joined: bool
    is_logarithmic: bool
    axis: str
    span: str
    categories: tuple[str, ...]
    owners: tuple[str, ...]
    series: tuple[Series, ...]
    left_out: int
    of: tuple[str, ...]

    def dresses(self, palette: Palette) -> dict[str, Dress]:
        """A dress for each subject: no company is ever in the colour of another."""
        worn: dict[tuple[str, bool], int] = defaultdict(int)
        found: dict[str, Dress] = {}
        for one in self.series:
            if one.subject not in found:
                own = palette.company.get(one.company, palette.quiet)
                variant = worn[own, one.is_ahead]
                worn[own, one.is_ahead] += 1
                tint = 1 if one.is_ahead or not self.is_line else _TINTS[variant % len(_TINTS)]
                color = palette.tint(one.company, tint) if one.company in palette.company else own
                found[one.subject] = Dress(color, variant)
        return found

    @property
    def is_ringed(self) -> bool:
        """Whether a ring tells what is worked out: not where all that has happened is."""
        marks = {mark for one in self.series if not one.is_level for mark in one.marks}
        return bool(marks - {"", "derived", *AHEAD})

    @property
    def repeated(self) -> list[int]:
        """The series whose subject stands in the legend already."""
        subjects = [one.subject for one in self.series]
        return [n for n, subject in enumerate(subjects) if subject in subjects[:n]]

    @property
    def needs_legend(self) -> bool:
        """Whether its names are told nowhere else."""
        return len({one.subject for one in self.series}) > 1

    @property
    def has_single_bars(self) -> bool:
        """Whether each category has one bar: those of several series then lie over one another."""
        values = zip(*(one.values for one in self.series), strict=True)
        return all(sum(value is not None for value in each) <= 1 for each in values)

    @property
    def label_step(self) -> int:
        """Every how many categories one is written, so that none is slanted."""
        return math.ceil(len(self.categories) / _LABELS) if self.is_line else 1

    @property
    def marks_words(self) -> str:
        """How what is not reported is drawn, in sentences; '' where all is drawn alike."""
        marks = {mark for one in self.series for mark in one.marks if not one.is_level}
        ahead = [STATUS_WORDS[mark] for mark in AHEAD if mark in marks]
        kind = "line" if self.is_line else "bar"
        said = {
            "A ring is worked out.": self.is_line and self.is_ringed and "derived" in marks,
            "A hatched bar is worked out.": not self.is_line and "derived" in marks,
            "A diamond is an estimate.": self.is_line and "estimate" in marks,
            "A pale bar is an estimate.": not self.is_line and "estimate" in marks,
            f"A {'dashed' if self.is_line else 'pale'} {kind} is a {' or '.join(ahead)}.": ahead,
            f"A {'cross' if self.is_line else 'hollow bar'} is weakly evidenced: contradicted, "
            "undated or out of date.": WEAK in marks,
            "A gap is a time without a figure.": self.is_line
            and not self.is_joined
            and self._has_gap,
            self.cut_words: self.is_line,
        }
        return " ".join(words for words, is_so in said.items() if words and is_so)

    @property
    def is_of_one(self) -> bool:
        """Whether one line is drawn, cut or not, so that words under it meet no other."""
        return len({one.subject for one in self.series if not one.is_level}) == 1

    @property
    def _has_gap(self) -> bool:
        return any(None in one.values[one.first : one.last] for one in self.series)

    @property
    def cut_words(self) -> str:
        """Which company counts what anew from when, in a sentence; '' where no line is cut."""
        cuts = [
            f"{one.company} from {self.categories[one.first]}, {one.changed}"
            for one in self.series
            if one.changed
        ]
        said = "; ".join(distinct(cuts))
        return f"A line is cut where its company counts anew: {said}." if said else ""

    @property
    def left_out_words(self) -> str:
        """What is in the data only, in a sentence; '' where nothing is."""
        if not self.left_out:
            return ""
        figures, are = ("figure", "is") if self.left_out == 1 else ("figures", "are")
        whose = f" of {listed(self.of)}" if self.of else ""
        return (
            f"{self.left_out} {figures}{whose} {are} in the data only: another unit, another "
            "length of period, or no number."
        )
