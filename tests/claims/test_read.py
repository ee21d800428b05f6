"""Reading YAML: values with their lines, and a quick refusal of what no claims file needs."""

import time
from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from components.claims.reading.problems import ClaimsError
from components.claims.reading.read import MAX_BYTES, Entry, Items, read


def _refusal(text: str) -> str:
    with pytest.raises(ClaimsError) as caught:
        read(text)
    (problem,) = caught.value.problems
    return f"{problem.line}: {problem.wrong}"


def test_entries_know_their_lines_and_lists_those_of_their_items() -> None:
    file = read("# note\na: 1\nb:\n- x: 2\n  y: 3\n- [4,\n   5]\n")
    assert file.lines == {"a": 2, "b": 3}
    assert file["b"].lines == [4, 6]
    assert file["b"][0].lines == {"x": 4, "y": 5}
    assert file["b"][1].lines == [6, 7]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *(("12", 12), ("-12", -12), ("1.5", 1.5), ("1.0e+3", 1000.0), ("0", 0), ("-0.5", -0.5)),
        *(("yes", True), ("No", False), ("on", True), ("FALSE", False), ("~", None), ("", None)),
        *(("2025-08-29", date(2025, 8, 29)), ("2024-02-30", "2024-02-30"), ("2025-08", "2025-08")),
        *(("'12'", "12"), ('"no"', "no"), ("|-\n  12", "12")),
        *(("12:30", "12:30"), ("010", "010"), ("0x1F", "0x1F"), ("1e3", "1e3"), (".nan", ".nan")),
        *(("1_000", "1_000"), ("=", "="), ("<<", "<<"), ("2025-08-29 12:00", "2025-08-29 12:00")),
    ],
)
def test_a_scalar_is_a_number_a_date_a_truth_nothing_or_else_text(
    written: str, value: object
) -> None:
    found = read(f"a: {written}\n")["a"]
    assert found == value
    assert type(found) is type(value)


def test_what_is_read_is_what_pyyaml_reads(text: str) -> None:
    assert _plain(read(text)) == yaml.safe_load(text)


def _plain(value: object) -> object:
    if isinstance(value, Entry):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, Items) else value


@pytest.mark.parametrize(
    "nest",
    [
        *("a: " + "[" * 10_000, "a: " + "[" * 10_000 + "]" * 10_000, "{a: " * 10_000),
        *("- " * 10_000, "? " * 10_000, "".join(f"{' ' * n}a:\n" for n in range(2_000))),
    ],
    ids=["flow", "flow closed", "flow mappings", "block", "block keys", "block mappings"],
)
def test_deep_nesting_is_refused_at_once(nest: str) -> None:
    started = time.perf_counter()
    assert "nested more than 20 deep" in _refusal(nest) or "a key that is a list" in _refusal(nest)
    assert time.perf_counter() - started < 1


def test_nesting_of_twenty_is_read_and_of_one_more_refused() -> None:
    assert read("a: " + "[" * 19 + "]" * 19)
    assert _refusal("a: " + "[" * 20 + "]" * 20) == "1: nested more than 20 deep"


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    levels = (f"{chr(98 + n)}: &{chr(98 + n)} [{f'*{chr(97 + n)}, ' * 9}]\n" for n in range(12))
    assert _refusal("x: 1\na: &a [ha]\n" + "".join(levels)).startswith("2: an anchor or alias")


def test_more_than_five_megabytes_are_refused_even_if_the_characters_are_fewer() -> None:
    assert _refusal("a: " + "x" * MAX_BYTES) == "1: it has more than 5 MB"
    assert _refusal("a: " + "云" * (MAX_BYTES // 3)) == "1: it has more than 5 MB"


@pytest.mark.parametrize(
    "digits", ["1" * 4_000_000, "1:" * 2_000_000 + "1", "1." + "0" * 4_000_000]
)
def test_an_endless_number_is_text_at_once(digits: str) -> None:
    started = time.perf_counter()
    assert read(f"a: {digits}")["a"] == digits
    assert time.perf_counter() - started < 2


def test_a_character_yaml_refuses_is_found_in_its_line_behind_chinese() -> None:
    assert _refusal("a: 阿里云\nb: 百度\nc: \x07\nd: 1\n").startswith("3: a character that YAML")


def test_half_a_character_is_found_in_its_line() -> None:
    assert _refusal("a: 1\nb: \ud800\n").startswith("2: half a character")


def test_the_mark_that_windows_editors_put_first_is_passed_over() -> None:
    assert read("\ufeffa: 1\n") == {"a": 1}


def test_an_unclosed_quote_is_reported_where_it_opens() -> None:
    assert _refusal("a: 1\nb: 'two\nc: 3\nd: 4\n").startswith("2: not YAML: found unexpected end")


@pytest.mark.parametrize("text", ["", " \n", "# note\n", "~", "12", "text", "- a\n", "---\n...\n"])
def test_a_text_without_sections_is_refused(text: str) -> None:
    assert _refusal(text) == "1: it has no sections"


@given(
    st.text(alphabet=st.characters(), max_size=200)
    | st.text(alphabet="ab01:-? []{},&*!|>'\"#%@\n\t.~=<\ud800\u4e91", max_size=60)
)
def test_any_text_is_read_or_refused_with_a_line_of_it(text: str) -> None:
    line = 1
    try:
        assert isinstance(read(text), Entry)
    except ClaimsError as error:
        line = error.problems[0].line
    assert 1 <= line <= len(text.splitlines()) + 1
