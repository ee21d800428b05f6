"""The theme that a link names: the page is opened again in it, once, where it looks otherwise.

Without it a link to a dark view opens light: Streamlit takes a theme from the address only while a
page loads, under a name of its own, and no command sets one later.
Issue: https://github.com/streamlit/streamlit/issues/14172
"""

import streamlit as st

_SCRIPT = """export default function ({ data }) {
  const address = new URL(window.location.href);
  if (address.searchParams.getAll("embed_options").some((one) => one.endsWith("_theme"))) return;
  address.searchParams.append("embed_options", `${data.theme}_theme`);
  window.location.replace(address);
}"""
_opener = st.components.v2.component("theme_of_link", js=_SCRIPT)


def wear_theme_of_link() -> None:
    """Honour ?theme=dark when a session begins; afterwards the reader's own choice stands."""
    asked, worn = st.query_params.get("theme"), st.context.theme.type
    if asked not in ("light", "dark") or worn in (asked, None):
        st.session_state["theme_worn"] = True
    if "theme_worn" not in st.session_state:
        _opener(key="theme", data={"theme": asked}, height=1)
