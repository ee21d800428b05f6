"""An earlier state of the project, as the benchmark sets this one beside it."""

import subprocess
from pathlib import Path

import pytest

from dev.speed.earlier import checked_out


def git(folder: Path, *words: str) -> str:
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org"]
    done = subprocess.run(
        ["git", "-C", str(folder), *who, *words], check=True, capture_output=True, text=True
    )
    return done.stdout


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two commits, and a chart library that is in neither."""
    git(tmp_path, "init", "--quiet")
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "icon.svg").write_text("<svg/>", encoding="utf-8")
    for text in ("then", "now"):
        (tmp_path / "app.py").write_text(text, encoding="utf-8")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "--quiet", "--message", text)
    (tmp_path / "static" / "plotly-1.min.js").write_text("library", encoding="utf-8")
    return tmp_path


def test_an_earlier_state_has_its_own_files_and_todays_library_and_leaves_nothing(
    project: Path,
) -> None:
    with checked_out("HEAD~1", project) as folder:
        assert (folder / "app.py").read_text(encoding="utf-8") == "then"
        assert (folder / "static" / "plotly-1.min.js").read_text(encoding="utf-8") == "library"
    assert not folder.exists()
    assert len(git(project, "worktree", "list").splitlines()) == 1
    assert (project / "app.py").read_text(encoding="utf-8") == "now"


def test_a_commit_that_git_does_not_know_is_refused(project: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError), checked_out("nothing", project):
        pass
