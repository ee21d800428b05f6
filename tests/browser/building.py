"""The edition built by a process of its own, as its command builds it."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
WHOLE = 1000  # more first views than there are: all of the edition
BUILD = 900  # seconds within which it is built, also beside other work

# Kaleido and Playwright each keep an event loop; in one process they wait for one another.
_BUILD = """
import sys
from pathlib import Path
from components.commands.files import CLAIMS_FILE
from components.claims.reading.load import load_claims
from components.publish.addresses import Addresses
from components.publish.canonical import canonical_views
from components.publish.edition.build import drawn_parts, edition_parts, edition_pictures
from components.publish.edition.parts import made
from components.publish.poster.browser import shared_browser

folder, most = Path(sys.argv[1]), int(sys.argv[2])
claims = load_claims(CLAIMS_FILE.read_text(encoding="utf-8"))
addresses = Addresses("https://edition.test/ai", "https://app.test")
first = list({s.answer.chart.name: s for s in reversed(canonical_views(claims))}.values())[:most]
if most > len(first):
    parts = made([*drawn_parts(claims, addresses), *edition_parts(claims, addresses)])
    files = [file for part in parts for file in part]
else:
    with shared_browser():
        files = list(edition_pictures(first, addresses))
for path, body in files:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(body)
"""


def built(folder: Path, most: int) -> Path:
    """A folder with the pictures of some first views; with more than there are, all pages too."""
    words = [sys.executable, "-c", _BUILD, str(folder), str(most)]
    subprocess.run(words, cwd=ROOT, check=True, timeout=BUILD)
    return folder


def built_once(folder: Path) -> Path:
    """The whole edition in a folder that all workers of a test run share: the first builds it.

    Raises TimeoutError where another worker began and did not end.
    """
    done = folder.with_suffix(".done")
    try:
        folder.mkdir()
    except FileExistsError:
        end = time.monotonic() + BUILD
        while not done.exists():
            if time.monotonic() > end:
                raise TimeoutError(f"another worker did not build {folder}") from None
            time.sleep(0.2)  # between two looks; nothing is timed by it
        return folder
    built(folder, WHOLE)
    half = folder.with_suffix(f".{os.getpid()}")
    half.touch()
    half.rename(done)
    return folder
