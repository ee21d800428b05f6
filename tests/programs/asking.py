"""How tests ask a server as a program does."""

from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import anyio


def run_apart(work: Callable[..., Awaitable[Any]], *given: Any) -> Any:
    """What asynchronous work comes to, in a thread of its own.

    In that of the tests a browser of other tests may have left its event loop running.
    """
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(anyio.run, work, *given).result()
