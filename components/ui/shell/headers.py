"""What the browser is told of every answer: what it may load, run and be framed by."""

import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.ui.patches.page_scripts import hashes_of_page_scripts

# What passes between a server and an ASGI app.


class SecurityHeaders:
    """Adds the headers to each answer of an ASGI app; `framed_by` says who may embed the pages."""

    def __init__(self, app: ASGIApp, framed_by: str = "'self'") -> None:
        """The app with its headers worked out once."""
        self._app = app
        self._headers = [
            (name.encode("latin-1"), value.encode("latin-1"))
            for name, value in headers(framed_by).items()
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, with the headers on."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *self._headers]
            await send(message)

        await self._app(scope, receive, with_headers)


def headers(framed_by: str) -> dict[str, str]:
    """Each header with its value; `framed_by` is a list as CSP writes it, such as 'self' https://a.b.

    Raises ValueError where that list could end its own part of the policy.
    """
    if re.search(r"[;,\r\n]", framed_by) or not framed_by.isascii():
        raise ValueError(f"{framed_by!r} is no list of addresses: write 'self' https://example.com")
    found = {
        "content-security-policy": policy(framed_by),
        "x-content-type-options": "nosniff",
        "referrer-policy": "strict-origin-when-cross-origin",
        "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
        "cross-origin-opener-policy": "same-origin",
    }
    # For browsers that know no frame-ancestors; it has no way to name others.
    return found | ({"x-frame-options": "SAMEORIGIN"} if framed_by == "'self'" else {})


def policy(framed_by: str) -> str:
    """The content security policy: all from this server, and no script that a text could be."""
    scripts = " ".join(f"'sha256-{one}'" for one in hashes_of_page_scripts())
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' blob: {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            f"frame-ancestors {framed_by}",
        )
    )
