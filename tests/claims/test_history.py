"""The claims file is only ever added to: what changes in silence is refused, the rest is told."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from components.__main__ import main
from components.claims.history import changed_since, changes, lines_of, silent_changes
from components.claims.load import load_claims
from components.claims.model import Claims
from components.claims.problems import Problem

HERE = Path(__file__).parents[1]
OLD, NEW = HERE / "claims.yaml", HERE / "claims-newer.yaml"
FIRST = "alibaba.cloud_revenue.2026-Q1"
RECAST = "alibaba.cloud_revenue.2026-Q1.recast"
WITHDRAWN = "tencent.share.canalys.2025-Q1"
ADDED = "alibaba.capex.2026-Q2"
RISK = "baidu.risk.ads"

Problems = Callable[[str], tuple[Problem, ...]]


@pytest.fixture(scope="module")
def newer() -> str:
    return NEW.read_text(encoding="utf-8")


def _line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def _entry(text: str, name: str) -> str:
    """The line of a claim or source."""
    (line,) = (line for line in text.splitlines() if line.startswith(f"- {{id: {name},"))
    return line


def _changed(text: str, name: str, right: str, wrong: str) -> str:
    """The text with something else in the entry of a name."""
    line = _entry(text, name)
    assert line.count(right) == 1
    return text.replace(line, line.replace(right, wrong))


def _silent(claims: Claims, text: str) -> list[Problem]:
    return silent_changes(claims, load_claims(text), lines_of(text))


# What is refused.


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
    text = _changed(newer, name, right, wrong)
    problem = _silent(claims, text)[0]
    assert (problem.line, problem.entry) == (_line_of(text, _entry(text, name)), name)
    assert problem.wrong.startswith(said)
    assert "add a claim with supersedes and because" in problem.right


def test_a_fault_in_a_long_entry_is_named_by_its_own_line(claims: Claims, newer: str) -> None:
    text = _changed(newer, "tencent.capex.2025-Q1", "value: 27480", "\n   value: 27481")
    (problem,) = _silent(claims, text)
    assert problem.line == _line_of(text, "value: 27481")


def test_a_formula_with_the_same_result_is_still_another(claims: Claims, newer: str) -> None:
    text = _changed(newer, "alibaba.capex.2025-Q2", "formula: a - b", "formula: 0 - b + a")
    assert [p.wrong for p in _silent(claims, text)] == ["formula was 'a - b', now '0 - b + a'"]


def test_a_claim_that_vanished_is_missed_in_the_section(claims: Claims, newer: str) -> None:
    text = newer.replace(_entry(newer, RISK) + "\n", "")
    (problem,) = _silent(claims, text)
    assert (problem.line, problem.entry) == (_line_of(text, "claims:\n-"), RISK)
    assert problem.wrong == "the claim has vanished"
    assert "withdraw it with a date (withdrawn) and a reason (because)" in problem.right


def test_a_claim_cannot_enter_an_edition_that_is_out(claims: Claims, newer: str) -> None:
    text = _changed(newer, ADDED, "added: 2026-09-30", "added: 2026-06")
    (problem,) = _silent(claims, text)
    assert (problem.line, problem.entry) == (_line_of(text, _entry(text, ADDED)), ADDED)
    assert problem.wrong == "new, but added 2026-06: edition 2026-06-30 did not hold it"


def test_a_claim_is_not_hidden_by_the_way(claims: Claims, newer: str) -> None:
    text = _changed(newer, RISK, "metric", "do_not_plot: It looks bad., metric")
    (problem,) = _silent(claims, text)
    assert (problem.line, problem.entry) == (_line_of(text, _entry(text, RISK)), RISK)
    assert problem.wrong == "do_not_plot is new: it hides a figure"
    assert problem.right == (
        "take it out, and withdraw it with a date (withdrawn) and a reason (because)"
    )


def test_a_claim_that_was_kept_back_does_not_appear_by_the_way(claims: Claims, newer: str) -> None:
    slip = "alibaba.cloud_revenue.2025-Q2.slip"
    text = _changed(newer, slip, ", do_not_plot: A slip of the pen in a digest.", "")
    assert [(p.entry, p.wrong) for p in _silent(claims, text)] == [
        (slip, "do_not_plot is gone: a figure appears that was kept back")
    ]
    reworded = _changed(newer, slip, "A slip of the pen in a digest.", "A slip.")
    assert _silent(claims, reworded) == []


def test_a_claim_is_not_withdrawn_from_an_edition_it_stood_in(claims: Claims, newer: str) -> None:
    text = _changed(newer, WITHDRAWN, "withdrawn: 2026-09-30", "withdrawn: 2026-06-30")
    (problem,) = _silent(claims, text)
    assert problem.wrong == "withdrawn 2026-06-30, but it stood in edition 2026-06-30"


def test_what_was_withdrawn_stays_withdrawn(newer: str) -> None:
    gone = ", withdrawn: 2026-09-30, because: The house took the figure back."
    text = _changed(newer, WITHDRAWN, gone, "")
    (problem,) = _silent(load_claims(newer), text)
    assert (problem.entry, problem.wrong) == (WITHDRAWN, "withdrawn was 2026-09-30, now empty")


def test_an_old_claim_cannot_come_to_supersede_another(claims: Claims, newer: str) -> None:
    better = "supersedes: [alibaba.capex.2025-Q4], because: So., metric"
    text = _changed(newer, "alibaba.capex.2026-Q1", "metric", better)
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
    text = _changed(newer, "idc-digest", right, wrong)
    (problem,) = _silent(claims, text)
    assert (problem.line, problem.entry) == (_line_of(text, "- {id: idc-digest"), "idc-digest")
    assert problem.wrong.startswith(f"{problem.wrong.split()[0]} was ")
    assert "add a source, and claims that supersede" in problem.right


def test_a_source_may_gain_an_address_and_not_change_it(claims: Claims, newer: str) -> None:
    found = _changed(newer, "idc-digest", "kind", "url: https://example.com/idc, kind")
    assert _silent(claims, found) == []
    (problem,) = _silent(claims, newer.replace("example.com/omdia", "example.com/else"))
    assert problem.entry == "omdia-release"
    assert problem.wrong.startswith("url was ")


def test_a_source_that_vanished_is_missed(newer: str) -> None:
    more = "- {id: extra, title: An extra, publisher: X, published: 2026-01-01, kind: press}\n"
    old = load_claims(newer.replace("\nclaims:\n", f"{more}\nclaims:\n", 1))
    (problem,) = _silent(old, newer)
    assert (problem.line, problem.entry) == (_line_of(newer, "sources:\n-"), "extra")


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
    assert _silent(claims, _changed(newer, name, right, wrong)) == []


def test_an_edition_rises_with_what_it_holds(claims: Claims, text: str) -> None:
    gone = "withdrawn: 2026-06-30, because: So., metric"
    still = _changed(text, "tencent.capex.2025-Q1", "metric", gone)
    assert next((p.line, p.entry, p.wrong) for p in _silent(claims, still)) == (
        _line_of(still, "edition: "),
        "file",
        "still edition 2026-06-30, with 1 claims added or withdrawn",
    )
    fallen = load_claims(text.replace("edition: 2026-06-30", "edition: 2026-07-31"))
    (problem,) = _silent(fallen, text)
    assert problem.wrong == "edition 2026-06-30 is before the older file's, 2026-07-31"


# What a file may hold.


@pytest.mark.parametrize(
    ("name", "day", "wrong"),
    [
        (RISK, "2026-10-01", "withdrawn 2026-10-01, after the edition 2026-09-30"),
        (RISK, "2026-01-31", "withdrawn 2026-01-31, before it was added, 2026-06-30"),
    ],
)
def test_a_withdrawal_has_a_day_within_the_life_of_the_file(
    newer: str, problems: Problems, name: str, day: str, wrong: str
) -> None:
    text = _changed(newer, name, "metric", f"withdrawn: {day}, because: So., metric")
    assert [(p.line, p.entry, p.wrong) for p in problems(text)] == [
        (_line_of(text, _entry(text, name)), name, wrong)
    ]


@pytest.mark.parametrize(
    ("name", "entry", "wrong"),
    [
        (
            "alibaba.capex.2025-H1",
            "alibaba.capex.2025-Q2",
            "derived from alibaba.capex.2025-H1, which was withdrawn",
        ),
        (
            "alibaba.growth_forecast.one",
            "Steady",
            "rests_on names alibaba.growth_forecast.one, which was withdrawn",
        ),
        (
            "alibaba.share.omdia.2025-H1",
            "Alibaba leads AI cloud.",
            "claims names alibaba.share.omdia.2025-H1, which was withdrawn",
        ),
    ],
)
def test_nothing_rests_on_a_withdrawn_claim(
    newer: str, problems: Problems, name: str, entry: str, wrong: str
) -> None:
    text = _changed(newer, name, "metric", "withdrawn: 2026-09-30, because: So., metric")
    assert [(p.entry, p.wrong) for p in problems(text)] == [(entry, wrong)]


def test_a_claim_derived_from_a_superseded_one_is_superseded_too(
    newer: str, problems: Problems
) -> None:
    half = _entry(newer, "alibaba.capex.2025-H1")
    better = half.replace("2025-H1,", "2025-H1.recast,", 1).replace("added: 2025-12-31", "")
    better = better.replace(
        ", }", ", supersedes: [alibaba.capex.2025-H1], because: So., added: 2026-09-30}"
    )
    (problem,) = problems(newer.replace(half, f"{half}\n{better}"))
    assert problem.wrong == "derived from alibaba.capex.2025-H1, which was superseded"
    assert problem.right == "supersede it with one derived from alibaba.capex.2025-H1.recast"


# What is told.


def test_each_change_since_an_edition_is_told_with_its_reason_and_day(newer: str) -> None:
    file = load_claims(newer)
    told = [
        (c.kind, c.old and c.old.id, c.new and c.new.id, c.because, c.on)
        for c in changes(file, "2026-06-30")
    ]
    day = date(2026, 9, 30)
    assert told == [
        ("superseded", FIRST, RECAST, "The company recast the quarter.", day),
        ("withdrawn", WITHDRAWN, None, "The house took the figure back.", day),
        ("added", None, ADDED, "", day),
    ]


def test_nothing_has_changed_since_the_files_own_edition(newer: str) -> None:
    file = load_claims(newer)
    assert changes(file, file.edition) == ()
    assert changes(file, "2027-01-01") == ()


def test_an_older_edition_than_a_claim_knows_it_only_as_added(newer: str) -> None:
    kinds = {c.new.id: c.kind for c in changes(load_claims(newer), "2025-12-31") if c.new}
    assert kinds[RECAST] == "added"
    assert FIRST not in kinds
    assert kinds[RISK] == "added"


def _recast_again(text: str) -> str:
    """The newer file, its recast figure recast once more at the end of the year."""
    line = _entry(text, RECAST)
    again = line.replace(".recast,", ".again,").replace(f"[{FIRST}]", f"[{RECAST}]")
    again = again.replace("recast the quarter.", "did so again.").replace("-09-30", "-12-31")
    text = text.replace("edition: 2026-09-30", "edition: 2026-12-31")
    return text.replace(line, f"{line}\n{again}")


def test_a_figure_replaced_twice_is_one_change_with_both_reasons(newer: str) -> None:
    file = load_claims(_recast_again(newer))
    (change,) = (c for c in changes(file, "2026-06-30") if c.kind == "superseded")
    assert change.old == file.claim[FIRST]
    assert change.new == file.claim["alibaba.cloud_revenue.2026-Q1.again"]
    assert change.because == "The company recast the quarter. The company did so again."
    assert change.on == date(2026, 12, 31)
    (later,) = changes(file, "2026-09-30")
    assert later.old == file.claim[RECAST]


def test_a_figure_replaced_by_one_that_was_withdrawn_is_withdrawn(newer: str) -> None:
    text = newer.replace("edition: 2026-09-30", "edition: 2026-12-31")
    gone = "because: It was a slip., withdrawn: 2026-12-31,"
    text = _changed(text, RECAST, "because: The company recast the quarter.,", gone)
    text = text.replace(f"rests_on: [{RECAST}]", "judgement: A guess for the test.")
    (change,) = (c for c in changes(load_claims(text), "2026-06-30") if c.old and c.old.id == FIRST)
    assert (change.kind, change.new, change.because) == ("withdrawn", None, "It was a slip.")


def test_only_changes_to_the_figures_on_screen_are_told(newer: str) -> None:
    file = load_claims(newer)
    shown = {FIRST, "alibaba.capex.2025-Q1"}
    assert [c.kind for c in changed_since(file, "2026-06-30", shown)] == ["superseded"]
    assert [c.kind for c in changed_since(file, "2026-06-30", {ADDED})] == ["added"]
    assert changed_since(file, "2026-06-30", ()) == []


# The command line.


def test_check_since_counts_what_was_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(NEW), "--since", str(OLD)]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "since edition 2026-06-30: 1 added, 1 superseded, 1 withdrawn"
    ]


def test_check_since_names_each_silent_change_by_file_and_line(
    newer: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    text = _changed(newer, "tencent.capex.2025-Q1", "27480", "27481")
    text = text.replace(_entry(text, RISK) + "\n", "")
    Path("mine.yaml").write_text(text, encoding="utf-8")
    assert main(["check", "mine.yaml", "--since", str(OLD)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition("; ")[0] for line in lines] == [
        f"mine.yaml:{_line_of(text, 'claims:' + chr(10) + '-')}: {RISK}: the claim has vanished",
        f"mine.yaml:{_line_of(text, '27481')}: tencent.capex.2025-Q1: value was 27480, now 27481",
    ]


def test_check_since_a_file_that_is_not_there_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(NEW), "--since", "nowhere.yaml"]) == 1
    assert "nowhere.yaml:1: file: it cannot be read" in capsys.readouterr().err
