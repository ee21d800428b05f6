"""What must hold of a claims file as a whole, and what may stand."""

from collections.abc import Callable

import pytest

from components.claims.reading.load import load_claims
from components.claims.reading.problems import Problem

Problems = Callable[[str], tuple[Problem, ...]]


def _changed(text: str, right: str, wrong: str) -> str:
    assert right in text
    return text.replace(right, wrong, 1)


def _line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def _with_share(text: str, value: float, more: str = "") -> str:
    """The text with one more share under Omdia, where the others add up to 76.8."""
    claim = (
        "- {id: market.rest, company: Market, metric: market_share, yardstick: Omdia AI cloud,"
        f" period: 2025-H1, value: {value}, unit: percent, status: estimate,"
        f" source: omdia-release, {more}added: 2025-12-31}}\n"
    )
    return _changed(text, "\nevents:\n", f"{claim}\nevents:\n")


def _with_derived(text: str, name: str, formula: str, value: float) -> str:
    """The text with one more claim, derived from the half (63292) and the quarter (24612)."""
    claim = (
        f"- {{id: {name}, company: Alibaba, metric: capex, period: 2025-Q2, value: {value},"
        f" unit: RMB million, status: derived, source: alibaba-results, formula: {formula},"
        " derived_from: [alibaba.capex.2025-H1, alibaba.capex.2025-Q1], added: 2025-12-31,"
        " do_not_plot: Planted beside another.}\n"
    )
    return _changed(text, "\nevents:\n", f"{claim}\nevents:\n")


def test_a_share_above_one_hundred_is_refused_with_its_line(text: str, problems: Problems) -> None:
    broken = _changed(text, "value: 35.8", "value: 358")
    (problem,) = problems(broken)
    assert problem.line == _line_of(broken, "value: 358")
    assert problem.entry == "alibaba.share.omdia.2025-H1"
    assert problem.wrong == "value is 358, of a share"


def test_both_ends_of_a_share_given_as_a_range_are_checked(text: str, problems: Problems) -> None:
    broken = _changed(text, "value: 35.8", "low: -0.1, high: 100.1")
    assert [p.wrong for p in problems(broken)] == [
        "high is 100.1, of a share",
        "low is -0.1, of a share",
    ]


def test_a_share_given_as_a_range_may_stand(text: str, problems: Problems) -> None:
    assert problems(_changed(text, "value: 35.8", "low: 35, high: 36")) == ()


def test_shares_may_exceed_the_whole_by_what_rounding_adds(text: str, problems: Problems) -> None:
    assert problems(_with_share(text, 23.6)) == ()


def test_shares_that_exceed_the_whole_are_refused_at_the_last(
    text: str, problems: Problems
) -> None:
    broken = _with_share(text, 25)
    (problem,) = problems(broken)
    assert (problem.line, problem.entry) == (_line_of(broken, "market.rest"), "market.rest")
    assert problem.wrong == "shares under Omdia AI cloud in 2025-H1 add up to 101.8"


@pytest.mark.parametrize(
    "excuse",
    [
        "do_not_plot: A rival figure, ",
        "supersedes: [alibaba.share.omdia.2025-H1], because: Restated, ",
    ],
)
def test_a_share_that_is_not_drawn_or_replaces_another_is_not_added(
    text: str, problems: Problems, excuse: str
) -> None:
    assert problems(_with_share(text, 25, excuse)) == ()


@pytest.mark.parametrize(
    ("formula", "value"), [("a - b", 38680), ("a - b", 38679.6), ("a / b", 2.57), ("a / b", 3)]
)
def test_a_derived_value_may_be_rounded(
    text: str, problems: Problems, formula: str, value: float
) -> None:
    assert problems(_with_derived(text, "rounded", formula, value)) == ()


@pytest.mark.parametrize(("formula", "value"), [("a - b", 38600), ("a / b", 2.58), ("a / b", 2)])
def test_a_derived_value_that_is_not_what_the_formula_gives_is_refused(
    text: str, problems: Problems, formula: str, value: float
) -> None:
    broken = _with_derived(text, "mistaken", formula, value)
    (problem,) = problems(broken)
    assert (problem.line, problem.entry) == (_line_of(broken, "id: mistaken"), "mistaken")
    assert problem.wrong.startswith("the formula gives ")


def test_a_long_circle_is_shown_by_its_first_steps(text: str, problems: Problems) -> None:
    names = [
        line.split("id: ")[1].split(",")[0] for line in text.splitlines() if "2025-H1," in line
    ]
    assert len(names) > 8
    broken = text
    for name, following in zip(names, [*names[1:], names[0]], strict=True):
        broken = _changed(
            broken, f"id: {name},", f"id: {name}, supersedes: [{following}], because: So,"
        )
    (problem,) = problems(broken)
    assert problem.wrong.startswith("supersedes runs in a circle: ")
    assert problem.wrong.endswith("-> ...")
    assert problem.wrong.count("->") == 6


def test_only_what_is_measured_must_be_published_after_its_period(
    text: str, problems: Problems
) -> None:
    late = _changed(text, "published: 2026-05-20", "published: 2025-06-29")
    early = {p.entry for p in problems(late)}
    assert "baidu.cloud_revenue.2025-Q2" in early
    assert early.isdisjoint(
        {"bytedance.capex.2025", "alibaba.growth_forecast.one", "baidu.risk.ads"}
    )


@pytest.mark.parametrize(
    ("right", "wrong", "entry"),
    [
        ("companies: [Alibaba], kind", "companies: [Alibabi], kind", "plan"),
        ("kind: plan, source: alibaba-results", "kind: plan, source: gossip", "plan"),
        ("rests_on: [alibaba.growth_forecast.one]", "rests_on: [nothing]", "Steady"),
        ("{company: Alibaba, about", "{company: Alibabi, about", "Steady"),
        ("stands_for: cloud_revenue", "stands_for: revenue", "cloud_infra_revenue"),
        ("forecast_of: cloud_revenue", "forecast_of: revenue", "growth_forecast"),
        ("forecast_of: cloud_revenue", "growth_of: revenue", "growth_forecast"),
        ("claims: [alibaba.share.omdia.2025-H1]", "claims: [nothing]", "Alibaba leads AI cloud."),
        (
            "capex, units: [RMB million, USD million], adds_up: true",
            "capex, breaks: [{at: 2025-Q1, company: Alibabi, why: So.}], units: [RMB million, "
            "USD million], adds_up: true",
            "capex",
        ),
    ],
)
def test_a_name_that_is_not_in_the_file_is_refused_wherever_it_stands(
    text: str, problems: Problems, right: str, wrong: str, entry: str
) -> None:
    broken = _changed(text.replace("label: Capex,", "label: capex,"), right, wrong)
    (problem,) = problems(broken)
    assert (problem.line, problem.entry) == (_line_of(broken, wrong[:24]), entry)
    assert problem.wrong.endswith("is not in the file")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "{name: Market, cloud: all vendors, role: market",
            "{name: Market, cloud: x, role: context",
        ),
        (
            "{name: Huawei, cloud: Huawei Cloud, role: context",
            "{name: Huawei, cloud: x, role: market",
        ),
    ],
)
def test_the_market_is_called_market_and_nothing_else_is(
    text: str, problems: Problems, right: str, wrong: str
) -> None:
    broken = _changed(text, right, wrong)
    (problem,) = problems(broken)
    assert problem.line == _line_of(broken, wrong)
    assert problem.right == "write name: Market and role: market, or neither"


def test_the_nearest_names_are_offered(text: str, problems: Problems) -> None:
    (problem,) = problems(_changed(text, "source: idc-digest", "source: idc-digst"))
    assert problem.right == "write idc-digest, or add it to the file"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("metric: capex, ", "metric: capex, yardstick: ~, "),
        ("metric: capex, ", "metric: capex, brand: ~, "),
        ("stands_for: cloud_revenue", "stands_for: ~"),
        ('url: "https://example.com/press"', "url: ~"),
    ],
)
def test_an_optional_field_may_be_left_empty(
    text: str, problems: Problems, right: str, wrong: str
) -> None:
    assert problems(_changed(text, right, wrong)) == ()


def test_a_yardstick_can_only_pay_for_tokens_of_a_yardstick_in_the_file(
    text: str, problems: Problems
) -> None:
    caveat = "caveat: Quoted by Alibaba."
    known = _changed(text, caveat, caveat + "\n  pays_for: IDC model calls")
    assert problems(known) == ()
    unknown = _changed(text, caveat, caveat + "\n  pays_for: IDC model cals")
    assert [p.entry for p in problems(unknown)] == ["Omdia AI cloud"]


def test_the_whole_is_checked_only_when_each_entry_is_sound(text: str, problems: Problems) -> None:
    unknown = _changed(text, "company: Huawei", "company: Hwawei")
    assert [p.entry for p in problems(unknown)] == ["huawei.share.omdia.2025-H1"]
    both = _changed(unknown, "value: 24612", "value: x")
    assert [p.entry for p in problems(both)] == ["alibaba.capex.2025-Q1"]


def test_a_drawn_claim_that_becomes_known_after_the_edition_is_refused(
    text: str, problems: Problems
) -> None:
    broken = _changed(text, "published: 2026-05-20", "published: 2027-01-05")
    found = [p for p in problems(broken) if p.wrong.startswith("known from 2027-01-05")]
    assert found
    assert all("raise edition" in p.right for p in found)


def test_a_date_by_its_year_or_month_is_no_later_than_the_edition_that_holds_it(
    text: str, problems: Problems
) -> None:
    assert problems(_changed(text, "published: 2026-05-20", "published: '2026'")) == ()
    claims = load_claims(_changed(text, "published: 2026-05-20", "published: '2026'"))
    late = next(c for c in claims.claims if c.source == "press-report")
    assert claims.known_on(late).isoformat() == claims.edition
