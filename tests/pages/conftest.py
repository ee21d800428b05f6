"""The whole app on the small claims file, from app.py, without a browser."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components.ui.serving import plotly_library
from components.ui.shell import store

APP = Path(__file__).parents[2] / "app.py"

Open = Callable[..., AppTest]


@pytest.fixture
def claims_file(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file the app reads in this test; the app forgets it afterwards."""
    file = tmp_path / "claims.yaml"
    file.write_text(text, encoding="utf-8")
    monkeypatch.setattr(store, "CLAIMS_FILE", file)
    (tmp_path / plotly_library.SMALL).write_text("// the library", encoding="utf-8")
    monkeypatch.setattr(plotly_library, "STATIC", tmp_path)
    st.cache_resource.clear()
    st.cache_data.clear()
    yield file
    st.cache_resource.clear()
    st.cache_data.clear()


@pytest.fixture
def open_link(claims_file: Path) -> Open:
    """Open a page as a link does: `open_link("capex", company=["Baidu"])`."""

    def opened(page: str = "overview", **choices: str | list[str]) -> AppTest:
        app = AppTest.from_file(APP, default_timeout=60)
        for name, value in choices.items():
            app.query_params[name] = value
        app.run()
        return app if page == "overview" else app.switch_page(f"pages/{page}.py").run()

    return opened
