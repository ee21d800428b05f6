"""What is sound goes into the file in its place; all else of the file stays as it was."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from difflib import ndiff
from pathlib import Path

import pytest

from components.__main__ import main
from components.claims.model import Claims
from components.claims.reading.history import lines_of, silent_changes
from components.claims.reading.load import load_claims
from components.claims.reading.problems import ClaimsError
from components.intake.entries import additions
from components.intake.intake import Asked, taken_in
from components.intake.taking import written as written_in
from components.intake.words import IntakeWords
from tests.intake.conftest import TODAY
from tests.intake.made_releases import Block, as_html, as_pdf, as_text, first_shape, second_shape


@pytest.fixture
def file(made_text: str, tmp_path: Path) -> Path:
    """A claims file of made figures."""
    file = tmp_path / "claims.yaml"
    file.write_text(made_text, encoding="utf-8")
    return file


@pytest.fixture(autouse=True)
def quiet(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What follows for each chart takes long to work out; it is told in the test about it alone."""
    if "told" not in request.node.name:
        monkeypatch.setattr("components.commands.intake.tell_what_follows", lambda *_: None)


def release(folder: Path, blocks: Sequence[Block], name: str = "release.txt") -> str:
    file = folder / name
    file.write_bytes((as_html if name.endswith("html") else as_text)(blocks))
    return str(file)


def written(file: Path, blocks: Sequence[Block], *more: str) -> int:
    return main(["intake", release(file.parent, blocks), "--claims", str(file), "--write", *more])


def changed(old: str, new: str) -> list[str]:
    lines = ndiff(old.splitlines(), new.splitlines())
    return [line for line in lines if line[0] in "-+"]


def test_nothing_is_written_unless_asked(file: Path) -> None:
    before = file.read_bytes()
    assert main(["intake", release(file.parent, first_shape()), "--claims", str(file)]) == 0
    assert file.read_bytes() == before


def test_lines_are_only_added_but_for_the_edition(file: Path, made_text: str) -> None:
    assert written(file, first_shape()) == 0
    taken = [line for line in changed(made_text, file.read_text("utf-8")) if line[0] == "-"]
    assert taken == ["- edition: 2026-01-01"]


def test_what_is_written_loads_and_passes_the_check_since(file: Path, made_text: str) -> None:
    written(file, first_shape())
    new = file.read_text("utf-8")
    assert silent_changes(load_claims(made_text), load_claims(new), lines_of(new)) == []


def test_a_claim_says_all_that_was_read(file: Path) -> None:
    written(file, first_shape(), "--url", "https://example.com/results")
    claims = load_claims(file.read_text("utf-8"))
    one = claims.claim["alibaba.cloud_revenue.2026-Q2"]
    assert (one.value, one.unit, one.usd, one.growth) == (48048, "RMB million", 7066, 50)
    assert (one.period, one.fiscal, one.status) == ("2026-Q2", "FY2027 Q1", "reported")
    assert one.where == "row Cloud Intelligence Group, column 2 of 2"
    source = claims.source[one.source]
    assert (source.publisher, source.published) == ("Alibaba", "2026-08-20")
    assert source.url == "https://example.com/results"
    assert len(source.sha256 or "") == 64


def test_a_claim_stands_after_the_others_of_its_company_and_metric(file: Path) -> None:
    written(file, first_shape())
    lines = file.read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if "id: alibaba.capex.2026-Q2," in line)
    assert "source: made-before" in lines[at - 1]
    cloud = next(n for n, line in enumerate(lines) if "alibaba.cloud_revenue.2026-Q2," in line)
    assert lines[cloud - 1].endswith("# seen twice")
    assert "# Alibaba: operating_cash_flow" in lines


@pytest.mark.parametrize(
    ("held", "raised"),
    [
        ("2026-01-01", "2026-11-27"),
        ("2026-11-27", "2026-11-28"),
        ("2026-11-28", "2026-11-28"),
    ],
)
def test_the_edition_is_raised_once_a_day(made_text: str, held: str, raised: str) -> None:
    claims = load_claims(made_text.replace("edition: 2026-01-01", f"edition: {held}", 1))
    source = {"publisher": "Alibaba", "published": "2026-08-20"}
    assert additions(claims, source, [], TODAY).edition == raised


def test_a_second_run_writes_nothing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(file, first_shape())
    once = file.read_bytes()
    capsys.readouterr()
    assert written(file, first_shape()) == 0
    assert file.read_bytes() == once
    assert "nothing to write" in capsys.readouterr().out


def test_a_restated_figure_supersedes_and_says_why(file: Path) -> None:
    written(file, first_shape())
    assert written(file, first_shape(capex="60,016")) == 0
    claims = load_claims(file.read_text("utf-8"))
    new = claims.claim["alibaba.capex.2026-Q2.release"]
    assert new.supersedes == ("alibaba.capex.2026-Q2",)
    assert new.because == "The document of 20 August 2026 prints 60,016; 60,006 was held before."


def test_what_is_doubtful_is_not_written(file: Path) -> None:
    assert written(file, first_shape(cloud_growth="34")) == 1
    names = load_claims(file.read_text("utf-8")).claim
    assert "alibaba.cloud_revenue.2026-Q2" not in names
    assert "alibaba.capex.2026-Q2" in names


def test_without_a_day_nothing_is_written(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = file.read_bytes()
    undated = [
        str(block).replace("August 20, 2026", "today") if isinstance(block, str) else block
        for block in first_shape()
    ]
    assert written(file, undated) == 2
    assert "--published DAY" in capsys.readouterr().err
    assert file.read_bytes() == before
    assert written(file, undated, "--published", "2026-08-21") == 0


def test_a_file_that_would_not_stand_is_left_as_it_was(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = file.read_bytes()
    assert written(file, first_shape(), "--published", "2026-05-01") == 1
    assert file.read_bytes() == before
    assert "before 2026-Q2 ended" in capsys.readouterr().out


def test_a_text_that_would_not_load_is_never_given(
    made_text: str, made_claims: Claims, shipped_words: IntakeWords, tmp_path: Path
) -> None:
    asked = Asked(Path(release(tmp_path, first_shape())).read_bytes())
    intake = taken_in(made_claims, made_text, shipped_words, asked, TODAY)
    (first, *_) = intake.own
    odd = replace(first, finding=replace(first.finding, unit="HKD"))
    with pytest.raises(ClaimsError, match="unit is 'HKD'"):
        written_in(made_claims, made_text, replace(intake, own=[odd]), TODAY)


@pytest.mark.edition
def test_what_follows_is_told(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(file, second_shape())
    said = capsys.readouterr().out
    assert "tencent.capex.2026-Q2" in said
    assert "since edition 2026-01-01: 7 added, 0 superseded, 0 withdrawn" in said
    assert "### Charts affected" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["intake", "no-such-file"], "cannot be read"),
        (["intake"], "give a file"),
    ],
)
def test_a_wrong_call_ends_with_two(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"%PDF-1.4 broken", "damaged or locked"),
        (b"\xff\xfe\x00", "neither a PDF nor text in UTF-8"),
        (b"  \n ", "holds no text"),
        (b"A letter to all.", "names no company"),
        (b"Alibaba Group wrote a letter.", "names no quarter"),
    ],
)
def test_a_document_that_is_no_release_is_refused(
    tmp_path: Path, raw: bytes, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "odd").write_bytes(raw)
    assert main(["intake", str(tmp_path / "odd")]) == 2
    assert said in capsys.readouterr().err


def test_a_pdf_without_its_reader_is_refused_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    (tmp_path / "release.pdf").write_bytes(as_pdf(first_shape()))
    assert main(["intake", str(tmp_path / "release.pdf")]) == 2
    assert "pip install pypdfium2" in capsys.readouterr().err


def test_words_that_do_not_fit_the_claims_are_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = file.parent / "intake.yaml"
    words.write_text("companies: []\nfilers: []\n", encoding="utf-8")
    monkeypatch.setattr("components.intake.words.WORDS_FILE", words)
    assert main(["intake", release(file.parent, first_shape()), "--claims", str(file)]) == 1
    assert "'houses' is missing" in capsys.readouterr().err


def test_whose_it_is_can_be_said_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "statement.txt"
    file.write_text("For the three months ended June 30, 2026.\n\nRevenues were RMB200.2 billion.")
    assert main(["intake", str(file)]) == 2
    assert "say whose it is with --company NAME, one of Alibaba, Tencent" in capsys.readouterr().err
    assert main(["intake", str(file), "--company", "Tencent"]) == 1
    assert capsys.readouterr().out.startswith("Tencent, April to June 2026: ")
