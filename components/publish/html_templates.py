"""How the templates of pages on paper and in the edition are read."""

from jinja2 import Environment, PackageLoader, StrictUndefined, Undefined

from components.wording.formats import kept_together


def html_templates(package: str) -> Environment:
    """The templates in a package's folder `templates`; every word put into one is escaped.

    A currency and its number stay together where a line breaks.

    Raises TypeError at a function put into a page without being called, whose text would be
    Python's own.
    """
    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _printable(value: object) -> object:
    if callable(value) and not isinstance(value, Undefined):
        raise TypeError(f"a template prints {value!r:.80}, a function: it must be called")
    return kept_together(value) if type(value) is str else value  # and no Markup, which is HTML
