"""The table of exchange rates on the Evidence page: folded, then each with its receipt."""

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from components.ui.shell.text import plain
from tests.pages.test_pages import said

Open = Callable[..., AppTest]
TABLE = "RMB for a US dollar"


def tables(app: AppTest) -> list[list[str]]:
    return [list(frame.value.columns) for frame in app.dataframe]


def test_the_rates_are_folded_until_they_are_asked_for(open_link: Open) -> None:
    app = open_link("evidence")
    assert any(plain("A US dollar was RMB 6.90") in header.value for header in app.header)
    assert not any(TABLE in columns for columns in tables(app))
    app.session_state["rates"] = True
    app.run()
    assert not app.exception
    [rates] = [frame.value for frame in app.dataframe if TABLE in frame.value.columns]
    assert list(rates[TABLE])[-2:] == ["7.1636", "7.2570"]
    assert set(rates["Source"]) == {"Alibaba"}


def test_a_file_without_rates_has_no_such_part(
    open_link: Open, claims_file: Path, text: str
) -> None:
    lines = [line for line in text.splitlines() if "exchange_rate" not in line]
    claims_file.write_text("\n".join(lines), encoding="utf-8")
    app = open_link("evidence")
    assert not app.exception
    assert plain("How good is the evidence?") in said(app), "or the file is broken"
    assert plain("At which rate is money converted?") not in said(app)
