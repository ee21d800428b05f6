"""HTML read the way a test needs it: links, texts, tables, and what a page asks others for."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

_ADDRESSES = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "srcset"}


@dataclass
class Read(HTMLParser):
    """A page as it was read."""

    html: str
    links: list[tuple[str, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    metas: dict[str, str] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    title: str = ""
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._inside: list[str] = []
        self.feed(self.html)

    def __hash__(self) -> int:
        return id(self)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        self._inside.append(tag)
        if "id" in has:
            self.ids.append(has["id"])
        if tag == "meta":
            self.metas[has.get("name") or has.get("property", "")] = has.get("content", "")
        if tag in _ADDRESSES and _ADDRESSES[tag] in has and has.get("rel") != "canonical":
            self.links.append((tag, has[_ADDRESSES[tag]]))
        if tag == "script" and has.get("type") == "application/ld+json":
            self.scripts.append("")
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
        if tag == "data":
            self.numbers.append(has["value"])

    def handle_data(self, data: str) -> None:
        inside = self._inside[-1] if self._inside else ""
        self.text += data
        if inside == "title":
            self.title += data
        if inside == "script" and self.scripts:
            self.scripts[-1] += data
        if ("td" in self._inside or "th" in self._inside) and self.rows and self.rows[-1]:
            self.rows[-1][-1] += data

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass


def broken_links(pages: dict[str, Read], paths: set[str]) -> list[str]:
    """Every link of the pages that leads to no file of the edition, or to no place within one."""
    broken = []
    for path, page in pages.items():
        for _, address in page.links:
            parts = urlsplit(address)
            if parts.scheme in ("http", "https"):
                continue
            target = normpath(str(PurePosixPath(path).parent / unquote(parts.path)))
            target = path if not parts.path else target
            if target not in paths:
                broken.append(f"{path}: {address}")
            elif parts.fragment and target in pages and parts.fragment not in pages[target].ids:
                broken.append(f"{path}: no place {address}")
    return broken


def loaded_from_elsewhere(page: Read) -> list[str]:
    """What a page would load from another address than its own."""
    loading = [address for tag, address in page.links if tag != "a"]
    return [address for address in loading if urlsplit(address).scheme or address.startswith("//")]
