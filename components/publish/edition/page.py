"""A page of the edition before it is printed, and the press that prints it as HTML."""

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from components.claims.model import Claims
from components.figures.app_pages import sections
from components.figures.theme import Theme, palette_of
from components.publish.addresses import Addresses, File
from components.publish.canonical import slug_of
from components.publish.caption import (
    NAME,
    PROMISE,
    evidence_line,
    view_apart,
)
from components.publish.card_words import card_words
from components.publish.edition.meanings import Meanings, term_id, terms_in_order
from components.publish.edition.parts import making
from components.publish.edition.printed_table import heads_of, printed_rows
from components.publish.fonts import font_faces
from components.publish.html_templates import html_templates
from components.wording.claim_names import claim_name, claim_value_words
from components.wording.formats import amount, company_name, printed_words, said, spoken


def edition_menu() -> dict[str, str]:
    """The pages named at the head of every page, by their address."""
    return {
        "index.html": "Who leads",
        **{f"{slug_of(page)}.html": name for page, name in sections().items()},
        "claims/index.html": "Claims",
        "ledger.html": "Ledger",
        "method.html": "Method",
        "data.html": "Data",
    }


@dataclass(frozen=True)
class Page:
    """One page: where it lies, what it is called, and what its template is filled with.

    `data` is its schema.org description; `live` its address in the live dashboard.
    """

    path: str
    title: str
    description: str
    template: str
    live: str
    data: tuple[dict[str, Any], ...] = ()
    fields: dict[str, Any] = field(default_factory=dict)

    @property
    def root(self) -> str:
        """The way from this page to the edition's own folder, so that it opens from a disk."""
        return "../" * self.path.count("/")

    @property
    def preview(self) -> str:
        """The picture shown where the page is shared."""
        return f"previews/{self.path.removesuffix('.html').replace('/', '-')}.png"


@dataclass(frozen=True, eq=False)
class Press:
    """What every page shares: the claims, the addresses, the templates."""

    claims: Claims
    addresses: Addresses

    @cached_property
    def environment(self) -> Environment:
        """The templates; every word from the claims is escaped."""
        environment = html_templates("components.publish.edition")
        environment.globals |= {
            "name": NAME,
            "promise": PROMISE,
            "menu": edition_menu(),
            "claims": self.claims,
            "addresses": self.addresses,
            "to_newest": self.addresses.to_newest,
            "said": said,
            "amount": amount,
            "spoken": spoken,
            "slug_of": slug_of,
            "company_name": lambda company: company_name(self.claims, company),
            "claim_name": lambda name: claim_name(self.claims, self.claims.claim[name]),
            "value_words": claim_value_words,
            "printed_words": printed_words,
            "evidence_line": evidence_line,
            "view_apart": view_apart,
            "json_ld": json_ld,
            "card_words": card_words,
            "heads_of": heads_of,
            "printed_rows": printed_rows,
            "term_id": term_id,
            "terms_in_order": terms_in_order,
        }
        return environment

    def printed(self, page: Page) -> File:
        """The page as HTML."""
        template = self.environment.get_template(page.template)
        own = {"page": page, "root": page.root, "meanings": Meanings(self.claims)}
        with making(page.path):
            return page.path, template.render(**own, **page.fields).encode("utf-8")

    def style(self) -> File:
        """The style sheet, in the palette of the app."""
        template = self.environment.get_template("edition.css")
        return "edition.css", template.render(
            light=self._inks("light"), dark=self._inks("dark"), fonts=font_faces()
        ).encode()

    def _inks(self, theme: Theme) -> dict[str, str]:
        its = palette_of(self.claims, theme)
        own = {slug_of(name): its.company[name] for name in self.claims.subjects}
        return {"paper": its.paper, "ink": its.ink, "quiet": its.quiet, "grid": its.grid, **own}


def json_ld(data: dict[str, Any]) -> Markup:
    """A schema.org description as a script that holds no way out of it."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False, indent=1)
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))  # noqa: S704 (escaped here)
