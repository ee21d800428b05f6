"""What the product is made of: pinned, hashed, and asking nobody for anything while it runs."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def pins(name: str) -> dict[str, str]:
    """The version of each package that a file of the project pins."""
    return pinned((ROOT / name).read_text(encoding="utf-8"))


def pinned(text: str) -> dict[str, str]:
    found = re.findall(r"^([\w.-]+)(?:\[\w+\])?==([^\s;]+)", text, re.MULTILINE)
    return {re.sub(r"[_.]", "-", package).lower(): version for package, version in found}


ASKED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PRODUCT = ASKED["project"]["dependencies"]
EXTRAS = ASKED["project"]["optional-dependencies"]
GROUPS = ASKED["dependency-groups"]
LOCKED = {  # what each file of requirements is for
    "requirements.txt": PRODUCT,
    "requirements-pictures.txt": PRODUCT + EXTRAS["pictures"],
    "requirements-dev.txt": sum([*EXTRAS.values(), *GROUPS.values()], PRODUCT),
}


@pytest.mark.parametrize("name", LOCKED)
def test_every_package_that_is_asked_for_is_locked_in_that_version(name: str) -> None:
    asked = pinned("\n".join(LOCKED[name]))
    assert len(asked) == len(LOCKED[name]), "pin each with =="
    assert asked.items() <= pins(name).items(), "write the requirements again: make lock"
    assert pins(name).items() <= pins("requirements-dev.txt").items(), "one lock: make lock"


@pytest.mark.parametrize("name", LOCKED)
def test_every_package_that_is_locked_has_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\w)", text.strip())
    packages = [entry for entry in entries if not entry.startswith("#")]
    assert len(packages) > 30
    assert [entry for entry in packages if "--hash=sha256:" not in entry] == []
    assert "://" not in text, "a lock names no host"


def test_every_package_the_product_runs_on_has_its_licence_listed() -> None:
    listed = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    rows = {
        name.lower().replace("_", "-") for name in re.findall(r"^\| ([\w.-]+) \|", listed, re.M)
    }
    assert pins("requirements.txt").keys() - {"colorama", "watchdog"} <= rows


# Runs all pages, with a guard on every socket that would leave this machine.
ALONE = """
import asyncio
from dev.load.soak import PAGES
from dev.reader import Reader
from dev.servers import ROOT, streamlit

async def main():
    with streamlit(ROOT / "serve.py") as server:
        for page in PAGES:
            reader = Reader(server.address)
            seen = await reader.visit(page, "currency=USD")
            await reader.leave()
            assert not seen.faults, seen.faults
            assert seen.says("Showing USD."), page
asyncio.run(main())
print("all pages")
"""


def _namespace() -> list[str]:
    """A way to run a command without any network but this machine's own, if there is one."""
    if sys.platform != "linux" or os.geteuid() or not shutil.which("unshare"):
        return []
    way = ["unshare", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]
    works = subprocess.run([*way, "true"], capture_output=True, check=False)
    return way if works.returncode == 0 else []


GUARD = """
import socket
own = socket.socket.connect
def connect(self, address):
    assert not isinstance(address, tuple) or address[0] in ("127.0.0.1", "::1"), address
    return own(self, address)
socket.socket.connect = connect
"""


@pytest.mark.timeout(300)
def test_every_page_opens_on_a_machine_without_a_network() -> None:
    """In a network namespace without routes where the system lets us, else under a guard."""
    way = _namespace()
    program = ALONE if way else GUARD + ALONE
    ran = subprocess.run(
        [*way, sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout.strip() == "all pages", ran.stderr[-2000:]


def test_what_the_container_is_given_holds_no_more_than_it_runs() -> None:
    kept = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert kept[0] == "*"
    copied = re.findall(
        r"^COPY (?!--from)(.+) \S+$", (ROOT / "deploy/Dockerfile").read_text(), re.M
    )
    wanted = {part for line in copied for part in line.split()}
    assert wanted == {line[1:] for line in kept if line.startswith("!")}
    assert all((ROOT / part).exists() for part in wanted)


def test_the_replicas_of_the_proxy_are_those_of_the_compose_file() -> None:
    proxied = re.findall(r"server (app\d):8501", (ROOT / "deploy/nginx.conf").read_text())
    services = re.findall(r"^  (app\d): \*app$", (ROOT / "deploy/compose.yaml").read_text(), re.M)
    assert proxied == services
    assert len(services) == 3


def test_no_server_walks_every_folder_to_see_its_code_change() -> None:
    """Watching by events walks .venv for each new reader, half a second of a core every time."""
    settings = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["fileWatcherType"] == "poll"
    assert "serve.py --server.fileWatcherType none" in (ROOT / "Makefile").read_text()
    dockerfile = (ROOT / "deploy/Dockerfile").read_text(encoding="utf-8")
    assert "STREAMLIT_SERVER_FILE_WATCHER_TYPE=none" in dockerfile
