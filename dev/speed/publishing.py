"""What is published: pictures over bare kaleido, and the static edition over the live app."""

import subprocess
import sys
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from components.claims.reading.load import load_claims
from components.publish.canonical import canonical_views
from components.publish.files.chart_file import chart_file
from components.publish.poster.browser import shared_browser
from components.publish.poster.image import SCALE
from dev.servers import ROOT, free_port, serving, streamlit
from dev.speed.painting import first_load, first_paint
from dev.speed.ratio import Ratio, timed

WARM = 2
WORD, CHARTS = "Tencent", 1  # of the overview


def pictures(rounds: int) -> list[Ratio]:
    """A picture as `export --all` draws it, over its bare figure drawn by kaleido's own server.

    Each has its browser. Ours works its figure out too, which the bare one is given.
    """
    import kaleido

    claims = load_claims((ROOT / "data" / "claims.yaml").read_text(encoding="utf-8"))
    each = (one.answer for one in canonical_views(claims))
    options = {"format": "png", "scale": SCALE}
    times: tuple[list[float], list[float]] = ([], [])
    with ExitStack() as browsers:
        kaleido.start_sync_server()
        browsers.callback(kaleido.stop_sync_server)
        browsers.enter_context(shared_browser())
        for answer in islice(each, rounds + WARM):
            figure = answer.figure("light")
            times[1].append(timed(kaleido.calc_fig_sync, figure, opts=options))
            times[0].append(timed(chart_file, answer, "png"))
    found = (times[0][WARM:], times[1][WARM:])
    return [Ratio("export --all, a picture", 1.2, "kaleido, bare picture", "ms", *found)]


def edition(browser: Browser, rounds: int, notes: list[str]) -> list[Ratio]:
    """First paint of the edition's home page, over the live overview with its chart painted."""
    times: tuple[list[float], list[float]] = ([], [])
    with TemporaryDirectory() as name:
        folder, port = str(Path(name) / "edition"), free_port()
        write = [sys.executable, "-m", "components", "edition", folder]
        place = ["--bind", "127.0.0.1", "--directory", folder]
        took = timed(subprocess.run, write, cwd=ROOT, check=True, capture_output=True)
        notes.append(f"the static edition was written in {took / 1000:.0f} s")
        still = serving([sys.executable, "-m", "http.server", str(port), *place], port)
        with still as pages, streamlit(ROOT / "app.py") as live:
            for _ in range(rounds + 1):
                times[0].append(first_paint(browser, pages.address))
                times[1].append(first_load(browser, live.address, WORD, CHARTS))
    found = (times[0][1:], times[1][1:])
    return [Ratio("first paint of the static edition", 0.15, "live app's first load", "ms", *found)]
