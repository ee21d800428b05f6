"""Loading names every problem of a broken file by line and entry, and what would be right."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from components.claims.model import Claims
from components.claims.reading.load import load_claims
from components.claims.reading.problems import ClaimsError, Problem

HERE = Path(__file__).parents[1]
BROKEN = sorted((HERE / "broken").glob("*.yaml"))
TEXT = (HERE / "claims.yaml").read_text(encoding="utf-8")
EXPECTED = re.compile(r"# expect (?P<line>\d+): (?P<entry>[^:]+): (?P<wrong>.+?); (?P<right>.+)")

Problems = Callable[[str], tuple[Problem, ...]]


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)
def test_a_broken_file_is_refused_with_the_problems_its_first_lines_name(
    file: Path, problems: Problems
) -> None:
    text = file.read_text(encoding="utf-8")
    expected = list(EXPECTED.finditer(text))
    assert expected, "a broken file starts with # expect LINE: ENTRY: WRONG; RIGHT"

    found = problems(text)

    assert [(p.line, p.entry) for p in found] == [(int(e["line"]), e["entry"]) for e in expected]
    for problem, words in zip(found, expected, strict=True):
        assert words["wrong"] in problem.wrong
        assert words["right"] in problem.right


def test_a_sound_file_loads_as_it_is_written(claims: Claims) -> None:
    assert claims.edition == "2026-06-30"
    assert claims.subjects == ("Alibaba", "Baidu", "Tencent", "ByteDance")
    assert claims.claim["alibaba.capex.2025-Q2"].number == 38680
    assert claims.claim["alibaba.capex.2025-Q2"].when.words == "April to June 2025"
    assert claims.source["idc-digest"].day == date(2025, 10, 31)
    assert claims.yardstick["Canalys cloud"].breaks[0].at == "2025-Q1"
    assert claims.scenarios[0].assumptions[0].rests_on == ("alibaba.growth_forecast.one",)


def test_a_file_of_an_older_edition_is_read_under_the_names_of_its_day(claims: Claims) -> None:
    older = TEXT.replace("yardsticks:", "rulers:").replace("yardstick:", "ruler:")
    assert "yardstick:" not in older
    assert load_claims(older).claims == claims.claims


def test_a_loaded_claim_cannot_be_changed(claims: Claims) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        claims.claims[0].value = 1  # type: ignore[misc]


def test_a_claim_without_a_value_has_no_number(claims: Claims) -> None:
    with pytest.raises(TypeError, match=r"baidu\.risk\.ads has no value"):
        _ = claims.claim["baidu.risk.ads"].number


def test_a_day_in_quotes_is_a_day(text: str) -> None:
    quoted = text.replace("edition: 2026-06-30", "edition: '2026-06-30'")
    assert load_claims(quoted).edition == "2026-06-30"


def test_every_problem_is_named_at_once_in_the_order_of_the_lines(
    text: str, problems: Problems
) -> None:
    broken = text.replace("value: 24612", "value: x").replace("kind: press,", "kind: gossip,")
    found = problems(broken.replace("events:", "events: {}\nevent:"))
    assert [p.entry for p in found] == ["press-report", "alibaba.capex.2025-Q1", "file", "file"]
    assert list(found) == sorted(found)


def test_an_entry_without_a_name_is_called_what_it_is(text: str, problems: Problems) -> None:
    (problem,) = problems(text.replace("id: omdia-release, ", "", 1))
    assert (problem.entry, problem.wrong) == ("source", "'id' is missing")


def test_a_problem_in_an_entry_within_an_entry_has_its_own_line(
    text: str, problems: Problems
) -> None:
    (problem,) = problems(text.replace("value: 38, rests_on", "value: -100, rests_on"))
    assert TEXT.splitlines()[problem.line - 1].startswith("  - {company: Alibaba, about: cloud")
    assert (problem.entry, problem.wrong.split(":")[0]) == ("Fast", "value is -100")


def test_an_error_reads_as_lines_that_an_editor_can_jump_to(text: str) -> None:
    with pytest.raises(ClaimsError) as caught:
        load_claims(text.replace("value: 24612", "value: yes"))
    (line,) = caught.value.lines("data/claims.yaml")
    assert re.fullmatch(r"data/claims.yaml:\d+: alibaba\S+: value is true; write value: .+", line)


def _assert_loads_or_is_refused(text: str) -> None:
    """Nothing but ClaimsError, and each problem one printable line that is in the text."""
    found: tuple[Problem, ...] | None = None
    try:
        load_claims(text)
    except ClaimsError as error:
        found = error.problems
    assert found != ()
    for problem in found or ():
        assert 1 <= problem.line <= len(text.splitlines()) + 1
        assert problem.at("claims.yaml").isprintable()


@given(st.text())
def test_any_text_loads_or_is_refused(text: str) -> None:
    _assert_loads_or_is_refused(text)


@settings(max_examples=40)  # each loads a whole file
@given(
    st.integers(0, len(TEXT)),
    st.sampled_from(["", "\n", "\t", "- ", "{", "]", "'", '"', ": ", "&a ", "~", "\u202e", "\0"]),
    st.integers(0, 30),
)
def test_a_file_cut_off_or_with_a_slip_of_the_hand_loads_or_is_refused(
    place: int, slip: str, lost: int
) -> None:
    _assert_loads_or_is_refused(TEXT[:place])
    _assert_loads_or_is_refused(TEXT[:place] + slip + TEXT[place + lost :])


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every key of every mapping and list within a value."""
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from _places(value[key])


PLACES = len(list(_places(yaml.safe_load(TEXT))))
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.text(max_size=20),
    st.sampled_from(
        ["capex", "Alibaba", "2025-Q1", "alibaba.capex.2025-Q1", "market_share", "a/b"]
    ),
)
VALUES = st.recursive(SCALARS, lambda v: st.lists(v) | st.dictionaries(st.text(), v), max_leaves=4)


@settings(max_examples=40)  # each loads a whole file
@given(st.lists(st.tuples(st.integers(0, PLACES - 1), VALUES), min_size=1, max_size=3))
def test_any_value_in_any_place_loads_or_is_refused(changes: list[tuple[int, Any]]) -> None:
    file = yaml.load(TEXT, yaml.CSafeLoader)
    for number, value in changes:
        places = list(_places(file))
        holder, key = places[number % len(places)]
        holder[key] = value
    _assert_loads_or_is_refused(yaml.dump(file, Dumper=yaml.CSafeDumper, allow_unicode=True))
