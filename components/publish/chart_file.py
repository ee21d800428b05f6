"""A chart as a file of any kind: one door for the command line, the app and the tests."""

from pathlib import PurePath

from components.analysis.view import View
from components.claims.model import Claims
from components.figures.chart import Chart
from components.figures.theme import Theme
from components.publish.data_file import csv_file
from components.publish.deck import deck
from components.publish.image import Size, picture
from components.publish.text_files import html_file, json_file
from components.publish.workbook import workbook

PICTURES = ("png", "svg", "pdf")
FORMATS = (*PICTURES, "html", "csv", "json", "xlsx", "pptx")


def format_of(name: str) -> str:
    """The format a file name asks for by its ending; '' if it is none of ours."""
    ending = PurePath(name).suffix.removeprefix(".").lower()
    return ending if ending in FORMATS else ""


def chart_file(
    chart: Chart,
    claims: Claims,
    view: View,
    format: str,
    theme: Theme | None = None,
    size: Size = "seen",
) -> bytes:
    """The bytes of a file; `claims` are those seen under the view, `format` is one of FORMATS.

    Raises NoPicture for a picture on a machine without kaleido or a browser.
    """
    match format:
        case "png" | "svg" | "pdf":
            return picture(chart, claims, view, format, theme, size)
        case "html":
            return html_file(chart, claims, view, theme)
        case "json":
            return json_file(chart, claims, view)
        case "csv":
            return csv_file(chart, claims, view)
        case "xlsx":
            return workbook([(chart, view)], claims)
        case "pptx":
            return deck([(chart, view)], claims)
    raise ValueError(f"{format!r} is no format: write one of {', '.join(FORMATS)}")
