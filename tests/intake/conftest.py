"""A claims file of made figures under the shipped terms, so that the shipped words are tested."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from components.claims.model import Claims
from components.claims.reading.load import load_claims
from components.intake.intake import Asked, taken_in
from components.intake.taking import Intake
from components.intake.words import WORDS_FILE, IntakeWords, intake_words
from tests.intake.made_releases import Block, as_text, claims_of_made_figures

TODAY = date(2026, 11, 27)
Reading = Callable[..., Intake]


@pytest.fixture(scope="session")
def made_text() -> str:
    """The terms of the shipped file, without its figures, and a few made claims."""
    return claims_of_made_figures()


@pytest.fixture(scope="session")
def made_claims(made_text: str) -> Claims:
    """The claims of that file."""
    return load_claims(made_text)


@pytest.fixture(scope="session")
def shipped_words(made_claims: Claims) -> IntakeWords:
    """The words of data/intake.yaml."""
    return intake_words(WORDS_FILE.read_text(encoding="utf-8"), made_claims)


@pytest.fixture
def reading(made_text: str, shipped_words: IntakeWords, tmp_path: Path) -> Reading:
    """What a made release comes to beside the made claims, or beside those of another text."""

    def read(
        blocks: Sequence[Block],
        form: Callable[[Sequence[Block]], bytes] = as_text,
        beside: str = made_text,
        **asked: object,
    ) -> Intake:
        file = tmp_path / "release"
        file.write_bytes(form(blocks))
        said = Asked(file.read_bytes(), **asked)  # type: ignore[arg-type]
        return taken_in(load_claims(beside), beside, shipped_words, said, TODAY)

    return read
