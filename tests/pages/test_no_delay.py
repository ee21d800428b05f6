"""Small messages of the server leave at once, and nothing that is no TCP socket is touched."""

import socket
from collections.abc import Iterator
from contextlib import closing

import pytest
from streamlit.web.server.starlette.starlette_server import _bind_socket

from components.ui.patches.tcp_nodelay import send_at_once


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    """The socket that Streamlit makes for its server, on a port of its own choice."""
    with closing(_bind_socket("127.0.0.1", 0, 8)) as made:
        made.setblocking(True)
        made.listen()
        yield made


def accepted(listening: socket.socket) -> bool:
    """Whether a new connection sends at once."""
    with closing(socket.create_connection(listening.getsockname())):
        taken, _ = listening.accept()
        with closing(taken):
            return bool(taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))


def test_connections_to_come_send_at_once(listening: socket.socket) -> None:
    assert not accepted(listening)
    send_at_once.clear()
    assert send_at_once() >= 1
    assert accepted(listening)


def test_a_socket_that_is_no_tcp_is_left_as_it_is() -> None:
    here, there = socket.socketpair()
    with closing(here), closing(there):
        send_at_once.clear()
        send_at_once()
        here.sendall(b"still open")
        assert there.recv(16) == b"still open"


def test_streamlit_still_makes_sockets_for_which_asyncio_keeps_the_delay(
    listening: socket.socket,
) -> None:
    assert listening.proto == 0, (
        "Streamlit names the protocol now: components/ui/patches/tcp_nodelay.py may go"
    )
