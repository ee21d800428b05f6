"""Each patch of Streamlit does what it is for, and a test here fails once it may go."""

import asyncio
import inspect
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import streamlit as st
from starlette.formparsers import MultiPartParser

from components.ui.patches.page_scripts import hashes_of_page_scripts
from components.ui.patches.uploads_in_memory import keep_uploads_in_memory
from components.ui.shell import try_file
from dev.reader import Reader, Run
from dev.servers import streamlit

MAY_GO = "Streamlit does this by itself now: components/ui/patches/{} may go"

# A page that says which sockets of its server send at once: those of its port, and one of another.
_SOCKETS = """
import os, socket, streamlit as st
from components.ui.patches.no_delay import send_at_once

def at_once(one):
    return bool(one.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))

def of_server():
    for number in os.listdir("/dev/fd"):
        try:
            with socket.socket(fileno=os.dup(int(number))) as one:
                if one.family != socket.AF_UNIX and one.getsockname()[1] == PORT:
                    yield at_once(one)
        except OSError:
            pass

PORT = st.get_option("server.port")
with socket.create_server(("127.0.0.1", 0)) as other:
    st.markdown(f"before: {sorted(set(of_server()))}")
    send_at_once()
    st.markdown(f"after: {sorted(set(of_server()))}")
    st.markdown(f"other: {at_once(other)}")
"""
_APP = """
import streamlit as st
st.markdown("in the app")
st.navigation([st.Page("pages/first.py"), st.Page("pages/deep.py")]).run()
"""


def first_visit(app: Path, page: str = "") -> Run:
    """What the first visitor of a new server is shown on a page."""

    async def visit(address: str) -> Run:
        reader = Reader(address)
        run = await reader.visit(page)
        await reader.leave()
        return run

    # In a thread of its own: where a browser's tests ran before, this one has a loop running.
    with streamlit(app) as server, ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, visit(server.address)).result()


@pytest.fixture(scope="module")
def sockets(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """What a page tells of its server's sockets."""
    app = tmp_path_factory.mktemp("sockets") / "app.py"
    app.write_text(_SOCKETS, encoding="utf-8")
    return first_visit(app)


def test_a_server_s_messages_leave_at_once_and_no_other_socket_is_touched(sockets: Run) -> None:
    assert sockets.says("after: [True]")
    assert sockets.says("other: False")


def test_streamlit_still_holds_small_messages_back(sockets: Run) -> None:
    assert sockets.says("before: [False]"), MAY_GO.format("no_delay.py")


def test_streamlit_still_runs_a_deep_link_s_page_without_the_app(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(_APP, encoding="utf-8")
    (tmp_path / "pages").mkdir()
    for name in ("first", "deep"):
        script = f"import streamlit as st\nst.markdown('page {name}')\n"
        (tmp_path / "pages" / f"{name}.py").write_text(script, encoding="utf-8")
    run = first_visit(tmp_path / "app.py", "deep")
    assert run.says("page deep")
    assert not run.says("in the app"), MAY_GO.format("deep_link.py")


def test_streamlit_still_refuses_to_run_a_page_twice(tmp_path: Path) -> None:
    (tmp_path / "first.py").write_text("import streamlit as st\nst.markdown('page')\n", "utf-8")
    script = "import streamlit as st\npage = st.navigation([st.Page('first.py')])\n"
    (tmp_path / "app.py").write_text(f"{script}page.run()\npage.run()\n", encoding="utf-8")
    run = first_visit(tmp_path / "app.py")
    assert run.says("page")
    assert run.faults, MAY_GO.format("page_again.py")


def test_streamlit_still_has_no_command_that_sets_a_theme() -> None:
    assert "theme" not in inspect.signature(st.set_page_config).parameters
    assert not hasattr(st, "set_theme"), MAY_GO.format("theme_of_link.py")


def test_streamlit_still_writes_scripts_into_its_page() -> None:
    assert hashes_of_page_scripts(), MAY_GO.format("page_scripts.py")


def test_a_file_as_large_as_may_be_stays_in_memory_while_it_arrives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(MultiPartParser, "spool_max_size", 1)
    keep_uploads_in_memory(try_file.MOST_MB)
    assert MultiPartParser.spool_max_size > try_file.MOST_MB * 1024 * 1024


def test_starlette_still_puts_smaller_files_on_the_disk_and_an_import_of_ours_leaves_that() -> None:
    ours = "components.ui.shell.try_file"
    code = f"import {ours}, starlette.formparsers as f; print(f.MultiPartParser.{{}})"
    command = [sys.executable, "-c", code.format("spool_max_size")]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert int(said) < try_file.MOST_MB * 1024 * 1024, MAY_GO.format("uploads_in_memory.py")


def test_streamlit_still_tells_no_script_how_wide_the_window_is() -> None:
    told = [name for name in dir(st.context) if "width" in name or "screen" in name]
    assert not told, MAY_GO.format("narrow_window.py")
