"""What a choice costs and shows, as a browser asks for it: it runs the page, not the frame."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dev.reader import Reader, Run
from dev.servers import Server, streamlit
from tests.product_copy import copy_product

FRAME = "Market share", "CC BY"  # the page's name in the way to the pages; the page's last line
CHOSEN = "Showing Alibaba, Baidu"
CHOICE = ["Alibaba", "Baidu"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the product whose claims file may be replaced."""
    return copy_product(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def server(project: Path) -> Iterator[Server]:
    with streamlit(project / "app.py", project=project) as server:
        yield server


def visited(server: Server, between: Callable[[], object] = lambda: None) -> tuple[Run, Run]:
    """A first visit, what is done `between`, and then a choice of companies."""

    async def visit() -> tuple[Run, Run]:
        async with Reader(server.address) as reader:
            first = await reader.visit("market_share")
            between()
            return first, await reader.choose("company", CHOICE)

    # In a thread of its own: where a browser's tests ran before, this one has a loop running.
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, visit()).result()


def test_a_choice_runs_the_page_and_not_the_frame_round_it(
    server: Server, project: Path, text: str
) -> None:
    (project / "data" / "claims.yaml").write_text(text, encoding="utf-8")
    first, chosen = visited(server)
    assert all(first.says(words) for words in FRAME)
    assert not any(chosen.says(words) for words in FRAME)
    assert chosen.says(CHOSEN)
    assert chosen.messages < first.messages
    assert not first.faults + chosen.faults


def test_a_choice_after_the_claims_were_replaced_shows_the_new_ones_frame_and_all(
    server: Server, project: Path, text: str, newer: str
) -> None:
    file = project / "data" / "claims.yaml"
    file.write_text(text, encoding="utf-8")
    _, chosen = visited(server, lambda: file.write_text(newer, encoding="utf-8"))
    assert all(chosen.says(words) for words in (*FRAME, CHOSEN))
    assert not chosen.faults
