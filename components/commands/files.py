"""The files a command reads and writes; what goes wrong with one is said on stderr."""

import sys
from pathlib import Path

from components.claims.model import Claims
from components.claims.reading.database import CLAIMS_URL, claims_at
from components.claims.reading.load import load_claims
from components.claims.reading.problems import ClaimsError

CLAIMS_FILE = Path(__file__).resolve().parents[2] / "data" / "claims.yaml"


def loaded(file: str, doubting: bool = True) -> Claims | None:
    """The claims of a file, or None after saying on stderr what is wrong with it.

    In an older edition, read to see what has changed since, no figure is doubted any more.
    """
    try:
        return load_claims(Path(file).read_text(encoding="utf-8"), doubting)
    except ClaimsError as error:
        print("\n".join(error.lines(shortest(file))), file=sys.stderr)
    except (OSError, UnicodeDecodeError) as error:
        print(f"{file}:1: file: it cannot be read as UTF-8 text: {error}", file=sys.stderr)
    return None


def shipped() -> Claims | None:
    """The claims that the dashboard shows: of the project's own file, or of CLAIMS_URL."""
    if not CLAIMS_URL:
        return loaded(str(CLAIMS_FILE))
    try:
        return claims_at(CLAIMS_URL)
    except ClaimsError as error:
        print(error, file=sys.stderr)
        return None


def write_file(file: str, content: bytes) -> bool:
    """Write a file; whether that could be done, or else stderr says why."""
    try:
        Path(file).write_bytes(content)
    except OSError as error:
        print(f"{file}: it cannot be written: {error.strerror}", file=sys.stderr)
        return False
    return True


def made(folder: Path) -> bool:
    """Whether a folder is there or could be made; if not, stderr says why."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        print(f"{folder}: this folder cannot be made: {error.strerror}", file=sys.stderr)
        return False
    return True


def shortest(file: str) -> str:
    """The path as a reader would type it: relative where that is shorter."""
    path = Path(file).resolve()
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else file
