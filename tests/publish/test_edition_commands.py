"""What the commands for the edition, the briefing and the comparison answer."""

from pathlib import Path

import pytest

from components.__main__ import main

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
