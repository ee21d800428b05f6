"""The words by which releases are read: data/intake.yaml, checked as strictly as the claims are."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from components.claims.fields import Id, Name, Part, Text
from components.claims.model import Claims
from components.claims.reading.problems import ClaimsError, Problem
from components.claims.reading.pydantic_problems import any_of, entry_problems
from components.claims.reading.read import Entry, Items, read

WORDS_FILE = Path(__file__).resolve().parents[2] / "data" / "intake.yaml"
Phrases = tuple[Text, ...]


class SoughtFigure(Part):
    """How a company's releases name a figure: as a row of a table, and within a sentence."""

    metric: Id = Field(description="the name of a metric in the claims file")
    rows: Phrases = Field((), description="labels of rows, in square brackets")
    sentences: Phrases = Field((), description="words that come before the amount in a sentence")
    under: Phrases = Field((), description="titles of the tables that the row is meant in")
    not_under: Phrases = Field((), description="titles of tables that have a row of the same name")
    told_under: Phrases = Field((), description="headings that the sentence is meant under")
    told_not_under: Phrases = Field((), description="headings it is not meant under")
    spent: bool = Field(False, description="true where it is printed as taken off: (67,678)")
    begins: bool = Field(False, description="true where the words must begin a sentence or line")
    halves: bool = Field(False, description="true where half-years are held too")
    trailing: bool = Field(False, description="true where four trailing quarters are held too")
    sometimes: bool = Field(False, description="true where not every release prints it")
    entities: int = Field(
        1, description="into how many companies a period may be split; the last counts"
    )
    unit: Name = Field("RMB million", description="one of the metric's units")


class ReleaseWords(Part):
    """A company whose results releases are read: its names there, its fiscal year, its figures."""

    company: Name = Field(description="the name of a company in the claims file")
    called: Phrases = Field(description="its names in its releases, in square brackets")
    codes: Phrases = Field((), description="its stock codes, in quotes, without noughts before")
    year_ends: int = Field(description="the month its fiscal year ends with, from 1 to 12")
    figures: tuple[SoughtFigure, ...] = Field(description="the figures looked for")
    quarter: Name | None = Field(
        None, description="its own name of a quarter, such as FY{year} Q{quarter}"
    )
    rate: Phrases = Field((), description="words before the printed rate, RMB for one dollar")


class FilerWords(Part):
    """A company that files structured data: its number there and the tags of a figure."""

    company: Name = Field(description="the name of a company in the claims file")
    cik: int = Field(description="the number the SEC knows it by")
    metric: Id = Field(description="the name of a metric in the claims file")
    tags: tuple[Name, ...] = Field(description="the tags that hold the figure, in square brackets")
    unit: Name = Field("USD million", description="one of the metric's units")


class HouseWords(Part):
    """A yardstick of a house: the words by which a release is known to measure by it."""

    yardstick: Name = Field(description="the name of a yardstick in the claims file")
    called: Phrases = Field(description="names of the house in its releases")
    every: tuple[Phrases, ...] = Field(description="lists of words: one of each must be there")
    none_of: Phrases = Field((), description="words that tell another yardstick")


_SECTIONS: dict[str, type[Part]] = {
    "companies": ReleaseWords,
    "filers": FilerWords,
    "houses": HouseWords,
}


class IntakeWords(Part):
    """Everything that data/intake.yaml says."""

    companies: tuple[ReleaseWords, ...]
    filers: tuple[FilerWords, ...]
    houses: tuple[HouseWords, ...]


def intake_words(text: str, claims: Claims) -> IntakeWords:
    """The words in a YAML text; raises ClaimsError naming every problem and its line."""
    file = read(text)
    problems = [
        Problem(
            file.lines[name], "file", f"{name!r} is not a section", f"use {any_of(list(_SECTIONS))}"
        )
        for name in file
        if name not in _SECTIONS
    ]
    parts: dict[str, Any] = {}
    for name, kind in _SECTIONS.items():
        if not isinstance(file.get(name), Items):
            problems.append(Problem(1, "file", f"{name!r} is missing", f"write {name}: []"))
            continue
        parts[name] = tuple(_checked(kind, file[name], claims, problems))
    if problems:
        raise ClaimsError(problems)
    return IntakeWords(**parts)


def _checked(
    kind: type[Part], entries: Items, claims: Claims, problems: list[Problem]
) -> Iterator[Part]:
    for entry, line in zip(entries, entries.lines, strict=True):
        if not isinstance(entry, Entry):
            problems.append(Problem(line, "file", "not an entry", "write - company: a name"))
            continue
        problems.extend(_unknown(entry, claims))
        try:
            yield kind.model_validate(entry)
        except ValidationError as error:
            problems.extend(entry_problems(kind, entry, error))


def _unknown(entry: Entry, claims: Claims) -> Iterator[Problem]:
    """Names in an entry that the claims file does not have, and units its metric does not."""
    known: dict[str, Mapping[str, object]] = {
        "company": claims.company,
        "metric": claims.metric,
        "yardstick": claims.yardstick,
    }
    name = str(entry.get("company", entry.get("yardstick", "entry")))
    figures = entry.get("figures", ())
    for part in (entry, *(one for one in figures if isinstance(one, Entry))):
        for key in part.keys() & known.keys():
            if str(part[key]) not in known[key]:
                wrong = f"{key} {part[key]!r} is not in the claims file"
                yield Problem(part.lines[key], name, wrong, "write one that is, or add it there")
        metric = claims.metric.get(str(part.get("metric", "")))
        unit = str(part.get("unit", ""))
        if metric and unit and unit not in metric.units:
            wrong = f"unit is {unit!r}"
            cure = f"{metric.name} is in {any_of(list(metric.units))}"
            yield Problem(part.lines["unit"], name, wrong, cure)
