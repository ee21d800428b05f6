"""Every claim can be found by its words, also those that are not drawn."""

from dataclasses import replace

from components.analysis.sources.evidence import SHOWN, all_claims, all_sources, found_claims
from components.analysis.view.view import View
from components.claims.model import Claims
from tests.made import adding, claim


def found(claims: Claims, view: View, *measures: str) -> set[str]:
    return set(found_claims(claims, view, None, measures)["claim"])


def test_every_claim_of_the_file_is_a_row(claims: Claims) -> None:
    table = all_claims(claims)
    assert list(table["claim"]) == [c.id for c in claims.claims]
    assert list(table.columns)[: len(SHOWN)] == list(SHOWN)


def test_nothing_is_found_where_no_claim_is_left(claims: Claims, view: View) -> None:
    nothing = replace(claims, claims=())
    assert found_claims(nothing, view, None, ()).empty


def test_only_claims_that_are_named_are_found_and_without_names_all(
    claims: Claims, view: View
) -> None:
    assert list(found_claims(claims, view, {"baidu.risk.ads"}, ())["claim"]) == ["baidu.risk.ads"]
    assert found_claims(claims, view, set(), ()).empty
    assert len(found(claims, view)) == len(claims.claims)


def test_a_claim_that_is_not_drawn_says_the_reason(claims: Claims, view: View) -> None:
    table = found_claims(claims, view, {"alibaba.cloud_revenue.2025-Q2.slip"}, ())
    assert table["note"].iloc[0] == "Not drawn: A slip of the pen in a digest."


def test_hidden_companies_are_not_found_but_the_others_are(claims: Claims, view: View) -> None:
    table = found_claims(claims, replace(view, company=("Baidu",)), None, ())
    assert set(table["company"]) == {"Baidu", "Huawei", "Amazon", "Meta", "Market"}


def test_a_status_and_a_measure_narrow_the_search(claims: Claims, view: View) -> None:
    assert found(claims, replace(view, status=("target",))) == {"alibaba.capex_plan.2025"}
    assert found(claims, view, "Capex plan") == {"alibaba.capex_plan.2025"}


def test_a_value_is_said_with_its_bound_range_or_words(claims: Claims) -> None:
    spread = claim("Baidu", "capex", "2025-Q4", None, low=1000, high=2500.5)
    said = all_claims(adding(claims, spread)).set_index("claim")["said"]
    assert said["alibaba.capex_plan.2025"] == "more than RMB 380bn"
    assert said["bytedance.capex.2025"] == "about RMB 150bn"
    assert said["alibaba.capex.2025-Q1"] == "RMB 24.6bn"
    assert said["baidu.risk.ads"] == "Advertising shrinks."
    assert said[spread.id] == "RMB 1bn to RMB 2.5bn"


def test_a_claim_is_named_and_graded_and_its_period_is_said_aloud(claims: Claims) -> None:
    row = all_claims(claims).set_index("claim").loc["bytedance.share.idc.2025-H1"]
    assert row["name"] == "ByteDance, share by IDC model calls"
    assert (row["said"], row["when"]) == ("49.2%", "first half of 2025")
    assert row["grade"] in "ABCDE"


def test_sources_are_counted_by_the_claims_that_rest_on_them(claims: Claims) -> None:
    table = all_sources(claims)
    assert len(table) == len(claims.sources)
    assert table["Claims"].sum() == len(claims.claims)
    assert table["Claims"].is_monotonic_decreasing
    inferred = table.set_index("Title").loc["IDC model calls", "Published"]
    assert inferred == "October 2025 (inferred)"
