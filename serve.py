"""The dashboard with security headers, titles for shared links and a calm first frame."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from components.ui.patches.first_frame import FirstFrame
from components.ui.serving.log import log_fault
from components.ui.shell.headers import SecurityHeaders
from components.ui.shell.link_preview import link_preview
from components.ui.shell.settings import EDITION_URL, FRAMED_BY

app = st.App(
    Path(__file__).with_name("app.py"),
    middleware=[
        Middleware(SecurityHeaders, framed_by=FRAMED_BY),
        Middleware(FirstFrame, title_of=link_preview, edition=EDITION_URL),
    ],
    on_script_error=log_fault,
)
