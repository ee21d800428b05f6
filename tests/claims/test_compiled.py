"""The compiled copy of the claims: the same claims, sooner; never old, and safe to delete."""

from pathlib import Path

import pytest

from components.claims import compiled
from components.claims.compiled import compiled_claims
from components.claims.load import SECTIONS, load_claims
from components.claims.model import Claims
from components.claims.problems import ClaimsError


def same(one: Claims, other: Claims) -> bool:
    names = ("edition", *SECTIONS)
    return all(getattr(one, name) == getattr(other, name) for name in names)


def unread(_: str) -> Claims:
    raise AssertionError("the text was read again")


def test_the_second_start_reads_the_copy_and_gets_the_same(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = compiled_claims(text, tmp_path)
    monkeypatch.setattr(compiled, "load_claims", unread)
    assert same(compiled_claims(text, tmp_path), first)
    assert same(first, load_claims(text))


def test_another_text_or_other_code_is_checked_in_full(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled_claims(text, tmp_path)
    monkeypatch.setattr(compiled, "load_claims", unread)
    with pytest.raises(AssertionError):
        compiled_claims(f"{text}\n", tmp_path)
    monkeypatch.setattr(compiled, "_code", lambda: b"changed")
    with pytest.raises(AssertionError):
        compiled_claims(text, tmp_path)


def test_a_broken_text_leaves_no_copy(tmp_path: Path) -> None:
    with pytest.raises(ClaimsError):
        compiled_claims("edition: never", tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"{", b'{"edition": 3}'])
def test_a_copy_that_cannot_be_read_is_made_again(
    text: str, tmp_path: Path, content: bytes
) -> None:
    compiled_claims(text, tmp_path)
    [copy] = tmp_path.iterdir()
    copy.write_bytes(content)
    assert same(compiled_claims(text, tmp_path), load_claims(text))
    assert copy.stat().st_size > len(content)


def test_where_nothing_can_be_written_the_claims_come_all_the_same(
    text: str, tmp_path: Path
) -> None:
    taken = tmp_path / "a file"
    taken.write_text("no folder", encoding="utf-8")
    assert same(compiled_claims(text, taken), load_claims(text))


def test_only_the_latest_copies_are_kept(text: str, tmp_path: Path) -> None:
    for number in range(compiled.MOST + 3):
        compiled_claims(text + "\n" * number, tmp_path)
    assert len(list(tmp_path.iterdir())) == compiled.MOST
