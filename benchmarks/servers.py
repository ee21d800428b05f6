"""Servers on this machine alone, each ended with the block that started it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
BASELINES = ROOT / "benchmarks" / "baselines"
PATIENCE = 120  # seconds a server may take to answer


@dataclass(frozen=True)
class Server:
    """A server that answers at `address`, and the process it runs in."""

    address: str
    process: "subprocess.Popen[bytes]"
    name: str

    def memory(self) -> float:
        """Resident memory of the server process in MiB, from Linux's own books."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        raise RuntimeError(f"process {self.process.pid} tells no memory")


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def serving(
    command: Sequence[str], port: int, health: str = "/", env: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """A server started by a command, from when it answers until the end of the block."""
    with TemporaryFile() as log:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            server = Server(f"http://127.0.0.1:{port}", process, command[0])
            try:
                _wait_for(server, health)
            except RuntimeError as error:
                log.seek(0)
                said = log.read().decode("utf-8", "replace")[-2000:]
                raise RuntimeError(f"{error}; it said: {said}") from None
            yield server
        finally:
            stop(process)


def stop(process: "subprocess.Popen[bytes]") -> None:
    """End a process, at last by force."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _wait_for(server: Server, health: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if server.process.poll() is not None:
            raise RuntimeError(f"{server.name} ended before it answered")
        try:
            with urlopen(server.address + health, timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.05)
    raise RuntimeError(f"{server.name} did not answer within {PATIENCE} s")


def streamlit_command(script: Path | str, port: int) -> list[str]:
    """What starts Streamlit for this machine alone, on code that stays as it is."""
    place = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    watch = "--server.fileWatcherType=none"
    return [sys.executable, "-m", "streamlit", "run", str(script), *place, watch]


@contextmanager
def streamlit(
    script: Path, *settings: str, env: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """A Streamlit server for a script, with the project's settings unless told otherwise."""
    port = free_port()
    with serving(
        [*streamlit_command(script, port), *settings], port, "/_stcore/health", env
    ) as server:
        yield server


# What a new Streamlit project has where ours chose otherwise.
DEFAULTS = (
    "--runner.postScriptGC=true",
    "--global.minCachedMessageSize=10000",
    "--server.enableStaticServing=false",
)
