"""The expected days of results as a calendar file, which calendars of all kinds take in."""

from collections.abc import Collection
from datetime import UTC, datetime, time
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from components.analysis.ledger.expected import today_of
from components.analysis.ledger.next_results import NextResults, publication_day, results_ahead
from components.claims.model import Claims
from components.figures.next_results_words import WORKED_OUT, brought_words, past_words
from components.publish.caption import NAME
from components.wording.formats import day_words

CALENDAR = "text/calendar"


def calendar_file(claims: Claims, companies: Collection[str], address: str) -> bytes:
    """The results of the next four quarters of some companies, each an event of a whole day.

    The same claims give the same bytes. An event keeps its UID through the editions, so that a
    newer file moves it in place of adding another. `address` is where each event leads.
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//{NAME}//Next results//EN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{NAME}: next results")
    for one in results_ahead(claims):
        if one.company in companies:
            calendar.add_component(_event(claims, one, address))
    file: bytes = calendar.to_ical()
    return file


def _event(claims: Claims, one: NextResults, address: str) -> Event:
    quarter = one.first.period
    day = publication_day(claims, one.first)
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"{NAME}/results/{one.company}/{quarter.name}")))
    event.add("dtstamp", datetime.combine(today_of(claims), time(), UTC))
    event.add("dtstart", day)
    event.add("summary", f"{one.company} results expected, {quarter.words}")
    event.add("description", _description(claims, one))
    event.add("status", "TENTATIVE")
    event.add("transp", "TRANSPARENT")  # nobody is busy all that day
    event.add("url", address)
    return event


def _description(claims: Claims, one: NextResults) -> str:
    edition = day_words(today_of(claims).isoformat())
    rests_on = f"{past_words(one.first)}, as known on {edition}."
    return "\n".join([f"{brought_words(claims, one)}.", rests_on, WORKED_OUT])
