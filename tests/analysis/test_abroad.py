"""The companies beside their peers abroad: one basis, their own rates, no date that is not held."""

from dataclasses import replace

import pandas as pd
import pytest

from components.analysis.money.abroad import (
    BEFORE,
    CAPEX,
    NEWEST,
    RATIO,
    REVENUE,
    YEARS,
    against_the_world,
    peers,
    reached,
)
from components.analysis.money.timeline import series
from components.analysis.view.view import View
from components.claims.claim import Claim
from components.claims.model import Claims
from components.claims.terms import Break
from tests.made import adding, by_quarter, without

RATES = {"2025-Q2": 7.1636, "2025-Q3": 7.119, "2025-Q4": 6.9931, "2026-Q1": 6.898}


def told(claims: Claims, view: View, measure: str, **choices: object) -> pd.DataFrame:
    return against_the_world(claims, replace(view, world=measure, **choices))


def newest(table: pd.DataFrame) -> pd.DataFrame:
    return table[table["moment"] == NEWEST].set_index("company")


def in_dollars(company: str, metric: str, first: str, *values: float) -> list[Claim]:
    return [
        one.model_copy(update={"unit": "USD million"})
        for one in by_quarter(company, metric, first, *values)
    ]


def test_four_quarters_are_added_up_in_dollars_each_at_its_own_rate(
    claims: Claims, view: View
) -> None:
    row = newest(told(claims, view, CAPEX)).loc["Alibaba"]
    quarters = {"2025-Q2": 38.68, "2025-Q3": 31.501, "2025-Q4": 28.999, "2026-Q1": 26.887}
    assert row["value"] == pytest.approx(sum(v / RATES[q] for q, v in quarters.items()))
    assert row["period"] == "ttm-2026-Q1"
    assert {f"alibaba.capex.{quarter}" for quarter in quarters} < set(row["claims"])
    assert {f"market.fx.{quarter}" for quarter in quarters} < set(row["claims"])


def test_the_basis_is_dollars_over_four_quarters_whatever_the_page_shows(
    claims: Claims, view: View
) -> None:
    other = told(claims, view, CAPEX, currency="USD", span="year")
    assert other.equals(told(claims, view, CAPEX))


def test_peers_are_those_of_the_file_and_one_choice_drops_them(claims: Claims, view: View) -> None:
    assert peers(claims) == ("Amazon", "Meta")
    with_them, without_them = (
        set(told(claims, view, CAPEX, peers=peers_are)["company"])
        for peers_are in ("shown", "left out")
    )
    assert with_them - without_them == {"Amazon", "Meta"}


def test_no_peer_stands_alone_where_no_company_is_chosen(claims: Claims, view: View) -> None:
    assert told(claims, view, CAPEX, company=()).empty


def test_a_company_known_by_the_year_stands_with_its_year(claims: Claims, view: View) -> None:
    row = newest(told(claims, view, CAPEX)).loc["ByteDance"]
    assert (row["period"], row["status"]) == ("2025", "estimate")


def test_a_year_before_is_there_only_where_all_its_quarters_are(claims: Claims, view: View) -> None:
    more = adding(claims, *in_dollars("Amazon", "capex", "2024-Q1", 1000, 2000, 3000, 4000))
    then = told(more, view, CAPEX)
    then = then[then["moment"] == BEFORE].set_index("company")
    assert then.loc["Amazon", "period"] == "ttm-2024-Q4"
    assert then.loc["Amazon", "value"] == pytest.approx(10)
    assert "Alibaba" not in then.index


def test_a_change_that_forbids_comparing_leaves_out_the_year_before(
    claims: Claims, view: View
) -> None:
    quarters = in_dollars("Amazon", "capex", "2024-Q1", 1000, 2000, 3000, 4000)
    anew = Break(at="2025-Q3", company="Amazon", why="Counted anew.")
    metrics = tuple(
        metric.model_copy(update={"breaks": (anew,)}) if metric.name == "capex" else metric
        for metric in claims.metrics
    )
    changed = replace(claims, metrics=metrics)
    table = told(adding(changed, *quarters), view, CAPEX)
    assert BEFORE not in set(table[table["company"] == "Amazon"]["moment"])


def test_what_a_company_counts_is_beside_its_figure(claims: Claims, view: View) -> None:
    counts = newest(told(claims, view, CAPEX))["counts"]
    assert counts["Amazon"] == "cash, stores included"
    assert counts["Alibaba"] == ""


def test_capex_is_divided_by_cloud_revenue_of_the_same_four_quarters(
    claims: Claims, view: View
) -> None:
    row = newest(told(claims, view, RATIO)).loc["Amazon"]
    capex, revenue = 25.019 + 32.183 + 35.095 + 39.522, 29.3 + 30.9 + 33.0 + 35.6
    assert row["value"] == pytest.approx(capex / revenue)
    assert "Meta" not in set(told(claims, view, RATIO)["company"])


def line(claims: Claims, view: View, *values: float, first: str = "2024-Q1") -> pd.DataFrame:
    fewer = without(claims, company="Amazon")
    more = adding(fewer, *in_dollars("Amazon", "cloud_revenue", first, *values))
    own = replace(view, currency="USD", span="quarter", period=("2023-Q1", "2027-Q4"))
    return series(more, own, "cloud_revenue", ("Amazon",))


@pytest.mark.parametrize(
    ("value", "quarter", "exactly"),
    [
        (9.0, "2024-Q1", False),  # the first quarter held is more by itself
        (9.99, "2024-Q2", False),  # within rounding of the first quarter: not yet more
        (25.0, "2024-Q3", False),  # three quarters held are more, what is missing is no less
        (39.0, "2024-Q4", False),  # the first four that are all held: may have been earlier
        (45.0, "2025-Q1", True),  # the four before were fewer, and all are held
        (1000.0, None, None),
    ],
)
def test_a_date_is_exact_only_where_the_quarters_before_are_held(
    claims: Claims, view: View, value: float, quarter: str | None, exactly: bool | None
) -> None:
    found = reached(line(claims, view, 10_000, 10_000, 10_000, 10_000, 20_000), value)
    said = (found.quarter, found.exactly) if found else (None, None)
    assert said == (quarter, exactly)


def test_no_sum_leaps_over_a_quarter_that_is_missing(claims: Claims, view: View) -> None:
    table = line(claims, view, 10_000, 10_000, 10_000, 10_000, 10_000)
    found = reached(table[table["period"] != "2024-Q3"], 25.0)
    assert found is None


def test_years_behind_are_a_floor_where_no_older_figure_is_held(claims: Claims, view: View) -> None:
    row = newest(told(claims, view, YEARS)).loc["Alibaba"]
    # 24.9bn (at the rates of its quarters) against 29.3bn that the peer sold in one quarter alone
    assert (row["since"], row["bound"], row["value"]) == ("2025-Q1", "floor", 1.0)
    assert row["pace"] == "Amazon"
    assert "amazon.cloud_revenue.2025-Q1" in row["claims"]
    assert "Amazon" not in set(told(claims, view, YEARS)["company"])


def test_years_behind_are_dated_where_the_past_is_held(claims: Claims, view: View) -> None:
    past = in_dollars("Amazon", "cloud_revenue", "2023-Q1", *([4000] * 5), 6000, 6000, 9000)
    row = newest(told(adding(claims, *past), view, YEARS)).loc["Alibaba"]
    assert (row["since"], row["value"]) == ("2024-Q4", 1.25)
    assert pd.isna(row["bound"])


def test_the_past_of_the_peer_is_looked_in_though_the_reader_chose_a_later_time(
    claims: Claims, view: View
) -> None:
    late = told(claims, view, YEARS, period=("2026-Q1", view.period[1]))
    assert newest(late).loc["Alibaba", "since"] == "2025-Q1"


def test_who_sells_more_than_the_peer_yet_has_is_not_behind(claims: Claims, view: View) -> None:
    rich = in_dollars("Tencent", "cloud_revenue", "2025-Q1", *([90_000] * 4))
    row = newest(told(adding(claims, *rich), view, YEARS)).loc["Tencent"]
    assert (row["since"], row["value"]) == ("", 0.0)


def test_without_a_peer_that_has_a_cloud_nobody_is_behind(claims: Claims, view: View) -> None:
    alone = without(claims, company="Amazon", metric="cloud_revenue")
    assert told(alone, view, YEARS).empty
    assert len(told(alone, view, REVENUE))
