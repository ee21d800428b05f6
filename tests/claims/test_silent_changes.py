"""The claims file is only ever added to: what changes in silence is refused."""

import pytest

from components.claims.model import Claims
from components.claims.reading.history import lines_of, silent_changes
from components.claims.reading.load import load_claims
from components.claims.reading.problems import Problem
from tests.editions import ADDED, FIRST, RISK, WITHDRAWN, changed, entry_of, line_of


def _silent(claims: Claims, text: str) -> list[Problem]:
    return silent_changes(claims, load_claims(text, doubting=False), lines_of(text))


def test_a_file_that_adds_supersedes_and_withdraws_says_all_it_did(
    claims: Claims, newer: str
) -> None:
    assert _silent(claims, newer) == []


def test_a_file_is_no_older_than_itself(claims: Claims, text: str) -> None:
    assert _silent(claims, text) == []


@pytest.mark.parametrize(
    ("name", "right", "wrong", "said"),
    [
        ("tencent.capex.2025-Q1", "value: 27480", "value: 27481", "value was 27480, now 27481"),
        (RISK, "Advertising shrinks.", "All is well.", "text was 'Advertising shrinks.', now "),
        (FIRST, ", growth: 38", "", "growth was 38, now empty"),
        (FIRST, "bound: about, ", "", "bound was 'about', now empty"),
        (RISK, "source: press-report", "source: alibaba-late", "source was 'press-report', now "),
        ("bytedance.capex.2025", "house: The Paper", "house: A Paper", "house was 'The Paper of"),
        ("market.fx.2025-Q1", "period: 2025-Q1", "period: 2024-Q4", "period was '2025-Q1', now "),
        (RISK, "added: 2026-06-30", "added: 2026-01-31", "added was '2026-06-30', now "),
        ("baidu.share.idc.2025-H1", "estimate", "reported", "status was 'estimate', now "),
        (
            "tencent.capex.2025-Q1",
            "metric",
            "low: 27480, high: 27500, metric",
            "high was empty, now 27500",
        ),
    ],
)
def test_a_claim_that_says_something_else_is_refused_where_it_says_it(
    claims: Claims, newer: str, name: str, right: str, wrong: str, said: str
) -> None:
    text = changed(newer, name, right, wrong)
    problem = _silent(claims, text)[0]
    assert (problem.line, problem.entry) == (line_of(text, entry_of(text, name)), name)
    assert problem.wrong.startswith(said)
    assert "add a claim with supersedes and because" in problem.right


def test_a_fault_in_a_long_entry_is_named_by_its_own_line(claims: Claims, newer: str) -> None:
    text = changed(newer, "tencent.capex.2025-Q1", "value: 27480", "\n   value: 27481")
    (problem,) = _silent(claims, text)
    assert problem.line == line_of(text, "value: 27481")


def test_a_formula_with_the_same_result_is_still_another(claims: Claims, newer: str) -> None:
    text = changed(newer, "alibaba.capex.2025-Q2", "formula: a - b", "formula: 0 - b + a")
    assert [p.wrong for p in _silent(claims, text)] == ["formula was 'a - b', now '0 - b + a'"]


def test_a_claim_that_vanished_is_missed_in_the_section(claims: Claims, newer: str) -> None:
    text = newer.replace(entry_of(newer, RISK) + "\n", "")
    (problem,) = _silent(claims, text)
    assert (problem.line, problem.entry) == (line_of(text, "claims:\n-"), RISK)
    assert problem.wrong == "the claim has vanished"
    assert "withdraw it with a date (withdrawn) and a reason (because)" in problem.right


def test_a_claim_cannot_enter_an_edition_that_is_out(claims: Claims, newer: str) -> None:
    text = changed(newer, ADDED, "added: 2026-09-30", "added: 2026-06")
    (problem,) = _silent(claims, text)
    assert (problem.line, problem.entry) == (line_of(text, entry_of(text, ADDED)), ADDED)
    assert problem.wrong == "new, but added 2026-06: edition 2026-06-30 did not hold it"


def test_a_claim_is_not_hidden_by_the_way(claims: Claims, newer: str) -> None:
    text = changed(newer, RISK, "metric", "do_not_plot: It looks bad., metric")
    (problem,) = _silent(claims, text)
    assert (problem.line, problem.entry) == (line_of(text, entry_of(text, RISK)), RISK)
    assert problem.wrong == "do_not_plot is new: it hides a figure"
    assert problem.right == (
        "take it out, and withdraw it with a date (withdrawn) and a reason (because)"
    )


def test_a_claim_that_was_kept_back_does_not_appear_by_the_way(claims: Claims, newer: str) -> None:
    slip = "alibaba.cloud_revenue.2025-Q2.slip"
    text = changed(newer, slip, ", do_not_plot: A slip of the pen in a digest.", "")
    assert [(p.entry, p.wrong) for p in _silent(claims, text)] == [
        (slip, "do_not_plot is gone: a figure appears that was kept back")
    ]
    reworded = changed(newer, slip, "A slip of the pen in a digest.", "A slip.")
    assert _silent(claims, reworded) == []


def test_a_claim_is_not_withdrawn_from_an_edition_it_stood_in(claims: Claims, newer: str) -> None:
    text = changed(newer, WITHDRAWN, "withdrawn: 2026-09-30", "withdrawn: 2026-06-30")
    (problem,) = _silent(claims, text)
    assert problem.wrong == "withdrawn 2026-06-30, but it stood in edition 2026-06-30"


def test_what_was_withdrawn_stays_withdrawn(newer: str) -> None:
    gone = ", withdrawn: 2026-09-30, because: The house took the figure back."
    text = changed(newer, WITHDRAWN, gone, "")
    (problem,) = _silent(load_claims(newer), text)
    assert (problem.entry, problem.wrong) == (WITHDRAWN, "withdrawn was 2026-09-30, now empty")


def test_an_old_claim_cannot_come_to_supersede_another(claims: Claims, newer: str) -> None:
    better = "supersedes: [alibaba.capex.2025-Q4], because: So., metric"
    text = changed(newer, "alibaba.capex.2026-Q1", "metric", better)
    (problem,) = _silent(claims, text)
    assert problem.wrong == "supersedes was [], now [alibaba.capex.2025-Q4]"
    assert problem.right.startswith("take it out; ")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Some digest", "Another digest"),
        ("IDC model calls", "IDC model uses"),
        ("published: 2025-10", "published: 2025-11"),
        ("kind: digest", "kind: press"),
    ],
)
def test_a_source_that_is_another_document_is_refused(
    claims: Claims, newer: str, right: str, wrong: str
) -> None:
    text = changed(newer, "idc-digest", right, wrong)
    (problem,) = _silent(claims, text)
    assert (problem.line, problem.entry) == (line_of(text, "- {id: idc-digest"), "idc-digest")
    assert problem.wrong.startswith(f"{problem.wrong.split()[0]} was ")
    assert "add a source, and claims that supersede" in problem.right


def test_a_source_may_gain_an_address_and_not_change_it(claims: Claims, newer: str) -> None:
    found = changed(newer, "idc-digest", "kind", "url: https://example.com/idc, kind")
    assert _silent(claims, found) == []
    (problem,) = _silent(claims, newer.replace("example.com/omdia", "example.com/else"))
    assert problem.entry == "omdia-release"
    assert problem.wrong.startswith("url was ")


def test_a_source_that_vanished_is_missed(newer: str) -> None:
    more = "- {id: extra, title: An extra, publisher: X, published: 2026-01-01, kind: press}\n"
    old = load_claims(newer.replace("\nclaims:\n", f"{more}\nclaims:\n", 1))
    (problem,) = _silent(old, newer)
    assert (problem.line, problem.entry) == (line_of(newer, "sources:\n-"), "extra")


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        (RISK, "metric", "note: A risk since 2024., metric"),
        (RISK, "metric", "corroborated_by: [idc-digest], metric"),
        (RISK, "metric", 'also_at: ["https://example.com/too"], metric'),
        (FIRST, "FY2026 Q4", "March quarter 2026"),
    ],
)
def test_what_is_said_beside_a_claim_may_be_bettered(
    claims: Claims, newer: str, name: str, right: str, wrong: str
) -> None:
    assert _silent(claims, changed(newer, name, right, wrong)) == []


def test_an_edition_rises_with_what_it_holds(claims: Claims, text: str) -> None:
    gone = "withdrawn: 2026-06-30, because: So., metric"
    still = changed(text, "tencent.capex.2025-Q1", "metric", gone)
    assert next((p.line, p.entry, p.wrong) for p in _silent(claims, still)) == (
        line_of(still, "edition: "),
        "file",
        "still edition 2026-06-30, with 1 claims added or withdrawn",
    )
    fallen = load_claims(text.replace("edition: 2026-06-30", "edition: 2026-07-31"))
    (problem,) = _silent(fallen, text)
    assert problem.wrong == "edition 2026-06-30 is before the older file's, 2026-07-31"


@pytest.mark.parametrize("day", ["2026-05", "2026-05-20"])
def test_the_day_of_a_source_may_be_found_within_the_time_it_was_dated_by(
    text: str, day: str
) -> None:
    rough = changed(text, "press-report", "published: 2026-05-20", "published: '2026'")
    exact = changed(text, "press-report", "published: 2026-05-20", f"published: {day}")
    assert _silent(load_claims(rough), exact) == []


def test_the_day_of_a_source_may_not_move_out_of_the_time_it_was_dated_by(text: str) -> None:
    rough = changed(text, "press-report", "published: 2026-05-20", "published: 2026-04")
    (problem,) = _silent(load_claims(rough), text)
    assert problem.entry == "press-report"
    assert problem.wrong.startswith("published was '2026-04', now '2026-05-20'")
