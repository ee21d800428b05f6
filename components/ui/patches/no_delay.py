"""Small messages leave at once.

Without it each choice of a reader waits some 40 ms for nothing. Streamlit 1.67 hands uvicorn a
socket that it made itself, for which asyncio does not turn Nagle's algorithm off. The second small
message of a run is then held back until the reader's machine confirms the first.
Issue: https://github.com/Kludex/uvicorn/issues/3149
"""

import os
import socket
import stat
from pathlib import Path

import streamlit as st

_OPEN_FILES = Path("/dev/fd")  # on Linux and macOS; elsewhere nothing is done


@st.cache_resource(show_spinner=False)
def send_at_once() -> int:
    """Turn the delay off once a server, on the sockets of the server's own port alone.

    That is the listening one, which later connections inherit it from, and those it has accepted
    already. Returns how many there were.
    """
    port = int(st.get_option("server.port"))  # the real one, also where Streamlit chose it
    numbers = os.listdir(_OPEN_FILES) if _OPEN_FILES.is_dir() else []
    return sum(_sends_at_once(int(number), port) for number in numbers)


def _sends_at_once(number: int, port: int) -> bool:
    """Whether an open file is a TCP socket bound to the port, which then sends at once."""
    try:
        if not stat.S_ISSOCK(os.fstat(number).st_mode):
            return False
        with socket.socket(fileno=os.dup(number)) as found:
            if found.family not in (socket.AF_INET, socket.AF_INET6):
                return False
            if found.type != socket.SOCK_STREAM or found.getsockname()[1] != port:
                return False
            found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return True
    except OSError:  # closed meanwhile
        return False
