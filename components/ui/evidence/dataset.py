"""The whole dataset, to take away from the Evidence page."""

from functools import partial

import streamlit as st

from components.claims.model import Claims
from components.publish.files.bundle import bundle
from components.ui.shell.address import base


def dataset_download(claims: Claims) -> None:
    """A button that makes the zip when it is clicked."""
    whole = claims.whole
    st.download_button(
        "The whole dataset",
        data=partial(bundle, whole, base()),
        file_name=f"china-ai-cloud-claims-{whole.edition}.zip",
        mime="application/zip",
        on_click="ignore",
        icon=":material/folder_zip:",
        key="dataset",
        help="Every claim and source as CSV and JSON, described as a data package.",
    )
