"""What a browser sees: a filter until the charts are repainted, and a first visit."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import cycle, islice

from playwright.sync_api import Browser, Page

from dev.servers import DEFAULTS, ROOT, streamlit
from dev.speed.baselines import BASELINES
from dev.speed.painting import click_to_paint, first_load, fresh_window, painted
from dev.speed.peers import PEERS, Peer, click_pill, installed, peer_server
from dev.speed.ratio import Ratio

WORD, CHARTS, WARM = "Tencent", 2, 4
Step = tuple[str, bool]  # a company to click on, and whether the charts name it afterwards
# No step of ONWARD leads to the view before the last, which our page keeps; each of BACK does.
ONWARD: tuple[Step, ...] = ((WORD, False), ("Baidu", False), (WORD, True), ("Baidu", True))
BACK: tuple[Step, ...] = ((WORD, False), (WORD, True))
OURS = Peer("ours", (), lambda folder, port: [], "/market_share", click_pill)
FIRST_GOALS = {"Dash": 0.8, "Panel": 0.6, "Vizro": 0.4}
ALL_GOALS = {"Dash": 1.0, "Panel": 0.7, "Vizro": 0.45}
LOAD_GOALS = {"Dash": 0.8, "Vizro": 0.6, "Streamlit gallery": 0.5}


@dataclass(frozen=True)
class Stage:
    """Every page that is compared: how it is clicked, and the address at which it is served."""

    addresses: Mapping[str, str]
    peers: Mapping[str, Peer]
    notes: tuple[str, ...]


def stage(stack: ExitStack) -> Stage:
    """Our page and every peer that can be installed, served until the stack is closed."""
    ours = stack.enter_context(streamlit(ROOT / "app.py"))
    gallery = stack.enter_context(streamlit(BASELINES / "gallery.py", *DEFAULTS))
    addresses = {"ours": ours.address + OURS.path, "Streamlit gallery": gallery.address}
    peers, notes = {"ours": OURS}, []
    for peer in PEERS:
        folder = installed(peer)
        if folder is None:
            notes.append(f"{peer.name} was left out: it could not be installed here")
            continue
        server = stack.enter_context(peer_server(peer, folder))
        addresses[peer.name] = server.address + peer.path
        peers[peer.name] = peer
    return Stage(addresses, peers, tuple(notes))


def filters(browser: Browser, stage: Stage, rounds: int) -> list[Ratio]:
    """From the click on a company to charts painted without it, or with it again: first and all."""
    with ExitStack() as stack:
        tabs = {name: _opened(browser, stage.addresses[name], stack) for name in stage.peers}
        return [
            *_filters("a new view", tabs, stage, ONWARD, rounds),
            *_filters("a choice taken back", tabs, stage, BACK, rounds),
        ]


def _filters(
    name: str, tabs: Mapping[str, Page], stage: Stage, steps: Sequence[Step], rounds: int
) -> list[Ratio]:
    """The same steps on every page in turn, the first of them left out.

    They are taken until the page stands again as it was opened.
    """
    taken = -(-(rounds + WARM) // len(steps)) * len(steps)
    times: dict[str, list[tuple[float, float]]] = {peer: [] for peer in tabs}
    for word, shown in islice(cycle(steps), taken):
        for peer, tab in tabs.items():
            tab.bring_to_front()
            click = stage.peers[peer].click
            times[peer].append(click_to_paint(tab, click, word, shown, CHARTS))
            tab.wait_for_timeout(300)  # what a page does after painting is its own affair
    firsts = {peer: [first for first, _ in t[WARM:]] for peer, t in times.items()}
    lasts = {peer: [last for _, last in t[WARM:]] for peer, t in times.items()}
    return [
        *_ratios(f"first chart repainted, {name}", FIRST_GOALS, firsts),
        *_ratios(f"all charts repainted, {name}", ALL_GOALS, lasts),
    ]


def _opened(browser: Browser, address: str, stack: ExitStack) -> Page:
    page = stack.enter_context(fresh_window(browser)).new_page()
    page.goto(address)
    painted(page, WORD, True, CHARTS)
    return page


def loads(browser: Browser, stage: Stage, rounds: int) -> list[Ratio]:
    """From the start of the navigation, with an empty cache, to all charts painted."""
    times: dict[str, list[float]] = {name: [] for name in stage.addresses}
    for _ in range(rounds + 1):
        for name, address in stage.addresses.items():
            # The gallery's further charts need not name the company: any text in them will do.
            word, charts = ("", 4) if name == "Streamlit gallery" else (WORD, CHARTS)
            times[name].append(first_load(browser, address, word, charts))
    return _ratios("first load", LOAD_GOALS, {name: t[1:] for name, t in times.items()})


def _ratios(name: str, goals: Mapping[str, float], times: Mapping[str, list[float]]) -> list[Ratio]:
    return [
        Ratio(f"{name}, against {peer}", goal, peer, "ms", times["ours"], times[peer])
        for peer, goal in goals.items()
        if peer in times
    ]
