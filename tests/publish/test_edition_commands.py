"""What the commands for the edition, the briefing and the comparison answer."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from components.__main__ import main
from components.figures.charts.catalogue import charts
from components.publish.edition.api import API_VERSION
from tests.editions import FIRST, NEW, OLD
from tests.publish.reading_html import Read

TESTS = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The small file in place of the one that is shipped."""
    monkeypatch.setattr("components.commands.files.CLAIMS_FILE", TESTS / "claims.yaml")


def test_a_folder_with_other_files_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    assert main(["edition", str(tmp_path)]) == 2
    assert "it holds other files" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_in_place_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "site"
    file.write_text("mine", encoding="utf-8")
    assert main(["edition", str(file)]) == 2
    assert file.read_text(encoding="utf-8") == "mine"


def test_an_edition_of_a_broken_file_is_not_begun(tmp_path: Path) -> None:
    broken = TESTS / "broken" / "several-problems-at-once.yaml"
    assert main(["edition", str(tmp_path / "site"), "--claims", str(broken)]) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_briefing_is_a_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["briefing", str(tmp_path / "briefing.doc")]) == 2
    assert capsys.readouterr().err == "write: briefing FILE.pdf\n"


def test_a_change_of_the_claims_is_told_with_the_charts_it_touches(
    capsys: pytest.CaptureFixture[str],
) -> None:
    old, new = TESTS / "claims.yaml", TESTS / "claims-newer.yaml"
    assert main(["changes", str(new), "--since", str(old)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("## Claims: 1 added, 1 superseding, 1 withdrawn\n")
    assert "- `alibaba.capex.2026-Q2` RMB 30.1bn" in said
    assert "The company recast the quarter." in said
    assert "- Is the spending buying revenue?" in said
    assert "How much are the models used?" not in said


def test_files_that_do_not_differ_touch_no_chart(capsys: pytest.CaptureFixture[str]) -> None:
    same = str(TESTS / "claims.yaml")
    assert main(["changes", same, "--since", same]) == 0
    said = capsys.readouterr().out
    assert said.startswith("## Claims: 0 added, 0 superseding, 0 withdrawn\n")
    assert "###" not in said


@pytest.fixture(scope="module")
def quick() -> Iterator[None]:
    """Editions of two charts, without what a browser draws."""
    build = "components.publish.edition.build"
    two = {name: charts()[name] for name in ("capex-and-revenue", "shares")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("components.publish.canonical.charts", lambda: two)
        patch.setattr(f"{build}.drawn_parts", lambda claims, addresses: [])
        patch.setattr(f"{build}.preview", lambda page, claims: b"a picture")
        yield


@pytest.fixture(scope="module")
def published(quick: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with one edition; a test leaves it as it was."""
    site = tmp_path_factory.mktemp("published") / "site"
    assert built(site) == 0
    return site


@pytest.fixture
def site(published: Path, tmp_path: Path) -> Path:
    """A site with one edition, for one test."""
    return Path(shutil.copytree(published, tmp_path / "site"))


def everything(folder: Path) -> dict[str, bytes]:
    """The bytes of each file below a folder."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def built(site: Path, claims: Path = OLD, *more: str) -> int:
    words = ["edition", str(site), "--claims", str(claims), "--address", "https://e.test/ai"]
    return main([*words, *more])


@pytest.mark.edition
def test_an_edition_stays_as_it_was_when_a_newer_one_is_built(site: Path) -> None:
    before = everything(site / "v" / "2026-06-30")
    assert len(before) > 100
    first = before["claims.csv"]
    assert (site / "claims.csv").read_bytes() == first.replace(b"/v/2026-06-30/", b"/")
    assert built(site, NEW) == 0
    assert everything(site / "v" / "2026-06-30") == before
    listed = json.loads((site / "v" / "index.json").read_text(encoding="utf-8"))
    assert listed["latest"] == "2026-09-30"
    assert [one["edition"] for one in listed["editions"]] == ["2026-09-30", "2026-06-30"]
    assert [one["page"] for one in listed["editions"]][1] == "https://e.test/ai/v/2026-06-30/"
    assert "url=../2026-09-30/" in (site / "v/latest/index.html").read_text(encoding="utf-8")
    for place in (site, site / "v" / "2026-09-30"):
        index = json.loads((place / "api/index.json").read_text(encoding="utf-8"))
        assert (index["api"], index["edition"]) == (API_VERSION, "2026-09-30")
    assert FIRST in (site / "newest.js").read_text(encoding="utf-8")
    page = (site / "v/index.html").read_text(encoding="utf-8")
    assert 'href="2026-06-30/index.html"' in page
    assert 'href="2026-09-30/index.html"' in page


@pytest.mark.edition
def test_an_edition_that_is_published_is_not_overwritten_unless_told_to(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert built(site) == 0, "the same bytes are no change"
    mended = tmp_path / "mended.yaml"
    text = OLD.read_text(encoding="utf-8")
    mended.write_text(
        text.replace("China AI cloud, publisher", "Mended, publisher"), encoding="utf-8"
    )
    assert mended.read_text(encoding="utf-8") != text
    before = everything(site)
    capsys.readouterr()
    assert built(site, mended) == 1
    said = capsys.readouterr().err
    assert "edition 2026-06-30 is published, and " in said
    assert "--keep" in said
    assert "--replace" in said
    assert everything(site) == before
    assert built(site, mended, "--keep") == 0
    after = everything(site)
    assert {path: body for path, body in after.items() if path.startswith("v/2")} == {
        path: body for path, body in before.items() if path.startswith("v/2")
    }
    assert after["claims.csv"] != before["claims.csv"]
    assert built(site, mended, "--replace") == 0
    assert b"Mended" in (site / "v/2026-06-30/claims.csv").read_bytes()


@pytest.mark.edition
def test_links_of_a_kept_edition_stay_in_it_but_for_those_to_the_newest(site: Path) -> None:
    kept = site / "v" / "2026-06-30"
    pages = {
        path: Read(body.decode("utf-8"))
        for path, body in everything(kept).items()
        if path.endswith(".html")
    }
    for path, page in pages.items():
        leaves = [
            (kept / path).parent / address
            for tag, address in page.links
            if not address.startswith(("https:", "http:", "#")) and tag in ("a", "link", "script")
        ]
        out = {
            place.resolve().relative_to(site.resolve()).as_posix()
            for one in leaves
            if not (place := Path(str(one).partition("#")[0])).resolve().is_relative_to(kept)
        }
        newest = path.replace("frames/", "charts/")
        assert out <= {newest, "v/index.html", "v/index.json", "newest.js"}, path
        assert newest in out
        canonical = f'<link rel="canonical" href="https://e.test/ai/{newest}'
        assert canonical.removesuffix("index.html") in page.html
        own = re.findall(r'content="(https://e\.test[^"]*)', page.html)
        assert all("/v/2026-06-30/" in one or "/previews/" in one for one in own)
    data = json.loads((kept / "api/claims.json").read_text(encoding="utf-8"))
    assert all("/v/2026-06-30/claims/" in claim["page"] for claim in data["claims"])


@pytest.mark.edition
def test_published_editions_alone_may_be_built_over(site: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone"
    shutil.copytree(site / "v" / "2026-06-30", alone / "v" / "2026-06-30")
    assert built(alone, NEW) == 0
    assert everything(alone / "v/2026-06-30") == everything(site / "v/2026-06-30")
