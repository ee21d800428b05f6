"""The one door for HTML with words in it: every word of the file or the link is escaped.

Characters that cannot be seen show by number.
"""

from typing import Any

from components.publish.html_templates import html_templates
from components.ui.shell.text import visible

_TEMPLATES = html_templates("components.ui", "", visible)


def filled(template: str, **words: Any) -> str:
    """A template, by its path in components/ui, with words in it, as HTML."""
    return _TEMPLATES.get_template(template).render(**words)
