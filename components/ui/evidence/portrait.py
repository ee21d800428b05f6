"""A company at a glance: its name in its colour, its cloud, and three numbers."""

from html import escape

import streamlit as st

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.portrait import Number, portrait
from components.figures.theme import look
from components.ui.shell.text import visible

_STYLE = """<style>
.portrait { display: flex; flex-wrap: wrap; gap: 8px 40px; align-items: flex-start; }
.portrait .who { flex: 1 1 16rem; }
.portrait .who b {
  display: block; font: 700 2.5rem/1.1 var(--st-heading-font, "Source Serif", serif);
}
.portrait dl { display: flex; gap: 8px 24px; margin: 0; padding: 0; }
.portrait dl > div { border-left: 1px solid var(--rule); padding-left: 16px; max-width: 13rem;
  display: flex; flex-direction: column; }
.portrait :is(dt, dd, .who span) { margin: 0; font-size: 0.875rem; line-height: 1.4; }
.portrait dd b { font-size: 1.5rem; line-height: 1.3; font-weight: 600; }
@media (max-width: 640px) {
  .portrait .who b { font-size: 1.8125rem; }
  .portrait .who { flex-basis: 100%; }
  .portrait dl { gap: 8px; width: 100%; }
  .portrait dl > div { flex: 1; padding-left: 8px; }
  .portrait :is(dt, dd, .who span) { font-size: 0.8125rem; }
  .portrait dd b { font-size: 1.0625rem; }
}
</style>"""


def company_portrait(claims: Claims, view: View) -> None:
    """Show the company in focus: its name, its cloud, and three numbers with their change."""
    name = view.focus
    color = look(claims.whole, "dark" if view.theme == "dark" else "light").company[name]
    numbers = "".join(map(_number, portrait(claims, view)))
    st.html(
        f"{_STYLE}<div class='portrait'>"
        f"<div class='who'><b style='color:{color}'>{_seen(name)}</b>"
        f"<span>{_seen(_cloud(claims, name))}</span></div>"
        f"<dl>{numbers}</dl></div>"
    )


def _cloud(claims: Claims, name: str) -> str:
    known = claims.whole.company.get(name)
    return known.cloud if known else ""


def _number(one: Number) -> str:
    return f"<div><dt>{_seen(one.label)}</dt><dd>{_said(one)}</dd><dd>{_seen(one.moved)}</dd></div>"


def _said(one: Number) -> str:
    """A figure large; words in place of one as quiet as what stands round them."""
    figure = any(letter.isdigit() for letter in one.said)
    return f"<b>{_seen(one.said)}</b>" if figure else _seen(one.said)


def _seen(text: str) -> str:
    return escape(visible(text))
