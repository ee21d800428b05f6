"""A real PostgreSQL for a test: its files in a folder of its own, answering this machine alone."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg

from dev.servers import free_port, stop

PASSWORD = "of-this-test"  # noqa: S105 - of a server that ends with the test
PATIENCE = 60  # seconds


def program(name: str) -> str:
    """Where a program of PostgreSQL is; Debian keeps each version's off the PATH."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = shutil.which(name) or next(map(str, reversed(debian)), None)
    assert found, f"{name} is not here: on Debian, apt install postgresql"
    return found


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a server for the length of the block; it never runs as root."""
    port = free_port()
    user: dict[str, Any] = {}
    with TemporaryDirectory(prefix="claims-postgres-") as name:
        folder = Path(name)
        word = folder / "word"
        word.write_text(PASSWORD, encoding="utf-8")
        if os.geteuid() == 0:
            user = {"user": "postgres", "group": "postgres"}  # whom Debian's package brings
            for path in (folder, word):
                shutil.chown(path, **user)
        make = [program("initdb"), "-D", f"{folder}/data", "--username=claims", "--no-sync"]
        sign_in = ["--auth=scram-sha-256", f"--pwfile={word}", "--encoding=UTF8", "--locale=C"]
        words = [*make, *sign_in]
        subprocess.run(words, cwd=folder, check=True, capture_output=True, **user)
        settings = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-F"]
        server = subprocess.Popen(
            [program("postgres"), "-D", f"{folder}/data", "-p", str(port), *settings],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **user,
        )
        try:
            yield _answering(server, f"postgresql://claims:{PASSWORD}@127.0.0.1:{port}/postgres")
        finally:
            stop(server)


def _answering(server: "subprocess.Popen[bytes]", url: str) -> str:
    """The address once the server takes connections; AssertionError if it ends before that."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            psycopg.connect(url, connect_timeout=2).close()
            return url
        except psycopg.OperationalError:
            assert server.poll() is None, "PostgreSQL ended before it answered"
            assert time.monotonic() < end, f"PostgreSQL did not answer within {PATIENCE} s"
            time.sleep(0.05)  # between two questions; nothing is timed by it
