"""The one door for HTML with words in it: every word of the file or the link is escaped.

Characters that cannot be seen show by number.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from components.publish.html_templates import html_templates
from components.ui.shell.text import visible

_TEMPLATES = html_templates("components.ui", "", visible)


def filled(template: str, **words: Any) -> str:
    """A template, by its path in components/ui, with words in it, as HTML."""
    return _TEMPLATES.get_template(template).render(**words)


@cache
def style_sheets(files: Sequence[Path]) -> str:
    """Style sheets of ours as one, in their order, as HTML."""
    return f"<style>{''.join(map(read_text, files))}</style>"


def read_text(file: Path) -> str:
    """What a style sheet or a script of ours says."""
    return file.read_text(encoding="utf-8")
