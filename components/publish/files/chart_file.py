"""A chart as a file of any kind: one door for the command line, the app and the tests."""

from pathlib import PurePath

from components.figures.answer import Answer
from components.figures.theme import Theme
from components.publish.files.data_file import csv_file
from components.publish.files.deck import deck
from components.publish.files.text_files import html_file, json_file
from components.publish.files.workbook import workbook
from components.publish.poster.image import Size, picture

PICTURES = ("png", "svg", "pdf")
FORMATS = (*PICTURES, "html", "csv", "json", "xlsx", "pptx")


def format_of(name: str) -> str:
    """The format a file name asks for by its ending; '' if it is none of ours."""
    ending = PurePath(name).suffix.removeprefix(".").lower()
    return ending if ending in FORMATS else ""


def chart_file(
    answer: Answer,
    format: str,
    theme: Theme | None = None,
    size: Size = "seen",
) -> bytes:
    """The bytes of a file; `format` is one of FORMATS.

    Raises NoPicture for a picture on a machine without kaleido or a browser.
    """
    match format:
        case "png" | "svg" | "pdf":
            return picture(answer, format, theme, size)
        case "html":
            return html_file(answer, theme)
        case "json":
            return json_file(answer)
        case "csv":
            return csv_file(answer)
        case "xlsx":
            return workbook([answer])
        case "pptx":
            return deck([answer])
    raise ValueError(f"{format!r} is no format: write one of {', '.join(FORMATS)}")
