"""What programs are answered: typed, and each with the claims and sources it rests on."""

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, Field

from components.analysis.grades.grades import grade
from components.claims.claim import Claim
from components.claims.model import Claims
from components.publish.addresses import Addresses
from components.wording.claim_names import claim_name


class SourceCited(BaseModel):
    """A document that claims can be checked against."""

    id: str
    publisher: str
    title: str
    published: str = Field(description="the day, month or year: 2025-08-29, 2025-08 or 2025")
    url: str | None = Field(description="the page that was read, or else the publisher's own")


class Answered(BaseModel):
    """What every answer carries."""

    edition: str = Field(description="the day the claims were last curated")
    claims: list[str] = Field(description="the ids of the claims it rests on")
    sources: list[SourceCited] = Field(description="the sources of those claims, each once")


class ClaimLine(BaseModel):
    """A claim in short: one number or statement that one source gives."""

    id: str
    name: str = Field(description="the claim as a reader says it")
    company: str
    metric: str
    yardstick: str | None
    period: str
    value: float | None
    unit: str | None
    text: str | None = Field(description="the statement, where it is no number")
    status: str = Field(description="reported, derived, estimate, guidance, target or projection")
    grade: str = Field(description="A to E, how well it is evidenced")
    counts: bool = Field(description="false if it was replaced or withdrawn")
    source: str = Field(description="the id of its source")
    link: str = Field(description="its receipt in the dashboard")


class PlaceLine(BaseModel):
    """Something found: a company, a yardstick, a figure, a statement or a source."""

    kind: str
    name: str
    about: str
    link: str = Field(description="where it stands in the dashboard")
    claim: ClaimLine | None = Field(description="for a figure or a statement")


class FoundAnswer(Answered):
    """What a few words lead to, the best first."""

    places: list[PlaceLine]
    counts: dict[str, int] = Field(description="how many were found of each kind")
    words: str = Field(description="the words that all of them have")
    without: list[str] = Field(description="words that occur nowhere and were left out")


class RelatedClaim(BaseModel):
    """A claim that another one is questioned with, and how the two relate."""

    claim: ClaimLine
    how: str = Field(description="why it differs, or the formula it comes from; may be empty")


class ReceiptAnswer(Answered):
    """All that is known of one claim."""

    claim: dict[str, Any] = Field(
        description="every field, with source, grade and the reasons for it"
    )
    definition: str = Field(description="what is counted")
    citation: str = Field(description="the claim as a sentence to print, with its source")
    rivals: list[RelatedClaim] = Field(description="other figures for the same thing")
    worked_out_from: list[RelatedClaim] = Field(description="a derived claim down to printed ones")
    used_by: list[str] = Field(description="the ids of claims worked out from it")
    link: str = Field(description="the receipt in the dashboard")


class Placing(BaseModel):
    """Where a company stands under a yardstick."""

    company: str
    place: int | None
    share: float | None = Field(description="in percent; none where the place alone is published")
    bound: str | None = Field(description="floor, ceiling or about, where it is no exact share")
    status: str
    leads: bool
    claims: list[str]


class YardstickLine(BaseModel):
    """One house's definition of a market, and who stands where under it."""

    name: str
    house: str
    title: str = Field(description="what is counted, as a newcomer would say it")
    basis: str
    scope: str
    counts: str
    leaves_out: str
    own_use: str
    commissioned_by: str | None
    quoted_by_vendor: list[str] = Field(description="companies that advertise with it")
    caveat: str = Field(description="what to know before quoting it")
    period: str | None = Field(description="of the placings; none where there are none")
    leaders: list[str] = Field(description="who is first; several where they are level")
    placings: list[Placing]
    link: str


class YardsticksAnswer(Answered):
    """Every yardstick with its leaders. Yardsticks are never added, averaged or joined."""

    yardsticks: list[YardstickLine]
    view: str = Field(description="the view in words")
    not_understood: list[str] = Field(description="parts of the view that were left out")


class AnswerToQuestion(BaseModel):
    """One line of the answer to a question, and its claims."""

    text: str
    claims: list[str]


class HeadlineAnswer(Answered):
    """A verdict on a sentence, or the answer to a simple question."""

    sentence: str
    verdict: str = Field(
        description="supported, imprecise, contradicted, unsupported, unclear; or answer"
    )
    why: str
    safe: str | None = Field(description="a sentence that may be printed, if there is one")
    unused: list[str] = Field(description="words that nothing held bears on")
    answers: list[AnswerToQuestion]
    link: str = Field(description="the sentence in the dashboard's own box")


class ChartLine(BaseModel):
    """A chart and the question it answers."""

    name: str
    page: str
    question: str


class ChartsAnswer(BaseModel):
    """Every chart there is."""

    edition: str
    charts: list[ChartLine]


class ChartAnswer(Answered):
    """A chart under a view, in words."""

    chart: str
    question: str
    finding: str
    measured: str = Field(description="what is measured, and in which unit")
    view: str = Field(description="the view in words")
    not_understood: list[str] = Field(description="parts of the view that were left out")
    link: str = Field(description="the chart in the dashboard, under exactly this view")


class TableAnswer(ChartAnswer):
    """The rows behind a chart, each with its grade, claims, sources and their links."""

    rows: list[dict[str, Any]]


def claim_line(claims: Claims, claim: Claim, addresses: Addresses) -> ClaimLine:
    """A claim in short."""
    return ClaimLine(
        id=claim.id,
        name=claim_name(claims, claim),
        company=claim.company,
        metric=claim.metric,
        yardstick=claim.yardstick,
        period=claim.period,
        value=claim.value,
        unit=claim.unit,
        text=claim.text,
        status=claim.status,
        grade=grade(claims, claim).letter,
        counts=claim.id not in claims.gone,
        source=claim.source,
        link=addresses.live_place(claims, "evidence", "claim", claim.id),
    )


def rests_on(claims: Claims, ids: Iterable[str]) -> dict[str, Any]:
    """What every answer carries, for the claims of these ids: the fields of Answered."""
    names = [name for name in dict.fromkeys(ids) if name in claims.claim]
    cited = dict.fromkeys(claims.claim[name].source for name in names)
    sources = [claims.source[name] for name in cited]
    return {
        "edition": claims.edition,
        "claims": names,
        "sources": [
            SourceCited(
                id=one.id,
                publisher=one.publisher,
                title=one.title,
                published=one.published,
                url=one.address,
            )
            for one in sources
        ],
    }
