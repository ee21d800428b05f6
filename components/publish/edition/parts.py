"""Files made by all processors of a machine at once.

Each part of the work is a function that makes some files. The process that has the claims is copied
for each processor, so that nothing is read or worked out anew, and each copy takes the next part
when it is done with one. Where a process cannot be copied, and on one processor, parts are made one
after another. Either way the files are the same, in the order of their parts.
"""

import os
import signal
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TypeVar

from components.publish.addresses import File
from components.publish.poster.browser import NoPicture

Part = Callable[[], Iterable[File]]
One = TypeVar("One")

_MOST = 4  # processes; each may have a browser of its own, of 300 MB
_RUN = 40  # pages or previews; one takes some milliseconds
_parts: list[Part] = []  # of a copied process, those of its parent


class NotMade(RuntimeError):
    """A part could not be made; the message says which file, and how its making failed."""


def processors() -> int:
    """How many parts this machine makes at a time."""
    if sys.platform != "linux":  # where alone a process with threads can be copied safely
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST)


def made(parts: Sequence[Part], processes: int | None = None) -> list[list[File]]:
    """The files of each part, made by so many processes, or as many as there are processors.

    Raises NoPicture as the parts do, and NotMade if one fails in another process.
    """
    number = min(processes or processors(), len(parts))
    return _made_by(number, parts) if number > 1 else [list(part()) for part in parts]


@contextmanager
def making(path: str) -> Iterator[None]:
    """Whatever is raised within names the file that was being made."""
    try:
        yield
    except Exception as error:
        error.add_note(f"while {path} was made")
        raise


def _made_by(number: int, parts: Sequence[Part]) -> list[list[File]]:
    with TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        workers = ProcessPoolExecutor(number, get_context("fork"), _begin, (parts, scratch))
        return _results(workers, len(parts))


def _results(workers: ProcessPoolExecutor, number: int) -> list[list[File]]:
    others = set(active_children())
    try:
        with warnings.catch_warnings():  # of threads, which here are those of a library and idle
            warnings.simplefilter("ignore", DeprecationWarning)
            coming = [workers.submit(_files, place) for place in range(number)]
        return [files.result() for files in coming]
    except BrokenProcessPool as error:
        raise NotMade("A process that made files was ended from outside; try again") from error
    except BaseException:
        for worker in set(active_children()) - others:
            worker.terminate()
        raise
    finally:
        workers.shutdown(cancel_futures=True)


def _begin(parts: Sequence[Part], scratch: str) -> None:
    """In a copied process: take over the parts, and end with the parent alone, not by Ctrl-C.

    What its browser lays down for a while lies in `scratch`, which the parent takes away.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    tempfile.tempdir = scratch
    _parts.extend(parts)


def _end_with_parent() -> None:
    if parent := parent_process():
        wait([parent.sentinel])
        os._exit(1)


def _files(place: int) -> list[File]:
    try:
        return list(_parts[place]())
    except NoPicture:
        raise
    except Exception as error:  # as words, for not every error can be sent to another process
        notes = getattr(error, "__notes__", [])
        raise NotMade(" ".join([f"{type(error).__name__}: {error},", *notes])) from error


def batched(whole: Sequence[One]) -> list[Sequence[One]]:
    """A sequence in runs short enough to be made by several processes."""
    return [whole[first : first + _RUN] for first in range(0, len(whole), _RUN)]


def in_order(parts: Iterable[Part]) -> Iterator[File]:
    """The files of parts, made in this process one after another."""
    return chain.from_iterable(part() for part in parts)
