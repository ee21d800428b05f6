"""The patches of Streamlit that only a browser can tell: each test fails once its patch may go."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from dev.looks.page import PAGES, SHIFTS, open_page
from tests.browser.test_first_frame import MOST

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

FINGER = 44  # pixels
_ESCAPED = {
    r"\:joy\:": ":joy:",
    r"\:material\/delete\:": ":material/delete:",
    r"a \-\> b": "a -> b",
}


def test_a_page_still_jumps_while_it_opens_where_nothing_is_written_into_its_head(
    browser: Browser, server: str
) -> None:
    shifted = 0.0
    for path, title in PAGES.items():
        with browser.new_context(viewport={"width": 1440, "height": 900}) as window:
            window.add_init_script(SHIFTS)
            page = window.new_page()
            open_page(page, f"{server}/{path}", title)
            shifted = max(shifted, page.evaluate("window.shifted"))
    assert shifted > MOST, "components/ui/patches/first_frame.py may go"


def test_streamlit_still_reads_marks_that_were_escaped(
    serving: Callable[..., AbstractContextManager[str]], tmp_path: Path, page: Page
) -> None:
    lines = [f"st.markdown({text!r})" for text in [*_ESCAPED, "the last"]]
    (tmp_path / "app.py").write_text("\n".join(["import streamlit as st", *lines]), "utf-8")
    with serving(tmp_path) as address:
        page.goto(address)
        expect(page.get_by_text("the last", exact=True)).to_be_visible()
        seen = page.get_by_test_id("stMarkdown").all_inner_texts()
    misread = [text for text in _ESCAPED.values() if text not in seen]
    assert misread, "components/ui/patches/read_late.py may go"


def test_streamlit_s_controls_are_still_small_under_a_finger(
    serving: Callable[..., AbstractContextManager[str]], tmp_path: Path, phone: BrowserContext
) -> None:
    script = "import streamlit as st\nst.button('Press')\nst.selectbox('Choose', ['this'])\n"
    (tmp_path / "app.py").write_text(script, encoding="utf-8")
    with serving(tmp_path) as address:
        page = phone.new_page()
        page.goto(address)
        controls = [page.get_by_role("button", name="Press"), page.get_by_role("combobox")]
        heights = [(one.bounding_box() or {})["height"] for one in controls]
        page.close()
    assert min(heights) < FINGER, "the rule of 44 pixels in components/ui/patches/touch.css may go"


def test_streamlit_still_leaves_a_typed_day_where_it_is_on_enter(
    serving: Callable[..., AbstractContextManager[str]], tmp_path: Path, page: Page
) -> None:
    script = """import datetime, streamlit as st
day = st.date_input("Day", datetime.date(2026, 1, 1), format="YYYY-MM-DD", key="day")
st.markdown(f"the day is {day}")

@st.fragment(run_every=0.2)
def again():
    turn = st.session_state["turn"] = st.session_state.get("turn", 0) + 1
    st.markdown(f"turn {turn}")

again()
"""
    (tmp_path / "app.py").write_text(script, encoding="utf-8")
    turn = "() => Number(/turn (\\d+)/.exec(document.body.innerText)[1])"
    with serving(tmp_path) as address:
        page.goto(address)
        expect(page.get_by_text("the day is 2026-01-01")).to_be_visible()
        page.get_by_role("spinbutton").first.click()
        page.keyboard.type("20250801")
        page.keyboard.press("Enter")
        asked = page.evaluate(turn)
        # What the server is asked for after Enter has come: Enter asked for nothing.
        page.wait_for_function(f"asked => ({turn})() > asked + 2", arg=asked)
        left = page.get_by_text("the day is 2026-01-01")
        expect(left, "components/ui/patches/date_on_enter.py may go").to_be_visible()
        left.click()  # leaves the field: only now it counts
        expect(page.get_by_text("the day is 2025-08-01")).to_be_visible()


_TWO_PAGES = """import streamlit as st

def first():
    st.page_link(other)

def second():
    st.markdown("the second page")

other = st.Page(second)
page = st.navigation([st.Page(first), other], position="hidden")
with st.popover("More"):
    st.segmented_control(
        "Money", ["RMB", "USD"], default="RMB", key="money", bind="query-params"
    )
st.markdown(f"in {st.session_state['money']}")
page.run()
"""


def test_streamlit_still_drops_choices_of_closed_popovers_from_the_address(
    serving: Callable[..., AbstractContextManager[str]], tmp_path: Path, page: Page
) -> None:
    (tmp_path / "app.py").write_text(_TWO_PAGES, encoding="utf-8")
    with serving(tmp_path) as address:
        page.goto(f"{address}/?money=USD")
        page.get_by_role("link", name="second").click()
        expect(page.get_by_text("the second page")).to_be_visible()
        expect(page.get_by_text("in USD")).to_be_visible()
        assert "money" not in page.url, "components/ui/patches/address_bar.py may go"


_BOUND = """import streamlit as st

before = st.session_state.get("money", "RMB")
st.segmented_control("Money", ["RMB", "USD"], default="RMB", key="money", bind="query-params")
st.markdown(f"{before} before, {st.session_state['money']} after")
"""


def test_streamlit_s_choices_are_still_no_entries_of_the_history(
    serving: Callable[..., AbstractContextManager[str]], tmp_path: Path, page: Page
) -> None:
    (tmp_path / "app.py").write_text(_BOUND, encoding="utf-8")
    with serving(tmp_path) as address:
        page.goto(address)
        entries = page.evaluate("history.length")
        page.get_by_role("radio", name="USD").click()
        expect(page.get_by_text("USD before, USD after")).to_be_visible()
        assert "money=USD" in page.url
        assert page.evaluate("history.length") == entries, "keepHistory of address_bar.js may go"


def test_streamlit_still_restores_a_choice_only_where_its_control_is_drawn(
    serving: Callable[..., AbstractContextManager[str]], tmp_path: Path, page: Page
) -> None:
    (tmp_path / "app.py").write_text(_BOUND, encoding="utf-8")
    with serving(tmp_path) as address:
        page.goto(address)
        page.evaluate("history.pushState({}, '', '?')")
        page.get_by_role("radio", name="USD").click()
        expect(page.get_by_text("USD before, USD after")).to_be_visible()
        page.go_back()
        expect(page.get_by_text("RMB after")).to_be_visible()
        said = page.get_by_text("RMB after").inner_text()
        assert said == "USD before, RMB after", "components/ui/patches/went_back.py may go"
