"""Plotly's own script for the browser: the small build where set-up fetched it, else the package's.

Both are served from `static/`. The small one is fetched by `python -m dev.setup.plotly_library`;
the whole one comes with the plotly package and is put there when it is first needed, so that a
plain `pip install` shows the same charts.
"""

import os
import shutil
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import streamlit as st

from components.ui.shell.log import log

STATIC = Path(__file__).resolve().parents[3] / "static"
SMALL = "plotly-basic-4.1.1.min.js"


def charts_script() -> str | None:
    """The address of a script that draws every chart; None where none can be served."""
    if st.get_option("server.enableStaticServing") and (STATIC / SMALL).is_file():
        return _address(SMALL)
    return whole_script()


def whole_script() -> str | None:
    """The address of the package's whole script; None where it cannot be served.

    It is copied into `static/` once; where that cannot be written, the log says so.
    """
    name = f"plotly-{version('plotly')}.min.js"
    if not st.get_option("server.enableStaticServing"):
        return None
    if not (STATIC / name).is_file():
        package = find_spec("plotly")
        places = package.submodule_search_locations if package else None
        try:
            _copy(Path((places or [""])[0]) / "package_data" / "plotly.min.js", STATIC / name)
        except OSError as error:
            log("static folder cannot be written", folder=STATIC.name, error=str(error.strerror))
            return None
    return _address(name)


def _address(name: str) -> str:
    """Without a leading slash: from every page it leads to the app, also behind a proxy's path."""
    return f"app/static/{name}"


def _copy(script: Path, place: Path) -> None:
    """Copy a script whole or not at all, though several readers may ask at once."""
    place.parent.mkdir(exist_ok=True)
    part = place.with_suffix(f".{os.getpid()}.part")
    shutil.copyfile(script, part)
    part.replace(place)
