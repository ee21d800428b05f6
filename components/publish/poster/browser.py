"""The browser that draws pictures, and whatever may keep it from doing so.

    with shared_browser():
        png = painted(figure, {"format": "png", "width": 760, "height": 400, "scale": 2})

It is kaleido's browser with two changes. A figure that carries a poster is drawn with the poster
round it (browser.js); and the page stays as it is (kept_page.py).
"""

import asyncio
from collections.abc import Callable, Coroutine, Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

from components.publish.poster.kept_page import keep_page

Draw = Callable[[dict[str, Any], dict[str, Any]], bytes]

POSTER_SCRIPT = Path(__file__).with_name("poster.js")
_SCRIPTS = (POSTER_SCRIPT, Path(__file__).with_suffix(".js"))
NO_BROWSER = (
    "A picture needs Chrome or Chromium, and none was found. Install one (Debian: apt install "
    "chromium; any system: plotly_get_chrome), or name it in BROWSER_PATH."
)
NO_KALEIDO = "A picture needs kaleido: pip install -r requirements-pictures.txt"
_kept: list[Draw] = []  # that of `shared_browser`, if one is open


class NoPicture(RuntimeError):
    """No picture can be drawn; the message says what to install, or what failed in the browser."""


def drawn_in_browser(figure: dict[str, Any], options: dict[str, Any]) -> bytes:
    """A figure as kaleido draws it: `options` are its format, width and height in pixels, scale.

    Raises NoPicture where kaleido or a browser is missing, or the page fails.
    """
    if _kept:
        return _kept[-1](figure, options)
    with _opened() as draw:
        return draw(figure, options)


@contextmanager
def shared_browser() -> Generator[None]:
    """One browser for all pictures within: the first takes seconds, the others a fifth of one.

    Not for the app: there it would hold a gigabyte for as long as the server runs.
    """
    with _opened() as draw:
        _kept.append(draw)
        try:
            yield
        finally:
            _kept.remove(draw)


@contextmanager
def _opened() -> Generator[Draw]:
    """A browser, run from a thread of its own so that any thread may ask it, whatever it runs."""
    try:
        import kaleido.errors

        # Without MathJax, which would come over the network and take dollar signs for formulas.
        scripts = [path.as_uri() for path in _SCRIPTS]
        page = kaleido.PageGenerator(mathjax=False, others=scripts)
        browser = kaleido.Kaleido(page_generator=page)
    except ImportError as error:
        raise NoPicture(NO_KALEIDO) from error
    except kaleido.errors.ChromeNotFoundError as error:
        raise NoPicture(NO_BROWSER) from error
    keep_page(browser)
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()

    def run(work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, loop).result()

    def draw(figure: dict[str, Any], options: dict[str, Any]) -> bytes:
        try:
            return bytes(run(browser.calc_fig(figure, options)))
        except kaleido.errors.KaleidoError as error:
            raise NoPicture(f"The browser could not draw the picture: {error}") from error

    try:
        run(browser.open())
        yield draw
    finally:
        run(browser.close())
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
