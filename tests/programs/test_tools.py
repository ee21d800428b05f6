"""What a program is answered, asked through the SDK's own client without a wire between."""

import base64
import io
from typing import Any

import pytest
from mcp import Client
from mcp.types import CallToolResult, ImageContent, TextContent
from PIL import Image

from components.claims.model import Claims
from components.programs import tools as tools_module
from components.programs.server import program_server
from components.publish.poster.browser import NO_BROWSER, NoPicture
from components.search.find import find
from components.search.index import NoSearch
from tests.programs.asking import run_apart

ANSWERS = [
    ("find_claims", {"words": "阿里云 capex"}),
    ("claim_receipt", {"claim": "alibaba.capex.2025-Q2"}),
    ("yardsticks", {}),
    ("check_headline", {"sentence": "Alibaba's capex was RMB 24.6bn in the March 2025 quarter."}),
    ("check_headline", {"sentence": "Who leads China's AI cloud?"}),
    ("chart_table", {"chart": "shares", "view": "yardstick=IDC+model+calls"}),
]


def called(claims: Claims, name: str, **given: Any) -> CallToolResult:
    """The result of a tool."""

    async def asked() -> CallToolResult:
        async with Client(program_server(claims)) as client:
            return await client.call_tool(name, given)

    result: CallToolResult = run_apart(asked)
    return result


def answered(claims: Claims, name: str, **given: Any) -> dict[str, Any]:
    """What a tool answers, as data."""
    result = called(claims, name, **given)
    assert not result.is_error, result.content
    assert result.structured_content
    return result.structured_content


def refused(claims: Claims, name: str, **given: Any) -> str:
    """Why a tool does not answer."""
    result = called(claims, name, **given)
    assert result.is_error
    [said] = result.content
    assert isinstance(said, TextContent)
    return said.text


def test_every_tool_says_what_it_is_and_that_it_changes_nothing(claims: Claims) -> None:
    async def listed() -> Any:
        async with Client(program_server(claims)) as client:
            return client.instructions, (await client.list_tools()).tools

    instructions, offered = run_apart(listed)
    assert "ByteDance (Volcano Engine)" in instructions
    assert {tool.name for tool in offered} == {name for name, _ in ANSWERS} | {
        *("charts", "chart_picture")
    }
    for tool in offered:
        assert tool.title
        assert tool.description
        assert tool.annotations.read_only_hint
        assert not tool.annotations.open_world_hint
        assert "edition" in tool.output_schema["required"]


@pytest.mark.parametrize(("name", "given"), ANSWERS)
def test_every_answer_carries_its_claims_their_sources_and_the_edition(
    claims: Claims, name: str, given: dict[str, Any]
) -> None:
    told = answered(claims, name, **given)
    assert told["edition"] == claims.edition
    assert told["claims"]
    assert set(told["claims"]) <= claims.claim.keys()
    resting = {claims.claim[claim].source for claim in told["claims"]}
    assert {source["id"] for source in told["sources"]} == resting
    assert all(source["publisher"] and source["published"] for source in told["sources"])


def test_what_is_found_is_what_the_box_finds(claims: Claims) -> None:
    told = answered(claims, "find_claims", words="火山引擎市场份额")
    assert [p["name"] for p in told["places"]] == [
        p.name for p in find(claims, "火山引擎市场份额").places
    ]
    first = told["places"][0]
    assert first["claim"]["value"] == 14.8
    assert first["claim"]["status"] == "estimate"
    assert first["link"].endswith("/evidence?claim=bytedance.share.omdia.2025-H1")
    more = answered(claims, "find_claims", words="alibaba", most=40)
    assert 10 < len(more["places"]) == sum(more["counts"].values())
    assert answered(claims, "find_claims", words="alibaba capx")["without"] == ["capx"]
    assert answered(claims, "find_claims", words="(")["places"] == []


def test_places_that_are_no_claims_have_a_link_too(claims: Claims) -> None:
    def link(words: str, kind: str) -> str:
        places = answered(claims, "find_claims", words=words)["places"]
        return next(str(place["link"]) for place in places if place["kind"] == kind)

    assert link("腾讯", "company").endswith("/companies?focus=Tencent")
    assert link("idc calls", "yardstick").endswith("/market_share?yardstick=IDC+model+calls")
    assert link("soars", "source").endswith("/evidence?find=Spending+soars")


def test_a_receipt_leads_a_derived_figure_down_to_printed_ones(claims: Claims) -> None:
    told = answered(claims, "claim_receipt", claim="alibaba.capex.2025-Q2")
    assert told["claim"]["grade"] in "ABCDE"
    assert told["claim"]["source"]["url"] == "https://example.com/alibaba"
    assert [step["claim"]["id"] for step in told["worked_out_from"]] == [
        "alibaba.capex.2025-Q2",
        "alibaba.capex.2025-H1",
        "alibaba.capex.2025-Q1",
    ]
    assert told["worked_out_from"][0]["how"] == "a - b"
    assert f"edition {claims.edition}" in told["citation"]


def test_a_receipt_names_rivals_and_why_they_differ(claims: Claims) -> None:
    told = answered(claims, "claim_receipt", claim="alibaba.cloud_revenue.2025-Q2")
    [rival] = told["rivals"]
    assert rival["claim"]["id"] == "alibaba.cloud_revenue.2025-Q2.slip"
    assert "slip of the pen" in rival["how"]


def test_yardsticks_come_with_their_leaders_and_none_is_mixed(claims: Claims) -> None:
    lines = {y["name"]: y for y in answered(claims, "yardsticks")["yardsticks"]}
    assert list(lines) == [yardstick.name for yardstick in claims.yardsticks]
    assert lines["Omdia AI cloud"]["leaders"] == ["Alibaba"]
    assert lines["IDC model calls"]["leaders"] == ["ByteDance"]
    assert lines["IDC model calls"]["placings"][0] == {
        "company": "ByteDance",
        "place": 1,
        "share": 49.2,
        "bound": None,
        "status": "estimate",
        "leads": True,
        "claims": ["bytedance.share.idc.2025-H1"],
    }
    assert lines["IDC apps"]["placings"][0]["share"] is None, "a place alone was published"
    assert lines["Gartner world"]["leaders"] == [], "it is led by none of this file"


def test_a_view_is_kept_to_and_what_is_no_part_of_one_is_said(claims: Claims) -> None:
    early = answered(claims, "yardsticks", view="known_by=2025-09-30&colour=red")
    lines = {y["name"]: y for y in early["yardsticks"]}
    assert lines["IDC model calls"]["placings"] == []
    assert early["not_understood"] == ["'colour'"]
    view = "company=Baidu&yardstick=IDC+model+calls"
    table = answered(claims, "chart_table", chart="shares", view=view)
    assert [row["Company"] for row in table["rows"]] == ["Baidu", "Not shown", "All others"]
    assert "company=Baidu" in table["link"]
    assert table["rows"][0]["Claims"] in table["claims"]


def test_a_headline_gets_its_verdict_and_a_question_its_answers(claims: Claims) -> None:
    true = "Alibaba's capex was RMB 24.6bn in the March 2025 quarter."
    assert answered(claims, "check_headline", sentence=true)["verdict"] == "supported"
    wrong = answered(claims, "check_headline", sentence=true.replace("24.6", "34.6"))
    assert wrong["verdict"] == "contradicted"
    asked = answered(claims, "check_headline", sentence="Who leads China's AI cloud?")
    assert asked["verdict"] == "answer"
    assert all(line["claims"] for line in asked["answers"])


def test_every_chart_is_listed_and_has_a_table(claims: Claims) -> None:
    listed = answered(claims, "charts")["charts"]
    assert all(chart["question"].endswith("?") for chart in listed)
    for chart in listed:
        assert answered(claims, "chart_table", chart=chart["name"])["finding"]


@pytest.mark.documents
@pytest.mark.timeout(300)
def test_a_picture_is_a_png_with_its_words_beside_it(claims: Claims) -> None:
    result = called(claims, "chart_picture", chart="shares")
    picture, words = result.content
    assert isinstance(picture, ImageContent)
    assert isinstance(words, TextContent)
    assert picture.mime_type == "image/png"
    with Image.open(io.BytesIO(base64.b64decode(picture.data))) as drawn:
        assert drawn.format == "PNG"
        assert drawn.width > 1000
    assert result.structured_content
    assert result.structured_content["claims"]
    assert result.structured_content["finding"] in words.text


def test_without_a_browser_the_error_says_what_to_install_and_what_to_ask(
    claims: Claims, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(*_: object) -> bytes:
        raise NoPicture(NO_BROWSER)

    monkeypatch.setattr(tools_module, "chart_file", cannot)
    why = refused(claims, "chart_picture", chart="shares")
    assert "none was found. Install one" in why
    assert "neither PNG nor SVG" in why
    assert "chart_table gives the same figures" in why


def test_what_is_not_there_is_named_with_what_is(claims: Claims) -> None:
    why = refused(claims, "claim_receipt", claim="alibaba.capx.2025-Q1")
    assert "There is no claim 'alibaba.capx.2025-Q1' in edition 2026-06-30." in why
    assert "alibaba.capex.2025-Q1" in why
    assert "Ask find_claims" in why
    assert len(refused(claims, "claim_receipt", claim="x" * 10_000)) < 500
    assert "Write one of" in refused(claims, "chart_table", chart="pie")
    assert "capex-and-revenue" in refused(claims, "chart_picture", chart="pie")
    assert "less than or equal to 100" in refused(claims, "find_claims", words="a", most=101)


def test_a_python_that_cannot_search_says_so(
    claims: Claims, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(*_: object) -> None:
        raise NoSearch("Searching needs SQLite with FTS5.")

    monkeypatch.setattr(tools_module, "find", cannot)
    assert "needs SQLite" in refused(claims, "find_claims", words="alibaba")
