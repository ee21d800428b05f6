"""Where a link to a source lands, and where its archived copies are listed."""

import pytest

from components.analysis.sources.links import archive_link, figure_link
from tests.graded import claim, source

PDF = "https://company.com/results.pdf"
PAGE = "https://www.sec.gov/exhibit.htm"


def _link(url: str | None, kind: str = "filing", **fields: object) -> str | None:
    made = source(kind=kind, publisher="Alibaba", **({"url": url} if url else {}))
    made = made.model_copy(update={"url": url})
    return figure_link(claim(**fields), made)


def test_a_pdf_opens_on_the_page_that_the_claim_names() -> None:
    assert _link(PDF, where="page 6, segment table") == f"{PDF}#page=6"
    assert _link(PDF, where="segment table") == PDF
    assert _link(PDF) == PDF


def test_a_page_of_the_companys_own_is_scrolled_to_the_figure_with_all_its_digits() -> None:
    assert _link(PAGE, value=67678) == f"{PAGE}#:~:text=67%2C678"
    assert _link(PAGE, value=-44671) == f"{PAGE}#:~:text=44%2C671"


def test_a_rounded_or_worked_out_figure_is_not_looked_for() -> None:
    assert _link(PAGE, value=40400) == PAGE
    assert _link(PAGE, kind="press", value=67678) == PAGE
    derived = {"status": "derived", "derived_from": ["other"], "formula": "a"}
    assert _link(PAGE, value=67678, **derived) == PAGE


def test_a_share_is_looked_for_as_it_is_printed() -> None:
    share = {"metric": "market_share", "yardstick": "Omdia AI cloud", "unit": "percent"}
    assert _link(PAGE, kind="press", value=35.8, **share) == f"{PAGE}#:~:text=35.8%25"


def test_an_address_with_a_fragment_of_its_own_is_left_alone() -> None:
    assert _link(f"{PAGE}#part", value=67678) == f"{PAGE}#part"
    assert _link(None, value=67678) is None


@pytest.mark.parametrize(
    ("published", "when"), [("2026-08-20", "20260820"), ("2026-08", "202608"), ("2026", "2026")]
)
def test_archived_copies_are_listed_at_the_day_of_publication(published: str, when: str) -> None:
    made = source(kind="press", publisher="A paper", published=published, url=PAGE)
    assert archive_link(made) == f"https://web.archive.org/web/{when}*/{PAGE}"


def test_a_document_known_by_its_publishers_address_alone_has_archived_copies_too() -> None:
    made = source(kind="press", publisher="A paper").model_copy(update={"url": None})
    assert archive_link(made) is None
    named = made.model_copy(update={"original_url": PAGE})
    assert archive_link(named) == f"https://web.archive.org/web/20260520*/{PAGE}"
