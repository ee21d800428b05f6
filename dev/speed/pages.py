"""What a browser sees: a filter until the charts are repainted, and a first visit."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import cycle, islice

from playwright.sync_api import Browser, Page

from dev.servers import DEFAULTS, ROOT, streamlit
from dev.speed.baselines import BASELINES
from dev.speed.painting import click_to_paint, first_load, fresh_window, painted
from dev.speed.peers import PEERS, click_pill, installed, peer_server
from dev.speed.ratio import Ratio

WORD, CHARTS, WARM = "Tencent", 2, 4
Step = tuple[str, bool]  # a company to click on, and whether the charts name it afterwards
# No step of ONWARD leads to the view before the last, which our page keeps; each of BACK does.
ONWARD: tuple[Step, ...] = ((WORD, False), ("Baidu", False), (WORD, True), ("Baidu", True))
BACK: tuple[Step, ...] = ((WORD, False), (WORD, True))
FLOOR = "bare Streamlit"
FIRST_GOALS = {"Dash": 0.8, "Panel": 0.6, "Vizro": 0.4, FLOOR: 1.0}
ALL_GOALS = {"Dash": 1.0, "Panel": 0.7, "Vizro": 0.45, FLOOR: 1.0}
LOAD_GOALS = {"Dash": 0.8, "Vizro": 0.6, "Streamlit gallery": 0.5, FLOOR: 1.0}


@dataclass(frozen=True)
class TimedPage:
    """A page that is timed: its address, and how many of its charts must show a word.

    `click` takes a company out of them, and puts it back.
    """

    address: str
    charts: int
    word: str = WORD
    click: Callable[[Page, str], None] = click_pill


@dataclass(frozen=True)
class Stage:
    """Every page that is compared by its framework's name, the floor with them, and what to know.

    `gallery`, which has no companies to click on, is loaded alone.
    """

    pages: Mapping[str, TimedPage]
    gallery: TimedPage
    notes: tuple[str, ...]


def stage(stack: ExitStack) -> Stage:
    """Our page, the floor and every peer that can be installed, until the stack is closed."""
    ours = stack.enter_context(streamlit(ROOT / "app.py"))
    floor = stack.enter_context(streamlit(BASELINES / "floor.py"))
    gallery = stack.enter_context(streamlit(BASELINES / "gallery.py", *DEFAULTS))
    pages = {
        "ours": TimedPage(f"{ours.address}/market_share", CHARTS),
        FLOOR: TimedPage(floor.address, CHARTS),
    }
    notes = []
    for peer in PEERS:
        folder = installed(peer)
        if folder is None:
            notes.append(f"{peer.name} was left out: it could not be installed here")
            continue
        server = stack.enter_context(peer_server(peer, folder))
        pages[peer.name] = TimedPage(server.address + peer.path, CHARTS, click=peer.click)
    # The gallery's further charts need not name the company: any text in them will do.
    return Stage(pages, TimedPage(gallery.address, 4, word=""), tuple(notes))


def filters(browser: Browser, stage: Stage, rounds: int) -> list[Ratio]:
    """From the click on a company to charts painted without it, or with it again: first and all."""
    with opened(browser, stage.pages) as tabs:
        return [
            *_filters("a new view", tabs, stage, ONWARD, rounds),
            *_filters("a choice taken back", tabs, stage, BACK, rounds),
        ]


def _filters(
    name: str, tabs: Mapping[str, Page], stage: Stage, steps: Sequence[Step], rounds: int
) -> list[Ratio]:
    times = clicked(tabs, stage.pages, steps, rounds)
    firsts = {peer: [first for first, _ in pairs] for peer, pairs in times.items()}
    lasts = {peer: [last for _, last in pairs] for peer, pairs in times.items()}
    return [
        *_ratios(f"first chart repainted, {name}", FIRST_GOALS, firsts),
        *_ratios(f"all charts repainted, {name}", ALL_GOALS, lasts),
    ]


@contextmanager
def opened(browser: Browser, pages: Mapping[str, TimedPage]) -> Iterator[dict[str, Page]]:
    """A tab for each page, its charts painted, in a window of its own until the block ends."""
    with ExitStack() as stack:
        tabs = {}
        for name, page in pages.items():
            tabs[name] = stack.enter_context(fresh_window(browser)).new_page()
            tabs[name].goto(page.address)
            painted(tabs[name], page.word, True, page.charts)
        yield tabs


def clicked(
    tabs: Mapping[str, Page],
    pages: Mapping[str, TimedPage],
    steps: Sequence[Step],
    rounds: int,
) -> dict[str, list[tuple[float, float]]]:
    """Milliseconds to the first and to all charts, of the same steps on every page in turn.

    The first steps are left out; they are taken until the page stands again as it was opened.
    """
    taken = -(-(rounds + WARM) // len(steps)) * len(steps)
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in tabs}
    for word, shown in islice(cycle(steps), taken):
        for name, tab in tabs.items():
            tab.bring_to_front()
            page = pages[name]
            times[name].append(click_to_paint(tab, page.click, word, shown, page.charts))
            tab.wait_for_timeout(300)  # what a page does after painting is its own affair
    return {name: pairs[WARM:] for name, pairs in times.items()}


def loads(browser: Browser, stage: Stage, rounds: int) -> list[Ratio]:
    """From the start of the navigation, with an empty cache, to all charts painted."""
    every = {**stage.pages, "Streamlit gallery": stage.gallery}
    return _ratios("first load", LOAD_GOALS, loaded(browser, every, rounds))


def loaded(browser: Browser, pages: Mapping[str, TimedPage], rounds: int) -> dict[str, list[float]]:
    """Milliseconds that each page's first load takes, the pages in turn; the first is left out."""
    times: dict[str, list[float]] = {name: [] for name in pages}
    for _ in range(rounds + 1):
        for name, page in pages.items():
            times[name].append(first_load(browser, page.address, page.word, page.charts))
    return {name: t[1:] for name, t in times.items()}


def _ratios(name: str, goals: Mapping[str, float], times: Mapping[str, list[float]]) -> list[Ratio]:
    return [
        Ratio(f"{name}, against {peer}", goal, peer, "ms", times["ours"], times[peer])
        for peer, goal in goals.items()
        if peer in times
    ]
