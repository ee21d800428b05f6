"""How the templates of pages on paper and in the edition are read."""

from jinja2 import Environment, PackageLoader, StrictUndefined, Undefined


def html_templates(package: str) -> Environment:
    """The templates in a package's folder `templates`; every word put into one is escaped.

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
    return value
