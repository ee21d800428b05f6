"""The scripts that Streamlit writes into its page, by their hashes.

Without it a content security policy that refuses strangers' scripts would refuse Streamlit's own:
they stand in the page itself, and Streamlit gives them no nonce. No issue is known.
"""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import streamlit as st

_INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)


def hashes_of_page_scripts() -> list[str]:
    """The SHA-256 of each script in the page that the installed Streamlit serves, in base64."""
    page = Path(st.__file__).with_name("static") / "index.html"
    return [
        b64encode(sha256(script.encode()).digest()).decode()
        for script in _INLINE.findall(page.read_text(encoding="utf-8"))
    ]
