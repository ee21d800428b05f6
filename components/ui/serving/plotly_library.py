"""Plotly's script for the browser: the small build where set-up fetched it, else the package's own.

The small one is fetched by `python -m dev.setup.plotly_library`. The whole one comes with the
plotly package and is put into `static/` when it is first needed, so that a plain `pip install`
shows the same charts. Where `static/` cannot be written or is not served, the text itself is sent.
"""

import os
import shutil
from functools import cache
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path

import streamlit as st

from components.ui.serving.log import log

STATIC = Path(__file__).resolve().parents[3] / "static"
SMALL = "plotly-basic-4.1.1.min.js"


def script_address() -> str | None:
    """Where a browser finds the script; None where it cannot be served, as the log then says.

    Without a leading slash: from every page it leads to the app, also behind a proxy's path.
    """
    if not st.get_option("server.enableStaticServing"):
        _say_why_not("server.enableStaticServing is off")
        return None
    names = (SMALL, _whole())
    if not any((STATIC / name).is_file() for name in names):
        _copy_once(STATIC / names[-1])
    return next((f"app/static/{name}" for name in names if (STATIC / name).is_file()), None)


@cache  # for it reads the package's description, and is asked for with each run
def _whole() -> str:
    """The name under which the whole script is served."""
    return f"plotly-{version('plotly')}.min.js"


def script_text() -> str:
    """The script itself, for where it has no address."""
    small = STATIC / SMALL
    found = small if small.is_file() else files("plotly") / "package_data" / "plotly.min.js"
    return found.read_text(encoding="utf-8")


@cache  # so that a folder which cannot be written is tried, and said, once
def _copy_once(place: Path) -> None:
    """Copy the package's script whole or not at all, though several readers may ask at once."""
    part = place.with_suffix(f".{os.getpid()}.part")
    try:
        place.parent.mkdir(exist_ok=True)
        with as_file(files("plotly") / "package_data" / "plotly.min.js") as script:
            shutil.copyfile(script, part)
        part.replace(place)
    except OSError as error:
        _say_why_not(f"{place.parent.name}/ cannot be written: {error.strerror}")


@cache
def _say_why_not(reason: str) -> None:
    log("the charts' script is sent with each first visit, not served", reason=reason)
