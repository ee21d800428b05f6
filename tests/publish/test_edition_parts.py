"""Parts made by several processes: the same files, an error that names its page, nothing left."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from itertools import chain
from multiprocessing import active_children
from pathlib import Path
from tempfile import mkdtemp

import pytest

from components.claims.model import Claims
from components.figures.charts.catalogue import charts
from components.publish.addresses import Addresses, File
from components.publish.edition import build
from components.publish.edition.parts import NotMade, batched, in_order, made, making
from components.publish.poster.browser import NoPicture

ROOT = Path(__file__).parents[2]
ADDRESSES = Addresses("https://edition.test/ai", "https://app.test")


def test_several_processes_make_the_files_that_one_makes(
    claims: Claims, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = {"shares": charts()["shares"]}
    monkeypatch.setattr("components.publish.canonical.charts", lambda: one)
    monkeypatch.setattr(build, "preview", lambda page, claims: page.path.encode())
    parts = [*build.edition_parts(claims, ADDRESSES), *build.kept_parts(claims, ADDRESSES)]
    several = list(chain.from_iterable(made(parts, processes=3)))
    assert len(several) > 100
    assert several == list(in_order(parts))


def test_each_part_is_made_in_a_process_of_its_own_while_others_are() -> None:
    reader, writer = os.pipe()

    def waits() -> Iterator[File]:
        yield "first", os.read(reader, 1)

    def tells() -> Iterator[File]:
        os.write(writer, b"x")
        yield "second", str(os.getpid()).encode()

    (first,), (second,) = made([waits, tells], processes=2)
    assert first == ("first", b"x")
    assert second[1] != str(os.getpid()).encode()
    assert active_children() == []


def _breaks(path: str, error: BaseException) -> Iterator[File]:
    with making(path):
        raise error
    yield path, b""


class Odd(Exception):
    """An error that cannot be sent to another process."""

    def __init__(self, one: int, other: int) -> None:
        super().__init__(f"{one} is not {other}")


@pytest.mark.parametrize("error", [KeyError("who"), Odd(1, 2)])
def test_an_error_of_another_process_names_the_page_and_what_went_wrong(error: Exception) -> None:
    parts = [partial(_breaks, "claims/a.html", error), lambda: [("b", b"")]]
    with pytest.raises(NotMade) as found:
        made(parts, processes=2)
    said = str(found.value)
    assert "claims/a.html" in said
    assert f"{type(error).__name__}: {error}" in said
    assert active_children() == []


def test_an_error_of_this_process_names_the_page_too() -> None:
    with pytest.raises(KeyError) as found:
        made([partial(_breaks, "claims/a.html", KeyError("who"))], processes=1)
    assert found.value.__notes__ == ["while claims/a.html was made"]


def test_a_missing_browser_is_said_as_by_one_process() -> None:
    parts = [partial(_breaks, "a", NoPicture("install one")), lambda: [("b", b"")]]
    with pytest.raises(NoPicture) as found:
        made(parts, processes=2)
    assert str(found.value) == "install one"


def test_a_process_ended_from_outside_is_told() -> None:
    def killed() -> Iterator[File]:
        os.kill(os.getpid(), signal.SIGKILL)
        yield "a", b""

    with pytest.raises(NotMade, match="ended from outside"):
        made([killed, lambda: [("b", b"")]], processes=2)
    assert active_children() == []


# Says a line once both its processes are at work, each on a part that takes longer than any test.
_LONG = """
import os, signal, time
from components.publish.edition.parts import made
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell ignores it for a run behind it
def long():
    os.write(1, b"at work\\n")  # a line at once: print may write in pieces, between another's
    time.sleep(600)
    return []
made([long, long], processes=2)
"""


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_the_one_it_works_for(ending: signal.Signals) -> None:
    words = [sys.executable, "-c", _LONG]
    with subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as parent:
        assert parent.stdout
        lines = [parent.stdout.readline() for _ in range(2)]
        assert all(line.startswith("at work") for line in lines)
        parent.send_signal(ending)
        assert parent.stdout.read() == ""  # which ends when the last process that can write does
        assert parent.wait() != 0


def test_what_a_process_lays_down_for_a_while_is_gone_when_it_is_stopped(tmp_path: Path) -> None:
    def lays_down() -> Iterator[File]:
        left = Path(mkdtemp(), "file")
        left.touch()
        (tmp_path / "where").write_text(str(left), encoding="utf-8")
        raise KeyError("who")
        yield "a", b""

    with pytest.raises(NotMade):
        made([lays_down, lambda: [("b", b"")]], processes=2)
    assert not Path((tmp_path / "where").read_text(encoding="utf-8")).exists()


def test_runs_hold_everything_once_and_in_order() -> None:
    whole = list(range(95))
    runs = batched(whole)
    assert len(runs) > 1
    assert list(chain.from_iterable(runs)) == whole
