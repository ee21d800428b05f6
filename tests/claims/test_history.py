"""What has changed since an edition is told, each change with its reason and day."""

from datetime import date

from components.claims.reading.history import Change, changed_since, changes
from components.claims.reading.load import load_claims
from tests.editions import ADDED, FIRST, RECAST, RISK, WITHDRAWN, changed, entry_of


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
    line = entry_of(text, RECAST)
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
    text = changed(text, RECAST, "because: The company recast the quarter.,", gone)
    text = text.replace(f"rests_on: [{RECAST}]", "judgement: A guess for the test.")
    (change,) = (c for c in changes(load_claims(text), "2026-06-30") if c.old and c.old.id == FIRST)
    assert (change.kind, change.new, change.because) == ("withdrawn", None, "It was a slip.")


def test_only_changes_to_the_figures_on_screen_are_told(newer: str) -> None:
    file = load_claims(newer)
    shown = {FIRST, "alibaba.capex.2025-Q1"}
    assert [c.kind for c in changed_since(file, "2026-06-30", shown)] == ["superseded"]
    assert [c.kind for c in changed_since(file, "2026-06-30", {ADDED})] == ["added"]
    assert changed_since(file, "2026-06-30", ()) == []


def test_a_figure_that_only_stands_on_a_better_source_is_told_from_one_that_changed(
    newer: str,
) -> None:
    file = load_claims(newer)
    old, new = file.claim[FIRST], file.claim[RECAST]
    same = old.model_copy(update={"source": new.source, "status": "reported"})
    day = date(2026, 9, 30)
    assert Change(old, same, "", day, "superseded").same_figure
    assert not Change(old, new, "", day, "superseded").same_figure
    assert not Change(old, None, "", day, "withdrawn").same_figure
    assert not Change(None, new, "", day, "added").same_figure
