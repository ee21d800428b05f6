"""The one door for HTML with words in it: Jinja escapes every word of the file or the link.

Characters that cannot be seen show by number.
"""

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from components.ui.shell.text import visible

_TEMPLATES = Environment(
    loader=PackageLoader("components.ui", ""),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=lambda value: visible(value) if isinstance(value, str) else value,
    trim_blocks=True,
    lstrip_blocks=True,
)


def filled(template: str, **words: Any) -> str:
    """A template, by its path in components/ui, with words in it, as HTML."""
    return _TEMPLATES.get_template(template).render(**words)
