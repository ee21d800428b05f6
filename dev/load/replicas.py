"""Three replicas behind nginx, one of them killed every ten seconds: does every reader arrive?

    python -m dev.load.replicas --readers 30 --seconds 60

Takes deploy/nginx.conf as it is, but for names and ports. Each reader wants one view, and asks for
it again whenever the connection is lost, as the page in a browser does. Ends with 1 if any reader
ends elsewhere than in the view of its link.
"""

import argparse
import asyncio
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

from websockets.exceptions import WebSocketException

from dev.load.soak import link
from dev.reader import PATIENCE, Reader, Run
from dev.servers import (
    ROOT,
    Process,
    Server,
    free_port,
    stop,
    streamlit_command,
    wait_for,
)

AGAIN = 1.0  # seconds before a lost connection is tried again


@dataclass
class Tally:
    """What the run came to."""

    killed: int = 0
    lost: int = 0
    visits: int = 0
    arrived: int = 0
    wrong: int = 0
    longest: float = 0.0


def configuration(folder: Path, ports: list[int], port: int) -> Path:
    """deploy/nginx.conf for this machine: replicas and files of this run."""
    text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    for number, replica in enumerate(ports, 1):
        text = text.replace(f"app{number}:8501", f"127.0.0.1:{replica}")
    text = text.replace("listen 8080", f"listen 127.0.0.1:{port}").replace("/tmp/", f"{folder}/")  # noqa: S108
    text = text.replace("/dev/stdout", f"{folder}/access.log")
    file = folder / "nginx.conf"
    file.write_text(text.replace("/dev/stderr", f"{folder}/error.log"), encoding="utf-8")
    return file


async def reading(address: str, number: int, end: float, tally: Tally) -> None:
    """One reader: the same view again and again, found again whenever the server is gone."""
    random = Random(number)  # noqa: S311 - chosen, not secret
    page, query, words = link(random)
    reader = Reader(address, cookie=f"reader-{number}")
    seen: Run | None = None
    asked = time.monotonic()
    while seen is None or time.monotonic() < end:
        try:
            async with asyncio.timeout(PATIENCE):
                seen = await reader.visit(page, query)
            tally.visits += 1
            tally.wrong += bool(seen.faults) or not seen.says(words)
            tally.longest = max(tally.longest, time.monotonic() - asked)
            await asyncio.sleep(random.uniform(1, 4))
            asked = time.monotonic()
        except (OSError, WebSocketException, TimeoutError):
            tally.lost += 1
            await reader.leave()
            await asyncio.sleep(AGAIN)
    tally.arrived += not seen.faults and seen.says(words)
    await reader.leave()


def replica(port: int) -> Process:
    """One replica that begins to start; its words go nowhere."""
    env = {"STREAMLIT_SERVER_COOKIE_SECRET": "for this run alone", **os.environ}
    command = streamlit_command("serve.py", port)
    return subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


async def killing(servers: dict[int, Process], end: float, every: float, tally: Tally) -> None:
    """Kill one replica after another without warning, and start it anew."""
    for port in [*servers] * 1000:
        await asyncio.sleep(every)
        if time.monotonic() > end:
            return
        servers[port].send_signal(signal.SIGKILL)
        await asyncio.to_thread(servers[port].wait)
        tally.killed += 1
        servers[port] = replica(port)


async def run(readers: int, seconds: float, every: float) -> Tally:
    """Start everything, let it run, and stop it again."""
    tally, ports, port = Tally(), [free_port() for _ in range(3)], free_port()
    servers = {one: replica(one) for one in ports}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        nginx = subprocess.Popen(
            ["nginx", "-c", configuration(folder, ports, port), "-g", "daemon off;"]
        )
        try:
            for one, server in servers.items():
                wait_for(Server(f"http://127.0.0.1:{one}", server, f"replica {one}"))
            proxy = Server(f"http://127.0.0.1:{port}", nginx, "nginx")
            wait_for(proxy)
            end = time.monotonic() + seconds
            asking = [reading(proxy.address, n, end, tally) for n in range(readers)]
            await asyncio.gather(killing(servers, end, every, tally), *asking)
        finally:
            for server in (nginx, *servers.values()):
                stop(server)
    return tally


def main() -> int:
    """Say what was found; 1 if a reader ended in another view than asked for."""
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("--readers", type=int, default=30)
    words.add_argument("--seconds", type=float, default=60)
    words.add_argument("--every", type=float, default=10)
    given = words.parse_args()
    if not shutil.which("nginx"):
        print("nginx is not installed: on Debian, apt install nginx-light", file=sys.stderr)
        return 2
    found = asyncio.run(run(given.readers, given.seconds, given.every))
    print(
        f"{given.readers} readers, {found.killed} replicas killed: {found.visits:,} visits, "
        f"{found.lost} connections lost and found again, {found.wrong} wrong views, "
        f"{found.arrived} of {given.readers} readers ended in their view; longest wait "
        f"{found.longest:.1f} s"
    )
    return 0 if found.arrived == given.readers and not found.wrong else 1


if __name__ == "__main__":
    sys.exit(main())
