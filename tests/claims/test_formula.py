"""Formulae compute what Python's own arithmetic computes, and nothing else."""

import math
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.claims.formula import evaluate

INPUTS = st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=3)
ATOMS = st.sampled_from(["a", "b", "c", "0", "2", "0.5", "100", "1.5e3"])
FORMULAE = st.recursive(
    ATOMS,
    lambda parts: st.one_of(
        st.builds("({} {} {})".format, parts, st.sampled_from("+-*/"), parts),
        st.builds("-{}".format, parts),
        st.builds("{} {} {}".format, parts, st.sampled_from("+-*/"), parts),
    ),
    max_leaves=12,
)


@given(FORMULAE, INPUTS)
def test_a_formula_gives_what_python_gives(formula: str, inputs: list[float]) -> None:
    try:
        letters = dict(zip("abc", inputs, strict=True))
        expected = float(eval(formula, {}, letters))
    except (ZeroDivisionError, OverflowError):
        expected = math.nan
    if math.isfinite(expected):
        assert evaluate(formula, inputs) == expected
    else:
        with pytest.raises(ValueError, match="divides by zero or overflows"):
            evaluate(formula, inputs)


def test_letters_stand_for_the_inputs_in_their_order() -> None:
    assert evaluate("a - b", [63292, 24612]) == 38680
    assert evaluate("z", range(26)) == 25


@pytest.mark.parametrize(
    "formula",
    [
        *("__import__('os').system('ls')", "open('x')", "a.real", "(lambda: 0)()", "[a][0]"),
        *("a if b else c", "a < b", "a and b", "a ** b", "a // b", "a % b", "a @ b", "~a", "+a"),
        *("9**9**9", "True", "None", "1j", "'a'", "f'{a}'", "(a := 1)", "a, b", "a; b", "a = b"),
        *("", " ", "a b", "2a", "ab", "A", "\uff41", "e", "a\nb", "a # b", "a\0", "\\", "nan"),
    ],
)
def test_what_is_not_arithmetic_is_refused(formula: str) -> None:
    with pytest.raises(ValueError, match=r"is not arithmetic|is not a number, \+ - \* /"):
        evaluate(formula, [1.0, 2.0, 3.0])


def test_a_letter_without_an_input_is_named() -> None:
    with pytest.raises(ValueError, match="'c' is not a number"):
        evaluate("a + c", [1.0, 2.0])


@pytest.mark.parametrize("formula", ["1 / 0", "1e999", "1e999 - 1e999", "1e308 * 10", "9" * 399])
def test_a_result_that_is_no_finite_number_is_refused(formula: str) -> None:
    with pytest.raises(ValueError, match="divides by zero or overflows"):
        evaluate(formula, [])


@pytest.mark.parametrize(
    "formula", ["(" * 300, "-" * 400, "(" * 180 + "a" + ")" * 180, "a" + "+a" * 190, "a" * 401]
)
def test_a_formula_deep_or_long_is_computed_or_refused_but_never_crashes(formula: str) -> None:
    with suppress(ValueError):
        assert math.isfinite(evaluate(formula, [1.0]))


@given(st.text(alphabet="abc0123456789.e+-*/() _'\n", max_size=30))
def test_any_text_is_a_number_or_a_value_error(formula: str) -> None:
    with suppress(ValueError):
        assert math.isfinite(evaluate(formula, [1.0, 2.0, 3.0]))
