"""What looks like a slip is named, and stands only where the file says why it is so."""

from typing import Any

import pytest

from components.claims.reading.load import load_claims
from components.claims.reading.problems import ClaimsError, Problem
from tests.claims.quarters import claim, file_of_quarters, size, written

CURE = "mend it, or write odd: why it is so, in a sentence"


def _problems(*more: dict[str, Any], **changed: dict[str, Any]) -> list[Problem]:
    """What is wrong with the made file, with claims added and fields of others changed.

    A claim is named by its id with underscores for dots and dashes.
    """
    file = file_of_quarters()
    for one in file["claims"]:
        one.update(changed.pop(one["id"].replace(".", "_").replace("-", "_"), {}))
    assert not changed
    file["claims"].extend(more)
    try:
        load_claims(written(file))
    except ClaimsError as error:
        return list(error.problems)
    return []


def _doubts(*more: dict[str, Any], **changed: dict[str, Any]) -> list[tuple[str, str]]:
    """The claims in doubt and why, if nothing else is wrong."""
    found = _problems(*more, **changed)
    assert all(p.right == CURE for p in found), found
    return [(p.entry, p.wrong.removeprefix("in doubt: ")) for p in found]


def _tokens(*values: float, **more: Any) -> list[dict[str, Any]]:
    """A line that nothing but its neighbours speaks for: one figure a month."""
    fields = {"unit": "trillion tokens", **more}
    months = (f"2025-{number:02}" for number in range(1, 13))
    pairs = zip(months, values, strict=False)
    return [claim("Baidu", "daily_tokens", month, value, **fields) for month, value in pairs]


def test_the_made_file_is_sound() -> None:
    assert _problems() == []


def test_a_figure_far_off_is_named_with_its_neighbours_what_is_expected_and_what_to_do() -> None:
    (problem,) = _problems(*_tokens(10, 11, 12, 11, 130))
    assert (problem.entry, problem.right) == ("baidu.daily_tokens.2025-05", CURE)
    assert problem.wrong == (
        "in doubt: 130 trillion tokens is 11 times the largest of its neighbours, 10 (2025-01), "
        "11 (2025-02), 12 (2025-03) and 11 (2025-04); expected is a figure from 4 up to 30, "
        "so perhaps it is a digit too many"
    )


def test_the_line_is_that_of_the_value() -> None:
    text = written(file_of_quarters() | {"claims": _tokens(10, 11, 12, 11, 130)})
    with pytest.raises(ClaimsError) as caught:
        load_claims(text)
    (problem,) = caught.value.problems
    assert text.splitlines()[problem.line - 1].strip() == "value: 130"


@pytest.mark.parametrize(
    ("values", "doubted"),
    [
        ((10, 11, 12, 11, 29), []),  # within two and a half times where they agree
        ((10, 11, 12, 11, 31), ["05"]),
        ((10, 11, 12, 11, 4.1), []),
        ((10, 11, 12, 11, 3.9), ["05"]),
        ((10, 20, 40, 30, 310), []),  # a wild line may go wild: twice the four times it spans
        ((10, 20, 40, 30, 330), ["05"]),
        ((1, 10, 100, 1000, 19_000), []),  # but never twenty times beyond
        ((1, 10, 100, 1000, 21_000), ["05"]),
        ((10, 10, 39), []),  # two neighbours: four times
        ((10, 10, 41), ["03"]),
        ((10, 190), []),  # a lone neighbour: twenty times
        ((10, 210), ["01", "02"]),
        ((10, 11, 0, 12, 11), ["03"]),
        ((10, 11, 12, 130, 12, 11), ["04"]),  # its neighbours are not in doubt with it
    ],
)
def test_how_far_a_figure_may_be_goes_by_how_its_neighbours_agree(
    values: tuple[float, ...], doubted: list[str]
) -> None:
    found = [name for name, _ in _doubts(*_tokens(*values))]
    assert found == [f"baidu.daily_tokens.2025-{month}" for month in doubted]


def test_a_range_is_held_against_its_neighbours_by_its_middle() -> None:
    wide = _tokens(10, 11, 12, 11, 130)
    wide[-1] |= {"low": 120, "high": 140}
    del wide[-1]["value"]
    ((name, wrong),) = _doubts(*wide)
    assert name == "baidu.daily_tokens.2025-05"
    assert wrong.startswith("130 trillion tokens is 11 times")


def test_what_was_measured_is_not_held_against_a_forecast() -> None:
    figures = _tokens(10, 11, 12, 11, 200)
    figures[-1] |= {"status": "projection"}
    assert [name for name, _ in _doubts(*figures)] == ["baidu.daily_tokens.2025-05"]
    figures[-1] |= {"value": 20}
    assert _doubts(*figures) == []


def test_a_known_slip_is_in_doubt_beside_a_single_neighbour() -> None:
    of = ("Amazon", "cloud_revenue")
    first, year = claim(*of, "2025-Q1", 3_000), claim(*of, "2025-Q2", 12_200)
    assert "perhaps it is a year in a quarter's place" in _doubts(first, year)[-1][1]
    assert _doubts(first, year | {"value": 6_200}) == []
    dollars = claim(*of, "2025-Q2", 425)
    assert "perhaps it is dollars in the place of yuan" in _doubts(first, dollars)[-1][1]


def test_a_line_that_may_be_negative_has_nothing_too_small_in_it() -> None:
    quarters = ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1")
    values = (9_000, -8_000, 7_000, 9_500, 12)
    flow = [
        claim("Baidu", "free_cash_flow", quarter, value)
        for quarter, value in zip(quarters, values, strict=True)
    ]
    assert _doubts(*flow) == []
    ((_, wrong),) = _doubts(*flow[:-1], flow[-1] | {"value": 120_000})
    assert "expected is a figure up to 25,800" in wrong


def test_the_only_negative_figure_of_a_metric_is_in_doubt() -> None:
    turned = {"value": -size("Amazon", "capex", "2024-Q2")}
    ((name, wrong),) = _doubts(amazon_capex_2024_Q2=turned)
    assert name == "amazon.capex.2024-Q2"
    assert wrong.endswith("is below zero, as no other figure of capex is; expected is one above")


def test_printed_growth_must_go_with_the_figures() -> None:
    now, before = (size("Baidu", "cloud_revenue", q) for q in ("2026-Q2", "2025-Q2"))
    ((name, wrong),) = _doubts(baidu_cloud_revenue_2026_Q2={"growth": 45})
    assert name == "baidu.cloud_revenue.2026-Q2"
    assert wrong == (
        f"growth is 45%, but {now:,} (baidu.cloud_revenue.2026-Q2) after {before:,} "
        f"(baidu.cloud_revenue.2025-Q2) comes to {(now / before - 1) * 100:.0f}%"
    )


@pytest.mark.parametrize(("off", "count"), [(0.9, 0), (2.5, 1)])
def test_growth_printed_as_a_figure_of_its_own_must_go_with_them_too(
    off: float, count: int
) -> None:
    now, before = (size("Baidu", "cloud_revenue", q) for q in ("2026-Q2", "2025-Q2"))
    grown = round((now / before - 1) * 100 + off, 1)
    printed = claim("Baidu", "cloud_growth", "2026-Q2", grown, unit="percent")
    assert [name for name, _ in _doubts(printed)] == ["baidu.cloud_growth.2026-Q2"] * count


def test_growth_may_differ_by_as_much_as_rounding_explains() -> None:
    first = claim("Amazon", "cloud_revenue", "2024-Q1", 200)  # 150 to 250 may stand behind it
    second = claim("Amazon", "cloud_revenue", "2025-Q1", 300, growth=110)
    assert _doubts(first, second) == []
    assert len(_doubts(first, second | {"growth": 150})) == 1


def test_growth_is_not_asked_for_across_a_break() -> None:
    file = file_of_quarters()
    for one in file["claims"]:
        if one["id"] == "baidu.cloud_revenue.2026-Q2":
            one["growth"] = 45
    cut = {"at": "2026-Q1", "company": "Baidu", "why": "It counts otherwise."}
    file["metrics"][1]["breaks"] = [cut]
    load_claims(written(file))
    file["metrics"][1]["breaks"] = [cut | {"compares": True}]
    with pytest.raises(ClaimsError, match="growth is 45%"):
        load_claims(written(file))


def test_a_year_must_be_what_its_quarters_come_to() -> None:
    quarters = [size("Alibaba", "capex", f"2025-Q{n}") for n in range(1, 5)]
    year = claim("Alibaba", "capex", "2025", sum(quarters))
    assert _doubts(year) == []
    ((name, wrong),) = _doubts(year | {"value": quarters[3] + 1})
    assert name == "alibaba.capex.2025"
    said = " + ".join(f"{q:,} (2025-Q{n})" for n, q in enumerate(quarters, 1))
    assert wrong == f"{quarters[3] + 1:,} is not the {sum(quarters):,} its quarters come to, {said}"
    assert _doubts(year | {"value": 1.2 * sum(quarters), "bound": "about"}) == []


def test_dollars_beside_yuan_must_be_what_an_exchange_rate_gives() -> None:
    value = size("Baidu", "capex", "2026-Q2")
    ((name, wrong),) = _doubts(baidu_capex_2026_Q2={"usd": round(value * 7.1)})
    assert name == "baidu.capex.2026-Q2"
    assert wrong == (
        f"usd is {round(value * 7.1):,} of {value:,} RMB million, 0.14 yuan a dollar; "
        "expected are 6.5 to 7.5"
    )


def test_a_percentage_below_one_may_be_a_fraction() -> None:
    doubts = _doubts(tencent_market_share_2025_H2={"value": 0.073})
    assert (
        "tencent.market_share.2025-H2",
        "value is 0.073, in percent; expected is one such as 7.3, if it is a fraction",
    ) in doubts


def test_what_one_source_says_of_a_period_is_drawn_once_and_a_rival_may_stand() -> None:
    again = claim("Amazon", "capex", "2025-Q1", 25_000, unit="USD million") | {"id": "again"}
    ((name, wrong),) = _doubts(again)
    assert name == "again"
    held = size("Amazon", "capex", "2025-Q1")
    assert (
        wrong
        == f"amazon.capex.2025-Q1 gives this company's figure of this period already, {held:,}"
    )
    assert _doubts(again | {"source": "press"}) == []
    assert len(_doubts(again | {"source": "press", "value": held})) == 1
    assert _doubts(again | {"do_not_plot": "Printed again."}) == []


def test_a_figure_that_is_another_s_to_the_digit_is_in_doubt() -> None:
    of = size("Tencent", "capex", "2024-Q3")
    doubts = _doubts(amazon_capex_2025_Q1={"value": of, "unit": "RMB million"})
    assert (
        "amazon.capex.2025-Q1",
        f"{of:,} is to the digit the figure of tencent.capex.2024-Q3",
    ) in (doubts)


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"period": "2024-Q1"}, "period is 2024-Q1, its id says 2025-Q1"),
        ({"company": "Baidu"}, "company is Baidu, its id says Amazon"),
    ],
)
def test_an_id_that_says_otherwise_is_in_doubt(changed: dict[str, Any], wrong: str) -> None:
    figure = claim("Amazon", "free_cash_flow", "2025-Q1", 2_500)
    assert _doubts(figure | changed) == [(figure["id"], wrong)]


def test_an_id_may_name_the_quarter_that_a_day_lies_in_and_a_span() -> None:
    figure = claim("Amazon", "free_cash_flow", "2025-Q1", 2_500)
    assert _doubts(figure | {"period": "2025-03-19"}) == []
    span = claim("Amazon", "free_cash_flow", "2025-Q3..2026-Q1", 2_500)
    assert _doubts(span) == []


@pytest.mark.parametrize("year", ["0000", "1899", "1990", "2099", "2100", "9999"])
def test_an_id_may_hold_what_is_no_year_of_ours(year: str) -> None:
    named = claim("Amazon", "free_cash_flow", "2025-Q1", 2_500) | {"id": f"amazon.x.{year}-Q1"}
    assert len(_doubts(named)) == (year in ("1990", "2099"))


@pytest.mark.parametrize("value", [1e308, -1e308, 1e-308, 5e-324, 0])
def test_the_largest_and_smallest_numbers_are_weighed_as_any_other(value: float) -> None:
    number = _tokens(10, 11, 12, 11, value, growth=value or 1)
    flow = claim("Baidu", "free_cash_flow", "2025-Q1", value, usd=value or 1, growth=1e308)
    before = flow | {"id": "before", "period": "2024-Q1", "growth": -1e308}
    ranged = claim("Amazon", "free_cash_flow", "2025-Q1", 1) | {"low": -1e308, "high": 1e308}
    del ranged["value"]
    assert _problems(*number, flow, before, ranged)


def test_a_doubt_is_acknowledged_by_a_reason() -> None:
    grown = _tokens(10, 11, 12, 11, 130)
    grown[-1]["odd"] = "The app opened to everyone in May."
    assert _doubts(*grown) == []


def test_an_acknowledgement_of_nothing_is_refused() -> None:
    (problem,) = _problems(amazon_capex_2025_Q1={"odd": "It is what it is."})
    assert (problem.entry, problem.wrong, problem.right) == (
        "amazon.capex.2025-Q1",
        "odd, but nothing about it is in doubt",
        "delete odd",
    )


def test_what_is_kept_back_or_replaced_is_neither_doubted_nor_held_against_others() -> None:
    figures = _tokens(10, 11, 12, 11, 130)
    figures[-1]["do_not_plot"] = "A misprint."
    assert _doubts(*figures) == []
    del figures[-1]["do_not_plot"]
    better = figures[-1] | {"id": "better", "value": 13, "because": "The misprint was mended."}
    better["supersedes"] = [figures[-1]["id"]]
    figures[-1]["odd"] = "It was thought to be so."
    assert _doubts(*figures, better) == []


def test_an_older_edition_is_read_without_doubts() -> None:
    text = written(file_of_quarters() | {"claims": _tokens(10, 11, 12, 11, 130)})
    assert len(load_claims(text, doubting=False).claims) == 5


def test_a_company_has_one_name_for_a_period() -> None:
    (problem,) = _problems(baidu_capex_2025_Q1={"fiscal": "1Q2025"})
    assert problem == Problem(
        problem.line,
        "baidu.capex.2025-Q1",
        "fiscal of '2025-Q1' is '1Q2025' here and 'Q1 2025' in baidu.cloud_revenue.2025-Q1",
        "write one name for one period, or mend the period",
    )


def test_a_name_of_a_period_is_of_one_period() -> None:
    found = _problems(
        claim("Baidu", "free_cash_flow", "2025-05", 3_000, fiscal="Q1 2025"),
    )
    assert [(p.entry, p.wrong) for p in found] == [
        (
            "baidu.free_cash_flow.2025-05",
            "period of 'Q1 2025' is '2025-05' here and '2025-Q1' in baidu.capex.2025-Q1",
        )
    ]
