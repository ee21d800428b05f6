"""The same page in other frameworks, each in a virtual environment of its own."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from dev.servers import ROOT, Server, free_port, serving
from dev.speed.baselines import BASELINES

CACHE = ROOT / "dev" / "speed" / ".cache"
SHARED = ("plotly==7.1.0", "pandas==3.1.1", "PyYAML==6.0.3", "pydantic==2.14.3")


@dataclass(frozen=True)
class Peer:
    """A framework: what to install, how to serve its page, and how to leave a company out."""

    name: str
    packages: tuple[str, ...]
    command: Callable[[Path, int], list[str]]
    path: str
    click: Callable[[Page, str], None]


def _gunicorn(module: str) -> Callable[[Path, int], list[str]]:
    def command(folder: Path, port: int) -> list[str]:
        place = f"127.0.0.1:{port}"
        app = f"dev.speed.baselines.{module}:server"
        return [str(folder / "bin" / "gunicorn"), "-b", place, "--threads", "4", app]

    return command


def _panel(folder: Path, port: int) -> list[str]:
    page = str(BASELINES / "panel_page.py")
    place = ["--port", str(port), "--address", "127.0.0.1"]
    origin = ["--allow-websocket-origin", f"127.0.0.1:{port}"]
    return [str(folder / "bin" / "python"), "-m", "panel", "serve", page, *place, *origin]


def click_label(page: Page, company: str) -> None:
    """Click the box beside a company's name."""
    page.locator("label").filter(has_text=company).first.click()


def click_pill(page: Page, company: str) -> None:
    """Click a company's pill on our own page."""
    page.get_by_test_id("stButtonGroup").get_by_role("button", name=company).click()


PEERS = (
    Peer("Dash", ("dash==4.4.1", "gunicorn==27.0.1"), _gunicorn("dash_page"), "/", click_label),
    Peer("Panel", ("panel==1.9.4",), _panel, "/panel_page", click_label),
    Peer("Vizro", ("vizro==1.0.0", "gunicorn==27.0.1"), _gunicorn("vizro_page"), "/", click_label),
)


def installed(peer: Peer) -> Path | None:
    """The peer's environment, made if need be; None, said on stderr, where that is impossible."""
    folder = CACHE / peer.name.lower()
    ready = folder / "ready"
    if ready.is_file():
        return folder
    print(f"installing {peer.name} for the comparison", file=sys.stderr)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    try:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        subprocess.run([*pip, *peer.packages, *SHARED], check=True, timeout=600)
    except (subprocess.SubprocessError, OSError) as error:
        print(f"{peer.name} is left out: it cannot be installed ({error})", file=sys.stderr)
        return None
    ready.touch()
    return folder


@contextmanager
def peer_server(peer: Peer, folder: Path) -> Iterator[Server]:
    """The peer's page, served until the end of the block."""
    port = free_port()
    with serving(peer.command(folder, port), port, peer.path) as server:
        yield server
