"""The theme that a link names: the page is opened again in it, once, where it looks otherwise."""

import streamlit as st

# Streamlit takes a theme from the address only while a page loads. Two lines: it takes a single
# one for the name of a file.
_SCRIPT = """export default function ({ data }) {
  const address = new URL(window.location.href);
  if (address.searchParams.getAll("embed_options").some((one) => one.endsWith("_theme"))) return;
  address.searchParams.append("embed_options", `${data.theme}_theme`);
  window.location.replace(address);
}"""
_opener = st.components.v2.component("theme_of_link", js=_SCRIPT)


def apply_link_theme() -> None:
    """Honour ?theme=dark when a session begins; afterwards the reader's own choice stands."""
    asked, worn = st.query_params.get("theme"), st.context.theme.type
    if asked not in ("light", "dark") or worn in (asked, None):
        st.session_state["theme_worn"] = True
    if "theme_worn" not in st.session_state:
        _opener(key="theme", data={"theme": asked}, height=1)
