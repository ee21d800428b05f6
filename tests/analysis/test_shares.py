"""Who leads, by places, ties and ranks; histories with their breaks; concentration."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from components.analysis.market.shares import (
    NOT_SHOWN,
    REST,
    latest_placings,
    placings,
    share_history,
    shares_under,
)
from components.analysis.tables import ids_of
from components.analysis.view.view import View
from components.claims.model import Claims
from tests.made import adding, claim, without

COMPANIES = ("Alibaba", "Baidu", "Tencent", "ByteDance", "Huawei")
YARDSTICKS = ("Omdia AI cloud", "IDC model calls", "Canalys cloud", "IDC apps", "Gartner world")


def places(table: pd.DataFrame, yardstick: str) -> dict[str, int]:
    own = table[table["yardstick"] == yardstick]
    return dict(zip(own["company"], own["place"], strict=True))


def leaders(table: pd.DataFrame) -> dict[str, list[str]]:
    return table[table["leads"]].groupby("yardstick")["company"].agg(list).to_dict()


def test_companies_are_placed_by_share(claims: Claims, view: View) -> None:
    placed = places(placings(claims, view), "Omdia AI cloud")
    assert placed == {"Alibaba": 1, "ByteDance": 2, "Huawei": 3, "Tencent": 4, "Baidu": 5}


def test_equal_shares_share_a_place_and_the_next_is_left_free(claims: Claims, view: View) -> None:
    level = without(claims, id="alibaba.share.idc.2025-H1")
    level = adding(
        level,
        claim("Alibaba", "market_share", "2025-H1", 49.2, yardstick="IDC model calls"),
        claim("Tencent", "market_share", "2025-H1", 0.5, yardstick="IDC model calls"),
    )
    table = placings(level, view).query("yardstick == 'IDC model calls'")
    assert places(table, "IDC model calls") == {
        "Alibaba": 1,
        "ByteDance": 1,
        "Baidu": 3,
        "Tencent": 4,
    }
    assert set(table["company"][table["tied"]]) == {"Alibaba", "ByteDance"}
    assert set(table["company"][table["leads"]]) == {"Alibaba", "ByteDance"}


def test_shares_fill_the_places_that_published_ranks_leave(claims: Claims, view: View) -> None:
    more = adding(claims, claim("ByteDance", "market_share", "2025", 12, yardstick="IDC apps"))
    table = placings(more, view).query("yardstick == 'IDC apps'").set_index("company")
    assert table["place"].to_dict() == {"Alibaba": 2, "Baidu": 1, "ByteDance": 3, "Tencent": 4}
    assert table["share"].isna().to_dict() == {
        "Alibaba": True,
        "Baidu": True,
        "ByteDance": False,
        "Tencent": False,
    }


def test_a_share_fills_a_place_before_a_published_rank(claims: Claims, view: View) -> None:
    first = without(claims, id="baidu.rank.apps.2025")
    assert places(placings(first, view), "IDC apps") == {"Alibaba": 2, "Tencent": 1}


def test_a_share_is_taken_before_a_rank_of_the_same_company(claims: Claims, view: View) -> None:
    ranked = adding(claims, claim("Baidu", "market_rank", "2025-H1", 1, yardstick="Omdia AI cloud"))
    assert places(placings(ranked, view), "Omdia AI cloud")["Baidu"] == 5


def test_two_companies_ranked_first_lead_together(claims: Claims, view: View) -> None:
    level = without(claims, id="alibaba.rank.apps.2025")
    level = adding(level, claim("Alibaba", "market_rank", "2025", 1, yardstick="IDC apps"))
    table = placings(level, view)
    assert sorted(leaders(table)["IDC apps"]) == ["Alibaba", "Baidu"]
    assert table[table["leads"] & (table["yardstick"] == "IDC apps")]["tied"].all()


@pytest.mark.parametrize("hidden", COMPANIES[:4])
def test_hiding_a_company_does_not_change_who_leads(
    claims: Claims, view: View, hidden: str
) -> None:
    fewer = replace(view, company=tuple(c for c in view.company if c != hidden))
    whole, part = latest_placings(claims, view), latest_placings(claims, fewer)
    assert hidden not in set(part["company"])
    kept = whole[whole["company"] != hidden].drop(columns="shown")
    pd.testing.assert_frame_equal(part.drop(columns="shown"), kept)


def test_nobody_here_leads_a_yardstick_of_the_whole_world(claims: Claims, view: View) -> None:
    assert places(placings(claims, view), "Gartner world")["Alibaba"] == 1
    assert "Gartner world" not in leaders(placings(claims, view))
    assert "Gartner world" not in set(latest_placings(claims, view)["yardstick"])


def test_only_the_latest_split_of_a_yardstick_is_compared(claims: Claims, view: View) -> None:
    table = latest_placings(claims, view)
    periods = dict(zip(table["yardstick"], table["period"], strict=True))
    assert periods == {
        "Omdia AI cloud": "2025-H1",
        "IDC model calls": "2025-H1",
        "Canalys cloud": "2025-Q1",
        "IDC apps": "2025",
    }


def test_a_split_that_names_one_subject_compares_nothing(claims: Claims, view: View) -> None:
    alone = claim("Alibaba", "market_share", "2025-Q4", 40, yardstick="Canalys cloud")
    table = latest_placings(adding(claims, alone), view).query("yardstick == 'Canalys cloud'")
    assert set(table["period"]) == {"2025-Q1"}


def test_a_yardstick_silent_for_two_years_is_history(claims: Claims, view: View) -> None:
    later = replace(claims, edition="2027-04-01")
    assert "Canalys cloud" in set(latest_placings(later, view)["yardstick"])
    assert "Canalys cloud" not in set(latest_placings(later, view, recent=True)["yardstick"])
    assert "IDC apps" in set(latest_placings(later, view, recent=True)["yardstick"])


def test_a_status_left_out_is_not_placed(claims: Claims, view: View) -> None:
    table = placings(claims, replace(view, status=("reported",)))
    assert set(table["yardstick"]) == {"IDC apps"}
    assert places(table, "IDC apps") == {"Alibaba": 2, "Baidu": 1}


def test_the_rest_of_a_market_is_what_the_shares_leave(claims: Claims, view: View) -> None:
    table = shares_under(claims, view)
    assert list(table["company"]) == ["Alibaba", "ByteDance", "Huawei", "Tencent", "Baidu", REST]
    assert list(table["place"]) == [1, 2, 3, 4, 5, None]  # nobody in particular has no place
    rest = table.iloc[-1]
    assert rest["share"] == pytest.approx(100 - 35.8 - 14.8 - 13.1 - 7 - 6.1)
    assert set(rest["claims"]) == set(ids_of(table[:-1]))
    assert rest["status"] == "derived"


def test_hiding_a_company_does_not_move_its_share_to_the_rest(claims: Claims, view: View) -> None:
    table = shares_under(claims, replace(view, company=("Baidu",)))
    assert list(table["company"]) == ["Huawei", "Baidu", NOT_SHOWN, REST]
    assert list(table["share"][-2:]) == pytest.approx([35.8 + 14.8 + 7, 23.2])
    assert table["share"].sum() == pytest.approx(100)
    assert "alibaba.share.omdia.2025-H1" in table["claims"].iloc[-1]


def test_the_concentration_is_the_sum_of_squared_shares(claims: Claims, view: View) -> None:
    by_hand = 35.8**2 + 14.8**2 + 13.1**2 + 7**2 + 6.1**2
    assert shares_under(claims, view)["concentration"].iloc[0] == pytest.approx(by_hand)


def test_a_break_of_the_yardstick_starts_another_stretch(claims: Claims, view: View) -> None:
    table = share_history(claims, replace(view, yardstick="Canalys cloud"))
    stretches = dict(zip(table["period"], table["stretch"], strict=True))
    assert stretches == {"2024-Q4": 0, "2025-Q1": 1}


def test_a_history_without_breaks_is_one_stretch(claims: Claims, view: View) -> None:
    assert set(share_history(claims, view)["stretch"]) == {0}


@settings(max_examples=10)
@given(
    yardstick=st.sampled_from(YARDSTICKS),
    company=st.sampled_from(COMPANIES),
    period=st.sampled_from(["2024-Q4", "2025-Q1", "2025-H1", "2025", "2025-Q4"]),
    share=st.floats(0, 100),
)
@example(
    yardstick="IDC apps", company="Tencent", period="2025", share=0.0
)  # leaves no claim a bound
def test_a_share_changes_only_the_rows_of_its_own_yardstick(
    claims: Claims, yardstick: str, company: str, period: str, share: float
) -> None:
    view = View.of(claims)
    more = adding(claims, claim(company, "market_share", period, share, yardstick=yardstick))
    for table in (placings, latest_placings):
        before, after = table(claims, view), table(more, view)
        others_before = before[before["yardstick"] != yardstick].reset_index(drop=True)
        others_after = after[after["yardstick"] != yardstick].reset_index(drop=True)
        pd.testing.assert_frame_equal(others_after, others_before)
