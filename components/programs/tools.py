"""The tools: each a question that a program may ask of the claims; none changes anything."""

import base64
import json
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Annotated, Any

from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, ImageContent, TextContent
from pydantic import Field

from components.analysis.market.shares import latest_placings
from components.analysis.sources.receipt import citation_full, receipt, why_apart
from components.analysis.tables import records_of
from components.analysis.view.view import View
from components.analysis.view.visible import visible_claims
from components.checker.check import check
from components.claims.model import Claims
from components.claims.terms import Yardstick
from components.figures.answer import Answer, answer
from components.figures.charts.catalogue import charts
from components.programs.answers import (
    AnswerToQuestion,
    ChartAnswer,
    ChartLine,
    ChartsAnswer,
    FoundAnswer,
    HeadlineAnswer,
    PlaceLine,
    Placing,
    ReceiptAnswer,
    RelatedClaim,
    TableAnswer,
    YardstickLine,
    YardsticksAnswer,
    claim_line,
    rests_on,
)
from components.publish.addresses import Addresses
from components.publish.edition.api import claim_json
from components.publish.files.chart_file import chart_file
from components.publish.files.text_files import json_file
from components.publish.poster.browser import NoPicture
from components.search.find import find
from components.search.index import FoundPlace, NoSearch
from components.wording.formats import said

_NEAR, _LONGEST_ID = 5, 100  # ids that are offered in place of one that is not there

ViewText = Annotated[
    str,
    Field(
        description="choices as in a link of the dashboard, such as currency=USD, company=Baidu, "
        "yardstick=IDC+model+calls, grade=B or known_by=2025-12-10, joined by &"
    ),
]
ChartName = Annotated[str, Field(description="the name of a chart, as the tool charts lists them")]


@dataclass(frozen=True)
class Tools:
    """The tools over some claims; what is public here is what programs are offered."""

    claims: Claims
    addresses: Addresses = field(default_factory=Addresses)

    def find_claims(
        self,
        words: Annotated[str, Field(description="a few words, such as 阿里 capex 2026-Q2")],
        most: Annotated[int, Field(ge=1, le=100, description="how many places at most")] = 10,
    ) -> FoundAnswer:
        """Find figures, statements, companies, yardsticks and sources by a few words.

        English and Chinese. Every word must occur; names come before figures, facts before
        forecasts and newer before older.
        """
        try:
            found = find(self.claims, words, most)
        except NoSearch as error:
            raise ToolError(str(error)) from error
        return FoundAnswer(
            **rests_on(self.claims, (place.claim for place in found.places)),
            places=[self._place(place) for place in found.places],
            counts=dict(found.counts),
            words=found.words,
            without=list(found.without),
        )

    def claim_receipt(
        self, claim: Annotated[str, Field(description="the id of a claim")]
    ) -> ReceiptAnswer:
        """Question one claim down to its source: who printed it, where, how good it is, rivals."""
        if claim not in self.claims.claim:
            raise ToolError(self._no_claim(claim))
        found = receipt(self.claims, claim)
        tree = [step.claim for step in found.tree]
        ids = [claim, *(c.id for c in (*tree, *found.rivals))]
        return ReceiptAnswer(
            **rests_on(self.claims, ids),
            claim=claim_json(self.claims, found.claim, self.addresses),
            definition=found.definition,
            citation=citation_full(self.claims, found.claim, said(found.claim)),
            rivals=[
                self._related(r.id, why_apart(self.claims, found.claim, r)) for r in found.rivals
            ],
            worked_out_from=[self._related(c.id, c.formula or "") for c in tree],
            used_by=[used.id for used in found.uses],
            link=self.addresses.live_place(self.claims, "evidence", "claim", claim),
        )

    def yardsticks(self, view: ViewText = "") -> YardsticksAnswer:
        """Who leads China's AI cloud by each house's own yardstick: definitions and placings."""
        chosen = View.from_query(self.claims, view)
        shown = visible_claims(self.claims, chosen)
        placed: dict[str, list[dict[str, Any]]] = {}
        for row in records_of(latest_placings(shown, chosen)):
            placed.setdefault(row["yardstick"], []).append(row)
        lines = [self._yardstick(one, placed.get(one.name, ())) for one in shown.yardsticks]
        ids = (name for line in lines for placing in line.placings for name in placing.claims)
        return YardsticksAnswer(
            **rests_on(self.claims, ids),
            yardsticks=lines,
            view=chosen.words(self.claims),
            not_understood=list(chosen.ignored),
        )

    def check_headline(
        self,
        sentence: Annotated[str, Field(description="a sentence with a figure, or a question")],
    ) -> HeadlineAnswer:
        """Check a headline, in English or Chinese, against the claims, by rules alone."""
        found = check(self.claims, sentence)
        return HeadlineAnswer(
            **rests_on(self.claims, found.claims),
            sentence=sentence,
            verdict=found.verdict,
            why=found.why,
            safe=found.safe,
            unused=[token.text for token in found.unused],
            answers=[AnswerToQuestion(text=a.text, claims=list(a.claims)) for a in found.answers],
            link=self.addresses.live_check(self.claims, sentence),
        )

    def charts(self) -> ChartsAnswer:
        """List every chart with the question it answers."""
        known = charts().values()
        return ChartsAnswer(
            edition=self.claims.edition,
            charts=[ChartLine(name=c.name, page=c.page, question=c.question) for c in known],
        )

    def chart_table(self, chart: ChartName, view: ViewText = "") -> TableAnswer:
        """Give the rows behind a chart under a view, each with grade, claims and sources."""
        found = self._answer(chart, view)
        rows = json.loads(json_file(found, self.addresses.app))["rows"]
        return TableAnswer(**self._told(found), rows=rows)

    def chart_picture(
        self, chart: ChartName, view: ViewText = ""
    ) -> Annotated[CallToolResult, ChartAnswer]:
        """Draw a chart under a view as PNG, with finding, sources, edition and link on it."""
        found = self._answer(chart, view)
        try:
            png = chart_file(found, "png")
        except NoPicture as error:
            raise ToolError(
                f"{error} Without a browser neither PNG nor SVG can be drawn; the tool "
                "chart_table gives the same figures and needs none."
            ) from error
        told = ChartAnswer(**self._told(found))
        picture = base64.b64encode(png).decode("ascii")
        return CallToolResult(
            content=[
                ImageContent(type="image", data=picture, mime_type="image/png"),
                TextContent(type="text", text=told.model_dump_json(indent=2)),
            ],
            structured_content=told.model_dump(mode="json"),
        )

    def _place(self, place: FoundPlace) -> PlaceLine:
        claims, held = self.claims, self.claims.claim.get(place.claim)
        return PlaceLine(
            kind=place.kind,
            name=place.name,
            about=place.about,
            link=self.addresses.live_place(claims, place.page, place.choice, place.value),
            claim=claim_line(claims, held, self.addresses) if held else None,
        )

    def _related(self, name: str, how: str) -> RelatedClaim:
        claim = claim_line(self.claims, self.claims.claim[name], self.addresses)
        return RelatedClaim(claim=claim, how=how)

    def _no_claim(self, name: str) -> str:
        near = get_close_matches(name[:_LONGEST_ID], self.claims.claim, _NEAR)
        offered = f"Near it are {', '.join(near)}. " if near else ""
        return (
            f"There is no claim {name[:_LONGEST_ID]!r} in edition {self.claims.edition}. {offered}"
            "Ask find_claims for the id."
        )

    def _yardstick(self, one: Yardstick, rows: Any) -> YardstickLine:
        return YardstickLine(
            name=one.name,
            house=one.house,
            title=one.heading,
            basis=one.basis,
            scope=one.scope,
            counts=one.counts,
            leaves_out=one.leaves_out,
            own_use=one.own_use,
            commissioned_by=one.commissioned_by,
            quoted_by_vendor=list(one.quoted_by_vendor),
            caveat=one.caveat,
            period=rows[0]["period"] if rows else None,
            leaders=[row["company"] for row in rows if row["leads"]],
            placings=[_placing(row) for row in rows],
            link=self.addresses.live_place(self.claims, "market_share", "yardstick", one.name),
        )

    def _answer(self, chart: str, view: str) -> Answer:
        known = charts()
        if chart not in known:
            raise ToolError(f"There is no chart {chart!r}. Write one of {', '.join(known)}.")
        return answer(self.claims, known[chart], View.from_query(self.claims, view))

    def _told(self, found: Answer) -> dict[str, Any]:
        """The fields of ChartAnswer."""
        return {
            **rests_on(self.claims, found.roots),
            "chart": found.chart.name,
            "question": found.chart.question,
            "finding": found.reading,
            "measured": found.measured,
            "view": found.view_words,
            "not_understood": list(found.view.ignored),
            "link": self.addresses.live(found.chart.page, found.view),
        }


def _placing(row: dict[str, Any]) -> Placing:
    held = {name: None if value != value else value for name, value in row.items()}  # no NaN
    names = ("company", "place", "share", "bound", "status", "leads")
    return Placing(claims=list(row["claims"]), **{name: held[name] for name in names})
