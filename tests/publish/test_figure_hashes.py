"""The hashes of figures: they move with a picture, and with nothing else."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import plotly.graph_objects as go
import pytest

from components.__main__ import main
from components.figures.chart import Chart
from components.figures.charts.catalogue import charts
from components.publish.figure_hashes import differing, hash_of, hashes_in, hashes_text
from tests.editions import OLD

SHARES = charts()["shares"]


def hashed(*values: object, **layout: object) -> str:
    return hash_of(go.Figure(go.Bar(y=list(values)), layout=layout).to_dict())


def test_a_hash_moves_with_a_mark_a_word_and_a_colour() -> None:
    found = [
        hashed(1.5, 2),
        hashed(1.5, 2.001),
        hashed(2, 1.5),
        hashed(1.5, 2, title="A"),
        hashed(1.5, 2, paper_bgcolor="red"),
    ]
    assert len(set(found)) == len(found)


def test_a_hash_is_the_same_whatever_holds_the_numbers() -> None:
    held = [
        [1, 2, 300],
        (1.0, 2.0, 300.0),
        np.array([1, 2, 300]),
        np.array([1, 2, 300], dtype="int32"),
        np.array([1, 2, 300.00000000001]),
        [1, 2 + 1e-12, np.float64(300)],
    ]
    assert len({hash_of(go.Figure(go.Scatter(y=one)).to_dict()) for one in held}) == 1


def test_figures_that_moved_are_named_with_their_themes() -> None:
    kept = {"a": ("1", "2"), "b": ("1", "2"), "c": ("1", "2"), "d": ("1", "2")}
    now = {"a": ("1", "2"), "b": ("1", "3"), "c": ("4", "5"), "e": ("1", "2")}
    assert differing(kept, now) == {"b": "dark", "c": "light, dark", "d": "gone", "e": "new"}
    assert hashes_in(hashes_text(kept)) == kept


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the command keeps the hashes of the one chart there is."""
    file = tmp_path / "figures.txt"
    monkeypatch.setattr("components.commands.files.CLAIMS_FILE", OLD)
    monkeypatch.setattr("components.commands.figures.HASHES_FILE", file)
    only(SHARES, monkeypatch)
    return file


def only(chart: Chart, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("components.publish.canonical.charts", lambda: {chart.name: chart})


def test_a_change_of_code_that_moves_a_picture_is_named_until_it_is_kept(
    kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["figures"]) == 1
    assert "shares-idc-model-calls: new" in capsys.readouterr().err
    assert main(["figures", "--write"]) == 0
    assert main(["figures"]) == 0
    capsys.readouterr()

    def higher(*drawn: object) -> go.Figure:
        return SHARES.draw(*drawn).update_layout(height=999)  # type: ignore[arg-type]

    only(replace(SHARES, draw=higher), monkeypatch)
    assert main(["figures"]) == 1
    said = capsys.readouterr().err
    assert "shares-idc-model-calls: light, dark\n" in said
    assert "figures are not as it has them" in said
    assert "python -m components figures --write" in said
    assert main(["figures", "--write"]) == 0
    assert main(["figures"]) == 0
