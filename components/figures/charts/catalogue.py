"""Every Chart there is, found by looking: a new module in this folder needs no list."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from components.figures import charts as folder
from components.figures.chart import Chart


@cache
def charts() -> dict[str, Chart]:
    """Each chart by its name; raises ValueError where two share one."""
    found: dict[str, Chart] = {}
    for module in iter_modules(folder.__path__):
        for value in vars(import_module(f"components.figures.charts.{module.name}")).values():
            if isinstance(value, Chart) and found.setdefault(value.name, value) is not value:
                raise ValueError(f"two charts are called {value.name!r}: rename one")
    return found
