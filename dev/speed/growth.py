"""What grows with the claims: the same claims ten and a hundred times over.

Copies speak of other companies and yardsticks, so that they stay sound: shares under one yardstick
still add up to at most 100 percent. A hundred times over is more than one YAML file may hold, so
all sizes are read from a database as well, as CLAIMS_URL has it.
"""

import asyncio
import itertools
import json
import math
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, ExitStack
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from components.analysis.view.view import View
from components.claims.reading.database import claims_at
from components.claims.reading.load import load_claims
from components.claims.reading.rows import POSITION, rows_of_claims
from components.publish.links import ADDRESS, lasting_link
from components.search.find import find
from components.search.index import index
from dev.reader import Reader
from dev.servers import ROOT, Server, streamlit
from dev.speed.ratio import Ratio, timed
from dev.speed.sessions import companies
from dev.speed.tables import put_into_database

SIZES = (1, 10, 100)
_SOUGHT = (
    "alibaba",
    "阿里",
    "亿",
    "火山引擎市场份额",
    "capex 2026-Q2",
    "红包",
    "capx alibaba",
    "a",
)
_IDS = ("derived_from", "corroborated_by", "supersedes")
Tables = dict[str, list[dict[str, Any]]]


def grown(tables: Tables, times: int) -> Tables:
    """The tables with every company, yardstick, source and claim so many times, and still sound."""
    larger = {name: list(rows) for name, rows in tables.items()}
    for copy in range(1, times):
        for name in ("companies", "yardsticks", "sources", "claims"):
            before = len(larger[name])
            copies = (_copied(name, row, copy) for row in tables[name])
            larger[name] += [row | {POSITION: row[POSITION] + before} for row in copies]
    larger["metrics"] = [_with_breaks_of_copies(row, times) for row in tables["metrics"]]
    return larger


def _with_breaks_of_copies(metric: dict[str, Any], times: int) -> dict[str, Any]:
    """A metric whose definition changed for a company's copies when it did for the company."""
    breaks = json.loads(metric["breaks"] or "[]")
    copies = [
        one | {"company": _named(one["company"], copy)}
        for copy in range(1, times)
        for one in breaks
        if one["company"]
    ]
    return metric | {"breaks": json.dumps([*breaks, *copies])}


def _copied(section: str, row: dict[str, Any], copy: int) -> dict[str, Any]:
    """A row under names of its own, pointing at the copies of what it pointed at."""
    new = dict(row)
    if section in ("companies", "yardsticks"):
        new["name"] = _named(row["name"], copy)
    else:
        new["id"] = f"x{copy}.{row['id']}"
    if section == "companies":
        new |= {"role": "context", "aliases": "[]"}  # there is one market
    if section == "claims":
        new |= {"company": _named(row["company"], copy), "source": f"x{copy}.{row['source']}"}
        new["yardstick"] = row["yardstick"] and _named(row["yardstick"], copy)
        for key in _IDS:
            names = json.loads(row[key] or "[]")
            new[key] = json.dumps([f"x{copy}.{name}" for name in names])
    return new


def _named(name: str, copy: int) -> str:
    return f"{name} {copy}"


def growth(quick: bool, notes: list[str]) -> list[Ratio]:
    """The filter's script time at the largest size over that of the shipped claims."""
    text = (ROOT / "data" / "claims.yaml").read_text(encoding="utf-8")
    tables = rows_of_claims(load_claims(text))
    n = 6 if quick else 24
    with TemporaryDirectory() as folder, ExitStack() as stack:
        notes.append(f"claims file: {_file_time(text)}")
        servers: dict[int, Server] = {}
        loads: dict[int, float] = {}
        links: dict[int, float] = {}
        indexes: dict[int, float] = {}
        searches: dict[int, float] = {}
        for size in SIZES[: 2 if quick else 3]:
            url = f"sqlite:///{folder}/{size}.db"
            put_into_database(grown(tables, size), url)
            began = time.perf_counter()
            claims = claims_at(url)
            loads[size] = (time.perf_counter() - began) * 1000
            links[size] = len(lasting_link(ADDRESS, "market_share", View.of(claims)))
            indexes[size] = timed(index, claims)
            searches[size] = median(timed(find, claims, words) for words in _SOUGHT)
            servers[size] = stack.enter_context(streamlit(ROOT / "app.py", env={"CLAIMS_URL": url}))
        first, runs = asyncio.run(_visits(servers, n))
        found = {
            size: {
                "load": loads[size],
                "first page": first[size],
                "filter": median(runs[size]),
                "MiB": server.memory(),
                "letters of a link": links[size],
                "index of the search": indexes[size],
                "search": searches[size],
            }
            for size, server in servers.items()
        }
    notes += [*_lines(found), *_slopes(found)]
    most = max(runs)
    name = f"script run of a filter with {most} times the claims"
    return [Ratio(name, 2, "the shipped claims", "ms", runs[most], runs[1])]


def _file_time(text: str) -> str:
    """How long the YAML file takes to be read and checked."""
    return f"read and checked in {median(timed(load_claims, text) for _ in range(5)):.0f} ms"


async def _visits(
    servers: dict[int, Server], rounds: int
) -> tuple[dict[int, float], dict[int, list[float]]]:
    """Milliseconds until each first page was there, then of filters on all pages in turn."""
    first: dict[int, float] = {}
    runs: dict[int, list[float]] = {size: [] for size in servers}
    async with AsyncExitStack() as stack:
        readers = {}
        for size, server in servers.items():
            began = time.perf_counter()
            reader = Reader(server.address, "market_share")
            readers[size] = await stack.enter_async_context(reader)
            first[size] = (time.perf_counter() - began) * 1000
        for choice in itertools.islice(companies(), rounds + 11):
            for size, reader in readers.items():
                runs[size].append((await reader.choose("company", choice)).milliseconds)
    return first, {size: times[11:] for size, times in runs.items()}


def _lines(found: dict[int, dict[str, float]]) -> Iterator[str]:
    for size, values in found.items():
        said = ", ".join(f"{name} {value:.0f}" for name, value in values.items())
        yield f"{size} times the claims, from a database: {said} (ms where no unit is said)"


def _slopes(found: dict[int, dict[str, float]]) -> Iterator[str]:
    """By what power of the size each time grows, from one size to the next; 1 is linear."""
    for (small, a), (large, b) in itertools.pairwise(found.items()):
        step = math.log(large / small)
        said = ", ".join(f"{name} {math.log(b[name] / a[name]) / step:.2f}" for name in a)
        yield f"slope from {small} to {large} times: {said}"
