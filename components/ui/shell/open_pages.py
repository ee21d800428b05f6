"""The pages of this app: those of every reader and, where it is switched on, the curator's."""

from components.figures import app_pages
from components.figures.app_pages import AppPage
from components.ui.shell import settings

CURATE = AppPage(
    "curate",
    "Curate",
    (
        "A release is read here, and what it comes to is shown beside the lines it stands on.",
        "Take a figure, correct it, or leave it out. Nothing is written until you press Write.",
        "What is doubtful goes in only with your reason, which is then part of the claim.",
    ),
    section=False,
)


def open_pages() -> tuple[AppPage, ...]:
    """The pages in the order of the menu; the first opens at the bare address."""
    return (*app_pages.PAGES, CURATE) if settings.CURATE else app_pages.PAGES


def open_page_named(name: str) -> AppPage:
    """The page of this app with a name; the first one for a name that none has."""
    pages = open_pages()
    return next((page for page in pages if page.name == name), pages[0])
