"""What a curator has typed and chosen, kept while another page of the dashboard is looked at."""

from typing import Any

import streamlit as st

_KEPT = "curate_kept"


def kept(key: str, usual: Any) -> Any:
    """What the control with this key holds, before it is drawn: the curator's own, or the usual.

    Streamlit forgets a control that a page does not draw; it is then set again to what it held.
    The key names the release too, so that one dropped in again is found as it was left.
    """
    own: dict[str, Any] = st.session_state.setdefault(_KEPT, {})
    if key in st.session_state:
        own[key] = st.session_state[key]
    else:
        st.session_state[key] = own.get(key, usual)
    return st.session_state[key]
