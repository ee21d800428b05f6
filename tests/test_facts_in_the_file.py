"""Facts live in the claims file: no company, house or yardstick is named by the code itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from components.claims.model import Claims
from components.claims.terms import MARKET

ROOT = Path(__file__).parents[1]
FILES = sorted(ROOT.glob("components/**/*.py"))
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def literals(text: str) -> Iterator[tuple[int, str]]:
    """Each string of a module but its docstrings, with its line."""
    tree = ast.parse(text)
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, DOCUMENTED) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def names(claims: Claims) -> set[str]:
    """Every name that is a fact; how all vendors together are called is part of the format."""
    yardsticks = {
        name for yardstick in claims.yardsticks for name in (yardstick.name, yardstick.house)
    }
    others = {one.name for one in (*claims.companies, *claims.houses)}
    return (yardsticks | others) - {MARKET}


def test_no_company_house_or_yardstick_is_named_in_the_code(shipped: Claims) -> None:
    facts = names(shipped)
    found = [
        f"{file.relative_to(ROOT)}, line {line}: {said}"
        for file in FILES
        for line, said in literals(file.read_text(encoding="utf-8"))
        if said in facts
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('if name == "Huawei":\n    pass', True),
        ('HOUSES = {"IDC": 1}', True),
        ('def f() -> None:\n    """IDC"""', False),
        ('def f(name):\n    """Says it."""\n    return name or "IDC"', True),
    ],
)
def test_a_name_in_the_code_is_found_and_a_docstring_is_none(text: str, found: bool) -> None:
    assert bool({said for _, said in literals(text)} & {"Huawei", "IDC"}) is found
