"""Formulae of derived claims: arithmetic over the letters a, b, c ... and plain numbers."""

import ast
import math
import operator
import re
from collections.abc import Sequence
from string import ascii_lowercase

_ALPHABET = re.compile(r"[0-9A-Za-z.+*/() -]+")
_OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def evaluate(formula: str, inputs: Sequence[float]) -> float:
    """The value of a formula whose letters a, b, c ... stand for the inputs in order.

    Only + - * / and brackets are known: nothing a formula says can run as code.
    Raises ValueError naming what is not arithmetic, a letter without an input, or a zero divisor.
    """
    if len(formula) > 400:
        raise ValueError("it has more than 400 characters")
    try:
        result = _value(_parsed(formula.strip()), inputs)
    except (ZeroDivisionError, OverflowError):
        result = math.nan
    except RecursionError:
        raise ValueError("it has too many brackets or signs") from None
    if not math.isfinite(result):
        raise ValueError("it divides by zero or overflows")
    return result


def _parsed(formula: str) -> ast.expr:
    try:
        if not _ALPHABET.fullmatch(formula):
            raise SyntaxError
        return ast.parse(formula, mode="eval").body
    except (SyntaxError, MemoryError):
        raise ValueError(f"{formula[:60]!r} is not arithmetic") from None


def _value(node: ast.expr, inputs: Sequence[float]) -> float:
    match node:
        case ast.Constant(value=float() | int() as number) if not isinstance(number, bool):
            return float(number)
        case ast.Name(id=letter) if len(letter) == 1 and letter in ascii_lowercase[: len(inputs)]:
            return inputs[ascii_lowercase.index(letter)]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, inputs)
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _OPERATORS:
            return float(_OPERATORS[type(sign)](_value(left, inputs), _value(right, inputs)))
    part = ast.unparse(node)[:60]
    raise ValueError(f"{part!r} is not a number, + - * / or a letter of an input")
