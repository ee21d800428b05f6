"""What the ledger is told: when figures are due, and how known contradictions are explained."""

from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field, model_validator

from components.claims.fields import Id, Ids, Name, Part, Text, fault
from components.claims.terms import MARKET

LedgerKind = Literal[
    "disagreement",
    "parts and whole",
    "growth",
    "currency",
    "forecast",
    "definition",
    "overdue",
    "no link",
]
LEDGER_KINDS: tuple[LedgerKind, ...] = get_args(LedgerKind)
_MOST_WORDS = 40


class Due(Part):
    """A series of figures that comes at regular times."""

    company: Name = Field(description="the name of a company in this file, or Market")
    metric: Id = Field(description="the name of a metric in this file")
    yardstick: Name | None = Field(None, description="the name of a yardstick in this file")
    every: Literal["quarter", "half", "year"] = Field(description="quarter, half or year")
    due_after_days: int | None = Field(
        None,
        gt=0,
        le=730,
        description="by how many days after its end a period has been published; left out where "
        "the days of a company's own past results tell",
    )
    december_days: int | None = Field(
        None,
        gt=0,
        le=730,
        description="the same for periods that end in December, where these take longer",
    )
    note: Text | None = Field(None, description="what the days rest on")

    @model_validator(mode="after")
    def _told(self) -> "Due":
        of_a_company = self.every == "quarter" and self.company != MARKET and not self.yardstick
        if self.due_after_days is None and (self.december_days or not of_a_company):
            cure = "write due_after_days: by how many days after its end a period has come"
            raise fault("nothing says when its figures are due", cure, "company")
        return self


def _short(text: str) -> str:
    if (number := len(text.split())) > _MOST_WORDS:
        raise fault(f"has {number} words", f"write at most {_MOST_WORDS}")
    return text


class Explanation(Part):
    """Why figures differ, or what became of a contradiction."""

    claims: Ids = Field(min_length=1, description="ids of the claims it is about, all of them")
    why: Annotated[Text, AfterValidator(_short)] = Field(
        description="the explanation in own words, at most 40"
    )
    status: Literal["open", "explained", "withdrawn"] = Field(
        description="open, explained or withdrawn"
    )
    kind: LedgerKind | None = Field(
        None, description=", ".join(LEDGER_KINDS[:-1]) + " or " + LEDGER_KINDS[-1]
    )
