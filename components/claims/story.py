"""What is told with claims: events, statements of the article, gaps, the method, the glossary."""

import datetime
from typing import Literal

from pydantic import Field

from components.claims.fields import Day, Id, Ids, Label, Name, Part, Text, last_day


class Event(Part):
    """A dated event that moved the race."""

    name: Id = Field(description="a short name in lower case, such as h20-licence")
    date: Day = Field(description="the day: 2025-04-15, or 2025-04")
    title: Text = Field(description="what happened, in one sentence")
    short: Label = Field(description="a label of at most 14 characters for charts")
    companies: tuple[Name, ...] = Field(description="names of the companies it concerns")
    kind: Literal[
        "plan", "export control", "price", "model", "chip", "results", "deal", "policy"
    ] = Field(description="plan, export control, price, model, chip, results, deal or policy")
    source: Id = Field(description="the id of a source in this file")
    claims: Ids = Field(
        (), description="ids of the claims it rests on, for an event that is marked on charts"
    )

    @property
    def day(self) -> datetime.date:
        """The latest day it may have happened on."""
        return last_day(self.date)


class Statement(Part):
    """One statement of the article, in our words, with what the primary figures say."""

    statement: Text = Field(description="what the article says, in other words")
    verdict: Literal["holds", "rounded", "imprecise", "unverified"] = Field(
        description="holds, rounded, imprecise or unverified"
    )
    why: Text = Field(description="why, naming the period and the primary figure")
    claims: Ids = Field(description="ids of the claims that bear on it")


class Gap(Part):
    """Something a reader would look for and that was not found."""

    about: Name = Field(description="what it is about: a company, or a yardstick")
    text: Text = Field(description="what is missing, in a sentence")
    as_of: Day = Field(description="the day up to which it was looked for, such as 2026-11-27")


class Principle(Part):
    """One rule by which the figures of the file were chosen."""

    text: Text = Field(description="the rule, in a sentence")


class Term(Part):
    """A word of the pages that not every reader knows, and what it means."""

    name: Name = Field(description="the word as it stands in sentences, such as run rate")
    forms: tuple[Name, ...] = Field((), description="its other forms, such as run rates")
    meaning: Text = Field(description="what it means, in one or two plain sentences")
