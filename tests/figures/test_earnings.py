"""The cards of who earns: what they say, and what is kept apart on them."""

from dataclasses import replace

import pytest

from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.terms import Break
from components.figures.answer import Answer, answer
from components.figures.charts.cloud_margin import CLOUD_MARGIN
from components.figures.charts.free_cash_flow import FREE_CASH_FLOW
from components.figures.charts.promised import PROMISED
from components.wording.formats import part_words
from tests.made import adding, by_quarter, claim


def cash(claims: Claims, view: View, **quarter: float) -> Answer:
    """The card with one more quarter, the third of 2025, of each company named."""
    more = [claim(name.capitalize(), "free_cash_flow", "2025-Q3", v) for name, v in quarter.items()]
    return answer(adding(claims, *more), FREE_CASH_FLOW, view)


def test_all_that_burned_cash_are_named_and_whether_it_is_the_first_time(
    claims: Claims, view: View
) -> None:
    found = cash(claims, view, alibaba=-21840, tencent=-13800)
    assert found.finding == (
        "Both burned cash in July to September 2025, for the first time in figures held: "
        "Alibaba RMB 21.8bn and Tencent RMB 13.8bn."
    )


def test_it_is_no_first_time_where_all_burned_cash_before(claims: Claims, view: View) -> None:
    before = [*by_quarter("Tencent", "free_cash_flow", "2024-Q4", -5)]
    before += by_quarter("Alibaba", "free_cash_flow", "2024-Q4", -5)
    found = cash(adding(claims, *before), view, alibaba=-21840, tencent=-13800)
    assert "first time" not in found.finding


def test_who_earned_is_set_against_who_burned(claims: Claims, view: View) -> None:
    assert cash(claims, view).finding == (
        "Tencent earned RMB 43bn of free cash in April to June 2025, "
        "while Alibaba burned RMB 18.8bn."
    )
    assert cash(claims, view, alibaba=-1000).finding == (
        "Alibaba burned RMB 1bn of cash in July to September 2025."
    )


def test_who_publishes_none_is_named(claims: Claims, view: View) -> None:
    assert "which publish no free cash flow" in cash(claims, view).reading


def test_the_ground_below_zero_is_named_only_where_something_lies_there(
    claims: Claims, view: View
) -> None:
    def notes(**choices: object) -> list[str]:
        figure = answer(claims, FREE_CASH_FLOW, replace(view, **choices)).figure()
        return [note.text for note in figure.layout.annotations]

    assert "more goes out than comes in" in notes()
    assert "more goes out than comes in" not in notes(company=("Tencent",))


def test_the_margin_is_set_beside_what_the_group_spends(claims: Claims, view: View) -> None:
    # EBITA 2.954bn of 33.398bn revenue, capex 38.68bn
    assert answer(claims, CLOUD_MARGIN, view).finding == (
        "Alibaba's cloud earns 8.8% of its revenue in April to June 2025: RMB 3bn, "
        "7.6% of what the group spends on capex."
    )


def test_no_line_of_margins_joins_two_definitions(claims: Claims, view: View) -> None:
    anew = Break(at="2025-Q2", company="Alibaba", why="Counted anew.", short="Anew")
    metrics = tuple(
        m.model_copy(update={"breaks": (anew,)}) if m.name == "cloud_ebita" else m
        for m in claims.metrics
    )

    def lines(held: Claims) -> list[int]:
        figure = answer(held, CLOUD_MARGIN, view).figure()
        return [len(trace.x) for trace in figure.data if trace.name == "Alibaba"]

    assert lines(claims) == [2]
    assert lines(replace(claims, metrics=metrics)) == [1, 1]
    assert "counts anew" in answer(replace(claims, metrics=metrics), CLOUD_MARGIN, view).reading


def test_a_promise_that_grew_is_told_first_and_the_others_after_it(
    claims: Claims, view: View
) -> None:
    more = adding(
        claims,
        claim("Alibaba", "capital_commitments", "2026-03-31", 54136),
        claim("Tencent", "capital_commitments", "2026-03-31", 99000),
    )
    found = answer(more, PROMISED, view)
    assert found.finding == (
        "Alibaba has signed for RMB 54.1bn of capex not yet on its books, up 19% in a year."
    )
    assert "Tencent has signed for RMB 99bn" in found.reading
    assert "none is held; they may owe as much" in found.reading


@pytest.mark.parametrize(
    ("share", "said"),
    [(5.628 / 67.678, "a twelfth of"), (0.45, "45% of"), (0.125, "an eighth of"), (0.05, "5% of")],
)
def test_a_part_is_said_aloud(share: float, said: str) -> None:
    assert part_words(share) == said
