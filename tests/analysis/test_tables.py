"""Claims to tables and back: what may be drawn, which of two figures, and what a row rests on."""

from dataclasses import replace

from components.analysis.tables import (
    COLUMNS,
    best_of_each,
    definitions_of,
    ids_of,
    newest_date,
    number_table,
    roots,
    sources_of,
    typed_frame,
)
from components.claims.model import Claims
from components.claims.terms import Definition
from tests.graded import source
from tests.made import adding, claim


def test_a_table_holds_every_number_that_may_be_drawn_and_no_other(claims: Claims) -> None:
    drawn = set(ids_of(number_table(claims)))
    kept = {c.id for c in claims.claims if c.value is not None and not c.do_not_plot}
    assert drawn == kept
    assert "alibaba.cloud_revenue.2025-Q2.slip" not in drawn
    assert "baidu.risk.ads" not in drawn


def test_a_superseded_claim_is_replaced_by_the_one_that_supersedes_it(claims: Claims) -> None:
    newer = claim(
        "Tencent",
        "capex",
        "2025-Q1",
        27500,
        supersedes=("tencent.capex.2025-Q1",),
        because="It was restated.",
    )
    table = number_table(adding(claims, newer))
    own = table[(table["company"] == "Tencent") & (table["period"] == "2025-Q1")]
    assert ids_of(own[own["metric"] == "capex"]) == [newer.id]


def test_the_firmest_of_several_figures_is_taken_before_the_latest(claims: Claims) -> None:
    guess = claim("Alibaba", "capex", "2025-Q1", 99_999, status="estimate", source="press-report")
    table = number_table(adding(claims, guess))
    best = ids_of(best_of_each(table, ["company", "metric", "period"]))
    assert "alibaba.capex.2025-Q1" in best
    assert guess.id not in best


def test_of_equally_firm_figures_the_latest_published_is_taken(claims: Claims) -> None:
    later = claim("Alibaba", "capex", "2025-Q1", 24_600, source="alibaba-late")
    table = number_table(adding(claims, later))
    best = set(ids_of(best_of_each(table, ["company", "metric", "period"])))
    assert later.id in best
    assert "alibaba.capex.2025-Q1" not in best


def test_a_table_without_rows_still_has_dates_and_numbers() -> None:
    table = typed_frame([], COLUMNS)
    assert tuple(table.columns) == COLUMNS
    assert table["end"].dtype.kind == "M"
    assert table["value"].dtype == "float64"


def test_the_ids_of_a_table_are_named_once_and_in_order() -> None:
    table = typed_frame([(("b", "a"),), (("a", "c"),), ((),)], ["claims"])
    assert ids_of(table) == ["b", "a", "c"]


def test_a_derived_claim_is_followed_by_those_it_comes_from(claims: Claims) -> None:
    named = roots(claims, ["alibaba.capex.2025-Q2", "alibaba.capex.2025-Q1"])
    assert named == ["alibaba.capex.2025-Q2", "alibaba.capex.2025-H1", "alibaba.capex.2025-Q1"]


def test_a_derived_row_cites_the_sources_of_its_inputs(claims: Claims) -> None:
    late = claim(
        "Tencent",
        "capex",
        "2025-Q3",
        1000,
        status="derived",
        derived_from=("alibaba.capex.2025-Q4", "alibaba.capex.2025-Q1"),
        formula="a - b",
    )
    more = adding(claims, late)
    table = typed_frame([((late.id,),)], ["claims"])
    cited = [source.id for source in sources_of(more, table)]
    assert cited == ["press-report", "alibaba-late", "alibaba-results"]


def test_what_each_company_counts_is_told_of_those_among_the_claims(claims: Claims) -> None:
    (alibaba, *_) = [c for c in claims.claims if c.company == "Alibaba" and c.metric == "capex"]
    (tencent, *_) = [c for c in claims.claims if c.company == "Tencent" and c.metric == "capex"]
    words = tuple(
        Definition(company=name, text=f"What {name} counts.") for name in ("Tencent", "Alibaba")
    )
    metrics = tuple(
        m.model_copy(update={"definitions": words}) if m.name == "capex" else m
        for m in claims.metrics
    )
    told = replace(claims, metrics=metrics)
    assert [d.company for _, d in definitions_of(told, [alibaba.id])] == ["Alibaba"]
    both = definitions_of(told, [alibaba.id, tencent.id])
    assert [(m.name, d.text) for m, d in both] == [
        ("capex", "What Tencent counts."),
        ("capex", "What Alibaba counts."),
    ]
    assert definitions_of(claims, [alibaba.id]) == []


def test_the_newest_date_is_one_to_the_day_where_there_is_one() -> None:
    rough = source("rough", kind="press", publisher="A", published="2026")
    exact = source("exact", kind="press", publisher="B", published="2026-05-20")
    assert newest_date([rough, exact]) == "2026-05-20"
    assert newest_date([rough]) == "2026"
