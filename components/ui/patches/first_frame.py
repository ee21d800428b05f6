"""A page says what it is before any script, is shown once whole, and its first frame stays put.

Without it a reader sees a narrow page that grows wide, and parts that push one another down as they
come; and whoever reads a page without running its scripts is told that it is called "Streamlit".
Streamlit learns of title and layout from a script that runs after the page has been drawn, and
offers no way into its page's head. No issue is known.
"""

import re
from collections.abc import Callable
from html import escape
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.ui.serving.plotly_library import script_address

OPENING = Path(__file__).with_name("opening.css")
SHOW_WHEN_WHOLE = Path(__file__).with_suffix(".js")
_END = b"</head>"
_LAST = b"</body>"
_OUT_OF_REACH = "This page draws its figures over a connection that has not opened yet."
_TITLE = re.compile(rb"<title>[^<]*</title>")


class FirstFrame:
    """Writes opening.css into the page of an ASGI app, so that it holds from the first frame on.

    A script can send it too, but only after Streamlit has drawn a narrow page and made it wide.
    The charts' library is fetched meanwhile, beside Streamlit's own code. `title_of` gives the HTML
    of a page's title and of what networks show of a link to it, from its path and its query.
    `edition` is the address of the static edition, for readers whom no socket reaches.
    """

    def __init__(
        self, app: ASGIApp, title_of: Callable[[str, str], str], edition: str = ""
    ) -> None:
        """The app, and what goes into its page."""
        self._app = app
        self._title_of = title_of
        instead = (
            f' The <a href="{escape(edition)}">static edition</a> needs none.' if edition else ""
        )
        self._last = f'<p class="out-of-reach">{_OUT_OF_REACH}{instead}</p></body>'.encode()
        address = script_address()
        preload = f'<link rel="preload" as="script" href="{address}">' if address else ""
        self._written = b"<style>" + OPENING.read_bytes() + b"</style>" + preload.encode() + _END

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does; a page is held back until it is complete.

        Those who fetch a link to show what it leads to take any type: they ask for no other file.
        """
        accepted = _header(scope["headers"], b"accept") if scope["type"] == "http" else b""
        if b"text/html" not in accepted and accepted != b"*/*":
            await self._app(scope, receive, send)
            return
        plain = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        start: Message = {}
        body = b""

        async def with_style(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            if _header(start["headers"], b"content-type").startswith(b"text/html"):
                query = scope["query_string"].decode("latin-1")
                title = await run_in_threadpool(self._title_of, scope["path"], query)
                body = _TITLE.sub(lambda _: title.encode(), body, count=1)
                body = body.replace(_END, self._written, 1).replace(_LAST, self._last, 1)
            length = (b"content-length", str(len(body)).encode())
            others = [pair for pair in start["headers"] if pair[0] != b"content-length"]
            await send({**start, "headers": [*others, length] if body else start["headers"]})
            await send({**message, "body": body})

        await self._app({**scope, "headers": plain}, receive, with_style)


def _header(headers: list[tuple[bytes, bytes]], name: bytes) -> bytes:
    return next((value for key, value in headers if key.lower() == name), b"")
