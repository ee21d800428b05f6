"""A reader without a browser: speaks Streamlit's own protocol over a real websocket."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

PATIENCE = 60.0  # seconds for one page
SILENCE = 600.0  # seconds after which a server that says nothing is given up
MOST_AGE = 2  # runs for which a browser keeps a message that the server need not send again


@dataclass
class Run:
    """One run of a page's script as a reader meets it, and what stood on the page."""

    milliseconds: float = 0.0  # until it was over
    sent: int = 0  # bytes that arrived, packed or not
    messages: int = 0
    words: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def says(self, text: str) -> bool:
        """Whether a text stands somewhere on the page, as Markdown without its escapes."""
        return any(text in words.replace("\\", "") for words in self.words)


class Wire(ClientConnection):
    """A websocket that counts the bytes that really arrive, compressed or not."""

    arrived = 0

    def data_received(self, data: bytes) -> None:
        """Count, then read on."""
        self.arrived += len(data)
        super().data_received(data)


class Reader:
    """One session. `visit` opens a page by its link; `choose` sets a widget of it.

    Choices stay made and messages stay kept, as in a browser, until another page is visited.
    As a context, the reader has opened the page it was made with.
    """

    def __init__(self, address: str, page: str = "", query: str = "", cookie: str = "") -> None:
        """A reader of the server at an address, known to a proxy by a cookie."""
        self.address = address.replace("http", "ws", 1) + "/_stcore/stream"
        self.page, self.query = page, query
        self.headers = {"Cookie": f"_streamlit_xsrf={cookie}"} if cookie else None
        self.wire: Any = None
        self._forget()

    def _forget(self) -> None:
        self.ids: dict[str, str] = {}  # of widgets, by their keys
        self.fragments: dict[str, str] = {}  # in which widgets stand, by their keys
        self.values: dict[str, list[str] | str] = {}
        self.kept: dict[str, int] = {}  # the run in which each message was last of use
        self.runs, self.script = 0, ""

    async def __aenter__(self) -> Self:
        """Connect, and see the page drawn once."""
        await self.visit(self.page, self.query)
        return self

    async def __aexit__(self, *_: object) -> None:
        """Leave."""
        await self.leave()

    async def visit(self, page: str, query: str = "") -> Run:
        """Open a page by its link; raises OSError or ConnectionClosed when the server is gone."""
        self._forget()
        self.page, self.query = page, query
        if self.wire is None:
            self.wire = await connect(
                self.address,
                subprotocols=["streamlit"],  # type: ignore[list-item]
                additional_headers=self.headers,
                max_size=None,
                open_timeout=PATIENCE,
                ping_interval=None,
                create_connection=Wire,
            )
        return await self._ran(first=True)

    async def choose(self, key: str, value: list[str] | str) -> Run:
        """Set a widget, found by its key, and wait until the page, or its fragment, has run."""
        self.values[key] = value
        return await self._ran(fragment=self.fragments.get(key, ""))

    async def leave(self) -> None:
        """Close the session's connection, if there is one."""
        wire, self.wire = self.wire, None
        if wire is not None:
            await wire.close()

    async def _ran(self, first: bool = False, fragment: str = "") -> Run:
        """Ask for a run, and what came of it."""
        began, before = time.perf_counter(), self.wire.arrived
        await self.wire.send(self._asked(first, fragment))
        run = await self._answer()
        run.milliseconds = (time.perf_counter() - began) * 1000
        run.sent = self.wire.arrived - before
        return run

    def _asked(self, first: bool, fragment: str) -> bytes:
        asked = BackMsg()
        rerun = asked.rerun_script
        rerun.query_string = self.query
        rerun.fragment_id = fragment
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

    async def _answer(self) -> Run:
        """What the server sends, until the page has been drawn."""
        run, started, messages = Run(), False, 0
        while True:
            message = ForwardMsg()
            raw = await asyncio.wait_for(self.wire.recv(decode=False), SILENCE)
            message.ParseFromString(bytes(raw))
            messages += 1
            if name := message.ref_hash or (message.hash if message.metadata.cacheable else ""):
                self.kept[name] = self.runs
            match message.WhichOneof("type"):
                case "new_session":
                    run, started = Run(), True
                    self.script = message.new_session.page_script_hash
                case "navigation":  # a new session may not know yet which page it shows
                    self.script = message.navigation.page_script_hash
                case "delta" if message.delta.HasField("new_element"):
                    self._note(run, message.delta.new_element, message.delta.fragment_id)
                case "script_finished" if started:
                    self.runs += 1
                    # The first run of a deep link may start again within its frame.
                    if run.words or message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                        run.messages = messages
                        return run

    def _note(self, run: Run, element: Any, fragment: str) -> None:
        """Remember words, faults, and the id and fragment of each widget by its key."""
        kind = element.WhichOneof("type")
        part = getattr(element, kind)
        if kind == "exception":
            run.faults.append(part.message[:200])
        elif kind in ("markdown", "alert", "heading", "text"):
            run.words.append(part.body)
        if (name := getattr(part, "id", "")).startswith("$$ID-"):
            key = name.split("-", 2)[2]
            self.ids[key], self.fragments[key] = name, fragment
