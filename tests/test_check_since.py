"""`check --since` holds a claims file against an older one."""

from pathlib import Path

import pytest

from components.__main__ import main
from tests.editions import NEW, OLD, RISK, changed, entry_of, line_of


def test_check_since_counts_what_was_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(NEW), "--since", str(OLD)]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "since edition 2026-06-30: 1 added, 1 superseded, 1 withdrawn"
    ]


def test_check_since_names_each_silent_change_by_file_and_line(
    newer: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    text = changed(newer, "tencent.capex.2025-Q1", "27480", "27481")
    text = text.replace(entry_of(text, RISK) + "\n", "")
    Path("mine.yaml").write_text(text, encoding="utf-8")
    assert main(["check", "mine.yaml", "--since", str(OLD)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition("; ")[0] for line in lines] == [
        f"mine.yaml:{line_of(text, 'claims:' + chr(10) + '-')}: {RISK}: the claim has vanished",
        f"mine.yaml:{line_of(text, '27481')}: tencent.capex.2025-Q1: value was 27480, now 27481",
    ]


def test_check_since_a_file_that_is_not_there_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(NEW), "--since", "nowhere.yaml"]) == 1
    assert "nowhere.yaml:1: file: it cannot be read" in capsys.readouterr().err
