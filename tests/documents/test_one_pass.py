"""A poster drawn round its chart in the browser's own page: what it gives, and how it fails."""

import base64
import io
from concurrent.futures import ThreadPoolExecutor

import plotly.graph_objects as go
import pytest
from kaleido._kaleido_tab import _KaleidoTab
from PIL import Image, ImageChops

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.answer import answer
from components.figures.charts.catalogue import charts
from components.figures.theme import Theme
from components.publish.poster import browser
from components.publish.poster.browser import NoPicture, drawn_in_browser
from components.publish.poster.image import SCALE, Size, drawn_svg, picture, poster_of
from tests.documents.reading import Draw

pytestmark = [pytest.mark.documents, pytest.mark.timeout(300)]

PNG = {"format": "png", "width": 40, "height": 30, "scale": 1}


def opened(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture)).convert("RGBA")


def in_two_passes(name: str, claims: Claims, view: View, theme: Theme, size: Size) -> Image.Image:
    """The chart as SVG, and the poster with it as the only image of an empty figure."""
    found = answer(claims, charts()[name], view)
    page = poster_of(found, theme, size)
    svg = page.with_chart(drawn_svg(found.figure(theme), page.chart_width, page.chart_height))
    address = f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"
    figure = go.Figure(layout={"template": "none", "margin": dict.fromkeys("lrtb", 0)})
    figure.update_xaxes(visible=False).update_yaxes(visible=False)
    figure.add_layout_image(source=address, x=0, y=1, sizex=1, sizey=1, sizing="stretch")
    shown = dict(zip(("width", "height"), page.shown, strict=True))
    return opened(drawn_in_browser(figure.to_dict(), {"format": "png", "scale": SCALE, **shown}))


@pytest.mark.parametrize(
    ("name", "theme", "size"),
    [("shares", "light", "seen"), ("who-leads", "dark", "slide"), ("tokens", "light", "square")],
)
def test_one_pass_gives_what_two_passes_give(
    draw: Draw, name: str, shipped: Claims, usual: View, theme: Theme, size: Size
) -> None:
    one = opened(draw(name, theme=theme, size=size))
    other = in_two_passes(name, shipped, usual, theme, size)
    assert one.size == other.size
    assert ImageChops.difference(one, other).getbbox() is None


def test_pictures_asked_for_at_once_are_each_their_own(draw: Draw) -> None:
    names = ["shares", "tokens"] * 3
    with ThreadPoolExecutor(len(names)) as pool:
        assert [*pool.map(draw, names)] == [draw(name) for name in names]


def test_the_page_is_kept_from_one_picture_to_the_next(
    draw: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def loaded_anew(_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("kaleido._kaleido_tab._KaleidoTab.reload", loaded_anew)
    assert draw("shares") == draw("shares")


@pytest.mark.usefixtures("_browser")
def test_kaleido_still_loads_its_page_anew_of_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    reload, anew = _KaleidoTab.reload, []

    async def noted(tab: _KaleidoTab) -> None:
        anew.append(tab)
        await reload(tab)

    monkeypatch.setattr(_KaleidoTab, "reload", noted)
    monkeypatch.setattr(browser, "_kept", [])
    monkeypatch.setattr(browser, "keep_page", lambda _: None)
    drawn_in_browser(posted(WHOLE), PNG)
    assert anew, "components/publish/poster/kept_page.py may go"


def test_a_picture_alone_opens_a_browser_for_itself(
    shipped: Claims, usual: View, monkeypatch: pytest.MonkeyPatch, draw: Draw
) -> None:
    kept = draw("shares")
    monkeypatch.setattr(browser, "_kept", [])
    assert picture(answer(shipped, charts()["shares"], usual)) == kept


def posted(svg: str) -> dict[str, object]:
    """A small chart with a poster of one's own."""
    poster = {"svg": svg, "hole": "<hole/>", "chart": [40, 30]}
    return {"data": [{"y": [1, 2]}], "layout": {"meta": {"poster": poster}}}


WHOLE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><hole/></svg>'


@pytest.mark.usefixtures("_browser")
@pytest.mark.parametrize(
    ("figure", "options", "said"),
    [
        (posted(WHOLE.replace("</svg>", "")), {}, "cannot be decoded"),
        (posted(WHOLE), {"scale": 5000}, "no canvas has 200000 x 150000 pixels"),
        ({**posted(WHOLE), "data": 7}, {}, "non-array figure data"),
    ],
)
def test_what_fails_in_the_page_is_named_and_the_next_picture_is_drawn(
    figure: dict[str, object], options: dict[str, object], said: str
) -> None:
    with pytest.raises(NoPicture, match=said):
        drawn_in_browser(figure, {**PNG, **options})
    assert opened(drawn_in_browser(posted(WHOLE), PNG)).size == (40, 30)
