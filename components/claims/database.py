"""Claims from a database or from Parquet files, for when they outgrow one YAML file.

`CLAIMS_URL` says where: `sqlite:///claims.db`, `parquet:///folder` with one file a section,
`duckdb:///claims.duckdb`, or any address that SQLAlchemy knows. SQLite and Parquet need no further
package; the others need duckdb, or SQLAlchemy with the database's driver.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from components.claims.load import OPTIONAL, SECTIONS
from components.claims.model import Claims
from components.claims.problems import ClaimsError, Problem
from components.claims.rows import claims_of_rows

CLAIMS_URL = os.environ.get("CLAIMS_URL", "")  # empty: the YAML file

Rows = list[dict[str, Any]]
Table = Callable[[str], Rows]


def claims_at(url: str) -> Claims:
    """The claims at an address, checked as those of the file; raises ClaimsError."""
    with _opened(url) as table:
        tables = {name: _table(table, name) for name in ("file", *SECTIONS)}
    return claims_of_rows({name: rows for name, rows in tables.items() if rows is not None})


def edition_at(url: str) -> str:
    """The row of the table `file`, as text: it changes when the claims do; raises ClaimsError."""
    with _opened(url) as table:
        return repr(_table(table, "file"))


def _table(table: Table, name: str) -> Rows | None:
    try:
        return table(name)
    except Exception as error:
        if name in OPTIONAL:
            return None
        kind = type(error).__name__  # its text may hold the address, and so a password
        wrong = f"the table '{name}' cannot be read ({kind})"
        raise ClaimsError([Problem(1, "CLAIMS_URL", wrong, "make it as the README says")]) from None


@contextmanager
def _opened(url: str) -> Iterator[Table]:
    """A way to read whole tables by name; raises ClaimsError where the address leads nowhere."""
    scheme, _, place = url.partition(":///")
    doors = {"sqlite": _sqlite, "parquet": _parquet, "duckdb": _duckdb}
    door = doors.get(scheme, _sqlalchemy)
    try:
        opened, close = door(place if scheme in doors else url)
    except Exception as error:
        wrong = f"CLAIMS_URL cannot be opened ({type(error).__name__})"
        cure = "write sqlite:///FILE, parquet:///FOLDER, duckdb:///FILE or a SQLAlchemy address"
        raise ClaimsError([Problem(1, "CLAIMS_URL", wrong, cure)]) from None
    try:
        yield opened
    finally:
        close()


Door = tuple[Table, Callable[[], object]]


def _query(table: str) -> str:
    """All of a section; the names are the sections of the file and never come from outside."""
    return f'SELECT * FROM "{table}"'  # noqa: S608


def _sqlite(place: str) -> Door:
    base = sqlite3.connect(f"file:{Path(place).resolve().as_posix()}?mode=ro", uri=True)
    return _tables_of(base), base.close


def _tables_of(base: Any) -> Table:
    """Whole tables of a database that Python's own interface to databases reaches."""

    def table(name: str) -> Rows:
        found = base.execute(_query(name))
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    return table


def _parquet(place: str) -> Door:
    from pyarrow import parquet  # streamlit brings it; the YAML file needs none of it

    folder = Path(place)
    if not folder.is_dir():
        raise NotADirectoryError(place)
    return lambda name: parquet.read_table(folder / f"{name}.parquet").to_pylist(), int


def _duckdb(place: str) -> Door:
    import duckdb

    base = duckdb.connect(place, read_only=True)
    return _tables_of(base), base.close


def _sqlalchemy(url: str) -> Door:
    from sqlalchemy import create_engine, text

    engine = create_engine(url)

    def table(name: str) -> Rows:
        with engine.connect() as base:
            return [dict(row) for row in base.execute(text(_query(name))).mappings()]

    return table, engine.dispose
