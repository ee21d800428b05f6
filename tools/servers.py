"""Servers of the dashboard, started on free ports of this machine and stopped again."""

import asyncio
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.servers import ROOT, stop, streamlit_command

Process = subprocess.Popen[bytes]


def started(port: int, script: str = "serve.py") -> Process:
    """A server of the dashboard that begins to start; its words go nowhere."""
    quiet = {"STREAMLIT_SERVER_COOKIE_SECRET": "for this run alone", **os.environ}
    command = streamlit_command(script, port)
    return subprocess.Popen(
        command, cwd=ROOT, env=quiet, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def healthy(address: str) -> bool:
    """Whether the server at an address says that it is well."""
    try:
        with urlopen(f"{address}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


async def until_healthy(address: str, patience: float = 120) -> None:
    """Wait for a server; raises TimeoutError after so many seconds."""
    end = time.monotonic() + patience
    while not await asyncio.to_thread(healthy, address):
        if time.monotonic() > end:
            raise TimeoutError(f"no answer from {address}")
        await asyncio.sleep(0.2)


@contextmanager
def stopping(*processes: Process) -> Iterator[None]:
    """Stop these processes at the end of the block, however it ends."""
    try:
        yield
    finally:
        for process in processes:
            stop(process)


def memory(process: Process) -> float:
    """The memory a process holds, in MB; 0 where the system does not tell."""
    try:
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    [held] = [line for line in status.splitlines() if line.startswith("VmRSS")]
    return int(held.split()[1]) / 1024
