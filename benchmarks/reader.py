"""A reader without a browser: speaks Streamlit's own protocol over a real websocket."""

import asyncio
import time
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

MOST_AGE = 2  # runs for which a browser keeps a message that the server need not send again


@dataclass(frozen=True)
class Run:
    """One script run as a reader sees it: until it was over, in milliseconds, and what it sent."""

    milliseconds: float
    sent: int
    messages: int


class Wire(ClientConnection):
    """A websocket that counts the bytes that really arrive, compressed or not."""

    arrived = 0

    def data_received(self, data: bytes) -> None:
        """Count, then read on."""
        self.arrived += len(data)
        super().data_received(data)


class Reader:
    """One open session. The choices made stay made, as in a browser."""

    def __init__(self, address: str, page: str = "", **choices: str) -> None:
        """A reader about to open a page of a server, with the choices of a link."""
        self.address = address.replace("http", "ws", 1) + "/_stcore/stream"
        self.page, self.query = page, urlencode(choices)
        self.ids: dict[str, str] = {}
        self.values: dict[str, list[str] | str] = {}
        self.runs = 0
        self.kept: dict[str, int] = {}  # the run in which each message was last of use
        self.script = ""
        self.socket: Any = None

    async def __aenter__(self) -> Self:
        """Connect, and see the page drawn once."""
        self.socket = await connect(
            self.address,
            subprotocols=["streamlit"],  # type: ignore[list-item]
            max_size=None,
            open_timeout=60,
            ping_interval=None,
            create_connection=Wire,
        )
        await self.socket.send(self._asked(first=True))
        while not self.ids:  # a page opened first of all starts again, in its frame
            await self._seen()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Leave."""
        await self.socket.close()

    async def choose(self, key: str, value: list[str] | str) -> Run:
        """Set a widget, found by its key, and wait until the page has run."""
        self.values[key] = value
        await self.socket.send(self._asked())
        return await self._seen()

    def _asked(self, first: bool = False) -> bytes:
        asked = BackMsg()
        rerun = asked.rerun_script
        rerun.query_string = self.query
        fresh = [name for name, run in self.kept.items() if self.runs - run <= MOST_AGE]
        rerun.cached_message_hashes.extend(fresh)
        rerun.page_script_hash = "" if first else self.script
        rerun.page_name = self.page if first else ""
        for key, value in self.values.items():
            state = rerun.widget_states.widgets.add()
            state.id = self.ids[key]
            if isinstance(value, str):
                state.string_value = value
            else:
                state.string_array_value.data[:] = value
        return bytes(asked.SerializeToString())

    async def _seen(self) -> Run:
        """What one script run sends, from now until it is over."""
        began, before, messages, started = time.perf_counter(), self.socket.arrived, 0, False
        while True:
            raw = await asyncio.wait_for(self.socket.recv(), 600)
            message = ForwardMsg()
            message.ParseFromString(raw)
            messages += 1
            if name := message.ref_hash or (message.hash if message.metadata.cacheable else ""):
                self.kept[name] = self.runs
            kind = message.WhichOneof("type")
            if kind == "new_session":
                started = True
                self.script = message.new_session.page_script_hash
            elif kind == "navigation":  # a new session may not know yet which page it shows
                self.script = message.navigation.page_script_hash
            elif kind == "delta":
                self._note(message)
            elif kind == "script_finished" and started:
                self.runs += 1
                milliseconds = (time.perf_counter() - began) * 1000
                return Run(milliseconds, self.socket.arrived - before, messages)

    def _note(self, message: Any) -> None:
        """Remember the id of each widget by its key, which ends the id."""
        if message.delta.WhichOneof("type") != "new_element":
            return
        element = message.delta.new_element
        name = getattr(getattr(element, element.WhichOneof("type")), "id", "")
        if name.startswith("$$ID-"):
            self.ids[name.split("-", 2)[2]] = name
