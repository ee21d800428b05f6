"""mcp: answer programs that ask by the Model Context Protocol, over stdio or HTTP."""

import socket
import sys
from argparse import ArgumentTypeError, Namespace, _SubParsersAction
from typing import Any

from components.commands import files

PORT = 8765
INSTALL = "pip install mcp==2.3.0"
_LOCAL = ("127.0.0.1", "localhost", "::1")
_LAST_PORT = 65535


def add(commands: "_SubParsersAction[Any]") -> None:
    """Add the command to the command line."""
    mcp = commands.add_parser("mcp", help="answer programs by the Model Context Protocol")
    mcp.add_argument("--http", action="store_true", help="over HTTP at /mcp, and not over stdio")
    mcp.add_argument("--host", default="127.0.0.1", help="where to listen; this machine alone")
    mcp.add_argument("--port", type=_port, default=PORT, help=f"{PORT} unless given")
    mcp.set_defaults(run=_run)


def _run(given: Namespace) -> int:
    # Imported here: it is an extra, and `check` must not wait for it.
    try:
        from components.programs.server import program_server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "mcp":
            raise
        print(
            f"The package mcp is not installed, by which programs ask: {INSTALL}", file=sys.stderr
        )
        return 1
    if given.http and not _may_listen(given.host, given.port):
        return 1
    claims = files.shipped()
    if claims is None:
        return 1
    server = program_server(claims)
    try:
        if given.http:
            _say_where(given)
            server.run(
                "streamable-http",
                host=given.host,
                port=given.port,
                stateless_http=True,
                json_response=True,
            )
        else:
            server.run("stdio")
    except KeyboardInterrupt:
        return 0
    return 0


def _may_listen(host: str, port: int) -> bool:
    """Whether this address is free; if not, stderr says why."""
    try:
        socket.create_server((host, port)).close()
    except OSError as error:
        why = error.strerror or error
        print(f"{host}:{port} cannot be listened on: {why}; try another --port", file=sys.stderr)
        return False
    return True


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= _LAST_PORT:
        raise ArgumentTypeError(f"'{text}' is no port: write a number from 1 to {_LAST_PORT}")
    return int(text)


def _say_where(given: Namespace) -> None:
    print(f"http://{given.host}:{given.port}/mcp answers until it is stopped", file=sys.stderr)
    if given.host not in _LOCAL:
        print("whoever reaches this port may ask; it asks nobody who they are", file=sys.stderr)
