"""Whether a run of the script follows from Back or Forward in the reader's browser.

Without it what is said of a view before its controls are drawn, as on the button of the filters,
is that of the view before: Streamlit restores a choice from the address only where its control is
drawn, and tells a script nothing of it.
Issue: https://github.com/streamlit/streamlit/issues/13853
"""

from streamlit.runtime.scriptrunner import get_script_run_ctx


def went_back() -> bool:
    """True in the run that follows Back or Forward, where the address says what is chosen."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation
