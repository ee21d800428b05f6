"""A claim and the source it can be checked against."""

from datetime import date
from typing import Literal, get_args

from pydantic import Field, model_validator

from components.claims.fields import (
    Day,
    Digest,
    Id,
    Ids,
    Name,
    Number,
    Part,
    PeriodName,
    Text,
    Url,
    Where,
    fault,
    last_day,
)
from components.claims.period import Period, period

Status = Literal["reported", "derived", "estimate", "guidance", "target", "projection"]
STATUSES: tuple[Status, ...] = get_args(Status)


class Source(Part):
    """A document that claims can be checked against."""

    id: Id = Field(description="a short name in lower case, such as alibaba-2025-08-29")
    title: Text = Field(description="the title of the document")
    publisher: Name = Field(description="who published it")
    published: Day = Field(description="the day it was published: 2025-08-29, 2025-08 or '2025'")
    published_inferred: bool = Field(False, description="true if the day was worked out, not read")
    kind: Literal["filing", "company_release", "house_release", "press", "digest"] = Field(
        description="filing, company_release, house_release, press or digest"
    )
    url: Url | None = Field(None, description="a web address that starts with https:// or http://")
    original_url: Url | None = Field(
        None, description="where its publisher put it, if that page itself was not read"
    )
    via: Text | None = Field(None, description="through what copy it was read")
    sha256: Digest | None = Field(
        None, description="the SHA-256 of the document, 64 letters and digits"
    )
    read: Day | None = Field(None, description="the day it was last read, such as 2026-11-27")

    @property
    def day(self) -> date:
        """The latest day it may have been published on."""
        return last_day(self.published)

    @property
    def year_only(self) -> bool:
        """Whether nothing but the year of publication is known."""
        return len(self.published) == len("2025")

    @property
    def to_the_day(self) -> bool:
        """Whether the day of publication is known, not the month or year alone."""
        return len(self.published) == len("2025-08-29")

    @property
    def address(self) -> str | None:
        """The page that was read, or else where the publisher put it; None if neither is known."""
        return self.url or self.original_url


_BOUNDS = {"floor": "more than ", "ceiling": "up to ", "about": "about "}


def bound_words(bound: object) -> str:
    """What is said before a figure that is no exact one: 'more than '; '' where it is exact."""
    return _BOUNDS.get(bound, "") if isinstance(bound, str) else ""


class Claim(Part):
    """One number (or short statement) that one source gives for one company and period."""

    id: Id = Field(description="a name used by no other claim, such as alibaba.capex.2025-Q2")
    company: Name = Field(description="the name of a company in this file")
    metric: Id = Field(description="the name of a metric in this file")
    yardstick: Name | None = Field(None, description="the name of a yardstick in this file")
    brand: Name | None = Field(None, description="the product meant, such as Doubao")
    period: PeriodName = Field(
        description="2025-Q3, 2025-H1, '2025' (in quotes), 2025-05, 2025-Q2..2026-Q1 or ttm-2025-Q3"
    )
    fiscal: Name | None = Field(None, description="the company's own name of the period")
    value: Number | None = Field(None, description="a number, without its unit")
    unit: Name | None = Field(None, description="one of the metric's units")
    text: Text | None = Field(None, description="a short sentence, in place of value and unit")
    low: Number | None = Field(None, description="the low end of a stated range")
    high: Number | None = Field(None, description="the high end of a stated range")
    bound: Literal["floor", "ceiling", "about"] | None = Field(
        None, description="floor (more than), ceiling (up to) or about"
    )
    usd: Number | None = Field(None, description="the same in USD million, if also printed")
    growth: Number | None = Field(None, description="the printed growth on the year, in percent")
    status: Status = Field(description=", ".join(STATUSES[:-1]) + " or " + STATUSES[-1])
    house: Name | None = Field(None, description="who made the estimate or forecast")
    source: Id = Field(description="the id of a source in this file")
    where: Where | None = Field(
        None,
        description="where in the source it stands, in own words: page 6, segment table, row Cloud",
    )
    corroborated_by: Ids = Field((), description="ids of sources that agree, in square brackets")
    also_at: tuple[Url, ...] = Field((), description="further pages that print the same figure")
    derived_from: Ids = Field((), description="ids of the claims the formula starts from")
    formula: Text | None = Field(
        None, description="arithmetic over a, b, c ... for the claims of derived_from, in order"
    )
    supersedes: Ids = Field((), description="ids of the claims it replaces")
    added: Day = Field(description="the edition it entered, such as 2026-11-23")
    withdrawn: Day | None = Field(None, description="the edition it was withdrawn in")
    because: Text | None = Field(None, description="why it supersedes, or why it was withdrawn")
    note: Text | None = Field(None, description="what a reader should know, in a sentence")
    do_not_plot: Text | None = Field(None, description="why it must not be drawn")
    odd: Text | None = Field(
        None, description="why a figure that the check doubts is right, in a sentence"
    )

    @model_validator(mode="after")
    def _one_content(self) -> "Claim":
        measured = self.value is not None or self.low is not None
        if measured and self.text is not None:
            raise fault("it has both a value and a text", "keep one of them", "text")
        if not measured and self.text is None:
            raise fault("it has neither value nor text", "write value (or low and high), or text")
        if measured and self.unit is None:
            raise fault("'unit' is missing", "write unit: one of the metric's units", "value")
        if not measured and self.unit is not None:
            raise fault("a text has no unit", "delete unit, or write a value", "unit")
        return self

    @model_validator(mode="after")
    def _ordered_range(self) -> "Claim":
        if (self.low is None) != (self.high is None):
            alone = "low" if self.high is None else "high"
            raise fault(f"{alone} stands alone", "write both low and high", alone)
        if self.low is not None and self.high is not None and self.low > self.high:
            wrong = f"low is {self.low:g}, above high, {self.high:g}"
            raise fault(wrong, "write the lower number as low", "low")
        return self

    @model_validator(mode="after")
    def _derivation(self) -> "Claim":
        if self.status == "derived" and not (self.formula and self.derived_from):
            cure = "write derived_from: [ids of claims] and formula: a - b, or another status"
            raise fault("it is derived, from nothing", cure, "status")
        if self.formula and self.value is None:
            raise fault(
                "a formula without a value", "write value: what the formula gives", "formula"
            )
        return self

    @model_validator(mode="after")
    def _reason(self) -> "Claim":
        if (self.supersedes or self.withdrawn) and self.because is None:
            key = "withdrawn" if self.withdrawn else "supersedes"
            raise fault("'because' is missing", "write because: the reason in a sentence", key)
        if self.because and not (self.supersedes or self.withdrawn):
            raise fault("because of nothing", "delete it, or write supersedes", "because")
        return self

    @property
    def when(self) -> Period:
        """The period as first and last day."""
        return period(self.period)

    @property
    def number(self) -> float:
        """The value of a claim that has one; raises TypeError for a text or a mere range."""
        if self.value is None:
            raise TypeError(f"{self.id} has no value")
        return self.value
