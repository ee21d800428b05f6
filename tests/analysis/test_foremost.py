"""What is told first of an edition: what changed, and what is contested, the weightiest on top."""

from dataclasses import replace

from components.analysis.ledger.foremost import (
    changes_told,
    contested_told,
    edition_before,
    open_questions,
)
from components.claims.claim import Claim
from components.claims.ledger_terms import Explanation
from components.claims.model import Claims
from tests.made import adding, by_quarter, claim

NOW = "2026-06-30"


def superseding(old: Claim, value: float) -> Claim:
    """A better figure in place of an older one."""
    how = {"supersedes": (old.id,), "because": "A better page.", "added": NOW}
    return claim(old.company, old.metric, old.period, value, **how)


def earlier(*made: Claim) -> list[Claim]:
    """Claims of the edition before."""
    return [one.model_copy(update={"added": "2025-12-31"}) for one in made]


def test_a_first_edition_has_none_before_it(claims: Claims) -> None:
    first = replace(
        claims, claims=tuple(c.model_copy(update={"added": NOW}) for c in claims.claims)
    )
    assert edition_before(first) == ""
    assert changes_told(first) == ()


def test_what_moved_most_is_told_first_and_what_is_only_more_exact_last(claims: Claims) -> None:
    old = earlier(
        claim("Baidu", "capex", "2025-Q3", 1_000),
        claim("Tencent", "capex", "2025-Q3", 2_000),
        claim("Tencent", "cloud_revenue", "2025-Q3", 4_000),
    )
    new = [
        superseding(old[0], 1_100),
        superseding(old[1], 3_000),
        superseding(old[2], 4_001),
        *by_quarter("ByteDance", "capex", "2024-Q1", 100, 110, 120),
    ]
    before = replace(claims, claims=tuple(earlier(*claims.claims)))
    told = changes_told(adding(before, *old, *new))
    assert [line.about for line in told[:2]] == [
        "Tencent, capex, July to September 2025",
        "Baidu, capex, July to September 2025",
    ]
    assert told[0].words == "RMB 3bn in place of RMB 2bn"
    lines = {line.about: line.words for line in told}
    assert lines["ByteDance, capex"] == "3 figures added, January 2024 to September 2024"
    assert lines["Tencent, cloud revenue"] == (
        "1 figure now more exact, July 2025 to September 2025"
    )
    assert list(lines)[-1] == "Tencent, cloud revenue"


def test_what_is_drawn_nowhere_is_not_told(claims: Claims) -> None:
    (old,) = earlier(claim("Baidu", "capex", "2025-Q3", 1_000))
    hidden = superseding(old, 9_000).model_copy(update={"do_not_plot": "A slip."})
    assert "Baidu, capex" not in str(changes_told(adding(claims, old, hidden)))


def test_open_questions_are_told_the_most_telling_metric_first(claims: Claims) -> None:
    pairs = {
        metric: [
            claim("Tencent", metric, "2025-Q3", value, source=source)
            for value, source in ((1_000, "press-report"), (2_000, "alibaba-results"))
        ]
        for metric in ("exchange_rate", "cloud_revenue", "capex")
    }
    more = adding(claims, *(one for pair in pairs.values() for one in pair))
    about = [line.about for line in contested_told(more)]
    assert [name.split(", ")[1] for name in about if name.startswith("Tencent")][:2] == [
        "capex",
        "cloud revenue",
    ]
    assert len(about) == len(open_questions(more))


def test_what_is_explained_is_no_open_question(claims: Claims) -> None:
    pair = [
        claim("Tencent", "capex", "2025-Q3", value, source=source)
        for value, source in ((1_000, "press-report"), (2_000, "alibaba-results"))
    ]
    more = adding(claims, *pair)
    why = Explanation(
        claims=tuple(one.id for one in pair), why="Two definitions.", status="explained"
    )
    settled = replace(more, explained=(*more.explained, why))
    assert len(open_questions(settled)) == len(open_questions(more)) - 1
