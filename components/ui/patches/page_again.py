"""A page's script can run in a fragment, which runs it again without the frame round it.

Without it Streamlit refuses: the page that st.navigation returns may be run once, and a fragment
that ran it would have to run the whole app for each choice made on it. No issue is known.
"""

from streamlit.navigation.page import Page


def run_page(page: Page) -> None:
    """Run a page's script, whether or not it has run before."""
    page._can_be_called = True
    page.run()
