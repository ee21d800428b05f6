"""Many readers for a long time: does anyone see an error, and does memory stay where it is?

    python -m dev.load.soak --sessions 200 --minutes 30

Each session opens a page under a view of its own, reads it, and goes on to another, as readers do;
after some pages it ends, and another link opens the next. Ends with 1 if any visit showed an error
or a wrong view.
"""

import argparse
import asyncio
import sys
import time
from dataclasses import dataclass, field
from random import Random
from statistics import quantiles
from urllib.parse import urlencode

from dev.reader import PATIENCE, Reader
from dev.servers import ROOT, Server, streamlit

PAGES = ("", "market_share", "capex", "scenarios", "companies", "evidence")
COMPANIES = ("Alibaba", "Baidu", "Tencent", "ByteDance")
PAUSE = 60.0  # seconds for which a reader reads a page, on average
PAGES_READ = 5  # before a reader leaves


@dataclass
class Tally:
    """What the whole run came to."""

    seconds: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    held: list[tuple[float, float]] = field(default_factory=list)


def link(random: Random) -> tuple[str, str, str]:
    """A page, a view of it as a query, and words that must then stand on the page."""
    companies = sorted(random.sample(COMPANIES, random.randint(1, 3)), key=COMPANIES.index)
    currency = random.choice(("RMB", "USD"))
    query = urlencode({"company": companies, "currency": currency}, doseq=True)
    return random.choice(PAGES), query, f"Showing {', '.join(companies)}"


async def reading(address: str, number: int, end: float, tally: Tally) -> None:
    """One session after the other: visits until the end, each checked."""
    random = Random(number)  # noqa: S311 - chosen, not secret
    await asyncio.sleep(random.uniform(0, PAUSE))
    while time.monotonic() < end:
        reader = Reader(address)  # a link opens a session of its own, as in a browser
        try:
            for _ in range(PAGES_READ):
                await visit(reader, random, tally)
                rest = end - time.monotonic()
                await asyncio.sleep(min(random.uniform(0.5, 1.5) * PAUSE, max(rest, 0)))
                if rest <= 0:
                    break
        finally:
            await reader.leave()


async def visit(reader: Reader, random: Random, tally: Tally) -> None:
    """Open one view, and note how long it took and whatever was wrong with it."""
    page, query, words = link(random)
    try:
        async with asyncio.timeout(PATIENCE):
            seen = await reader.visit(page, query)
    except Exception as error:
        tally.faults.append(f"/{page}?{query}: {type(error).__name__} {error}")
        await reader.leave()
        return
    tally.seconds.append(seen.milliseconds / 1000)
    tally.faults += [f"/{page}?{query}: {fault}" for fault in seen.faults]
    if not seen.says(words):
        tally.faults.append(f"/{page}?{query}: another view")


async def watching(server: Server, start: float, end: float, tally: Tally) -> None:
    """Note every ten seconds how much memory the server holds."""
    while time.monotonic() < end:
        await asyncio.sleep(10)
        tally.held.append((time.monotonic() - start, server.memory()))


async def soak(sessions: int, minutes: float) -> Tally:
    """Run the readers against a server of their own."""
    tally = Tally()
    with streamlit(ROOT / "serve.py") as server:
        start = time.monotonic()
        end = start + minutes * 60
        readers = [reading(server.address, n, end, tally) for n in range(sessions)]
        await asyncio.gather(watching(server, start, end, tally), *readers)
    return tally


def main() -> int:
    """Say what was found; 1 if anything went wrong."""
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("--sessions", type=int, default=200)
    words.add_argument("--minutes", type=float, default=5)
    given = words.parse_args()
    tally = asyncio.run(soak(given.sessions, given.minutes))
    for fault in sorted(set(tally.faults))[:20]:
        print(fault)
    if len(tally.seconds) < 2:
        print(f"hardly a visit came to its end: {len(tally.faults)} errors")
        return 1
    cuts = quantiles(tally.seconds, n=20)
    half = len(tally.held) // 2
    print(
        f"{given.sessions} sessions for {given.minutes:g} minutes: {len(tally.seconds):,} visits, "
        f"{len(tally.faults)} errors; half within {cuts[9]:.2f} s, 95 of 100 within "
        f"{cuts[18]:.2f} s, slowest {max(tally.seconds):.2f} s; memory "
        f"{tally.held[0][1]:.0f} MB at first, {tally.held[half][1]:.0f} MB half way, "
        f"{tally.held[-1][1]:.0f} MB at the end"
    )
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
