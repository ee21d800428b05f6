"""Sound figures as entries of the claims file, put in their place without touching another line."""

import json
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain, count
from typing import Any

from components.claims.claim import Claim, Source
from components.claims.model import Claims
from components.claims.period import period
from components.claims.reading.read import Entry, read
from components.intake.findings import FoundFigure
from components.intake.judgement import Judged
from components.intake.printed import written_number
from components.wording.formats import day_words

_WIDTH = 118
_BARE = re.compile(r"[A-Za-z一-鿿][\w一-鿿 .()/+%;'-]*[\w一-鿿.)%]|[A-Za-z]")
_LIKE_OTHERS = re.compile(r"(?i)true|false|yes|no|on|off|null|.*: .*|.* #.*")


@dataclass(frozen=True)
class Additions:
    """What goes into the file: the source unless it is there, the claims, the new edition."""

    edition: str
    source: Mapping[str, Any] | None
    claims: Sequence[Mapping[str, Any]]


def additions(
    claims: Claims, source: Mapping[str, Any], taken: Sequence[Judged], today: date
) -> Additions:
    """The entries that sound figures come to; `source` is the document without its id."""
    held = source_held(claims, source)
    day = str(source["published"])
    whose = str(source["publisher"])
    name = held.id if held else _free(_slug(f"{whose}-{day}"), claims.source)
    edition = _edition(claims.edition, today)
    taken_ids: dict[str, object] = dict(claims.claim)
    entries = []
    for one in taken:
        entry = _claim(one, name, day, edition, taken_ids)
        taken_ids[entry["id"]] = entry
        entries.append(entry)
    return Additions(edition, None if held else {"id": name, **source}, entries)


def acknowledged(added: Additions, doubted: Container[str]) -> Additions:
    """The same, where the reasons given for claims that the file's check doubts stand as `odd`."""
    return replace(
        added,
        claims=[
            {"odd" if key == "note" and one["id"] in doubted else key: one[key] for key in one}
            for one in added.claims
        ],
    )


def _edition(held: str, today: date) -> str:
    """Today; the day after where the file has today's already, and its own where that is later."""
    last = date.fromisoformat(held)
    return (today + timedelta(days=1) if last == today else max(last, today)).isoformat()


def source_held(claims: Claims, source: Mapping[str, Any]) -> Source | None:
    """The source of the file that is this document: of the same digest, or the same address."""
    address = source.get("url")
    for one in claims.sources:
        if source.get("sha256") and one.sha256 == source["sha256"]:
            return one
        if (
            address
            and address in (one.url, one.original_url)
            and one.published == source["published"]
        ):
            return one
    return None


def _claim(
    one: Judged, source: str, day: str, edition: str, taken: Mapping[str, object]
) -> dict[str, Any]:
    found = one.finding
    parts = [found.company, found.metric, *([found.yardstick] if found.yardstick else [])]
    name = _slug(".".join(parts)) + f".{found.when.name}"
    fields = {
        "id": _free(name, taken),
        "company": found.company,
        "metric": found.metric,
        "yardstick": found.yardstick,
        "period": found.when.name,
        "fiscal": (one.held.fiscal if one.held else None) or found.fiscal,
        "value": _number(found.value),
        "unit": found.unit,
        "usd": _number(found.usd),
        "growth": _number(found.growth),
        "status": found.status,
        "source": source,
        "where": found.where,
        "derived_from": _before(found, taken),
        "formula": found.formula,
        "supersedes": [one.held.id] if one.held else None,
        "because": _because(one.held, found, day) if one.held else None,
        "added": edition,
        "note": one.why or None,
    }
    return {key: value for key, value in fields.items() if value is not None}


def _before(found: FoundFigure, taken: Mapping[str, object]) -> list[str] | None:
    """The claim of the quarter before, which a derived figure starts from; None if it is none."""
    if found.formula is None:
        return None
    end = found.when.start - timedelta(days=1)
    names = [
        name
        for name, one in taken.items()
        if _same_series(one, found) and _ends(one, end) and name not in _replaced(taken)
    ]
    return names[-1:]


def _fields(one: object) -> Mapping[str, Any]:
    """A claim, whether it is held or about to be put in, by its fields."""
    return one.model_dump() if isinstance(one, Claim) else dict(one)  # type: ignore[call-overload]


def _same_series(one: object, found: FoundFigure) -> bool:
    fields = _fields(one)
    return (fields["company"], fields["metric"]) == (found.company, found.metric)


def _ends(one: object, day: date) -> bool:
    when = period(_fields(one)["period"])
    return when.is_quarter and when.end == day


def _replaced(taken: Mapping[str, object]) -> set[str]:
    """The ids of claims that others replace."""
    return {old for one in taken.values() for old in _fields(one).get("supersedes") or ()}


def _because(held: Claim, found: FoundFigure, day: str) -> str:
    prints = f"The document of {day_words(day)} prints {written_number(found.value)}"
    if held.value is None:
        return f"{prints}; a range was held before."
    return f"{prints}; {written_number(Decimal(str(held.value)))} was held before."


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9._+-]+", "-", name.lower()).strip("-.")


def _free(name: str, taken: Mapping[str, object]) -> str:
    """An id that is not taken: the name itself, with 'release', or with a number."""
    others = (f"{name}.release{n if n > 1 else ''}" for n in count(1))
    return next(one for one in chain([name], others) if one not in taken)


def put_in(text: str, added: Additions) -> str:
    """The text of a claims file with the entries in their places; every other line as it was."""
    file = read(text)
    lines = text.splitlines(keepends=True)
    if not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    places: list[tuple[int, str]] = []
    if added.source:
        places.append((_source_place(file, lines, str(added.source["id"])), flow(added.source)))
    for entry in added.claims:
        at, heading = _claim_place(file, lines, entry)
        places.append((at, heading + flow(entry)))
    for at in sorted({at for at, _ in places}, reverse=True):
        lines[at:at] = _together(entry for place, entry in places if place == at)
    return re.sub(r"^edition:.*$", f"edition: {added.edition}", "".join(lines), count=1, flags=re.M)


def _together(entries: Iterable[str]) -> list[str]:
    """Entries of one place, one after another; a heading that several have stands once."""
    headings: set[str] = set()
    put = []
    for entry in entries:
        heading, dash, rest = entry.rpartition("\n- {")
        put.append(f"- {{{rest}" if dash and heading in headings else entry)
        headings.add(heading)
    return put


def _source_place(file: Entry, lines: Sequence[str], name: str) -> int:
    """Before the first source whose id comes later in the alphabet; else after the last."""
    entries = file["sources"]
    for entry in entries:
        if entry["id"] > name:
            return _start(lines, entry.line)
    return _end(lines, entries[-1].line)


def _start(lines: Sequence[str], line: int) -> int:
    """The index of the line on which an entry starts."""
    return line - 1


def _end(lines: Sequence[str], line: int) -> int:
    """The index after the last line of an entry that starts on a line."""
    at = line
    while at < len(lines) and lines[at].startswith(" ") and lines[at].strip():
        at += 1
    return at


def _claim_place(file: Entry, lines: Sequence[str], entry: Mapping[str, Any]) -> tuple[int, str]:
    """After the last claim of the same company and metric; else of the company, under a heading."""
    entries = file["claims"]
    company = [one for one in entries if one.get("company") == entry["company"]]
    same = [one for one in company if one.get("metric") == entry["metric"]]
    if same:
        return _end(lines, same[-1].line), ""
    last = (company or entries)[-1].line
    return _end(lines, last), f"\n# {entry['company']}: {entry['metric']}\n"


def flow(entry: Mapping[str, Any]) -> str:
    """An entry as the file writes them: in braces, wrapped, quoted only where it must be."""
    parts = [f"{key}: {_plain(value)}" for key, value in entry.items()]
    lines = ["- {" + parts[0]]
    for part in parts[1:]:
        if len(lines[-1]) + len(part) + 3 > _WIDTH:
            lines[-1] += ","
            lines.append(f"   {part}")
        else:
            lines[-1] += f", {part}"
    return "\n".join(lines) + "}\n"


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_plain, value))}]"
    if isinstance(value, int | float):
        return f"{value:.15g}"
    text = str(value)
    dated = re.fullmatch(r"\d{4}-\d\d(-\d\d)?|\d{4}-[QH]\d(\.\..+)?", text)
    named = re.fullmatch(r"[a-z0-9][A-Za-z0-9._+-]*[A-Za-z][A-Za-z0-9._+-]*", text)
    bare = _BARE.fullmatch(text) and not _LIKE_OTHERS.fullmatch(text)
    return text if dated or named or bare else json.dumps(text, ensure_ascii=False)
