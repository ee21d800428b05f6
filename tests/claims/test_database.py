"""Claims from a database or from Parquet files are the claims of the file, with the same checks."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow
import pytest
from pyarrow import parquet
from sqlalchemy.exc import OperationalError

from components.claims.database import claims_at, edition_at
from components.claims.load import SECTIONS, load_claims
from components.claims.problems import ClaimsError
from components.claims.rows import rows_of_claims

Rows = list[dict]


@pytest.fixture
def tables(text: str) -> dict[str, Rows]:
    return rows_of_claims(load_claims(text))


def in_sqlite(tables: dict[str, Rows], folder: Path) -> str:
    base = sqlite3.connect(folder / "claims.db")
    for name, rows in tables.items():
        columns = list(rows[0]) if rows else ["name"]
        named = ", ".join(f'"{column}"' for column in columns)
        base.execute(f'CREATE TABLE "{name}" ({named})')
        marks = ", ".join("?" * len(columns))
        base.executemany(f'INSERT INTO "{name}" VALUES ({marks})', [[*r.values()] for r in rows])
    base.commit()
    base.close()
    return f"sqlite:///{folder / 'claims.db'}"


def in_parquet(tables: dict[str, Rows], folder: Path) -> str:
    for name, rows in tables.items():
        parquet.write_table(pyarrow.Table.from_pylist(rows), folder / f"{name}.parquet")
    return f"parquet:///{folder}"


def in_duckdb(tables: dict[str, Rows], folder: Path) -> str:
    in_parquet(tables, folder)
    with duckdb.connect(folder / "claims.duckdb") as base:
        for name in tables:
            base.execute(f"CREATE TABLE \"{name}\" AS FROM '{folder / name}.parquet'")
    return f"duckdb:///{folder / 'claims.duckdb'}"


def in_a_database_of_sqlalchemy(tables: dict[str, Rows], folder: Path) -> str:
    return in_sqlite(tables, folder).replace("sqlite:", "sqlite+pysqlite:")


PLACES = [in_sqlite, in_parquet, in_duckdb, in_a_database_of_sqlalchemy]
EVERY_PLACE = pytest.mark.parametrize("put", PLACES)
Put = Callable[[dict[str, Rows], Path], str]


@EVERY_PLACE
def test_the_same_claims_come_back(
    put: Put, tables: dict[str, Rows], text: str, tmp_path: Path
) -> None:
    found = claims_at(put(tables, tmp_path))
    wanted = load_claims(text)
    for name in ("edition", *SECTIONS):
        assert getattr(found, name) == getattr(wanted, name)


@EVERY_PLACE
def test_a_fault_is_named_by_its_row(put: Put, tables: dict[str, Rows], tmp_path: Path) -> None:
    tables["claims"][2]["company"] = "Nobody"
    with pytest.raises(ClaimsError, match=r":3: .*'Nobody'"):
        claims_at(put(tables, tmp_path))


def test_a_new_edition_is_noticed(tables: dict[str, Rows], tmp_path: Path) -> None:
    url = in_sqlite(tables, tmp_path)
    before = edition_at(url)
    with sqlite3.connect(tmp_path / "claims.db") as base:
        base.execute("UPDATE file SET edition = '2030-01-01'")
    base.close()
    assert edition_at(url) != before


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////nowhere/claims.db",
        "parquet:////nowhere",
        "duckdb:////nowhere/claims.duckdb",
        "sqlite+pysqlite:////nowhere/secret.db",
        "no address",
    ],
)
def test_an_address_that_leads_nowhere_is_refused_without_being_told(url: str) -> None:
    with pytest.raises(ClaimsError) as refused:
        claims_at(url)
    assert "CLAIMS_URL" in str(refused.value)
    assert "nowhere" not in str(refused.value)
    assert not isinstance(refused.value.__cause__, OperationalError)
