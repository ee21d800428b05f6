"""The static edition of the small file: every page, link and number; no browser is needed."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest

from components.analysis.view.view import View
from components.checker.check import check
from components.claims.model import Claims
from components.figures.next_results_words import next_results_words
from components.figures.rate_words import rate_words
from components.publish.addresses import Addresses
from components.publish.canonical import canonical_views
from components.publish.edition.api import API_VERSION, claim_files, claim_json, claims_csv
from components.publish.edition.build import edition_files
from components.publish.edition.evidence_pages import evidence_pages
from components.publish.edition.page import Press
from components.publish.edition.snippets import snippets
from components.publish.files.calendar_file import calendar_file
from components.publish.poster.inline_svg import stable
from tests.file_server import folder_served
from tests.made import adding, claim
from tests.publish.reading_html import Read, broken_links, loaded_from_elsewhere

ADDRESSES = Addresses("https://edition.test/ai", "https://app.test")
DRAWN = re.compile(
    r"^(figures/.*|charts/.*\.svg|previews/charts-.*\.png|briefing.*)$"
)  # needs a browser


@pytest.fixture(scope="module")
def files(claims: Claims) -> dict[str, bytes]:
    return dict(edition_files(claims, ADDRESSES))


@pytest.fixture(scope="module")
def pages(files: dict[str, bytes]) -> dict[str, Read]:
    """Every page that is to be read by itself: not those for frames, nor what leads elsewhere."""
    return {
        p: Read(body.decode("utf-8"))
        for p, body in files.items()
        if p.endswith(".html") and not p.startswith("frames/") and p != "v/latest/index.html"
    }


def test_there_is_a_page_for_every_claim_and_every_canonical_view(
    pages: dict[str, Read], claims: Claims
) -> None:
    assert {f"claims/{c.id}.html" for c in claims.claims} <= set(pages)
    assert {view.path for view in canonical_views(claims)} <= set(pages)


def test_every_link_leads_to_a_file_of_the_edition(
    pages: dict[str, Read], files: dict[str, bytes], claims: Claims
) -> None:
    kept = f"v/{claims.edition}/index.html"
    drawn = {a for page in pages.values() for _, a in page.links}
    drawn = {a.replace("../", "") for a in drawn if DRAWN.match(a.replace("../", ""))}
    assert broken_links(pages, set(files) | drawn | {kept}) == []


def test_a_link_that_leads_nowhere_is_found() -> None:
    lost = Read('<a href="nowhere.html">x</a><a href="ledger.html#no-such-place">y</a>')
    found = broken_links({"index.html": lost, "ledger.html": Read("")}, {"ledger.html"})
    assert found == ["index.html: nowhere.html", "index.html: no place ledger.html#no-such-place"]


def test_no_link_is_called_by_the_id_of_a_claim(files: dict[str, bytes], claims: Claims) -> None:
    for path, body in files.items():
        if path.endswith(".html"):
            page = body.decode("utf-8")
            assert [name for name in claims.claim if f">{name}<" in page] == [], path


def test_each_chart_s_page_is_headed_by_its_finding_and_counts_its_evidence(
    files: dict[str, bytes], claims: Claims
) -> None:
    for view in canonical_views(claims):
        page = unescape(files[view.path].decode("utf-8"))
        (heading,) = re.findall(r"<h1[^>]*>(.*?)</h1>", page)
        assert re.sub(r"<[^>]+>", "", heading) == view.answer.finding, view.path
        assert view.answer.chart.question in page
        assert re.search(r"Evidence: \d+ [A-E]", page)


def test_fonts_come_with_their_licence_and_the_style_names_them(files: dict[str, bytes]) -> None:
    style = files["edition.css"].decode("utf-8")
    named = re.findall(r'url\("([^"]+)"\)', style)
    assert len(named) == 2
    for path in named:
        assert files[path].startswith(b"wOF2")
    licence = files["fonts/LICENCE.txt"].decode("utf-8")
    assert "SIL OPEN FONT LICENSE" in licence.upper()
    assert "Source Serif" in licence
    assert "http" not in "".join(re.findall(r"url\([^)]*\)", style))


def test_no_page_loads_anything_from_elsewhere(pages: dict[str, Read]) -> None:
    assert {p: found for p, page in pages.items() if (found := loaded_from_elsewhere(page))} == {}
    assert loaded_from_elsewhere(Read('<script src="https://cdn.test/x.js"></script>'))


def test_every_page_says_what_it_is_where_it_is_shared(
    pages: dict[str, Read], files: dict[str, bytes]
) -> None:
    for path, page in pages.items():
        assert page.html.startswith('<!doctype html>\n<html lang="en">'), path
        assert page.title, path
        assert page.metas["og:title"], path
        assert page.metas["og:description"] == page.metas["description"] != "", path
        image = page.metas["og:image"].removeprefix("https://edition.test/ai/")
        assert image in files or DRAWN.match(image), path
        assert page.metas["og:url"].startswith("https://edition.test/ai/"), path
    previews = [page.metas["og:image"] for page in pages.values()]
    assert len(set(previews)) == len(previews)


def test_every_page_leads_to_the_live_app(pages: dict[str, Read], claims: Claims) -> None:
    for path, page in pages.items():
        live = [a for tag, a in page.links if tag == "a" and a.startswith("https://app.test/")]
        assert live, path
        assert View.from_query(claims, live[0].partition("?")[2]).ignored == (), path


def test_pages_describe_themselves_in_the_words_of_schema_org(
    pages: dict[str, Read], claims: Claims
) -> None:
    for view in canonical_views(claims):
        (data,) = map(json.loads, pages[view.path].scripts)
        assert data["@type"] == "Dataset"
        assert [file["encodingFormat"] for file in data["distribution"]] == [
            "text/csv",
            "application/json",
        ]
    for one in claims.claims:
        (data,) = map(json.loads, pages[f"claims/{one.id}.html"].scripts)
        assert (data["@type"], data["identifier"]) == ("Claim", one.id)


def test_the_numbers_of_a_page_are_those_of_the_chart(
    pages: dict[str, Read], claims: Claims
) -> None:
    for canonical in canonical_views(claims):
        table = canonical.answer.data_table
        wanted = [
            float(value)
            for row in table[list(canonical.answer.chart.columns.values())].to_dict("records")
            for value in row.values()
            if isinstance(value, int | float) and value == value
        ]
        page = pages[canonical.path]
        assert [float(number) for number in page.numbers] == wanted, canonical.slug
        assert len(page.rows) == len(table) + 1, canonical.slug


def test_a_claim_s_page_leads_to_the_check_with_a_sentence_about_it(
    pages: dict[str, Read], claims: Claims
) -> None:
    found: Counter[str] = Counter()
    for one in claims.claims:
        on = pages[f"claims/{one.id}.html"].links
        (to,) = [address for _, address in on if address.endswith("#check")]
        (sentence,) = parse_qs(urlsplit(to).query)["sentence"]
        assert (one.brand or one.company) in sentence
        if one.value is not None and one.status == "reported" and not one.do_not_plot:
            found[check(claims, sentence).verdict] += 1
    assert found["supported"] >= 0.8 * found.total()
    assert not found["contradicted"]


def test_words_from_the_file_cannot_become_markup(claims: Claims) -> None:
    evil = claim("Alibaba", "strategy", "2025", None, unit=None, text="</script><script>x<b>'\"&")
    press = Press(adding(claims, evil), ADDRESSES)
    path = f"claims/{evil.id}.html"
    (own,) = [page for page in evidence_pages(press, []) if page.path == path]
    page = press.printed(own)[1].decode("utf-8")
    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page
    (data,) = map(json.loads, Read(page).scripts)
    assert "</script><script>x<b>" in data["text"]


def test_every_claim_is_answered_by_id_and_by_query(
    files: dict[str, bytes], claims: Claims
) -> None:
    index = json.loads(files["api/index.json"])
    assert index["ids"] == sorted(claims.claim)
    assert (index["api"], index["edition"]) == (API_VERSION, claims.edition)
    for path, number in index["by_query"].items():
        found = json.loads(files[path])
        assert len(found["claims"]) == number > 0
    one = json.loads(files["api/company/alibaba/metric/capex.json"])
    wanted = [c.id for c in claims.claims if (c.company, c.metric) == ("Alibaba", "capex")]
    assert [c["id"] for c in one["claims"]] == wanted
    for name in claims.claim:
        found = json.loads(files[f"api/claims/{name}.json"])
        assert found == json.loads(json.dumps(claim_json(claims, claims.claim[name], ADDRESSES)))


def test_feed_and_sitemap_are_sound_and_complete(
    files: dict[str, bytes], pages: dict[str, Read], claims: Claims
) -> None:
    feed = ElementTree.fromstring(files["feed.xml"])
    atom = "{http://www.w3.org/2005/Atom}"
    assert len(feed.findall(f"{atom}entry")) == len({c.added for c in claims.claims})
    assert all(entry.find(f"{atom}updated") is not None for entry in feed.findall(f"{atom}entry"))
    sitemap = ElementTree.fromstring(files["sitemap.xml"])
    places = [place.text or "" for place in sitemap.iter() if place.tag.endswith("loc")]
    assert places == [ADDRESSES.of(path) for path in sorted(pages)]


def test_language_models_are_told_how_to_quote(files: dict[str, bytes], claims: Claims) -> None:
    said = files["llms.txt"].decode("utf-8")
    assert said.startswith("# ")
    assert "under different yardsticks must never be compared" in said
    for address in re.findall(r"\]\(([^)]+)\)", said):
        assert address.removeprefix("https://edition.test/ai/") in files


def test_random_names_in_a_drawing_are_counted_and_nothing_else_is_touched() -> None:
    drawing = (
        '<svg><defs id="defs-4b8319"><clipPath id="clip4b8319xy"/></defs><g class="x"/>'
        '<g class="trace scatter tracea16b83" clip-path="url(#clip4b8319xy)">'
        """<path style="fill: url('#p4b8319-a16b83-0'); stroke: #4b8319"/>"""
        "<text>4b8319 a16b83</text></g></svg>"
    )
    assert stable(drawing) == (
        '<svg><defs id="defs-u0"><clipPath id="clipu0xy"/></defs>'
        '<g class="trace scatter traceu1" clip-path="url(#clipu0xy)">'
        """<path style="fill: url('#pu0-u1-0'); stroke: #4b8319"/>"""
        "<text>4b8319 a16b83</text></g></svg>"
    )


@pytest.fixture(scope="module")
def served(
    tmp_path_factory: pytest.TempPathFactory, claims: Claims
) -> Iterator[tuple[str, Addresses]]:
    """A plain server for the tables of an edition that names the server's own address."""
    folder = tmp_path_factory.mktemp("served")
    with folder_served(folder) as address:
        addresses = Addresses(address, "https://app.test")
        table = ("claims.csv", claims_csv(claims, addresses))
        for path, body in (table, *claim_files(claims, addresses)):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(body)
        yield str(folder), addresses


def test_the_lines_for_pandas_load_the_claims(
    served: tuple[str, Addresses], claims: Claims
) -> None:
    code = {s.tool: s.code for s in snippets(served[1], claims)}["pandas"]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    wanted = [c for c in claims.claims if (c.company, c.metric) == ("Alibaba", "capex")]
    assert len(done.stdout.strip().splitlines()) == 1 + len(wanted)
    assert all(c.period in done.stdout for c in wanted)


def test_the_line_for_curl_loads_the_answer_to_a_query(
    served: tuple[str, Addresses], claims: Claims
) -> None:
    code = {s.tool: s.code for s in snippets(served[1], claims)}["curl"]
    done = subprocess.run(code.split(), capture_output=True, check=True)
    found = json.loads(done.stdout)
    assert found["query"] == {"company": "alibaba", "metric": "capex"}
    assert {c["company"] for c in found["claims"]} == {"Alibaba"}


def test_the_method_page_says_what_is_missing_only_where_the_file_does(claims: Claims) -> None:
    def words(told: Claims) -> str:
        press = Press(told, ADDRESSES)
        (page,) = [p for p in evidence_pages(press, []) if p.path == "method.html"]
        return press.printed(page)[1].decode("utf-8")

    assert "<li>Tencent: Cloud revenue.</li>" in words(claims)
    assert "Looked for until 30 June 2026." in words(claims)
    assert "What is missing" not in words(replace(claims, missing=()))


def test_the_front_page_tells_the_next_results_and_leads_to_their_calendar_file(
    files: dict[str, bytes], pages: dict[str, Read], claims: Claims
) -> None:
    told = next_results_words(claims, claims.subjects)
    front = unescape(files["index.html"].decode("utf-8"))
    assert [one.name for one in told if one.name in front] == [one.name for one in told] != []
    assert all(one.expected in front and one.brings in front for one in told)
    assert "next-results.ics" in [address for _, address in pages["index.html"].links]
    assert files["next-results.ics"] == calendar_file(
        claims, claims.subjects, ADDRESSES.of("index.html")
    )


def test_the_method_page_holds_every_exchange_rate_with_the_way_to_its_receipt(
    files: dict[str, bytes], pages: dict[str, Read], claims: Claims
) -> None:
    told = rate_words(claims)
    assert len(told) > 1
    method = unescape(files["method.html"].decode("utf-8"))
    leads_to = [address for _, address in pages["method.html"].links]
    for one in told:
        assert f">{one.rate}</a>" in method
        assert f"claims/{one.claim}.html" in leads_to
