"""How the templates of the app, of pages on paper and of the edition are read."""

from collections.abc import Callable
from functools import partial

from jinja2 import Environment, PackageLoader, StrictUndefined, Undefined

from components.wording.formats import kept_together


def html_templates(
    package: str, folder: str = "templates", shown: Callable[[str], str] = kept_together
) -> Environment:
    """The templates in a folder of a package; every word put into one is escaped.

    `shown` is what first becomes of a word: as it is given here, a currency and its number stay
    together where a line breaks.

    Raises TypeError at a function put into a page without being called, whose text would be
    Python's own.
    """
    return Environment(
        loader=PackageLoader(package, folder),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=partial(_printable, shown),
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _printable(shown: Callable[[str], str], value: object) -> object:
    if callable(value) and not isinstance(value, Undefined):
        raise TypeError(f"a template prints {value!r:.80}, a function: it must be called")
    return shown(value) if type(value) is str else value  # and no Markup, which is HTML
