"""What the server writes down of itself: one JSON object a line, nothing about any reader.

No address, no link, no choice and no text of a reader is ever logged: the words below are all.
"""

import json
import logging
import sys
from datetime import UTC, datetime
from pathlib import Path
from traceback import extract_tb
from typing import Any

_LOG = logging.getLogger("dashboard")


class _Line(logging.Formatter):
    """A record as one line of JSON: when, how grave, what happened, and its figures."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; what an error says is left out, since it may quote a reader."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **getattr(record, "facts", {}),
        }
        return json.dumps(line, ensure_ascii=False)


def log(event: str, **facts: Any) -> None:
    """Write down that something happened to the server or the claims file."""
    _handled().info(event, extra={"facts": facts})


def log_fault(error: Exception) -> None:
    """Write down a fault of ours with its trace; the reader sees a sentence without it."""
    where = [
        f"{frame.name} ({Path(frame.filename).name}:{frame.lineno})"
        for frame in extract_tb(error.__traceback__)
    ]
    facts = {"kind": type(error).__name__, "where": where[-8:]}
    _handled().error("fault", extra={"facts": facts})


def _handled() -> logging.Logger:
    """The log, told once where and how to write."""
    if not _LOG.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(_Line())
        _LOG.addHandler(handler)
        _LOG.setLevel(logging.INFO)
        _LOG.propagate = False
    return _LOG
