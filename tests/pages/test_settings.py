"""What whoever runs the dashboard may set."""

import pytest

from components.ui.shell.settings import seconds


@pytest.mark.parametrize(("said", "found"), [("", 10), ("1", 1), ("0.5", 0.5)])
def test_seconds_are_those_that_are_set_and_else_the_usual(
    monkeypatch: pytest.MonkeyPatch, said: str, found: float
) -> None:
    monkeypatch.setenv("SECONDS", said)
    assert seconds("SECONDS", 10) == found


@pytest.mark.parametrize("said", ["often", "0", "-1", "inf", "nan"])
def test_what_is_no_number_of_seconds_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setenv("SECONDS", said)
    with pytest.raises(
        ValueError, match=f"SECONDS is '{said}'; expected a number of seconds above 0"
    ):
        seconds("SECONDS", 10)
