"""The range of each assumption: results at both ends, in words, and never solid."""

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.answer import Answer, answer
from components.figures.charts.uncertainty import TORNADO
from components.figures.theme import Palette, palette_of


def swings(table: pd.DataFrame, view: View, light: Palette) -> list[go.Scatter]:
    drawn = TORNADO.figure(table, view, light).data
    return [trace for trace in drawn if trace.mode == "lines+markers+text"]


def found(claims: Claims, view: View) -> Answer:
    return answer(claims, TORNADO, replace(view, outcome="Cloud revenue in 2030"))


def test_each_end_says_its_result_and_what_it_takes(claims: Claims, view: View) -> None:
    whole = found(claims, view)
    row = whole.table.iloc[0]
    lines = swings(whole.table, whole.view, palette_of(claims, "light"))
    line = lines[0]
    assert list(line.x) == [row["at_low"], row["at_high"]]
    assert [words.partition("<br>if ")[2] for words in line.text] == [
        f"{row[end]:g}% a year" for end in ("low", "high")
    ]
    assert {
        trace.line.dash for trace in swings(whole.table, whole.view, palette_of(claims, "light"))
    } == {"dot"}


def test_an_end_that_is_never_reached_leaves_the_line_to_start_at_what_is_supposed(
    claims: Claims, view: View
) -> None:
    whole = found(claims, view)
    table = whole.table.head(1).assign(at_low=float("nan"))
    (line,) = swings(table, whole.view, palette_of(claims, "light"))
    assert list(line.x) == [table["at_base"].iloc[0], table["at_high"].iloc[0]]
    assert line.text[0] == ""
    assert line.customdata[0][0] == ""
    assert line.text[1]
    assert line.customdata[1][0]


def test_zero_is_named_only_where_results_lie_round_it(claims: Claims, view: View) -> None:
    whole = found(claims, view)
    light = palette_of(claims, "light")

    def said(table: pd.DataFrame) -> list[str]:
        return [note.text for note in TORNADO.figure(table, whole.view, light).layout.annotations]

    assert "0" not in said(whole.table)
    assert "0" in said(whole.table.assign(at_low=-1.0))
