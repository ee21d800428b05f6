"""An HTML page as lines: one a paragraph, one a table's row, its cells two spaces apart."""

import re
from html.parser import HTMLParser

_BLOCKS = {
    *("p", "div", "tr", "table", "ul", "ol", "li", "section", "article", "hr", "title"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dt", "dd", "caption"),
}
_UNSEEN = {"script", "style", "noscript", "template", "svg"}


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.line: list[str] = []
        self.unseen = 0
        self.rows = 0

    def end_line(self) -> None:
        if self.rows and not "".join(self.line).strip():
            return
        cells = (re.sub(r"\s+", " ", cell) for cell in "".join(self.line).split("\t"))
        self.lines.append("  ".join(cell.strip() for cell in cells if cell.strip()))
        self.line = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.rows += tag == "tr"
        if tag in _UNSEEN:
            self.unseen += 1
        elif tag in ("td", "th"):
            self.line.append("\t")
        elif tag == "tr" or (not self.rows and (tag in _BLOCKS or tag == "br")):
            self.end_line()
        elif tag in _BLOCKS or tag == "br":
            self.line.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self.unseen = max(self.unseen - 1, 0)
        if tag == "tr" or (not self.rows and tag in _BLOCKS):
            self.end_line()
        self.rows = max(self.rows - (tag == "tr"), 0)

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.line.append(data.replace("\t", " "))


def lines_of_html(text: str) -> list[str]:
    """The lines of a page as it is read: no scripts, no styles; two lines apart are blank lines."""
    reader = _Lines()
    reader.feed(text)
    reader.close()
    reader.end_line()
    return reader.lines
