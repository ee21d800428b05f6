"""What a figure is called beside the claims: agrees, new, restates, or doubtful and why."""

import pytest

from components.intake.judgement import Judged
from components.intake.taking import Intake
from tests.intake.conftest import Reading
from tests.intake.made_releases import first_shape, second_shape

HELD = (
    "- {id: alibaba.capex.2026-Q2, company: Alibaba, metric: capex, period: 2026-Q2, value: VALUE, "
    "unit: RMB million, status: reported, source: made-before, added: 2026-01-01}\n"
)


def of(intake: Intake, metric: str, period: str = "2026-Q2") -> Judged:
    (one,) = (
        one
        for one in (*intake.own, *intake.earlier)
        if (one.finding.metric, one.finding.when.name) == (metric, period)
    )
    return one


def beside(text: str, value: str) -> str:
    """The made claims with another of capex, known since a document of its time."""
    claim = HELD.replace("VALUE", value).replace("made-before", "made-late")
    source = (
        "- {id: made-late, title: Late, publisher: Press, published: 2026-08-21, kind: press}\n"
    )
    whole = text.replace("\nclaims:\n", f"{source}\nclaims:\n{claim}", 1)
    return whole.replace("edition: 2026-01-01", "edition: 2026-09-01", 1)


def test_a_figure_that_nothing_is_held_of_is_new(reading: Reading) -> None:
    assert of(reading(first_shape()), "capex").verdict == "new"


@pytest.mark.parametrize(
    ("held", "verdict"),
    [
        ("60006", "agrees"),
        ("60000", "restates"),
        ("60006, bound: about", "restates"),
        ("59000", "restates"),
    ],
)
def test_a_figure_that_is_held_agrees_or_restates(
    reading: Reading, made_text: str, held: str, verdict: str
) -> None:
    one = of(reading(first_shape(), beside=beside(made_text, held)), "capex")
    assert one.verdict == verdict
    assert one.held is not None
    assert one.held.id == "alibaba.capex.2026-Q2"


def test_a_print_in_billions_agrees_with_the_exact_figure_held(
    reading: Reading, made_text: str
) -> None:
    rounded = [
        str(block).replace("RMB60,006 million", "RMB60.0 billion")
        if isinstance(block, str)
        else block
        for block in first_shape()
    ]
    assert of(reading(rounded, beside=beside(made_text, "60006")), "capex").verdict == "agrees"


def test_a_year_before_printed_beside_is_held_against_the_claims(reading: Reading) -> None:
    assert of(reading(first_shape()), "total_revenue", "2025-Q2").verdict == "agrees"
    intake = reading(first_shape(revenue_ago="200,200", cloud_ago="32,132"))
    assert of(intake, "cloud_revenue", "2025-Q2").verdict == "restates"
    assert [one.finding.metric for one in intake.earlier if not one.held] == []


def test_what_is_restated_of_a_year_before_is_proposed_when_asked_for(reading: Reading) -> None:
    release = first_shape(revenue_ago="200,200", cloud_ago="32,132")
    assert [one.finding.when.name for one in reading(release).taken] == ["2026-Q2"] * 10
    asked = reading(release, restated=True)
    assert {
        (one.finding.metric, one.finding.when.name)
        for one in asked.own
        if one.verdict == "restates"
    } == {("total_revenue", "2025-Q2"), ("cloud_revenue", "2025-Q2")}
    assert "restates" not in [one.verdict for one in asked.earlier]


@pytest.mark.parametrize(
    ("changed", "period"), [({"cloud": "49,049"}, "2026-Q2"), ({"cloud_ago": "33,033"}, "2025-Q2")]
)
def test_parts_that_do_not_come_to_the_total_of_their_table_are_doubted(
    reading: Reading, changed: dict[str, str], period: str
) -> None:
    intake = reading(first_shape(**changed))
    for metric in ("cloud_revenue", "total_revenue"):
        one = of(intake, metric, period)
        assert one.verdict == "doubtful"
        assert "the parts in its table come to" in one.doubts[0]
    other = "2025-Q2" if period == "2026-Q2" else "2026-Q2"
    assert "the parts" not in str(of(intake, "total_revenue", other).doubts)


@pytest.mark.parametrize(
    ("changed", "metric", "why"),
    [
        ({"cloud_growth": "34"}, "cloud_revenue", "growth is printed as 34%"),
        ({"revenue": "240,210", "revenue_growth": "40"}, "total_revenue", "growth is printed as"),
        ({"capex_usd": "60,006"}, "capex", "1 yuan a dollar"),
    ],
)
def test_a_print_that_does_not_fit_what_stands_beside_it_is_doubted(
    reading: Reading, changed: dict[str, str], metric: str, why: str
) -> None:
    one = of(reading(first_shape(**changed)), metric)
    assert one.verdict == "doubtful"
    assert why in " ".join(one.doubts)


def test_two_prints_of_one_figure_that_differ_are_doubted(reading: Reading) -> None:
    blocks = first_shape()
    blocks.append("In the quarter ended June 30, 2026, capital expenditures of RMB61,000 million.")
    one = of(reading(blocks), "capex")
    assert one.verdict == "doubtful"
    assert "61,000" in one.doubts[0]


def test_a_figure_many_times_its_neighbours_is_doubted(reading: Reading, made_text: str) -> None:
    earlier = HELD.replace("VALUE", "59000").replace("2026-Q2", "2025-Q1")
    text = made_text.replace("\nclaims:\n", f"\nclaims:\n{earlier}")
    one = of(reading(first_shape(capex="6,000,600", capex_usd="882,441"), beside=text), "capex")
    assert one.verdict == "doubtful"
    assert "times the largest of its neighbours" in one.doubts[0]


def test_quarters_that_do_not_make_the_half_year_are_doubted(
    reading: Reading, made_text: str
) -> None:
    first = (
        "- {id: tencent.capex.2026-Q1, company: Tencent, metric: capex, period: 2026-Q1, "
        "value: 33033, unit: RMB million, status: reported, source: made-spring, "
        "added: 2026-06-01}\n"
    )
    source = (
        "- {id: made-spring, title: Spring, publisher: Tencent, published: 2026-05-13, "
        "kind: company_release}\n"
    )
    text = made_text.replace("\nclaims:\n", f"{source}\nclaims:\n{first}", 1)
    text = text.replace("edition: 2026-01-01", "edition: 2026-06-01", 1)
    assert of(reading(second_shape(), beside=text), "capex", "2026-H1").verdict == "new"
    wrong = reading(second_shape(half="87,077"), beside=text)
    one = of(wrong, "capex", "2026-H1")
    assert one.verdict == "doubtful"
    assert "is not the 77,077 its quarters come to" in one.doubts[0]


def test_a_figure_that_agrees_is_not_doubted_beside_its_neighbours(
    reading: Reading, made_text: str
) -> None:
    odd = made_text.replace("value: 31031,", "value: 31031, odd: The next is made larger,")
    text = beside(odd, "6000600, odd: It is made")
    release = first_shape(capex="6,000,600", capex_usd="882,441")
    assert of(reading(release, beside=text), "capex").verdict == "agrees"
    assert of(reading(release), "capex").verdict == "doubtful"
