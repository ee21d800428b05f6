"""The calendar file of next results, read by two parsers that share nothing, and by its bytes."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
import vobject
from icalendar import Calendar

from components.analysis.ledger.next_results import publication_day, results_ahead
from components.claims.ledger_terms import Due
from components.claims.model import Claims
from components.publish.files.calendar_file import calendar_file

ADDRESS = "https://example.org/a;b,c"
HOSTILE = "Capex, cloud; \\n and 云 \U0001f4c5 " + "much " * 40


@pytest.fixture(scope="module")
def file(claims: Claims) -> bytes:
    return calendar_file(claims, claims.subjects, ADDRESS)


def events(file: bytes) -> list[dict[str, Any]]:
    """The events as the first parser reads them."""
    return [
        {name.lower(): getattr(value, "dt", value) for name, value in event.items()}
        for event in Calendar.from_ical(file).walk("VEVENT")
    ]


def others(file: bytes) -> list[dict[str, Any]]:
    """The events as the second parser reads them."""
    return [
        {child.name.lower(): child.value for child in event.getChildren()}
        for event in vobject.readOne(file.decode()).vevent_list
    ]


def test_each_quarter_ahead_is_an_event_of_a_whole_day(claims: Claims, file: bytes) -> None:
    ahead = results_ahead(claims)
    days = [publication_day(claims, one.first) for one in ahead]
    assert len(days) == 4
    for read in (events(file), others(file)):
        assert [event["dtstart"] for event in read] == days
        assert all(type(event["dtstart"]) is date for event in read)
        assert [event["summary"] for event in read] == [
            f"{one.company} results expected, {one.first.period.words}" for one in ahead
        ]
        assert {event["status"] for event in read} == {"TENTATIVE"}


def test_two_parsers_read_the_same_words(claims: Claims) -> None:
    """Commas, semicolons, backslashes and letters of four octets survive folding and escaping."""
    due = Due.model_validate(
        {"company": "Alibaba", "metric": "cloud_revenue", "every": "quarter"}
        | {"due_after_days": 60, "note": HOSTILE}
    )
    file = calendar_file(replace(claims, calendar=(due,)), claims.subjects, ADDRESS)
    assert [e["description"] for e in events(file)] == [e["description"] for e in others(file)]
    assert all(HOSTILE.strip() in event["description"] for event in events(file))
    assert {event["url"] for event in events(file)} == {ADDRESS}


def test_the_bytes_are_those_the_standard_asks_for(file: bytes) -> None:
    lines = file.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert max(map(len, lines)) <= 75
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", file)
    assert file.count(b"DTSTART;VALUE=DATE:") == file.count(b"BEGIN:VEVENT")
    for line in lines:
        line.decode()  # no letter is cut in two


def test_the_same_claims_give_the_same_bytes_stamped_with_the_edition(
    claims: Claims, file: bytes
) -> None:
    assert calendar_file(replace(claims), claims.subjects, ADDRESS) == file
    stamps = {event["dtstamp"] for event in events(file)}
    assert stamps == {datetime.fromisoformat(claims.edition).replace(tzinfo=UTC)}


def test_a_newer_edition_moves_an_event_and_adds_no_other(claims: Claims, file: bytes) -> None:
    (due,) = claims.calendar
    moved = replace(claims, calendar=(due.model_copy(update={"due_after_days": 50}),))
    newer = calendar_file(moved, claims.subjects, ADDRESS)
    before, after = ({e["uid"]: e["dtstart"] for e in events(f)} for f in (file, newer))
    assert before.keys() == after.keys()
    assert before != after


def test_only_the_companies_asked_for_are_in_it(claims: Claims) -> None:
    file = calendar_file(claims, ["Baidu"], ADDRESS)
    assert events(file) == []
    assert file.startswith(b"BEGIN:VCALENDAR\r\n"), "a calendar without events is one all the same"
