"""What is refused in the text itself: marks of a merge, breaks no one sees, what few can read."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from components.__main__ import main
from components.claims.reading.problems import ClaimsError, Problem
from components.claims.reading.read import read
from components.claims.reading.text_checks import reader_problems

Problems = Callable[[str], tuple[Problem, ...]]
MERGE = "<<<<<<< ours\n{0}||||||| before\n{0}=======\n{0}>>>>>>> theirs\n"


def test_each_line_of_a_merge_that_is_not_resolved_is_named(text: str, problems: Problems) -> None:
    lines = text.splitlines(keepends=True)
    lines[3:3] = MERGE.format("# a note\n").splitlines(keepends=True)
    found = problems("".join(lines))
    assert [(p.line, p.entry, p.wrong) for p in found] == [
        (line, "file", f"a line of a merge that is not resolved ({mark})")
        for line, mark in ((4, "<<<<<<<"), (6, "|||||||"), (8, "======="), (10, ">>>>>>>"))
    ]
    assert {p.right for p in found} == {"keep one side of the merge, and delete its three marks"}


@pytest.mark.parametrize("mark", ["=======", "<<<<<<< ours", ">>>>>>> a1b2c3"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", ""])
def test_a_mark_of_a_merge_is_found_at_the_end_and_before_any_ending(
    mark: str, ending: str
) -> None:
    with pytest.raises(ClaimsError, match="a line of a merge"):
        read(f"a: 1\n{mark}{ending}")


@pytest.mark.parametrize("line", ["# =======", "b: =======", "# <<<<<<< ours", "b: '>>>>>>> x'"])
def test_a_rule_in_a_comment_and_marks_in_a_text_may_stand(line: str) -> None:
    assert read(f"a: 1\n{line}\n")["a"] == 1


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u0085", "a next line (U+0085)"),
        ("\u2028", "a line separator (U+2028)"),
        ("\u2029", "a paragraph separator (U+2029)"),
    ],
)
@pytest.mark.parametrize(
    "place", ["# a note{}", "b: plain{}text", "b: 'quoted{}'", "{}b: 1", "b: |\n  x{}"]
)
def test_a_line_break_that_no_one_sees_is_named_with_its_line(
    character: str, name: str, place: str
) -> None:
    with pytest.raises(ClaimsError) as caught:
        read(f"a: 1\n{place.format(character)}\nc: 3\n")
    (problem,) = caught.value.problems
    assert problem.line == 2 + place.count("\n")
    assert problem.wrong == f"an invisible line break, {name}"
    assert problem.right == "delete it, or start a new line"


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        (
            "{title: Who leads?, publisher: A}",
            "other programs read 'Who leads' where the dashboard reads 'Who leads?'",
        ),
        ("[what?ever]", "other programs read 'what' where the dashboard reads 'what?ever'"),
        ("a\tb", "other programs read 'a' where the dashboard reads 'a\\tb'"),
        ("\tb", "only the dashboard can read this, other programs cannot: found character"),
    ],
)
def test_what_only_one_reader_understands_is_named_with_its_line(line: str, wrong: str) -> None:
    (problem,) = reader_problems(f"a: 1\nb: {line}\n")
    assert problem.line == 2
    assert problem.wrong.startswith(wrong)
    assert problem.right == "write the text that stands there in double quotes"


def test_check_refuses_what_only_one_reader_understands(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = text.replace("title: Spending soars,", "title: Does spending soar?,")
    line = broken[: broken.index("soar?")].count("\n") + 1
    file = tmp_path / "mine.yaml"
    file.write_text(broken, encoding="utf-8")
    assert main(["check", str(file)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert f"mine.yaml:{line}: file: other programs read 'Does spending soar' where" in said.err
    file.write_text(
        broken.replace("Does spending soar?", '"Does spending soar?"'), encoding="utf-8"
    )
    assert main(["check", str(file)]) == 0


def _read_by(text: str, loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader]) -> object:
    """What a reader makes of a text as plain strings, or None where it can make nothing of it."""
    try:
        node = yaml.compose(text, loader)
        return node and yaml.serialize(node, canonical=True)
    except yaml.YAMLError:
        return None


@given(st.text(alphabet="ab01:-? []{},&*!|>'\"#%@\n\t.~=<", max_size=40).map("a: {}".format))
def test_what_both_readers_read_alike_is_accepted_and_nothing_else(text: str) -> None:
    ours = _read_by(text, yaml.CSafeLoader)
    if ours is not None:
        assert (list(reader_problems(text)) == []) == (_read_by(text, yaml.SafeLoader) == ours)


def test_the_small_file_is_read_alike(text: str) -> None:
    assert list(reader_problems(text)) == []
