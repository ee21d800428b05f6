"""A filed form of the repository's issues as entries of the claims file.

GitHub writes a form down as Markdown: each label as a heading, and below it what was filled in. The
forms themselves say which label is which field of a claim, a source or a yardstick.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path
from typing import Any

import yaml

from components.claims.claim import Claim, Source
from components.claims.fields import shown
from components.claims.model import Claims
from components.claims.reading.load import claims_of_file
from components.claims.reading.problems import ClaimsError, Problem
from components.claims.reading.pydantic_problems import any_of
from components.claims.reading.read import Entry, Items, read
from components.claims.terms import Yardstick

MOST_LETTERS = 60_000  # of a filed form; an issue of GitHub holds no more
_NOTHING = ("", "_No response_", "None")
_NUMBER = re.compile(r"[-+−]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")
_NUMBERS, _LISTS = ("value",), ("aliases", "quoted_by_vendor")
_KEPT = ("company", "metric", "yardstick", "brand", "period", "fiscal", "unit", "house")
_SEEN = ("printed", "edition", "link")  # what a correction tells of the reader's page


@dataclass(frozen=True)
class FormField:
    """A field of a form: its id, its label, what may be chosen and whether it must be filled in."""

    id: str
    label: str
    options: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True)
class IssueForm:
    """A form as its file in .github/ISSUE_TEMPLATE describes it."""

    name: str
    fields: tuple[FormField, ...]


@dataclass(frozen=True)
class Filing:
    """What a filed form comes to: new entries by their section, the edition they enter, and what
    the reader saw.
    """

    edition: str
    entries: Mapping[str, Sequence[Mapping[str, Any]]]
    seen: str = ""

    def as_yaml(self) -> str:
        """The entries as they may stand in a claims file, under their sections."""
        told = f"# {self.seen}\n" if self.seen else ""
        sections = (f"{name}:\n{_dumped(entries)}" for name, entries in self.entries.items())
        return f"{told}edition: {self.edition}\n" + "".join(sections)

    def put_into(self, text: str) -> str:
        """The text of a claims file with the entries at the end of their sections."""
        text = re.sub(r"^edition:.*$", f"edition: {self.edition}", text, count=1, flags=re.M)
        for name, entries in self.entries.items():
            text = re.sub(rf"^{name}: *\[\] *$", f"{name}:", text, count=1, flags=re.M)
            lines = text.splitlines(keepends=True)
            at = _end_of(name, lines)
            if at and not lines[at - 1].endswith("\n"):
                lines[at - 1] += "\n"
            text = "".join([*lines[:at], _dumped(entries), *lines[at:]])
        return text


def _dumped(entries: Sequence[Mapping[str, Any]]) -> str:
    plain = [
        {key: list(part) if isinstance(part, tuple) else part for key, part in entry.items()}
        for entry in entries
    ]
    return yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=100)


def _end_of(section: str, lines: Sequence[str]) -> int:
    """The number of lines up to the end of a section, without what introduces the next one."""
    start = next(i for i, line in enumerate(lines) if line.startswith(f"{section}:"))
    after = range(start + 1, len(lines))
    end = next((i for i in after if re.match(r"[a-z]\w*:", lines[i])), len(lines))
    while end > start + 1 and re.match(r"\s*(#|$)", lines[end - 1]):
        end -= 1
    return end


def issue_forms(folder: Path) -> tuple[IssueForm, ...]:
    """The forms of a folder, by the names of their files: claim, correction, yardstick."""
    files = sorted(file for file in folder.glob("*.yml") if file.stem != "config")
    return tuple(
        IssueForm(file.stem, tuple(_fields(yaml.safe_load(file.read_text(encoding="utf-8")))))
        for file in files
    )


def _fields(form: Mapping[str, Any]) -> Iterator[FormField]:
    for part in form["body"]:
        if part["type"] != "markdown":
            about = part["attributes"]
            required = part.get("validations", {}).get("required", False)
            yield FormField(part["id"], about["label"], tuple(about.get("options", ())), required)


@dataclass
class _Answers:
    """What was filled in, by field, with the line of each heading; and what is wrong with it."""

    name: str
    given: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def fault(self, key: str, wrong: str, right: str) -> None:
        self.problems.append(Problem(self.lines.get(key, 1), self.name, wrong, right))

    def entry(self, **fields: Any) -> Entry:
        """The fields that hold something as an entry, each on the line it was filled in."""
        entry = Entry(1)
        for key, value in fields.items():
            if value is not None:
                entry[key], entry.lines[key] = value, self.lines.get(key, 1)
        return entry


def filing(text: str, forms: Sequence[IssueForm], claims_text: str, day: str) -> Filing:
    """What a filed form comes to, checked with all claims of a sound file; `day` is today's.

    Raises ClaimsError naming each field that is missing or wrong, by its line in the form.
    """
    answers = _answers(text, forms)
    if answers.problems:
        raise ClaimsError(answers.problems)
    file = read(claims_text)
    claims = claims_of_file(file)
    edition = max(day, claims.edition)
    entries = _ENTRIES[answers.name](answers, claims, edition)
    if answers.problems:
        raise ClaimsError(answers.problems)
    for section, added in entries.items():
        every = [*file[section], *added]
        lines = [*file[section].lines, *(entry.line for entry in added)]
        file[section] = Items(every, lines)
    file["edition"] = edition
    claims_of_file(file)
    seen = [f"{key}: {_one_line(answers.given[key])}" for key in _SEEN if key in answers.given]
    return Filing(edition, entries, "; ".join(["Reported", *seen]) if seen else "")


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _answers(text: str, forms: Sequence[IssueForm]) -> _Answers:
    """What was filled into the form whose headings the text has."""
    lines = text.splitlines()
    if len(text) > MOST_LETTERS:
        wrong = f"it has {len(text):,} characters"
        raise ClaimsError([Problem(1, "form", wrong, f"file at most {MOST_LETTERS:,}")])
    heads = [(n, line[4:].strip()) for n, line in enumerate(lines) if line.startswith("### ")]
    said = {label for _, label in heads}
    form = max(forms, key=lambda one: sum(f.label in said for f in one.fields))
    by_label = {one.label: one for one in form.fields}
    heads = [(n, label) for n, label in heads if label in by_label]
    if not heads:
        cure = "file the whole text of the issue, with its headings: ### Company and so on"
        raise ClaimsError([Problem(1, "form", "it has no heading of a form", cure)])
    answers = _Answers(form.name)
    ends = [n for n, _ in heads[1:]] + [len(lines)]
    for (n, label), end in zip(heads, ends, strict=True):
        one = by_label[label]
        if one.id in answers.lines:
            answers.lines[one.id] = n + 1
            answers.fault(one.id, f"the heading {shown(label)} stands twice", "keep one of them")
        answers.lines[one.id] = n + 1
        _fill(answers, one, "\n".join(lines[n + 1 : end]).strip())
    for one in form.fields:
        if one.required and one.id not in answers.given:
            where = f"under the heading {shown(one.label)}"
            answers.fault(one.id, f"'{one.id}' is missing", f"write it {where}: {_meaning(one)}")
    return answers


def _fill(answers: _Answers, one: FormField, found: str) -> None:
    """Note what was filled into a field, if anything was."""
    if found in _NOTHING:
        return
    if one.options and found not in one.options:
        known = [option.partition(" (")[0] for option in one.options]
        if found not in known:
            answers.given[one.id] = found
            answers.fault(one.id, f"{one.id} is {shown(found)}", f"write {any_of(known)}")
            return
    answers.given[one.id] = found.partition(" (")[0] if one.options else found


def _meaning(one: FormField) -> str:
    """What a field is for, as the claims file describes it."""
    for kind in (Claim, Source, Yardstick):
        if one.id in kind.model_fields and (said := kind.model_fields[one.id].description):
            return said
    return one.label


def _values(answers: _Answers, fields: Sequence[str]) -> dict[str, Any]:
    """What was filled into some fields: numbers as numbers, lists as lists, texts on one line."""
    found: dict[str, Any] = {}
    for key in fields:
        text = answers.given.get(key)
        if text is None:
            continue
        if key in _NUMBERS:
            found[key] = _number(answers, key, text)
        elif key in _LISTS:
            names = tuple(name.strip() for name in re.split("[,，、]", text) if name.strip())
            found[key] = Items(names, [answers.lines[key]] * len(names))
        else:
            found[key] = re.sub(r"[ \t]*\r?\n[ \t]*", " ", text)
    return found


def _number(answers: _Answers, key: str, text: str) -> float | None:
    if not _NUMBER.fullmatch(text):
        wrong = f"{key} is {shown(text)}, which is no plain number"
        answers.fault(key, wrong, f"write {key}: the number alone, such as 39824 or 35.8")
        return None
    number = float(text.replace(",", "").replace("−", "-"))
    return int(number) if number.is_integer() else number


def _new_claim(answers: _Answers, claims: Claims, edition: str) -> dict[str, list[Entry]]:
    """A new claim, and its source unless the file has that."""
    own = _values(answers, [key for key in answers.given if key in Claim.model_fields])
    own |= {key: _known_as(claims, key, own[key]) for key in ("company", "metric")}
    return _with_source(answers, claims, edition, own)


def _correction(answers: _Answers, claims: Claims, edition: str) -> dict[str, list[Entry]]:
    """A claim that supersedes the one that is wrong, and is otherwise of the same thing."""
    wrong = claims.claim.get(answers.given["claim"])
    if wrong is None:
        found = shown(answers.given["claim"])
        cure = "write the small line at the end of its receipt, such as alibaba.capex.2025-Q3"
        answers.fault("claim", f"claim {found} is not in the file", cure)
        return {}
    if wrong.id in claims.gone:
        newer = claims.superseded_by.get(wrong.id)
        known = f"look at {newer}, which replaces it" if newer else "nothing is left to correct"
        answers.fault("claim", f"claim {wrong.id} no longer counts", known)
        return {}
    own = {key: value for key in _KEPT if (value := getattr(wrong, key)) is not None}
    own |= _values(answers, [key for key in answers.given if key in Claim.model_fields])
    if "text" in own:
        own.pop("unit", None)
    own["supersedes"] = Items((wrong.id,), [answers.lines["claim"]])
    return _with_source(answers, claims, edition, own)


def _new_yardstick(answers: _Answers, claims: Claims, edition: str) -> dict[str, list[Entry]]:
    """A yardstick as it was filed."""
    return {"yardsticks": [answers.entry(**_values(answers, list(answers.given)))]}


_ENTRIES = {"claim": _new_claim, "correction": _correction, "yardstick": _new_yardstick}


def _with_source(
    answers: _Answers, claims: Claims, edition: str, own: dict[str, Any]
) -> dict[str, list[Entry]]:
    """A claim with the source that it names, which is new unless its page is one of the file's."""
    about = _values(answers, [key for key in answers.given if key in Source.model_fields])
    held = next((s.id for s in claims.sources if about["url"] in (s.url, s.original_url)), None)
    source = held or _free(_id(about["publisher"], about["published"], by="-"), claims.source)
    parts = (own["company"], own["metric"], own.get("yardstick"), own["period"])
    name = _free(_id(*parts, by="."), claims.claim)
    claim = answers.entry(id=name, **own, source=source, added=edition)
    new = {} if held else {"sources": [answers.entry(id=source, **about)]}
    return {**new, "claims": [claim]}


def _known_as(claims: Claims, key: str, said: str) -> str:
    """The file's name of a company or a metric that may be called by another of its names."""
    names = {one.name: (one.name, *one.aliases) for one in claims.companies}
    if key == "metric":
        names = {one.name: (one.name, one.label) for one in claims.metrics}
    known = {each.casefold(): name for name, every in names.items() for each in every}
    return known.get(said.casefold(), said)


def _id(*parts: str | None, by: str) -> str:
    """Parts as an id: 'The Paper', '2025-08-29' becomes the-paper-2025-08-29."""
    said = [re.sub(r"[^A-Za-z0-9._+]+", "-", part).strip("-.") for part in parts if part]
    *names, last = filter(None, said)
    return by.join([*(one.lower() for one in names), last])[:90]


def _free(name: str, taken: Mapping[str, object]) -> str:
    """An id that is not taken: the name itself, or with a number."""
    return next(one for one in chain([name], (f"{name}.{n}" for n in count(2))) if one not in taken)
