"""Explanations attach to the entries that they are about, and to no others."""

from dataclasses import replace

import pytest

from components.analysis.ledger.ledger import ledger
from components.claims.clocks import held_on
from components.claims.model import Claims
from tests.ledgers import (
    FIRST,
    RIVAL,
    clean_claims,
    explaining,
)
from tests.made import adding, claim


@pytest.fixture(scope="module")
def clean() -> Claims:
    return clean_claims()


def test_an_explanation_attaches_when_it_names_every_claim_of_an_entry(clean: Claims) -> None:
    planted = adding(clean, RIVAL)
    (entry,) = ledger(explaining(planted, FIRST, "rival", "alibaba.capex.2025-Q4"))
    assert (entry.status, entry.why) == ("explained", "Because.")


def test_a_new_rival_opens_an_explained_entry_again(clean: Claims) -> None:
    third = claim("Alibaba", "capex", "2025-Q3", 40000)
    planted = explaining(adding(clean, RIVAL, third), FIRST, "rival")
    assert [entry.status for entry in ledger(planted)] == ["open"]


def test_an_explanation_of_another_kind_does_not_attach(clean: Claims) -> None:
    planted = explaining(adding(clean, RIVAL), FIRST, "rival", kind="growth")
    assert [entry.status for entry in ledger(planted)] == ["open"]


def test_an_entry_about_one_claim_is_explained_only_by_its_kind(clean: Claims) -> None:
    late = replace(clean, edition="2026-09-30")
    held = "alibaba.cloud_revenue.2026-Q1"
    assert ledger(explaining(late, held))[0].status == "open"
    assert ledger(explaining(late, held, kind="overdue"))[0].status == "explained"


def test_figures_of_two_definitions_are_listed_though_no_rule_finds_them(clean: Claims) -> None:
    names = ("baidu.cloud_revenue.2025-Q2", "baidu.cloud_infra_revenue.2025-Q3")
    (entry,) = ledger(explaining(clean, *names, kind="definition"))
    assert (entry.kind, entry.status, entry.claims) == ("definition", "explained", names)
    assert entry.what == (
        "Baidu: RMB 6.5bn (cloud revenue, April to June 2025) "
        "against RMB 4.2bn (AI Cloud Infra revenue, July to September 2025)."
    )


def test_one_figure_or_two_sentences_can_be_explained(clean: Claims) -> None:
    (one,) = ledger(explaining(clean, "alibaba.capex_plan.2025", kind="definition"))
    assert one.what == ("Alibaba, capex plan, January 2025 to December 2027: more than RMB 380bn.")
    (two,) = ledger(
        explaining(clean, "alibaba.strategy.build", "baidu.risk.ads", kind="definition")
    )
    assert (two.by, "'Advertising shrinks.'" in two.what) == ("", True)


def test_a_definition_is_silent_where_one_of_its_claims_is_not_seen(clean: Claims) -> None:
    assert ledger(explaining(clean, FIRST, "not.seen", kind="definition")) == ()


def test_an_explanation_of_new_figures_speaks_of_the_old_ones_in_an_old_edition(
    clean: Claims,
) -> None:
    """The digits of a filing replace a rounded figure; that it differs by definition stays said."""
    newer = claim("Alibaba", "cloud_revenue", "2025-Q2", 33_400, added="2026-07-31").model_copy(
        update={"supersedes": (FIRST,), "because": "The filing prints it."}
    )
    other = "baidu.cloud_infra_revenue.2025-Q3"
    later = replace(adding(clean, newer), edition="2026-07-31")
    told = explaining(later, newer.id, other, kind="definition")
    then = held_on(told, "2026-06-30")
    assert [entry.claims for entry in ledger(told) if entry.kind == "definition"] == [
        (newer.id, other)
    ]
    assert [entry.claims for entry in ledger(then) if entry.kind == "definition"] == [
        (FIRST, other)
    ]
