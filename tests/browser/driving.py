"""Browsers that Playwright does not drive as they are shipped, by the protocols of the W3C.

Firefox speaks WebDriver BiDi over a socket, WebKitGTK's driver the older WebDriver over HTTP. Both
take the same pointer actions; a test needs no more than to open, to run a script and to press.
"""

import json
import os
import shutil
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from websockets.sync.client import ClientConnection, connect

from dev.looks.page import DONE
from dev.servers import free_port, serving, stop

PATIENCE = 90  # seconds; a busy machine is not a fault
WIDTH, HEIGHT = 1440, 900
MINI_BROWSERS = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"
_MIDDLE = """const part = ({find})(...arguments);
    if (!part) return null;
    part.scrollIntoView({{block: 'center', behavior: 'instant'}});
    const box = part.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    let top = document.elementFromPoint(x, y);
    while (top?.shadowRoot?.elementFromPoint(x, y)) top = top.shadowRoot.elementFromPoint(x, y);
    return part.contains(top) || top?.contains(part) ? [x, y] : null;"""
_LOOKS = 3  # a part stands still that was found at one place so often


class Window(ABC):
    """A browser's one window, and the folder that it puts downloads into."""

    def __init__(self, downloads: Path) -> None:
        self.downloads = downloads

    @abstractmethod
    def go_to(self, address: str) -> None:
        """Open an address in place of what is shown."""

    @abstractmethod
    def run(self, script: str, *given: Any) -> Any:
        """What the body of a function returns in the page, as JSON; it finds `arguments`."""

    @abstractmethod
    def act(self, actions: list[dict[str, Any]]) -> None:
        """Perform actions of input devices."""

    def press(self, x: float, y: float) -> None:
        """Press the mouse at a place of the window, as a reader does."""
        moves = [
            {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        mouse = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}}
        self.act([{**mouse, "actions": moves}])

    def press_on(self, find: str, *given: Any) -> None:
        """Press on the part that a function finds, once it stands still and nothing covers it.

        And once no script runs: a part that a run draws anew would be pressed and be gone.
        """
        self.wait_until_drawn()
        places: list[list[float]] = []
        while len(places) < _LOOKS or places[-1:] * _LOOKS != places[-_LOOKS:]:
            places.append(self.wait_for(_MIDDLE.format(find=find), *given))
            time.sleep(0.1)  # between two looks; nothing is timed by it
        self.press(*places[-1])

    def wait_for(self, script: str, *given: Any) -> Any:
        """What a script returns, once that is something; fails where it stays nothing."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if found := self.run(script, *given):
                return found
            time.sleep(0.1)  # between two questions; nothing is timed by it
        raise AssertionError(f"{script} {given} stayed nothing for {PATIENCE} s")

    def open_page(self, address: str, title: str) -> None:
        """Go to an address and wait until its page is drawn."""
        self.go_to(address)
        here = "document.querySelector('.st-key-navigation strong')?.textContent"
        self.wait_for(f"return {here} === arguments[0]", title)
        self.wait_until_drawn()

    def wait_until_drawn(self) -> None:
        """Wait until the script has ended and no chart or font is missing."""
        self.wait_for(f"return ({DONE})()")

    def downloaded(self, ending: str) -> Path:
        """The file with an ending that was downloaded, once it is whole."""
        end = time.monotonic() + PATIENCE
        sizes: dict[Path, int] = {}
        while time.monotonic() < end:
            for file in self.downloads.glob(f"*{ending}"):
                size = file.stat().st_size
                if size and sizes.get(file) == size:
                    return file
                sizes[file] = size
            time.sleep(0.3)  # between two looks
        raise AssertionError(f"no {ending} came into {self.downloads} in {PATIENCE} s")


class FirefoxWindow(Window):
    """A window of Firefox, by WebDriver BiDi."""

    def __init__(self, socket: ClientConnection, downloads: Path) -> None:
        super().__init__(downloads)
        self._socket, self._asked = socket, 0
        self._ask("session.new", capabilities={})
        (tab,) = self._ask("browsingContext.getTree")["contexts"]
        self._tab = {"context": tab["context"]}
        view = {"width": WIDTH, "height": HEIGHT}
        self._ask("browsingContext.setViewport", **self._tab, viewport=view)
        own = {"type": "allowed", "destinationFolder": str(downloads)}
        self._ask("browser.setDownloadBehavior", downloadBehavior=own)

    def go_to(self, address: str) -> None:
        self._ask("browsingContext.navigate", **self._tab, url=address, wait="complete")

    def run(self, script: str, *given: Any) -> Any:
        whole = f"text => JSON.stringify((function() {{{script}}})(...JSON.parse(text)) ?? null)"
        text = [{"type": "string", "value": json.dumps(given)}]
        found = self._ask(
            "script.callFunction",
            functionDeclaration=whole,
            arguments=text,
            target=self._tab,
            awaitPromise=False,
        )
        assert found["type"] == "success", found
        return json.loads(found["result"]["value"])

    def act(self, actions: list[dict[str, Any]]) -> None:
        self._ask("input.performActions", **self._tab, actions=actions)

    def _ask(self, method: str, **params: Any) -> Any:
        self._asked += 1
        self._socket.send(json.dumps({"id": self._asked, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv(PATIENCE))
            if answer.get("id") == self._asked:
                assert answer["type"] == "success", answer
                return answer["result"]


@contextmanager
def firefox(folder: Path) -> Iterator[Window]:
    """Firefox without a screen, with a new profile in a folder, until the end of the block."""
    profile, downloads = folder / "profile", folder / "downloads"
    profile.mkdir(), downloads.mkdir()
    program = str(shutil.which("firefox-esr") or shutil.which("firefox"))
    command = [program, "--headless", "--no-remote", "--profile", str(profile)]
    command += ["--remote-debugging-port", "0", "about:blank"]
    process = subprocess.Popen(
        command,
        env={**os.environ, "HOME": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        port = _port_told(profile / "WebDriverBiDiServer.json", process)
        with connect(f"ws://127.0.0.1:{port}/session", max_size=None) as socket:
            yield FirefoxWindow(socket, downloads)
    finally:
        stop(process)


def _port_told(file: Path, process: subprocess.Popen[bytes]) -> int:
    """The port at which Firefox listens, which it writes into its profile."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            return int(json.loads(file.read_text(encoding="utf-8"))["ws_port"])
        except (FileNotFoundError, ValueError):
            time.sleep(0.1)  # between two looks
    raise RuntimeError(f"Firefox did not say at which port it listens; it ended: {process.poll()}")


class WebKitWindow(Window):
    """A window of WebKitGTK's MiniBrowser, by WebDriver."""

    def __init__(self, driver: str, downloads: Path) -> None:
        super().__init__(downloads)
        self._at = f"{driver}/session"
        (browser, *_) = sorted(Path("/").glob(MINI_BROWSERS[1:]), reverse=True)
        own = {"binary": str(browser), "args": ["--automation"]}
        asked = {"alwaysMatch": {"webkitgtk:browserOptions": own}}
        self._at += "/" + self._ask("POST", "", capabilities=asked)["sessionId"]
        self._ask("POST", "/window/rect", width=WIDTH, height=HEIGHT)

    def go_to(self, address: str) -> None:
        self._ask("POST", "/url", url=address)

    def run(self, script: str, *given: Any) -> Any:
        return self._ask("POST", "/execute/sync", script=script, args=given)

    def act(self, actions: list[dict[str, Any]]) -> None:
        self._ask("POST", "/actions", actions=actions)

    def close(self) -> None:
        """End the session, and with it the browser."""
        self._ask("DELETE", "")

    def _ask(self, method: str, path: str, **body: Any) -> Any:
        text = json.dumps(body).encode() if method == "POST" else None
        asked = Request(self._at + path, text, {"Content-Type": "application/json"}, method=method)
        try:
            with urlopen(asked, timeout=PATIENCE) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            raise AssertionError(f"{method} {path}: {error.read().decode('utf-8')}") from None


@contextmanager
def webkit(folder: Path) -> Iterator[Window]:
    """WebKitGTK's browser on a screen of its own, until the end of the block."""
    downloads, settings = folder / "downloads", folder / ".config"
    downloads.mkdir(), settings.mkdir()
    told = f'XDG_DOWNLOAD_DIR="{downloads}"\n'
    (settings / "user-dirs.dirs").write_text(told, encoding="utf-8")
    port = free_port()
    with _screen() as display:
        own = {
            "DISPLAY": display,
            "GDK_BACKEND": "x11",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(settings),
            "NO_AT_BRIDGE": "1",
            "WEBKIT_DISABLE_COMPOSITING_MODE": "1",  # nobody looks at that screen
        }
        command = [str(shutil.which("WebKitWebDriver")), f"--port={port}", "--host=127.0.0.1"]
        with serving(command, port, "/status", own) as driver:
            window = WebKitWindow(driver.address, downloads)
            try:
                yield window
            finally:
                window.close()


@contextmanager
def _screen() -> Iterator[str]:
    """The name of a screen that nobody sees."""
    told, tell = os.pipe()
    size = f"{WIDTH + 60}x{HEIGHT + 100}x24"
    command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", size, "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[tell], stderr=subprocess.DEVNULL)
    os.close(tell)
    try:
        with os.fdopen(told, encoding="ascii") as number:
            yield f":{number.readline().strip()}"
    finally:
        stop(process)
