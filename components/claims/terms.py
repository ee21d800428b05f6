"""The terms in which claims are stated: companies, metrics, yardsticks and houses."""

from typing import Literal

from pydantic import Field

from components.claims.fields import (
    ChoiceName,
    Id,
    Label,
    Name,
    Part,
    PeriodName,
    Remark,
    Text,
    Title,
)

MARKET = "Market"  # how claims and scenarios call all vendors together


class Break(Part):
    """A change of definition: what stands before is not joined to what stands after.

    Unless it `compares`: then the change is drawn and told, and growth across it still is.
    """

    at: PeriodName = Field(description="the first period of the new definition, such as 2025-Q3")
    why: Text = Field(description="what changed, in one sentence")
    company: Name | None = Field(None, description="the company it concerns, for a metric's break")
    short: Label | None = Field(
        None, description="at most 14 characters for charts, such as T-Head joins"
    )
    compares: bool = Field(
        False, description="true where the change is too small to keep figures from comparing"
    )


class Company(Part):
    """A company of the race (subject), one for comparison (context), or the whole market."""

    name: ChoiceName = Field(description="the name on screen and in links, such as Alibaba")
    cloud: Name = Field(description="the name of its cloud, such as Volcano Engine")
    role: Literal["subject", "context", "market"] = Field(description="subject, context or market")
    aliases: tuple[Name, ...] = Field(description="other names it goes by, in any language")
    beside: bool = Field(
        False, description="true for a company of comparison shown beside the subjects' places"
    )
    peer: bool = Field(
        False, description="true for a company abroad that capex and revenue are held against"
    )


class Definition(Part):
    """What one company counts under a metric that others count otherwise."""

    company: Name = Field(description="the name of a company in this file")
    text: Text = Field(description="what it counts and leaves out, in own words")
    short: Remark | None = Field(
        None, description="the same beside a mark, in at most 36 characters"
    )


class Metric(Part):
    """What is measured, in which units, and what that means."""

    name: Id = Field(description="a short name in lower case, such as cloud_revenue")
    label: Name = Field(description="its name on screen")
    units: tuple[Name, ...] = Field(description="the units its claims may use, in square brackets")
    adds_up: bool = Field(description="true if quarters add up to a year, false if not")
    meaning: Text = Field(description="what it measures, in a sentence or two")
    stands_for: Id | None = Field(None, description="the wider metric it may stand in for")
    growth_of: Id | None = Field(
        None, description="the metric whose growth on the year it is, as published"
    )
    forecast_of: Id | None = Field(
        None, description="the metric whose growth on the year it is, as forecast"
    )
    breaks: tuple[Break, ...] = Field((), description="a list of {company, at, why}")
    definitions: tuple[Definition, ...] = Field((), description="a list of {company, text}")

    @property
    def about(self) -> str:
        """The metric that it tells of: the one whose growth it is, or itself."""
        return self.growth_of or self.forecast_of or self.name


class Yardstick(Part):
    """One analyst house's definition of a market."""

    name: ChoiceName = Field(description="the name on screen and in links, such as Omdia AI cloud")
    house: Name = Field(description="the analyst house")
    measures: Name = Field(description="what is counted, in at most five words")
    title: Title | None = Field(
        None,
        description="what is counted as a newcomer would say it, in at most 48 characters",
    )
    basis: Literal["revenue", "tokens", "users"] = Field(description="revenue, tokens or users")
    scope: Literal["AI in China", "all cloud in China", "worldwide", "AI apps"] = Field(
        description="AI in China, all cloud in China, worldwide or AI apps"
    )
    counts: Text = Field(description="what is counted, in one sentence")
    leaves_out: Text = Field(description="what is not counted")
    named: Text = Field(description="who is named and who is not")
    own_use: Literal["included", "excluded", "not stated"] = Field(
        description="included, excluded or not stated: whether a vendor's own use counts"
    )
    own_use_note: Text = Field(description="what is known about own use, in one sentence")
    caveat: Text = Field(description="what a reader must know before quoting it")
    commissioned_by: Name | None = Field(
        None, description="who had it made, such as the company of a share prospectus"
    )
    quoted_by_vendor: tuple[Name, ...] = Field(
        (), description="names of companies in this file that quote it in their advertising"
    )
    pays_for: Name | None = Field(
        None, description="the yardstick that counts the tokens this money is paid for"
    )
    aliases: tuple[Name, ...] = Field((), description="other words for it, in any language")
    breaks: tuple[Break, ...] = Field((), description="a list of {at, why}")

    @property
    def heading(self) -> str:
        """What is counted, as it stands over a row: the title, or else what it measures."""
        return self.title or self.measures


class House(Part):
    """Who makes estimates: an analyst house, a bank or a newspaper, by all its names."""

    name: Name = Field(
        description="its name as claims and yardsticks give it, such as Goldman Sachs"
    )
    aliases: tuple[Name, ...] = Field(description="other names it goes by, in any language")
