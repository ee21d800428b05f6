"""The one way in: a file or an address to an intake, whatever kind of document it is."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from components.claims.model import Claims
from components.intake.document import Document, document_of_file
from components.intake.findings import findings
from components.intake.judgement import earlier_judged, held_against
from components.intake.release import UnknownRelease, release_of
from components.intake.taking import Intake, weighed
from components.intake.words import IntakeWords


@dataclass(frozen=True)
class Asked:
    """What was asked for: a file, the address to cite, when it was published, and whose it is."""

    file: str | None = None
    url: str | None = None
    published: date | None = None
    company: str | None = None


def taken_in(claims: Claims, text: str, words: IntakeWords, asked: Asked, today: date) -> Intake:
    """What a document comes to beside the claims, whose file has that text.

    Raises UnreadableDocument, UnknownRelease, or OSError where a file cannot be read.
    """
    if asked.file is None:
        raise UnknownRelease("give a file, or the address of JSON of the SEC with --url")
    document = document_of_file(asked.file)
    intake = _of_release(claims, words, asked, document, today)
    return weighed(claims, text, intake, today)


def _of_release(
    claims: Claims, words: IntakeWords, asked: Asked, document: Document, today: date
) -> Intake:
    release = release_of(document, words, asked.company)
    found = findings(release)
    published = asked.published or release.published
    own = [held_against(claims, one) for one in found.own]
    of = f"{release.words.company}, {release.quarter.words}: {release.title}"
    return Intake(
        of,
        source_of(
            release.words.company,
            "company_release",
            release.title,
            published,
            asked,
            document,
            today,
        ),
        own,
        earlier_judged(claims, found.earlier),
        found.missing,
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
