"""Claims from a database are the claims of the file, with the same checks."""

import builtins
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from components.claims.reading.database import claims_at, edition_at
from components.claims.reading.load import SECTIONS
from components.claims.reading.problems import ClaimsError
from components.claims.reading.rows import rows_of_claims
from dev.speed.tables import put_into_database
from tests.claims.postgres import PASSWORD, postgres

Tables = dict[str, list[dict]]
SERVERS = [pytest.mark.servers, pytest.mark.needs("postgres")]


@pytest.fixture
def tables(claims) -> Tables:
    return rows_of_claims(claims)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgres() as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=SERVERS)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/claims.db"
    url: str = request.getfixturevalue("server")
    run(url, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
    return url


def run(url: str, *statements: str) -> None:
    engine = create_engine(url)
    with engine.begin() as base:
        for statement in statements:
            base.execute(text(statement))
    engine.dispose()


def test_the_same_claims_come_back(place: str, tables: Tables, claims) -> None:
    put_into_database(tables, place)
    found = claims_at(place)
    for name in ("edition", *SECTIONS):
        assert getattr(found, name) == getattr(claims, name)


def test_a_row_that_was_changed_keeps_its_place(place: str, tables: Tables, claims) -> None:
    """PostgreSQL hands out a changed row after all others."""
    put_into_database(tables, place)
    run(place, "UPDATE companies SET name = name WHERE position = 1")
    assert claims_at(place).companies == claims.companies


def test_a_fault_is_named_by_its_row(place: str, tables: Tables) -> None:
    tables["claims"][2]["company"] = "Nobody"
    put_into_database(tables, place)
    with pytest.raises(ClaimsError, match=r":3: .*'Nobody'"):
        claims_at(place)


def test_a_section_that_may_be_left_out_may_be_left_out(place: str, tables: Tables) -> None:
    put_into_database({n: rows for n, rows in tables.items() if n != "calendar"}, place)
    assert claims_at(place).calendar == ()


def test_a_table_that_is_missing_is_named(place: str, tables: Tables) -> None:
    put_into_database({n: rows for n, rows in tables.items() if n != "sources"}, place)
    with pytest.raises(ClaimsError, match="the table 'sources' cannot be read"):
        claims_at(place)


def test_a_new_edition_is_noticed(place: str, tables: Tables) -> None:
    put_into_database(tables, place)
    before = edition_at(place)
    run(place, "UPDATE file SET edition = '2030-01-01'")
    assert edition_at(place) != before


@pytest.mark.parametrize("place", [pytest.param("postgresql", marks=SERVERS)], indirect=True)
def test_dates_numbers_and_lists_may_have_the_types_of_the_database(
    place: str, tables: Tables, claims
) -> None:
    put_into_database(tables, place)
    run(
        place,
        "ALTER TABLE file ALTER edition TYPE date USING edition::date",
        "ALTER TABLE claims ALTER value TYPE numeric",
        "ALTER TABLE claims ALTER derived_from TYPE jsonb USING derived_from::jsonb",
    )
    found = claims_at(place)
    assert found.edition == claims.edition
    assert found.claims == claims.claims


@pytest.mark.parametrize("place", [pytest.param("postgresql", marks=SERVERS)], indirect=True)
def test_no_password_is_told(place: str) -> None:
    for url in (place.replace(PASSWORD, "a-secret"), place.replace("postgresql:", "nonsense:")):
        with pytest.raises(ClaimsError, match="CLAIMS_URL cannot be opened") as refused:
            claims_at(url)
        assert "a-secret" not in str(refused.value)
        assert PASSWORD not in str(refused.value)


@pytest.mark.parametrize("url", ["sqlite:////nowhere/claims.db", "sqlite:///", "no address"])
def test_an_address_that_leads_nowhere_is_refused_without_being_told(url: str) -> None:
    with pytest.raises(ClaimsError, match="CLAIMS_URL") as refused:
        claims_at(url)
    assert "nowhere" not in str(refused.value)


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(ClaimsError):
        claims_at(f"sqlite:///{tmp_path}/claims.db")
    assert list(tmp_path.iterdir()) == []


def test_a_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == "sqlalchemy":
            raise ModuleNotFoundError(name=name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ClaimsError, match="needs the package sqlalchemy"):
        claims_at("sqlite:///claims.db")
