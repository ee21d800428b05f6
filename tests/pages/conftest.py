"""The whole app on the small claims file, from app.py, without a browser."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from components.claims.reading.load import load_claims
from components.ui.serving import plotly_library
from components.ui.shell import store

APP = Path(__file__).parents[2] / "app.py"

Open = Callable[..., AppTest]

# The same text gives the same claims, which keep what is worked out of them for the next test.
_kept = cache(load_claims)


@pytest.fixture(scope="session", autouse=True)
def packages_read_once() -> Iterator[None]:
    """Streamlit asks every package installed for components, for each app anew: once will do."""
    found = manifest_scanner.scan_component_manifests()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", lambda: found)
        yield


@pytest.fixture
def claims_file(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file the app reads in this test; the app forgets it afterwards."""
    file = tmp_path / "claims.yaml"
    file.write_text(text, encoding="utf-8")
    monkeypatch.setattr(store, "CLAIMS_FILE", file)
    monkeypatch.setattr(store, "load_claims", _kept)
    monkeypatch.setattr(store, "PAUSE", 0)  # nobody else writes in it
    (tmp_path / plotly_library.SMALL).write_text("// the library", encoding="utf-8")
    monkeypatch.setattr(plotly_library, "STATIC", tmp_path)
    st.cache_resource.clear()
    st.cache_data.clear()
    yield file
    st.cache_resource.clear()
    st.cache_data.clear()


@pytest.fixture
def afresh(claims_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The app loads its claims for this test alone, which changes how things are worked out."""
    monkeypatch.setattr(store, "load_claims", load_claims)


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
