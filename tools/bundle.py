"""Fetch the charts' library from the npm registry into static/; without it, Streamlit draws.

python tools/bundle.py

The archive is checked against the digest below. One file and its licence are taken out of it, and
they keep the archive's old date: Streamlit names no time for which a browser may keep a static
file, so browsers keep it for a tenth of its age. The version is in the name, so that is safe.
"""

import base64
import hashlib
import io
import os
import sys
import tarfile
from pathlib import Path
from urllib.request import urlopen

VERSION = "4.1.1"  # the Plotly.js that plotly 7.1.0 brings
ARCHIVE = (
    f"https://registry.npmjs.org/plotly.js-basic-dist-min/-/plotly.js-basic-dist-min-{VERSION}.tgz"
)
SHA512 = "1oNF8PeQx2hv/y7tqEVWKD3JGwn/MGEMQ8mL9HUwsaqG9FGy/OU5FHUHvzqbqxN4mnwZGI9abTiE775C4kkjMQ=="
STATIC = Path(__file__).resolve().parents[1] / "static"
WANTED = {
    "package/LICENSE": f"plotly-basic-{VERSION}.LICENSE.txt",
    "package/plotly-basic.min.js": f"plotly-basic-{VERSION}.min.js",  # last: its being there counts
}


def main() -> int:
    """Fetch what is missing; 0 also when that fails, since the dashboard runs without it."""
    if all((STATIC / name).is_file() for name in WANTED.values()):
        return 0
    try:
        with urlopen(ARCHIVE, timeout=60) as answer:
            content = answer.read()
    except OSError as error:
        print(f"no library for live charts ({error}): Streamlit will draw them", file=sys.stderr)
        return 0
    if base64.b64encode(hashlib.sha512(content).digest()).decode() != SHA512:
        print(f"{ARCHIVE} is not the archive expected: nothing was unpacked", file=sys.stderr)
        return 1
    STATIC.mkdir(exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        for member, name in WANTED.items():
            _unpack(archive, member, STATIC / name)
    return 0


def _unpack(archive: tarfile.TarFile, member: str, file: Path) -> None:
    """Write one member under its new name, whole or not at all, with the archive's date."""
    source = archive.extractfile(member)
    if source is None:
        raise ValueError(f"{member} is no file in {ARCHIVE}")
    half = file.with_suffix(".part")
    half.write_bytes(source.read())
    date = archive.getmember(member).mtime
    os.utime(half, (date, date))
    half.replace(file)


if __name__ == "__main__":
    sys.exit(main())
