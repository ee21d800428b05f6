"""The edition built twice: the same to the byte, whatever a process or a browser does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.building import ROOT, built

pytestmark = [pytest.mark.edition, pytest.mark.timeout(1200)]


def test_what_a_browser_draws_is_the_same_each_time(edition: Path, tmp_path: Path) -> None:
    again = built(tmp_path, 3)
    drawn = [f.relative_to(again) for f in sorted(again.rglob("*")) if f.is_file()]
    assert len(drawn) > 15
    differing = [f for f in drawn if (again / f).read_bytes() != (edition / f).read_bytes()]
    assert [str(f) for f in differing] == []


_DIGEST = """
import hashlib
from pathlib import Path
from components.claims.reading.load import load_claims
from components.publish.addresses import Addresses
from components.publish.canonical import canonical_views
from components.publish.edition.api import figure_file
from components.publish.edition.build import edition_files
claims = load_claims(Path("tests/claims.yaml").read_text(encoding="utf-8"))
whole, number = hashlib.sha256(), 0
scripts = map(figure_file, canonical_views(claims))
for path, body in (*edition_files(claims, Addresses("https://e.test", "https://a.test")), *scripts):
    whole.update(path.encode() + body)
    number += 1
print(number, whole.hexdigest())
"""


def test_two_processes_build_the_same_to_the_byte() -> None:
    built = [
        subprocess.run(
            [sys.executable, "-c", _DIGEST],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout.split()
        for seed in ("1", "2")
    ]
    assert built[0] == built[1]
    assert int(built[0][0]) > 100
