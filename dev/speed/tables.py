"""Claims put into a database as `CLAIMS_URL` reads them, for the benchmark of growth and tests."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Boolean, Column, Double, Integer, MetaData, Table, Text, create_engine

Row = Mapping[str, Any]
HOLDS: dict[Any, set[type]] = {Boolean: {bool}, Integer: {int}, Double: {int, float}}


def put_into_database(tables: Mapping[str, Sequence[Row]], url: str) -> None:
    """Make one table a section at an address and fill it; each column is of what it holds."""
    engine, schema = create_engine(url), MetaData()
    with engine.begin() as base:
        for name, rows in tables.items():
            columns = list(rows[0]) if rows else ["position"]
            kinds = {column: _kind([row[column] for row in rows]) for column in columns}
            table = Table(name, schema, *(Column(column, kind) for column, kind in kinds.items()))
            table.create(base)
            if rows:
                base.execute(table.insert(), list(rows))
    engine.dispose()


def _kind(values: Sequence[Any]) -> Any:
    """The type of a column: the narrowest that holds all its values."""
    held = {type(value) for value in values if value is not None}
    for kind, holds in HOLDS.items():
        if held and held <= holds:
            return kind
    return Text
