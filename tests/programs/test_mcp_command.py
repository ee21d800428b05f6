"""The command that answers programs: over stdio, over HTTP, and what keeps it from either."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from mcp import Client, StdioServerParameters

from components.__main__ import main
from components.claims.model import Claims
from components.claims.reading.rows import rows_of_claims
from components.commands import mcp as command
from dev.servers import free_port
from dev.speed.tables import put_into_database
from tests.programs.asking import run_apart

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
PATIENCE = 60  # seconds; a busy machine is not a fault
pytestmark = pytest.mark.timeout(180)


@pytest.fixture(scope="module")
def settings(claims: Claims, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a server that has the claims of the tests."""
    url = f"sqlite:///{tmp_path_factory.mktemp('mcp')}/claims.db"
    put_into_database(rows_of_claims(claims), url)
    return {"CLAIMS_URL": url}


async def session(server: Any) -> tuple[list[str], dict[str, Any], str]:
    """What a client meets: the tools, an answer, and a refusal."""
    async with Client(server) as client:
        tools = [tool.name for tool in (await client.list_tools()).tools]
        found = await client.call_tool("find_claims", {"words": "阿里云 capex 2025-Q1"})
        wrong = await client.call_tool("claim_receipt", {"claim": "nobody"})
    assert wrong.is_error
    return tools, found.structured_content or {}, wrong.content[0].text  # type: ignore[union-attr]


def is_answered(met: tuple[list[str], dict[str, Any], str], claims: Claims) -> bool:
    tools, found, wrong = met
    assert "claim_receipt" in tools
    assert found["claims"][0] == "alibaba.capex.2025-Q1"
    assert found["sources"][0]["id"] == "alibaba-results"
    assert found["edition"] == claims.edition
    assert "There is no claim 'nobody'" in wrong
    return True


def test_a_program_is_answered_over_stdio_as_the_readme_has_it_started(
    claims: Claims, settings: dict[str, str], tmp_path: Path
) -> None:
    [block] = re.findall(r"```json\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    [told] = json.loads(block.replace("FOLDER", str(ROOT)))["mcpServers"].values()
    assert told["command"] == f"{ROOT}/.venv/bin/python"
    (tmp_path / "click.py").write_text("raise SystemExit('taken for the package')")
    server = StdioServerParameters(
        command=sys.executable,
        args=told["args"],
        cwd=tmp_path,
        env=told["env"] | settings,
    )
    assert is_answered(run_apart(session, server), claims)


@pytest.fixture(scope="module")
def port(settings: dict[str, str]) -> Iterator[int]:
    """The port of a server over HTTP."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "components", "mcp", "--http", "--port", str(port)],
        cwd=ROOT,
        env=os.environ | settings,
    )
    try:
        until = time.monotonic() + PATIENCE
        while not _answers(port):
            assert server.poll() is None, "it ended by itself"
            assert time.monotonic() < until, "nobody listens"
        yield port
    finally:
        server.terminate()
        server.wait(PATIENCE)


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 0.2).close()
    except OSError:
        return False
    return True


def test_a_program_is_answered_over_http_by_this_machine_alone(claims: Claims, port: int) -> None:
    assert is_answered(run_apart(session, f"http://127.0.0.1:{port}/mcp"), claims)
    if sys.platform == "linux":  # where all of 127 is this machine
        with socket.socket() as other:
            other.bind(("127.0.0.2", port))  # would be taken if it listened on every address


def test_a_page_of_another_name_is_refused_though_it_leads_here(port: int) -> None:
    said = {"Host": "news.example", "Content-Type": "application/json"}
    asked = Request(f"http://127.0.0.1:{port}/mcp", b"{}", said)
    with pytest.raises(HTTPError) as refused:
        urlopen(asked, timeout=PATIENCE)
    assert refused.value.code == 421
    refused.value.close()


def test_a_port_that_is_taken_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["mcp", "--http", "--port", str(port)]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"127.0.0.1:{port} cannot be listened on: ")
    assert "try another --port" in said


@pytest.mark.parametrize("port", ["99999", "0", "http"])
def test_a_port_that_is_none_is_named(capsys: pytest.CaptureFixture[str], port: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["mcp", "--http", "--port", port])
    assert ended.value.code == 2
    assert f"'{port}' is no port: write a number from 1 to 65535" in capsys.readouterr().err


def test_broken_claims_are_named_and_nothing_is_served(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = ROOT / "tests/broken/missing-section.yaml"
    monkeypatch.setattr("components.commands.files.CLAIMS_FILE", broken)
    assert main(["mcp"]) == 1
    assert "missing-section.yaml:2: file: 'events' is missing" in capsys.readouterr().err


def test_without_its_package_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [n for n in sys.modules if n == "mcp" or n.startswith(("mcp.", "components.prog"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mcp", None)
    assert main(["mcp"]) == 1
    assert capsys.readouterr().err == (
        f"The package mcp is not installed, by which programs ask: {command.INSTALL}\n"
    )


def test_what_it_says_to_install_is_what_is_tested() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    [pinned] = asked["project"]["optional-dependencies"]["mcp"]
    assert f"pip install {pinned}" == command.INSTALL
    assert command.INSTALL in README.read_text(encoding="utf-8")
