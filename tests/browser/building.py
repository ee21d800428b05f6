"""The edition built by a process of its own, as its command builds it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

# Kaleido and Playwright each keep an event loop; in one process they wait for one another.
_BUILD = """
import sys
from pathlib import Path
from components.commands.files import CLAIMS_FILE
from components.claims.load import load_claims
from components.publish.edition.addresses import Addresses
from components.publish.edition.shown import shown_views
from components.publish.edition.whole import briefing_files, edition_files, edition_pictures
from components.publish.browser import kept_browser

folder, most = Path(sys.argv[1]), int(sys.argv[2])
claims = load_claims(CLAIMS_FILE.read_text(encoding="utf-8"))
addresses = Addresses("https://edition.test/ai", "https://app.test")
first = [s for s in shown_views(claims) if s.canonical.slug == s.canonical.chart.name][:most]
with kept_browser():
    made = [*edition_pictures(first, addresses), *briefing_files(claims, addresses)]
if most > len(first):
    made += edition_files(claims, addresses)
for path, body in made:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(body)
"""


def built(folder: Path, most: int) -> Path:
    """A folder with the pictures of some first views; with more than there are, all pages too."""
    words = [sys.executable, "-c", _BUILD, str(folder), str(most)]
    subprocess.run(words, cwd=ROOT, check=True, timeout=1000)
    return folder
