"""Claims from a database, for when they outgrow one YAML file.

`CLAIMS_URL` is an address of SQLAlchemy: `sqlite:///claims.db` for one file, or `postgresql://...`
for PostgreSQL and what speaks its protocol. The packages it needs are optional.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from components.claims.model import Claims
from components.claims.reading.load import OPTIONAL, SECTIONS
from components.claims.reading.problems import ClaimsError, Problem
from components.claims.reading.rows import POSITION, claims_of_rows
from components.claims.reading.unswept import unswept

if TYPE_CHECKING:  # the YAML file needs no SQLAlchemy
    from sqlalchemy import Connection, Engine, Select

CLAIMS_URL = os.environ.get("CLAIMS_URL", "")  # empty: the YAML file
INSTALL = "pip install sqlalchemy, and for PostgreSQL 'psycopg[binary]'"

Rows = list[dict[str, Any]]


@unswept()
def claims_at(url: str) -> Claims:
    """The claims at an address, all of one moment, checked as those of the file.

    Raises ClaimsError where they are not sound or cannot be reached.
    """
    with _connected(url) as base:
        tables = {name: _table(base, name) for name in ("file", *SECTIONS)}
    return claims_of_rows({name: rows for name, rows in tables.items() if rows is not None})


def edition_at(url: str) -> str:
    """The row of the table `file`, as text: it changes when the claims do; raises ClaimsError."""
    with _connected(url) as base:
        return repr(_table(base, "file"))


@contextmanager
def _connected(url: str) -> Iterator["Connection"]:
    """A connection that only reads; raises ClaimsError where the address leads nowhere."""
    try:
        engine = _engine(url)
    except ModuleNotFoundError as error:
        raise _refused(f"CLAIMS_URL needs the package {error.name}", INSTALL) from None
    except Exception as error:
        raise _unreached(error) from None
    try:
        try:
            base = engine.connect()
        except Exception as error:
            raise _unreached(error) from None
        with base:
            yield base
    finally:
        engine.dispose()


def _engine(url: str) -> "Engine":
    from sqlalchemy import create_engine, make_url

    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        # SQLite would make an empty file where there is none.
        file = Path(address.database or "").resolve().as_posix()
        only_read = {"mode": "ro", "uri": "true"}
        return create_engine(address.set(database=f"file:{file}", query=only_read))
    if address.get_backend_name() == "postgresql":
        one_moment = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        return create_engine(address, execution_options=one_moment)
    return create_engine(address)


def _table(base: "Connection", name: str) -> Rows | None:
    """All rows of a section, in order; None if it may be left out and is."""
    from sqlalchemy import column, inspect, literal_column, select, table

    try:
        if name in OPTIONAL and not inspect(base).has_table(name):
            return None
        every: Select[Any] = select(literal_column("*")).select_from(table(name))
        found = base.execute(every if name == "file" else every.order_by(column(POSITION)))
        columns = tuple(found.keys())
        return [dict(zip(columns, row, strict=True)) for row in found]
    except Exception as error:
        wrong = f"the table '{name}' cannot be read ({type(error).__name__})"
        raise _refused(wrong, "make it as the README says") from None


def _unreached(error: Exception) -> ClaimsError:
    """Names the kind of error alone: its text may hold the address, and so a password."""
    wrong = f"CLAIMS_URL cannot be opened ({type(error).__name__})"
    return _refused(wrong, "write sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME")


def _refused(wrong: str, right: str) -> ClaimsError:
    return ClaimsError([Problem(1, "CLAIMS_URL", wrong, right)])
