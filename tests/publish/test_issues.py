"""Reports of errors: where they lead by default, and what they hold."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from components.analysis.ledger.ledger import ledger
from components.claims.model import Claims
from components.publish.addresses import Addresses
from components.publish.canonical import canonical_views
from components.publish.edition.evidence_pages import evidence_pages
from components.publish.edition.page import Press
from components.publish.issues import error_report, issues_address
from components.ui.shell import edition_link
from components.wording.formats import printed_words
from tests.publish.reading_html import Read

NEW = "https://github.com/o/r/issues/new"
CONTESTED = "alibaba.cloud_revenue.2025-Q2"


def cloned(folder: Path, address: str) -> Path:
    (folder / ".git").mkdir()
    settings = f'[core]\n\tbare = false\n[remote "origin"]\n\turl = {address}\n\tfetch = +a\n'
    (folder / ".git" / "config").write_text(settings, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com/o/r",
        "https://github.com/o/r.git",
        "git@github.com:o/r.git",
        "ssh://git@github.com/o/r.git",
    ],
)
def test_errors_are_reported_where_the_code_was_cloned_from(tmp_path: Path, address: str) -> None:
    assert issues_address({}, cloned(tmp_path, address)) == NEW


@pytest.mark.parametrize("address", ["/srv/git/r.git", "https://elsewhere.test/o/r", "%(x)s", ""])
def test_a_clone_of_another_place_has_no_known_issues(tmp_path: Path, address: str) -> None:
    assert issues_address({}, cloned(tmp_path, address)) == ""


def test_a_folder_that_git_does_not_know_or_cannot_read_has_none(tmp_path: Path) -> None:
    assert issues_address({}, tmp_path) == ""
    cloned(tmp_path, "x")
    (tmp_path / ".git" / "config").write_bytes(b"\xff no settings")
    assert issues_address({}, tmp_path) == ""


def test_a_workflow_reports_to_its_own_repository(tmp_path: Path) -> None:
    running = {"GITHUB_REPOSITORY": "o/r", "GITHUB_SERVER_URL": "https://git.test"}
    assert issues_address(running, tmp_path) == "https://git.test/o/r/issues/new"


def test_what_is_set_comes_before_what_is_worked_out_and_nothing_is_nothing(tmp_path: Path) -> None:
    folder = cloned(tmp_path, "https://github.com/o/r")
    own = "https://tracker.test/new"
    assert issues_address({"DASHBOARD_ISSUES_URL": own, "GITHUB_REPOSITORY": "a/b"}, folder) == own
    assert issues_address({"DASHBOARD_ISSUES_URL": ""}, folder) == ""
    assert issues_address({"DASHBOARD_ISSUES_URL": "javascript:alert(1)"}, folder) == ""


def test_a_report_holds_the_claim_its_figure_as_printed_the_edition_and_the_link(
    claims: Claims,
) -> None:
    claim = claims.claim[CONTESTED]
    link = "https://app.test/?company=A&company=B#x"
    address = error_report(NEW, claims, claim, link)
    assert address.startswith(f"{NEW}?")
    filled = {name: one for name, (one,) in parse_qs(urlsplit(address).query).items()}
    assert filled == {
        "template": "correction.yml",
        "title": f"Error in {CONTESTED}",
        "claim": CONTESTED,
        "printed": printed_words(claim),
        "edition": claims.edition,
        "link": link,
    }


def pages_of_claims(claims: Claims, issues: str) -> dict[str, Read]:
    press = Press(claims, Addresses("https://e.test", "https://a.test", issues))
    pages = evidence_pages(press, canonical_views(claims)[:1])
    printed = dict(press.printed(p) for p in pages if p.path.startswith("claims/"))
    return {path: Read(body.decode("utf-8")) for path, body in printed.items()}


def test_every_claim_s_page_of_the_edition_offers_to_report_it_and_names_itself(
    claims: Claims,
) -> None:
    pages = pages_of_claims(claims, NEW)
    for name in claims.claim:
        path = f"claims/{name}.html"
        (report,) = {href for _, href in pages[path].links if href.startswith(NEW)}
        assert parse_qs(urlsplit(report).query)["link"] == [f"https://e.test/{path}"]


def test_where_no_issues_are_known_the_edition_offers_nothing(claims: Claims) -> None:
    pages = pages_of_claims(claims, "")
    assert len(pages) > len(claims.claims)
    assert not [path for path, page in pages.items() if "Report an error" in page.html]


def test_a_contested_claim_leads_to_its_entry_in_the_ledger(
    claims: Claims, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [entry for entry in ledger(claims) if CONTESTED in entry.claims]
    assert entries
    page = pages_of_claims(claims, NEW)[f"claims/{CONTESTED}.html"]
    monkeypatch.setattr(edition_link, "EDITION_URL", "https://e.test")
    for entry in entries:
        assert ("a", f"../ledger.html#{entry.anchor}") in page.links
        assert edition_link.entry_page(entry) == f"https://e.test/ledger.html#{entry.anchor}"
    monkeypatch.setattr(edition_link, "EDITION_URL", "")
    assert edition_link.entry_page(entries[0]) == ""
