"""What the server sees: script runs, bytes, memory, and how many readers it holds."""

import asyncio
import itertools
from collections.abc import Iterator, Sequence
from statistics import quantiles

from dev.reader import Reader, Run
from dev.servers import DEFAULTS, ROOT, Server, streamlit
from dev.speed.baselines import BASELINES
from dev.speed.baselines.same import EVERYONE
from dev.speed.ratio import Ratio

PACE = 3.0  # seconds between two choices of one reader
LIMIT = 500.0  # milliseconds within which 95 of 100 choices must be answered
STEP = 10  # more readers with each step of a climb
WARM = 4
WORDS = ("All", "Alpha", "Beta", "Gamma", "Delta")


def companies() -> Iterator[list[str]]:
    """Choices of companies, so many different ones that no answer is still in a browser."""
    kept = [list(c) for size in (4, 3, 2) for c in itertools.combinations(EVERYONE, size)]
    return itertools.cycle(kept)


def _ours(address: str) -> Reader:
    return Reader(address, "market_share")


async def filter_runs(first: Reader, second: Reader, rounds: int) -> tuple[list[Run], list[Run]]:
    """The runs of the same choices of companies on two pages, in turns; each was made before."""
    found: tuple[list[Run], list[Run]] = ([], [])
    async with first as a, second as b:
        for choice in itertools.islice(companies(), rounds + 11):
            found[0].append(await a.choose("company", choice))
            found[1].append(await b.choose("company", choice))
    return found[0][11:], found[1][11:]  # by then each choice has been worked out once


def scripts(rounds: int) -> list[Ratio]:
    """A filter's script run on the page of two charts, over a bare page with the same figures."""
    with (
        streamlit(ROOT / "app.py") as ours,
        streamlit(BASELINES / "floor.py") as floor,
    ):
        a, b = asyncio.run(filter_runs(_ours(ours.address), Reader(floor.address), rounds))
    times = ([run.milliseconds for run in a], [run.milliseconds for run in b])
    return [Ratio("script run of a filter", 1.3, "floor, same settings", "ms", *times)]


async def _bytes(ours: str, default: str, rounds: int) -> tuple[list[Run], list[Run]]:
    found: tuple[list[Run], list[Run]] = ([], [])
    words = itertools.cycle(WORDS)
    async with _ours(ours) as a, Reader(default) as b:
        for choice in itertools.islice(companies(), rounds + WARM):
            found[0].append(await a.choose("company", choice))
            found[1].append(await b.choose("category", next(words)))
    return found[0][WARM:], found[1][WARM:]


def sent(rounds: int) -> list[Ratio]:
    """Bytes that arrive for one filter, over Streamlit's default page of two charts."""
    default_page = streamlit(BASELINES / "default.py", *DEFAULTS, UNPACKED)
    with streamlit(ROOT / "app.py") as ours, default_page as default:
        a, b = asyncio.run(_bytes(ours.address, default.address, rounds))
    kib = ([run.sent / 1024 for run in a], [run.sent / 1024 for run in b])
    return [Ratio("bytes sent per filter", 0.4, "default page", "KiB", *kib)]


UNPACKED = "--server.enableWebsocketCompression=false"


async def _memory(pages: Sequence[tuple[Server, str]], rounds: int) -> list[list[float]]:
    """MiB by which the server of a page grows for each further open session, ten at a time."""
    found: list[list[float]] = [[] for _ in pages]
    held: list[Reader] = []
    for turn in range(rounds + 1):
        for place, (server, page) in enumerate(pages):
            before = server.memory()
            newcomers = [Reader(server.address, page) for _ in range(10)]
            for newcomer in newcomers:
                await newcomer.__aenter__()
            held += newcomers
            if turn:
                found[place].append((server.memory() - before) / 10)
    for reader in held:
        await reader.__aexit__()
    return found


def memory_per_session(pages: Sequence[tuple[Server, str]], rounds: int) -> list[float]:
    """KiB that each page's server holds for one more session, of ten a round, in turns."""
    return [1024 * sum(f) / len(f) for f in asyncio.run(_memory(pages, rounds))]


def memory(rounds: int) -> list[Ratio]:
    """Memory of one more open session, over Streamlit's default page of two charts."""
    default_page = streamlit(BASELINES / "default.py", *DEFAULTS, UNPACKED)
    with streamlit(ROOT / "app.py") as ours, default_page as floor:
        a, b = memory_per_session([(ours, "market_share"), (floor, "")], rounds)
    name = f"memory per session ({10 * rounds} of them)"
    return [Ratio(name, 2.0, "default page", "KiB", [a], [b])]


async def _slowest(server: Server, page: str, key: str, readers: int, seconds: float) -> float:
    """The 95th percentile, in ms, with so many readers who each choose once in PACE seconds."""
    times: list[float] = []
    sessions = [Reader(server.address, page) for _ in range(readers)]
    for session in sessions:
        await session.__aenter__()

    async def read(place: int, session: Reader) -> None:
        choices: Iterator[list[str] | str] = companies() if page else itertools.cycle(WORDS)
        await asyncio.sleep(PACE * place / readers)
        clock = asyncio.get_running_loop()
        end = clock.time() + seconds
        while clock.time() < end:
            due = clock.time() + PACE
            times.append((await session.choose(key, next(choices))).milliseconds)
            await asyncio.sleep(max(0.0, due - clock.time()))

    await asyncio.gather(*(read(place, session) for place, session in enumerate(sessions)))
    for session in sessions:
        await session.__aexit__()
    return quantiles(times, n=20)[-1]


def readers(climbs: int, seconds: float = 9.0) -> list[Ratio]:
    """How many readers are held at a 95th percentile under LIMIT: the floor's over ours.

    Told as what one reader takes of the server, in percent, so that here too smaller is better.
    Each climb goes up step by step until the limit is broken; ours and the floor climb in turn.
    """
    default_page = streamlit(BASELINES / "default.py", *DEFAULTS, UNPACKED)
    with streamlit(ROOT / "app.py") as ours, default_page as floor:
        held: tuple[list[float], list[float]] = ([], [])
        for _ in range(climbs):
            held[0].append(_climb(ours, "market_share", "company", seconds))
            held[1].append(_climb(floor, "", "category", seconds))
    name = "readers held at p95 < 500 ms, floor / ours"
    taken = ([100 / count for count in of_one] for of_one in held)
    return [Ratio(name, 0.25, "default page", "% of a server", *taken)]


def _climb(server: Server, page: str, key: str, seconds: float) -> float:
    """The last number of readers, by steps, at which the limit held; a tenth where none did."""
    held = 0.1
    for count in range(STEP, 40 * STEP, STEP):
        if asyncio.run(_slowest(server, page, key, count, seconds)) > LIMIT:
            break
        held = count
    return held
