"""Pictures made in the reader's own browser: the server needs no Chrome for them."""

from pathlib import Path

import streamlit as st

from components.figures.answer import Answer
from components.figures.theme import Theme
from components.publish.poster.browser import POSTER_SCRIPT
from components.publish.poster.image import SCALE, sized_svg
from components.publish.poster.poster import CHART, Poster

_SCRIPTS = (POSTER_SCRIPT, Path(__file__).with_suffix(".js"))
_SCRIPT = "\n".join(script.read_text(encoding="utf-8") for script in _SCRIPTS)
_STYLE = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
_BUTTONS = """<div class="buttons">
<button type="button" data-way="png">PNG</button>
<button type="button" data-way="svg">SVG</button>
<button type="button" data-way="copy" hidden>Copy picture</button>
<button type="button" data-way="words" hidden>Copy alt text</button>
<button type="button" data-way="share" hidden>Share</button>
</div><div role="status"></div>"""
_maker = st.components.v2.component("picture_maker", html=_BUTTONS, css=_STYLE, js=_SCRIPT)


def picture_buttons(found: Answer, theme: Theme, page: Poster, name: str, key: str) -> None:
    """Buttons that save, copy and share it; `name` is that of the file without its ending.

    To copy and to share are there where the browser can. What is shared has the chart's alt text.
    Beside them stands what they will give, so that nobody takes a picture of the last choice.
    """
    wide, high = (round(SCALE * side) for side in page.shown)
    _maker(
        key=key,
        data={
            "figure": found.figure(theme, page.chart_width).to_json(),
            "svg": sized_svg(page.svg, page),
            "hole": CHART,
            "chart": [page.chart_width, page.chart_height],
            "shown": list(page.shown),
            "scale": SCALE,
            "stamp": page.stamp.text(),
            "what": f"PNG of {wide} x {high} pixels, {theme}",
            "name": name,
            "alt": found.reading,
        },
    )
