"""Claims files gone wrong: each number names one, made from a sound text by one to three faults.

The faults are those of people and machines: lines lost, doubled or moved, keys misspelt, values of
another kind, half a file, characters no one sees, nesting, aliases, other encodings.
"""

import re
from collections.abc import Callable
from random import Random

Fault = Callable[[list[str], Random], None]

_VALUE = re.compile(r"(?<=: )[^,{}\[\]\n]+(?=[,}\n]|$)")
_KEY = re.compile(r"[a-z_]+(?=: )")
_DEEP = 10_000
_ODD_VALUES = (
    *"null ~ true no on yes 0 -1 010 0x1F 1_000 12:30 1e3 1.0e+3 1e400 1.0e+400".split(),
    *(".nan", ".inf", "-.inf"),
    *"2025-02-30 2025-13 0000-01-01 9999-12-31 2025-Q9 ttm-2025-Q1 2025..2024 1899 99999".split(),
    *("[]", "{}", "''", '""', "[[]]", "{a: b}", "[a, b, a]", "- a", "? a", "*a", "&a b", "!!int 3"),
    *("!!python/object/apply:os.system [x]", "!!binary aGk=", "|", ">", "%", "@x", "`x`", "#x"),
    *("'a", '"a', "a: b: c", "a\tb", '"\\x00"', '"\\ud800"', '"\\U000E0041"', '"a\\u202eb"'),
    *("a / 0", "a ** 9 ** 9", "(a", "a" * 30, "((((((a))))))", "-" * 5000 + "a", "(" * 3000 + "a"),
    *(
        "9" * 5000,
        "1." + "9" * 400,
        "x" * 700,
        "javascript:alert(1)",
        "https://",
        "阿里云",
        "\U0001f600",
    ),
)
_ODD_CHARACTERS = (
    *"\t:-,[]{}#&*!|>%@`\"'\\? \n\r",
    *"\x00\x01\x1b\x7f\x85\xa0\xad\u200b\u200f\u2028\u202e\u2066\ufeff\ufffe\uffff\ud800\udfff",
    "\U000e0041",
    "\U0010ffff",
)


def mutant(text: str, number: int) -> bytes:
    """The mutant of a text with this number, the same on every machine."""
    random = Random(number)  # noqa: S311 - chosen, not secret
    lines = text.split("\n")
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        random.choices(*zip(*_FAULTS.items(), strict=True))[0](lines, random)
    return _encoded("\n".join(lines), random)


def _somewhere(lines: list[str], random: Random) -> int:
    """A line that is neither blank nor a comment, if a few tries find one."""
    for _ in range(20):
        place = random.randrange(len(lines))
        if lines[place].strip(" #"):
            break
    return place


def _lose_lines(lines: list[str], random: Random) -> None:
    start = _somewhere(lines, random)
    del lines[start : start + random.choice((1, 1, 2, 40))]
    lines[:] = lines or [""]


def _double_lines(lines: list[str], random: Random) -> None:
    start = _somewhere(lines, random)
    lines[start:start] = lines[start : start + random.choice((1, 1, 3, 30))]


def _move_a_line(lines: list[str], random: Random) -> None:
    line = lines.pop(_somewhere(lines, random))
    lines.insert(random.randrange(len(lines) + 1), line)


def _indent(lines: list[str], random: Random) -> None:
    place = _somewhere(lines, random)
    indents = ("", " ", "  ", "   ", "\t", " " * 40)
    lines[place] = random.choice(indents) + lines[place].lstrip(random.choice((" ", " -")))


def _other_value(lines: list[str], random: Random) -> None:
    place = _somewhere(lines, random)
    if found := list(_VALUE.finditer(lines[place])):
        start, end = random.choice(found).span()
        lines[place] = lines[place][:start] + random.choice(_ODD_VALUES) + lines[place][end:]


def _value_of_another(lines: list[str], random: Random) -> None:
    place, other = _somewhere(lines, random), _somewhere(lines, random)
    here, there = _VALUE.search(lines[place]), list(_VALUE.finditer(lines[other]))
    if here and there:
        value = random.choice(there)[0]
        lines[place] = lines[place][: here.start()] + value + lines[place][here.end() :]


def _shift_a_number(lines: list[str], random: Random) -> None:
    place = _somewhere(lines, random)
    if found := list(re.finditer(r"\d+", lines[place])):
        one = random.choice(found)
        number = str(max(0, int(one[0][:12]) + random.choice((-1, 1, 10, 1000, -1000, 10**9))))
        lines[place] = lines[place][: one.start()] + number + lines[place][one.end() :]


def _other_key(lines: list[str], random: Random) -> None:
    place = _somewhere(lines, random)
    if found := list(_KEY.finditer(lines[place])):
        one = random.choice(found)
        key = random.choice((one[0][:-1], one[0] * 2, "name", "id", "value", "1", "null", "<<", ""))
        lines[place] = lines[place][: one.start()] + key + lines[place][one.end() :]


def _lose_a_field(lines: list[str], random: Random) -> None:
    place = _somewhere(lines, random)
    parts = lines[place].split(", ")
    del parts[random.randrange(len(parts))]
    lines[place] = ", ".join(parts)


def _odd_character(lines: list[str], random: Random) -> None:
    place = _somewhere(lines, random)
    at = random.randrange(len(lines[place]) + 1)
    lost = random.choice((0, 1))
    lines[place] = lines[place][:at] + random.choice(_ODD_CHARACTERS) + lines[place][at + lost :]


def _cut_off(lines: list[str], random: Random) -> None:
    text = "\n".join(lines)
    lines[:] = text[: random.randrange(len(text) + 1)].split("\n")


def _nest(lines: list[str], random: Random) -> None:
    depth = random.choice((5, 19, 21, 300, _DEEP))
    nested = random.choice(("[" * depth, "{a: " * depth, "[" * depth + "]" * depth, "- " * depth))
    lines.insert(random.randrange(len(lines) + 1), random.choice(("", "x: ", "- ")) + nested)


def _bomb(lines: list[str], random: Random) -> None:
    levels = [f"b{i}: &b{i} [{', '.join([f'*b{i - 1}'] * 9)}]" for i in range(1, 10)]
    place = random.choice((0, len(lines), random.randrange(len(lines) + 1)))
    lines[place:place] = ["b0: &b0 [x, x]", *levels]


def _swell(lines: list[str], random: Random) -> None:
    size = random.choice((1_000, 100_000, 4_900_000, 10_000_000))
    place = _somewhere(lines, random)
    lines[place] += random.choice(("x", "9", " ", "- ", '"', "阿", "a: ", "\\")) * (size // 2)


def _second_document(lines: list[str], random: Random) -> None:
    mark = random.choice(("---", "...", "%YAML 1.2", "--- !!map", "---\n---"))
    lines.insert(random.randrange(len(lines) + 1), mark)


def _empty_section(lines: list[str], random: Random) -> None:
    heads = [i for i, line in enumerate(lines) if re.fullmatch(r"[a-z]+:", line)]
    if heads:
        start = random.choice(heads)
        end = next((i for i in heads if i > start), len(lines))
        lines[start:end] = [lines[start] + random.choice(("", " []", " {}", " x", " [x]", " [{}]"))]


_FAULTS: dict[Fault, int] = {
    _lose_lines: 3,
    _double_lines: 3,
    _move_a_line: 3,
    _indent: 3,
    _other_value: 8,
    _value_of_another: 6,
    _shift_a_number: 6,
    _other_key: 4,
    _lose_a_field: 5,
    _odd_character: 5,
    _cut_off: 3,
    _nest: 2,
    _bomb: 1,
    _swell: 1,
    _second_document: 1,
    _empty_section: 2,
}


def _encoded(text: str, random: Random) -> bytes:
    """The text as bytes: mostly UTF-8, sometimes what another editor would write, or damaged."""
    raw = text.encode("utf-8", "surrogatepass")
    match random.randrange(40):
        case 0:
            return text.encode(random.choice(("utf-16", "utf-32", "gb18030")), "replace")
        case 1:
            return text.encode("latin-1", "replace")
        case 2:
            return b"\xef\xbb\xbf" + raw
        case 3:
            return raw.replace(b"\n", random.choice((b"\r\n", b"\r", b"\n\n")))
        case 4 if raw:
            at = random.randrange(len(raw))
            return raw[:at] + random.randbytes(random.choice((1, 4))) + raw[at + 1 :]
        case 5 if raw:
            return raw[: random.randrange(len(raw))]
    return raw
