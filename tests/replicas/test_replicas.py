"""deploy/nginx.conf as it is, three real replicas behind it, and readers who lose one of them."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from dev.load.replicas import run

pytestmark = [pytest.mark.servers, pytest.mark.needs("nginx"), pytest.mark.timeout(300)]


def test_every_reader_of_a_replica_that_is_killed_ends_in_the_view_of_its_link() -> None:
    with ThreadPoolExecutor(1) as apart:  # a browser test may have left a loop in this thread
        found = apart.submit(asyncio.run, run(readers=60, seconds=18, every=10)).result()
    assert found.killed == 1
    assert found.lost > 0, "nobody was connected to the replica that was killed"
    assert found.wrong == 0
    assert found.arrived == 60
