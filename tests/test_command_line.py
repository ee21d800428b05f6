"""What the command line answers, and with which code it ends."""

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from kaleido.errors import ChromeNotFoundError

from components.__main__ import main
from components.figures.charts.catalogue import charts

TESTS = Path(__file__).parent
SMALL = TESTS / "claims.yaml"
BROKEN = TESTS / "broken" / "several-problems-at-once.yaml"


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The small file in place of the one that is shipped."""
    monkeypatch.setattr("components.commands.files.CLAIMS_FILE", SMALL)


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_a_sound_file_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(SMALL)]) == 0
    said = capsys.readouterr()
    assert "sound. " in said.out
    assert "claims (1 not to plot), 5 sources, 5 yardsticks, 2 events, 2 scenarios" in said.out
    assert said.err == ""


def test_a_broken_file_is_answered_with_a_line_for_each_problem(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(BROKEN.parent)
    assert main(["check", str(BROKEN)]) == 1
    said = capsys.readouterr()
    problems = said.err.splitlines()
    assert len(problems) > 1
    for problem in problems:
        place, line, entry, wrong_and_right = problem.split(":", 3)
        assert (place, line.isdigit()) == (BROKEN.name, True)
        assert entry.strip()
        assert "; " in wrong_and_right
    assert said.out == ""


@pytest.mark.parametrize("name", ["missing.yaml", "folder.yaml", "latin.yaml"])
def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "latin.yaml").write_bytes("edition: é".encode("latin-1"))
    assert main(["check", str(tmp_path / name)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"{tmp_path / name}:1: file: it cannot be read")


def test_the_schema_is_written_where_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "schema.json"
    assert main(["schema", str(file)]) == 0
    assert "claims" in json.loads(file.read_text(encoding="utf-8"))["properties"]
    assert capsys.readouterr().out.endswith("schema.json written\n")


def test_every_chart_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--list"]) == 0
    listed = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [name for name, _, _ in listed] == list(charts())
    assert all(question.endswith("?") for *_, question in listed)


@pytest.mark.usefixtures("shipped")
def test_a_chart_is_exported_under_the_view_of_a_link(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "shares.csv"
    query = "?company=Baidu&company=Nobody&yardstick=IDC+model+calls&colour=red"
    assert main(["export", "shares", str(file), "--view", query]) == 0
    assert [row["Company"] for row in rows(file)] == ["Baidu", "Not shown", "All others"]
    said = capsys.readouterr()
    assert said.err.splitlines() == [
        "not understood and left out: 'Nobody' as company",
        "not understood and left out: 'colour'",
    ]
    assert said.out.startswith(f"{file} written: Baidu; ")


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("narrow", ["known_by=2025-08-31", "edition=2025-12-31", "grade=A"])
def test_an_export_holds_no_more_than_the_page_of_the_same_link(
    tmp_path: Path, narrow: str
) -> None:
    whole, part = tmp_path / "whole.csv", tmp_path / "part.csv"
    main(["export", "capex-and-revenue", str(whole)])
    main(["export", "capex-and-revenue", str(part), "--view", narrow])
    assert 0 < len(rows(part)) < len(rows(whole))


def test_nothing_is_exported_from_a_broken_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("components.commands.files.CLAIMS_FILE", BROKEN)
    assert main(["export", "shares", str(tmp_path / "shares.csv")]) == 1
    assert not (tmp_path / "shares.csv").exists()
    assert capsys.readouterr().err


@pytest.mark.usefixtures("shipped")
def test_a_chart_leaves_as_any_file_that_needs_no_browser(tmp_path: Path) -> None:
    starts = {
        "csv": b"\xef\xbb\xbf",
        "json": b"{",
        "html": b"<!doctype",
        "xlsx": b"PK",
        "pptx": b"PK",
    }
    for ending, start in starts.items():
        file = tmp_path / f"shares.{ending}"
        assert main(["export", "shares", str(file)]) == 0
        assert file.read_bytes().startswith(start)
    told = json.loads((tmp_path / "shares.json").read_text(encoding="utf-8"))
    assert told["rows"][0]["Company"] == "Alibaba"
    assert told["link"].startswith("http://localhost:8501/market_share?company=")
    page = (tmp_path / "shares.html").read_text(encoding="utf-8")
    assert "Who holds how much of this market?" in page
    assert "<script src=" not in page


@pytest.mark.usefixtures("shipped")
def test_all_charts_leave_at_once_under_every_canonical_view(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--all", str(tmp_path / "all"), "--format", "csv"]) == 0
    names = {file.stem for file in (tmp_path / "all").iterdir()}
    assert [c for c in charts() if not any(name.startswith(c) for name in names)] == []
    assert {"shares-idc-model-calls", "capex-and-revenue-by-the-year"} <= names
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith(f"{len(names)} files, ")


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("words", [["export", "shares", "a.png"], ["export", "--all", "all"]])
def test_without_a_browser_a_picture_says_what_to_install(
    words: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def none_found(*_: object, **__: object) -> None:
        raise ChromeNotFoundError

    monkeypatch.setattr("kaleido.Kaleido", none_found)
    monkeypatch.setattr("components.publish.poster.browser._kept", [])  # that of other tests
    monkeypatch.chdir(tmp_path)
    assert main(words) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "needs Chrome or Chromium" in line
    assert "apt install chromium" in line
    assert not (tmp_path / "a.png").exists()


@pytest.mark.usefixtures("shipped")
def test_without_kaleido_a_picture_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "kaleido", None)
    monkeypatch.setattr("components.publish.poster.browser._kept", [])  # that of other tests
    assert main(["export", "shares", str(tmp_path / "a.png")]) == 1
    assert "pip install -r requirements-pictures.txt" in capsys.readouterr().err


@pytest.mark.usefixtures("shipped")
def test_slides_and_the_dataset_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slides, zipped = str(tmp_path / "a.pptx"), str(tmp_path / "a.zip")
    assert main(["deck", slides, "shares", "ranks", "--view", "company=Baidu"]) == 0
    assert main(["bundle", zipped]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"{slides} written: 2 charts; Baidu; ")
    assert said[1].endswith("edition 2026-06-30")
    assert main(["deck", slides, "no-such-chart"]) == 2
    assert main(["bundle", "dataset.tar"]) == 2


@pytest.mark.usefixtures("shipped")
def test_a_place_that_cannot_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = str(tmp_path / "nowhere" / "shares.csv")
    assert main(["export", "shares", nowhere]) == 1
    assert main(["schema", nowhere]) == 1
    assert [line.startswith(nowhere) for line in capsys.readouterr().err.splitlines()] == [True] * 2


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["bake"],
        ["check", "a", "b"],
        ["export"],
        ["export", "shares"],
        ["export", "no-such-chart", "a.csv"],
        ["export", "shares", "a.bmp"],
        ["export", "shares", "a.png", "--size", "huge"],
        ["export", "shares", "--all", "folder"],
        ["export", "--all", "folder", "--format", "bmp"],
        ["export", "--colour"],
    ],
    ids=" ".join,
)
def test_a_wrong_call_ends_with_two(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        code = main(words)
    except SystemExit as end:  # argparse leaves by itself
        code = end.code
    assert code == 2
    assert list(tmp_path.iterdir()) == []


def test_the_command_line_needs_no_streamlit(tmp_path: Path) -> None:
    words = "import sys; from components.__main__ import main; code = main(sys.argv[1:])"
    after = "sys.exit(code or 'streamlit' in sys.modules or 'pandas' in sys.modules)"
    shutil.copy(SMALL, tmp_path / "claims.yaml")
    call = [sys.executable, "-c", f"{words}; {after}", "check", str(tmp_path / "claims.yaml")]
    assert subprocess.run(call, cwd=TESTS.parent, check=False).returncode == 0
