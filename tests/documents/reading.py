"""What the tests of documents share: how files are drawn, converted and read."""

import subprocess
from collections.abc import Callable
from pathlib import Path

Draw = Callable[..., bytes]
Convert = Callable[[Path, str], list[Path]]


def text_of(pdf: Path) -> str:
    """All words of a PDF, in the order of its pages."""
    call = ["pdftotext", "-layout", str(pdf), "-"]
    return subprocess.run(call, check=True, capture_output=True, text=True).stdout
