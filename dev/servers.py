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
PATIENCE = 120  # seconds a server may take to answer
HEALTH = "/_stcore/health"  # where Streamlit says that it is well

Process = subprocess.Popen[bytes]

# What a new Streamlit project has where ours chose otherwise.
DEFAULTS = (
    "--runner.postScriptGC=true",
    "--global.minCachedMessageSize=10000",
    "--server.enableStaticServing=false",
)


@dataclass(frozen=True)
class Server:
    """A server that answers at `address`, and the process it runs in."""

    address: str
    process: Process
    name: str

    def memory(self) -> float:
        """Resident memory of the server process in MiB, from Linux's own books."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text("utf-8").splitlines():
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
    command: Sequence[str],
    port: int,
    health: str = "/",
    env: Mapping[str, str] | None = None,
    project: Path = ROOT,
) -> Iterator[Server]:
    """A server started by a command, from when it answers until the end of the block.

    Raises RuntimeError with the server's last words where it does not answer.
    """
    with TemporaryFile() as log:
        process = subprocess.Popen(
            command,
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(project), **(env or {})},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        server = Server(f"http://127.0.0.1:{port}", process, command[0])
        try:
            try:
                wait_for(server, health)
            except RuntimeError as error:
                log.seek(0)
                said = log.read().decode("utf-8", "replace")[-2000:]
                raise RuntimeError(f"{error}; it said: {said}") from None
            yield server
        finally:
            stop(process)


def stop(process: Process) -> None:
    """End a process, at last by force."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def wait_for(server: Server, health: str = HEALTH) -> None:
    """Wait until a server answers; raises RuntimeError if it ends before, or takes too long."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if server.process.poll() is not None:
            raise RuntimeError(f"{server.name} ended before it answered")
        try:
            with urlopen(server.address + health, timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.05)  # between two questions; nothing is timed by it
    raise RuntimeError(f"{server.name} did not answer within {PATIENCE} s")


def streamlit_command(script: Path | str, port: int) -> list[str]:
    """What starts Streamlit for this machine alone, on code that stays as it is."""
    place = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    watch = "--server.fileWatcherType=none"
    return [sys.executable, "-m", "streamlit", "run", str(script), *place, watch]


@contextmanager
def streamlit(
    script: Path,
    *settings: str,
    env: Mapping[str, str] | None = None,
    port: int | None = None,
    project: Path = ROOT,
) -> Iterator[Server]:
    """A Streamlit server for a script, with the project's settings unless told otherwise."""
    port = port or free_port()
    command = [*streamlit_command(script, port), *settings]
    with serving(command, port, HEALTH, env, project) as server:
        yield server
