"""Claims that were checked once, kept as JSON beside the project so that a start need not wait.

The name of the file is a digest of the claims file and of the code that checks it, so it can never
be out of date, and deleting it costs one slow start. JSON, because reading it runs nothing.
"""

import hashlib
import os
from contextlib import suppress
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ValidationError, create_model

from components.claims.load import SECTIONS, load_claims
from components.claims.model import Claims

FOLDER = Path(__file__).resolve().parents[2] / ".cache"
_fields = {name: (tuple[kind, ...], ()) for name, kind in SECTIONS.items()}  # type: ignore[valid-type]
_Whole: type[BaseModel] = create_model("_Whole", edition=(str, ...), **_fields)  # type: ignore[call-overload]


def compiled_claims(text: str, folder: Path | None = None) -> Claims:
    """The claims in a YAML text, from the compiled copy where there is one, else checked in full.

    Raises ClaimsError as `load_claims` does. Where nothing can be written, nothing is kept.
    """
    file = (folder or FOLDER) / f"claims-{_digest(text)}.json"
    if (kept := _kept(file)) is not None:
        return kept
    claims = load_claims(text)
    _keep(file, claims)
    return claims


@cache
def _code() -> bytes:
    """The modules of this layer, which decide what a text comes to."""
    return b"".join(file.read_bytes() for file in sorted(Path(__file__).parent.glob("*.py")))


def _digest(text: str) -> str:
    return hashlib.sha256(_code() + text.encode("utf-8", "replace")).hexdigest()[:32]


def _kept(file: Path) -> Claims | None:
    """The claims of a compiled copy; None where there is none, or one that cannot be read."""
    try:
        whole = _Whole.model_validate_json(file.read_bytes())
    except (OSError, ValidationError):
        return None
    parts = {name: getattr(whole, name) for name in ("edition", *SECTIONS)}
    return Claims(**parts)


def _keep(file: Path, claims: Claims) -> None:
    """Write the compiled copy, whole or not at all, and take away older ones."""
    whole = _Whole.model_construct(
        edition=claims.edition, **{name: getattr(claims, name) for name in SECTIONS}
    )
    half = file.with_suffix(f".{os.getpid()}.part")
    try:
        file.parent.mkdir(exist_ok=True)
        half.write_text(whole.model_dump_json(exclude_none=True), encoding="utf-8")
        half.replace(file)
        for older in sorted(file.parent.glob("claims-*.json"), key=_written)[:-MOST]:
            older.unlink(missing_ok=True)
    except OSError:
        with suppress(OSError):
            half.unlink(missing_ok=True)


MOST = 4  # copies kept: an editor saves many texts in an hour


def _written(file: Path) -> float:
    return file.stat().st_mtime
