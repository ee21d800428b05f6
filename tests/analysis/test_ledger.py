"""The ledger finds figures that differ and parts that do not add up, and none in a clean file."""

from typing import Any

import pytest

from components.analysis.ledger.ledger import RULES, LedgerEntry, ledger
from components.claims.claim import Claim
from components.claims.ledger_terms import LEDGER_KINDS
from components.claims.model import Claims
from tests.ledgers import FIRST, RIVAL, SMALL, changed, clean_claims, entries
from tests.made import adding, claim


@pytest.fixture(scope="module")
def clean() -> Claims:
    return clean_claims()


def test_the_small_file_holds_its_slip_and_a_source_without_an_address() -> None:
    slip, source = ledger(SMALL)
    assert (slip.kind, slip.status, slip.why) == (
        "disagreement",
        "explained",
        "A slip of the pen in a digest.",
    )
    assert slip.what == (
        "Alibaba, cloud revenue, April to June 2025: "
        "RMB 33.398bn (Alibaba) against RMB 24.3bn (Some digest)."
    )
    assert slip.by == "RMB 9.1bn, 37%"
    assert (source.id, source.by) == ("no-link.idc-digest", "3 figures on it alone")


def test_a_clean_file_has_an_empty_ledger(clean: Claims) -> None:
    assert ledger(clean) == ()


def test_the_ledger_is_computed_once(clean: Claims) -> None:
    assert ledger(clean) is ledger(clean)


def test_there_is_a_rule_for_each_kind_and_missing_addresses_come_last() -> None:
    assert tuple(RULES) == LEDGER_KINDS
    assert LEDGER_KINDS[-1] == "no link"


# Disagreements


def test_figures_for_one_thing_that_differ_are_found_also_when_one_is_kept_off_the_charts(
    clean: Claims,
) -> None:
    (entry,) = entries(adding(clean, RIVAL), "disagreement")
    assert entry.claims == (FIRST, "rival")
    assert (entry.status, entry.why, entry.by) == ("open", None, "RMB 3.5bn, 11%")


@pytest.mark.parametrize(
    "other",
    [
        {"value": 31600},
        {"value": 30000, "bound": "floor"},
        {"value": 40000, "bound": "ceiling"},
        {"value": 32000, "bound": "about"},
        {"value": 4900, "unit": "USD million"},
        {"value": 35000, "brand": "Some brand"},
        {"value": 35000, "status": "projection", "house": "A House"},
    ],
    ids=str,
)
def test_figures_that_may_be_one_or_of_different_things_do_not_disagree(
    clean: Claims, other: dict[str, Any]
) -> None:
    rival = claim("Alibaba", "capex", "2025-Q3", **other)
    assert entries(adding(clean, rival), "disagreement") == []


def test_a_floor_above_a_figure_disagrees_with_it(clean: Claims) -> None:
    rival = claim("Alibaba", "capex", "2025-Q3", 35000, bound="floor")
    assert entries(adding(clean, rival), "disagreement")


def test_forecasts_disagree_only_within_one_house(clean: Claims) -> None:
    def forecast(house: str, value: float) -> Claim:
        return claim("Tencent", "capex", "2027", value, status="projection", house=house)

    one, rival, other = forecast("A", 90000), forecast("A", 120000), forecast("B", 150000)
    assert entries(adding(clean, one, other), "disagreement") == []
    (entry,) = entries(adding(clean, one, other, rival), "disagreement")
    assert entry.claims == (one.id, rival.id)


def test_a_disagreement_of_which_one_figure_still_counts_is_withdrawn_for_the_reason_given(
    clean: Claims,
) -> None:
    better = claim("Alibaba", "capex", "2025-Q3", 35000, supersedes=(FIRST,), because="Recast.")
    (entry,) = entries(adding(clean, better), "disagreement")
    assert (entry.status, entry.why) == ("withdrawn", "Recast.")


# Parts and wholes


@pytest.mark.parametrize(
    ("period", "value"),
    [("2025", 130000), ("2025-Q2..2026-Q1", 120000), ("ttm-2026-Q1", 140000)],
)
def test_quarters_that_do_not_add_up_to_a_printed_whole_are_found(
    clean: Claims, period: str, value: float
) -> None:
    whole = claim("Alibaba", "capex", period, value)
    (entry,) = entries(adding(clean, whole), "parts and whole")
    assert entry.claims[0] == whole.id
    assert len(entry.claims) == 5


def test_halves_that_do_not_add_up_to_the_year_are_found(clean: Claims) -> None:
    more = [claim("Baidu", "capex", p, v) for p, v in (("2025-H1", 3), ("2025-H2", 4), ("2025", 9))]
    (entry,) = entries(adding(clean, *more), "parts and whole")
    assert (
        entry.what
        == "Baidu, capex, 2025: printed is RMB 0.009bn, the halves add up to RMB 0.007bn."
    )


def test_a_whole_that_is_about_a_figure_may_be_two_percent_off(clean: Claims) -> None:
    def found(value: float, **bound: str) -> list[LedgerEntry]:
        whole = claim("Alibaba", "capex", "2025", value, **bound)
        return entries(adding(clean, whole), "parts and whole")

    assert found(125900)
    assert found(125900, bound="about") == []
    assert found(128900, bound="about")


def test_what_was_expected_early_is_not_added_up(clean: Claims) -> None:
    early = claim("Alibaba", "capex", "2025", 1000, status="estimate", source="alibaba-results")
    assert entries(adding(clean, early), "parts and whole") == []


def test_shares_above_the_whole_are_found(clean: Claims) -> None:
    name = "alibaba.share.omdia.2025-H1"
    (entry,) = entries(changed(clean, name, value=75.0), "parts and whole")
    assert (entry.by, len(entry.claims)) == ("16 points", 5)


@pytest.mark.parametrize(
    ("count", "value", "is_found"),
    [(2, 51, False), (2, 60, True), (3, 60, False), (3, 45, True)],
)
def test_a_joint_share_is_held_against_the_shares_of_those_it_joins(
    clean: Claims, count: int, value: float, is_found: bool
) -> None:
    joint = claim(
        *("Market", "market_share_top", "2024-Q4", value),
        id=f"market.top{count}",
        unit="percent",
        yardstick="Canalys cloud",
    )
    assert bool(entries(adding(clean, joint), "parts and whole")) == is_found


def test_a_joint_share_whose_id_does_not_say_of_how_many_is_left_alone(clean: Claims) -> None:
    joint = claim(
        "Market", "market_share_top", "2024-Q4", 12, unit="percent", yardstick="Canalys cloud"
    )
    assert ledger(adding(clean, joint)) == ()
