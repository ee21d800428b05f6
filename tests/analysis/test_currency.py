"""Money in another currency: at each quarter's own rate, with the rate's claim, or not at all."""

import pytest

from components.analysis.money.currency import money_table, rates
from components.claims.model import Claims
from tests.made import adding, claim, without


def row(claims: Claims, currency: str, name: str) -> dict[str, object] | None:
    table = money_table(claims, currency)
    found = table[[name in ids for ids in table["claims"]]].to_dict("records")
    assert len(found) < 2
    return found[0] if found else None


def test_money_in_its_own_currency_only_becomes_billions(claims: Claims) -> None:
    found = row(claims, "RMB", "alibaba.capex.2025-Q1")
    assert found["value"] == pytest.approx(24.612)
    assert found["unit"] == "RMB bn"
    assert (found["claims"], found["status"]) == (("alibaba.capex.2025-Q1",), "reported")


def test_a_quarter_is_converted_at_its_own_rate(claims: Claims) -> None:
    first = row(claims, "USD", "alibaba.capex.2025-Q1")
    second = row(claims, "USD", "alibaba.cloud_revenue.2025-Q2")
    assert first["value"] == pytest.approx(24.612 / 7.257)
    assert second["value"] == pytest.approx(33.398 / 7.1636)
    assert first["unit"] == second["unit"] == "USD bn"


def test_a_converted_figure_carries_the_claim_of_its_rate_and_keeps_its_status(
    claims: Claims,
) -> None:
    found = row(claims, "USD", "alibaba.capex.2025-Q1")
    assert found["claims"] == ("alibaba.capex.2025-Q1", "market.fx.2025-Q1")
    assert found["status"] == "reported"


def test_a_half_year_is_converted_at_the_mean_of_its_quarters(claims: Claims) -> None:
    found = row(claims, "USD", "alibaba.capex.2025-H1")
    assert found["value"] == pytest.approx(63.292 / ((7.257 + 7.1636) / 2))
    assert found["claims"] == (
        "alibaba.capex.2025-H1",
        "market.fx.2025-Q1",
        "market.fx.2025-Q2",
    )


@pytest.mark.parametrize("name", ["alibaba.capex.2025-Q3", "bytedance.capex.2025"])
def test_a_figure_without_all_its_rates_is_left_out(claims: Claims, name: str) -> None:
    less = without(claims, metric="exchange_rate", period="2025-Q3")
    assert row(claims, "USD", name) is not None
    assert row(less, "RMB", name) is not None
    assert row(less, "USD", name) is None


def test_an_estimate_stays_one_in_any_currency(claims: Claims) -> None:
    guess = claim(
        "ByteDance", "capex", "2025-Q2", 40_000, status="estimate", low=35_000, high=50_000
    )
    found = row(adding(claims, guess), "USD", guess.id)
    assert found["status"] == "estimate"
    assert found["low"] == pytest.approx(35 / 7.1636)
    assert found["high"] == pytest.approx(50 / 7.1636)


def test_dollars_become_renminbi_at_the_rate_of_their_month(claims: Claims) -> None:
    dollars = claim("Tencent", "capex", "2025-05", 1_000, unit="USD million")
    more = adding(claims, dollars)
    assert row(more, "RMB", dollars.id)["value"] == pytest.approx(7.1636)
    assert row(more, "USD", dollars.id)["value"] == pytest.approx(1)


def test_what_is_not_money_is_not_converted(claims: Claims) -> None:
    assert set(money_table(claims, "RMB")["unit"]) == {"RMB bn"}
    assert "market_share" not in set(money_table(claims, "USD")["metric"])


def test_a_rate_is_known_once_a_quarter(claims: Claims) -> None:
    again = claim("Market", "exchange_rate", "2025-Q1", 7.3)
    table = rates(adding(claims, again))
    assert table["period"].is_unique
    assert dict(zip(table["period"], table["rate"], strict=True))["2025-Q1"] == 7.257
