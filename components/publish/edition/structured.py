"""Pages described for machines in the words of schema.org: data sets and claims."""

from typing import Any

from components.analysis.sources.receipt import citation_sentence
from components.claims.claim import Claim, Source
from components.claims.model import Claims
from components.publish.addresses import Addresses
from components.publish.canonical import Canonical
from components.wording.formats import listed, said

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def dataset(shown: Canonical, addresses: Addresses) -> dict[str, Any]:
    """A canonical view as a Dataset with its two files."""
    path, slug = shown.path, shown.slug
    return {
        "@type": "Dataset",
        "@id": addresses.of(path),
        "name": shown.title,
        "description": f"{shown.answer.reading} {shown.answer.measured}",
        "url": addresses.of(path),
        "license": LICENCE,
        "dateModified": shown.answer.claims.whole.edition,
        "version": shown.answer.claims.whole.edition,
        "isAccessibleForFree": True,
        "variableMeasured": shown.answer.measured,
        "distribution": [
            _file(addresses, f"tables/{slug}.csv", "text/csv"),
            _file(addresses, f"api/views/{slug}.json", "application/json"),
        ],
        "isBasedOn": [work(source) for source in shown.answer.sources],
    }


def whole_dataset(claims: Claims, addresses: Addresses, files: dict[str, str]) -> dict[str, Any]:
    """All claims as one Dataset; `files` are its files by path with their media types."""
    return {
        "@type": "Dataset",
        "@id": addresses.of("data.html"),
        "name": f"The AI cloud of {listed(claims.subjects)}: claims with their sources",
        "description": (
            f"{len(claims.claims)} dated figures and statements on China's AI cloud companies, "
            f"each with its public source, its status and a grade of its evidence."
        ),
        "url": addresses.of("data.html"),
        "license": LICENCE,
        "dateModified": claims.edition,
        "version": claims.edition,
        "isAccessibleForFree": True,
        "distribution": [_file(addresses, path, media) for path, media in files.items()],
    }


def claim_data(claims: Claims, claim: Claim, addresses: Addresses) -> dict[str, Any]:
    """A claim as a schema.org Claim, with the document it appears in."""
    source = claims.source[claim.source]
    return {
        "@type": "Claim",
        "@id": addresses.of(f"claims/{claim.id}.html"),
        "identifier": claim.id,
        "url": addresses.of(f"claims/{claim.id}.html"),
        "text": citation_sentence(claims, claim, said(claim)),
        "about": {"@type": "Organization", "name": claim.company},
        "temporalCoverage": f"{claim.when.start}/{claim.when.end}",
        "datePublished": source.published,
        "dateModified": claims.edition,
        "license": LICENCE,
        "appearance": work(source),
    }


def work(source: Source) -> dict[str, Any]:
    """A source as a CreativeWork."""
    said_by = {"@type": "Organization", "name": source.publisher}
    found = {
        "@type": "CreativeWork",
        "name": source.title,
        "publisher": said_by,
        "datePublished": source.published,
    }
    return {**found, "url": source.url} if source.url else found


def _file(addresses: Addresses, path: str, media: str) -> dict[str, str]:
    return {
        "@type": "DataDownload",
        "encodingFormat": media,
        "contentUrl": addresses.of(path),
    }
