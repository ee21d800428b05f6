"""The one way in: a file or an address to an intake, whatever kind of document it is."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any
from urllib.request import Request, urlopen

from components.claims.model import Claims
from components.intake.document import MOST_BYTES, Document, document
from components.intake.findings import findings
from components.intake.house_release import house_release, is_of_a_house
from components.intake.judgement import earlier_judged, held_against
from components.intake.release import (
    UnknownRelease,
    announces_results,
    first_day_after,
    release_of,
    title_of,
)
from components.intake.sec_facts import filed_quarters, is_concept
from components.intake.taking import Intake, weighed
from components.intake.words import IntakeWords

SEC_DATA = "https://data.sec.gov/"
AGENT = "china-ai-cloud-race intake"  # the SEC answers those who say who asks


@dataclass(frozen=True)
class Asked:
    """What was asked for: a document, the address to cite, when it was published, whose it is.

    `restated` asks for figures of earlier periods too that it prints otherwise than they are held.
    """

    raw: bytes | None = None
    url: str | None = None
    published: date | None = None
    company: str | None = None
    restated: bool = False


def taken_in(claims: Claims, text: str, words: IntakeWords, asked: Asked, today: date) -> Intake:
    """What a document comes to beside the claims, whose file has that text.

    Raises UnreadableDocument, UnknownRelease, or OSError where an address cannot be read.
    """
    raw = _raw(asked)
    if is_concept(raw):
        return weighed(claims, text, _of_filings(claims, words, asked, raw, today), today)
    read = document(raw)
    by_house = is_of_a_house(read, words) and not announces_results(read)
    kind = _of_house if by_house else _of_release
    return weighed(claims, text, kind(claims, words, asked, read, today), today)


def _raw(asked: Asked) -> bytes:
    """The bytes given, or those of the SEC's JSON at an address; nothing else is fetched."""
    if asked.raw is not None:
        return asked.raw
    if not (asked.url or "").startswith(SEC_DATA):
        raise UnknownRelease(f"give a file; only JSON below {SEC_DATA} is fetched by its address")
    request = Request(asked.url or "", headers={"User-Agent": AGENT})
    with urlopen(request, timeout=30) as answer:
        raw: bytes = answer.read(MOST_BYTES + 1)
    return raw


def _of_filings(
    claims: Claims, words: IntakeWords, asked: Asked, raw: bytes, today: date
) -> Intake:
    found = filed_quarters(raw, words, claims)
    source = {
        "title": f"{found.company}, {found.tag} by quarter",
        "publisher": f"{found.company} (SEC structured data)",
        "published": (asked.published or found.filed).isoformat(),
        "kind": "filing",
        "url": asked.url or None,
        "original_url": found.address,
        "sha256": sha256(raw).hexdigest(),
        "read": today.isoformat(),
    }
    return Intake(
        f"{found.company}: {found.tag} in the structured data of the SEC, filed {found.filed}",
        {key: value for key, value in source.items() if value is not None},
        [held_against(claims, one) for one in found.newest],
        [held_against(claims, one) for one in found.before],
    )


def _of_house(
    claims: Claims, words: IntakeWords, asked: Asked, document: Document, today: date
) -> Intake:
    found = house_release(claims, document, words)
    title = title_of(document)
    published = asked.published or first_day_after(document, found.when.end)
    return Intake(
        f"{found.house}, shares by {found.yardstick}, {found.when.words}: {title}",
        source_of(found.house, "house_release", title, published, asked, document, today),
        [held_against(claims, one) for one in found.shares],
        missing=[] if found.shares else ["market_share"],
        document=document,
    )


def _of_release(
    claims: Claims, words: IntakeWords, asked: Asked, document: Document, today: date
) -> Intake:
    release = release_of(document, words, asked.company)
    found = findings(release)
    published = asked.published or release.published
    own = [held_against(claims, one) for one in found.own]
    earlier = earlier_judged(claims, found.earlier)
    if asked.restated:
        own += [one for one in earlier if one.verdict == "restates"]
        earlier = [one for one in earlier if one.verdict != "restates"]
    of = f"{release.words.company}, {release.when.words}: {release.title}"
    title = f"Results for {release.when.words}"
    return Intake(
        of,
        source_of(
            release.words.company,
            "company_release",
            title,
            published,
            asked,
            document,
            today,
        ),
        own,
        earlier,
        found.missing,
        document,
    )


def source_of(
    publisher: str,
    kind: str,
    title: str,
    published: date | None,
    asked: Asked,
    document: Document,
    today: date,
) -> dict[str, Any]:
    """The document as a source of the file, without its id."""
    fields = {
        "title": title,
        "publisher": publisher,
        "published": published.isoformat() if published else None,
        "kind": kind,
        "url": asked.url,
        "sha256": document.sha256,
        "read": today.isoformat(),
    }
    return {key: value for key, value in fields.items() if value is not None}
