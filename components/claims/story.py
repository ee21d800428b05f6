"""What is told with claims: events, scenarios and the article's statements."""

import datetime
from typing import Literal

from pydantic import Field, model_validator

from components.claims.fields import (
    ChoiceName,
    Day,
    Id,
    Ids,
    Label,
    Name,
    Number,
    Part,
    Text,
    fault,
    last_day,
)


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

    @property
    def day(self) -> datetime.date:
        """The latest day it may have happened on."""
        return last_day(self.date)


class Assumption(Part):
    """What a scenario supposes of one company, tied to the claims it comes from."""

    company: Name = Field(description="the name of a company in this file")
    about: Literal["cloud_growth", "capex_growth"] = Field(
        description="cloud_growth or capex_growth, both in percent a year"
    )
    value: Number = Field(description="percent a year")
    low: Number | None = Field(None, description="the low end of what the claims support")
    high: Number | None = Field(None, description="the high end of what the claims support")
    rests_on: Ids = Field((), description="ids of the claims it comes from")
    judgement: Text | None = Field(None, description="why this value, where no claim gives it")

    @model_validator(mode="after")
    def _grounded(self) -> "Assumption":
        if not (self.rests_on or self.judgement):
            cure = "write rests_on: [ids of claims], or judgement: why this value"
            raise fault("it rests on nothing", cure)
        if self.value <= -100:
            wrong = f"value is {self.value:g}: nothing shrinks by 100 % a year or more"
            raise fault(wrong, "write percent a year, above -100", "value")
        return self


class Scenario(Part):
    """A named set of assumptions."""

    name: ChoiceName = Field(description="the name on screen and in links")
    story: Text = Field(description="the scenario in one or two sentences")
    assumptions: tuple[Assumption, ...] = Field(description="a list of assumptions")


class Statement(Part):
    """One statement of the article, in our words, with what the primary figures say."""

    statement: Text = Field(description="what the article says, in other words")
    verdict: Literal["holds", "rounded", "imprecise", "unverified"] = Field(
        description="holds, rounded, imprecise or unverified"
    )
    why: Text = Field(description="why, naming the period and the primary figure")
    claims: Ids = Field(description="ids of the claims that bear on it")
