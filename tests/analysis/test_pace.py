"""Growth, index and share: only against what is held, and of one definition."""

from dataclasses import replace

import pandas as pd
import pytest

from components.analysis.ledger.ledger import ledger
from components.analysis.money.pace import as_shown, printed_growth
from components.analysis.money.timeline import series
from components.analysis.view.view import GROWTH, INDEX, OF_REVENUE, View
from components.claims.model import Claims
from components.claims.terms import Break
from tests.made import adding, by_quarter, claim, without


def shown(
    claims: Claims, view: View, way: str, metric: str = "capex", who: str = "Alibaba", **how: object
) -> pd.DataFrame:
    own = replace(view, shown_as=way, **how)
    return as_shown(claims, own, series(claims, own, metric, (who,)))


def values(table: pd.DataFrame) -> dict[str, float]:
    return dict(zip(table["period"], table["value"].round(3), strict=True))


def test_growth_is_on_the_same_quarter_a_year_before(claims: Claims, view: View) -> None:
    table = shown(claims, view, GROWTH)
    assert values(table) == {"2026-Q1": pytest.approx((26887 / 24612 - 1) * 100, abs=0.001)}
    row = table.iloc[0]
    assert row["claims"] == ("alibaba.capex.2026-Q1", "alibaba.capex.2025-Q1")
    assert (row["unit"], row["status"]) == ("percent", "derived")


def test_growth_of_four_quarters_is_on_the_four_before(claims: Claims, view: View) -> None:
    more = adding(claims, *by_quarter("Alibaba", "capex", "2024-Q2", 1000, 2000, 3000))
    table = shown(more, view, GROWTH, span="four quarters")
    now, then = 38680 + 31501 + 28999 + 26887, 1000 + 2000 + 3000 + 24612
    assert values(table)["ttm-2026-Q1"] == pytest.approx((now / then - 1) * 100, abs=0.001)


@pytest.mark.parametrize(("then", "now"), [(-5, 10), (0, 10), (5, -10)])
def test_growth_from_or_to_below_zero_says_nothing(
    claims: Claims, view: View, then: float, now: float
) -> None:
    more = adding(
        claims,
        claim("Baidu", "free_cash_flow", "2024-Q4", then),
        claim("Baidu", "free_cash_flow", "2025-Q4", now),
    )
    assert shown(more, view, GROWTH, "free_cash_flow", "Baidu").empty


def test_nothing_grows_across_a_change_of_definition(claims: Claims, view: View) -> None:
    anew = Break(at="2025-Q3", company="Alibaba", why="Counted anew.")
    metrics = tuple(
        m.model_copy(update={"breaks": (anew,)}) if m.name == "capex" else m for m in claims.metrics
    )
    changed = replace(claims, metrics=metrics)
    assert shown(changed, view, GROWTH).empty
    assert set(values(shown(changed, view, INDEX, index_from="2025-Q1"))) == {"2025-Q1", "2025-Q2"}
    small = tuple(
        m.model_copy(update={"breaks": (anew.model_copy(update={"compares": True}),)})
        if m.name == "capex"
        else m
        for m in claims.metrics
    )
    assert len(shown(replace(claims, metrics=small), view, GROWTH)) == 1


def test_a_base_that_was_worked_back_from_the_figure_gives_no_growth(
    claims: Claims, view: View
) -> None:
    now = claim("Tencent", "capex", "2025-Q4", 3000, growth=50)
    back = claim(
        "Tencent",
        "capex",
        "2024-Q4",
        2000,
        status="derived",
        derived_from=(now.id,),
        formula="a / 1.5",
    )
    found = shown(adding(claims, now, back), view, GROWTH, who="Tencent")
    assert "2025-Q4" not in values(found)
    plain = back.model_copy(update={"derived_from": (), "formula": None, "status": "reported"})
    assert "2025-Q4" in values(shown(adding(claims, now, plain), view, GROWTH, who="Tencent"))


def test_an_index_is_100_in_its_quarter(claims: Claims, view: View) -> None:
    table = shown(claims, view, INDEX, index_from="2025-Q2")
    found = values(table)
    assert found["2025-Q2"] == 100
    assert found["2025-Q1"] == pytest.approx(24612 / 38680 * 100, abs=0.001)
    assert set(table["unit"]) == {"index"}


def test_an_index_without_its_quarter_is_not_drawn(claims: Claims, view: View) -> None:
    assert shown(claims, view, INDEX, index_from="2024-Q4").empty


def test_an_index_of_four_quarters_starts_from_those_that_end_with_its_quarter(
    claims: Claims, view: View
) -> None:
    table = shown(claims, view, INDEX, span="four quarters", index_from="2025-Q4")
    assert values(table)["ttm-2025-Q4"] == 100


def test_a_share_is_of_cloud_revenue_of_the_same_period(claims: Claims, view: View) -> None:
    table = shown(claims, view, OF_REVENUE)
    assert values(table)["2025-Q1"] == pytest.approx(24612 / 30127 * 100, abs=0.001)
    row = table[table["period"] == "2025-Q1"].iloc[0]
    assert row["claims"] == ("alibaba.capex.2025-Q1", "alibaba.cloud_revenue.2025-Q1")
    assert shown(claims, view, OF_REVENUE, who="Tencent").empty


def test_a_share_does_not_change_its_definition_on_the_way(claims: Claims, view: View) -> None:
    more = adding(claims, *by_quarter("Baidu", "capex", "2025-Q1", 2900, 3800, 3400))
    # The wider line ends with 2025-Q2, the narrower one alone reaches 2025-Q3.
    assert set(values(shown(more, view, OF_REVENUE, who="Baidu"))) == {"2025-Q3"}


def test_revenue_is_no_share_of_itself(claims: Claims, view: View) -> None:
    assert shown(claims, view, OF_REVENUE, metric="cloud_revenue").empty


def printed(claims: Claims, view: View, **how: object) -> dict[str, float]:
    own = replace(view, shown_as=GROWTH, **how)
    return values(printed_growth(claims, own, series(claims, own, "cloud_revenue", ("Alibaba",))))


def test_growth_as_printed_stands_on_the_claim_that_prints_it(claims: Claims, view: View) -> None:
    assert printed(claims, view) == {"2025-Q1": 18, "2025-Q2": 26, "2026-Q1": 38}


def test_no_printed_growth_is_set_beside_converted_figures(claims: Claims, view: View) -> None:
    assert printed(claims, view, currency="USD") == {}


def test_printed_growth_may_be_a_claim_of_its_own(claims: Claims, view: View) -> None:
    metric = claims.metric["capex"].model_copy(
        update={"name": "capex_growth", "growth_of": "capex", "units": ("percent",)}
    )
    own = replace(claims, metrics=(*claims.metrics, metric))
    said = claim("Alibaba", "capex_growth", "2026-Q1", 9, unit="percent")
    amounts = series(own, view, "capex", ("Alibaba",))
    table = printed_growth(adding(own, said), view, amounts)
    assert values(table) == {"2026-Q1": 9}
    assert table["claims"].iloc[0] == (said.id,)


def test_a_printed_growth_that_the_figures_do_not_give_is_in_the_ledger(claims: Claims) -> None:
    wrong = claim("Alibaba", "cloud_revenue", "2026-Q1", 41630, growth=30)
    less = without(claims, id="alibaba.cloud_revenue.2026-Q1")
    kinds = {e.kind for e in ledger(adding(less, wrong)) if wrong.id in e.claims}
    assert kinds == {"growth"}
    fits = {e.kind for e in ledger(claims) if "alibaba.cloud_revenue.2026-Q1" in e.claims}
    assert "growth" not in fits
