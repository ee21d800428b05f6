"""A reader without a browser: speaks to a Streamlit server as its page does, over a websocket."""

import time
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

PATIENCE = 60.0  # seconds for one page


@dataclass
class Seen:
    """What one visit showed: its words, how many charts, what went wrong, and how long it took."""

    words: list[str] = field(default_factory=list)
    charts: int = 0
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def says(self, text: str) -> bool:
        """Whether a text stands somewhere on the page, as Markdown without its escapes."""
        return any(text in words.replace("\\", "") for words in self.words)


class Reader:
    """One session of a reader; a link opens a page, as often as one likes."""

    def __init__(self, address: str, cookie: str = "") -> None:
        """A reader of the server at an address, known to a proxy by a cookie."""
        self._stream = address.replace("http", "ws", 1) + "/_stcore/stream"
        self._headers = {"Cookie": f"_streamlit_xsrf={cookie}"} if cookie else None
        self._line: ClientConnection | None = None
        self._page = ""

    async def visit(self, page: str, query: str) -> Seen:
        """Open a page by its link; raises OSError or ConnectionClosed when the server is gone."""
        if self._line is None:
            self._line = await connect(
                self._stream,
                subprotocols=["streamlit"],  # type: ignore[list-item]
                additional_headers=self._headers,
                max_size=None,
                open_timeout=PATIENCE,
                ping_interval=None,
            )
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.page_name = page
        start = time.perf_counter()
        await self._line.send(asked.SerializeToString())
        return await self._answer(self._line, start)

    async def _answer(self, line: ClientConnection, start: float) -> Seen:
        seen, started = Seen(), False
        while True:
            message = ForwardMsg()
            message.ParseFromString(bytes(await line.recv(decode=False)))
            match message.WhichOneof("type"):
                case "new_session":
                    seen, started = Seen(), True
                case "delta" if message.delta.HasField("new_element"):
                    _note(seen, message.delta.new_element)
                case "script_finished" if started:
                    # The first run of a deep link may start again within its frame.
                    if seen.words or message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                        seen.seconds = time.perf_counter() - start
                        return seen

    async def leave(self) -> None:
        """Close the session's connection, if there is one."""
        line, self._line = self._line, None
        if line is not None:
            await line.close()


def _note(seen: Seen, element: object) -> None:
    kind = element.WhichOneof("type")  # type: ignore[attr-defined]
    if kind == "exception":
        seen.faults.append(element.exception.message[:200])  # type: ignore[attr-defined]
    elif kind in ("markdown", "alert", "heading", "text"):
        seen.words.append(getattr(element, kind).body)
    elif kind == "plotly_chart":
        seen.charts += 1
