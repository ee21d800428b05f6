"""The door for words into Markdown: what is written is what is seen."""

import pytest

from components.ui.shell.headers import headers
from components.ui.shell.text import link, plain, web_address

WJ = "\u2060"


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("*a* [b](c)", r"\*a\* \[b\]\(c\)"),
        (":joy: 12:30", rf"\:{WJ}joy\: 12\:30"),
        (":material/delete:", rf"\:{WJ}material\/delete\:"),
        ("https://evil.example", rf"https\:{WJ}\/\/evil.example"),
        ("www.evil.example", rf"www{WJ}.evil.example"),
        ("a@b.example", rf"a\@{WJ}b.example"),
        ("a -> b", rf"a {WJ}\-\> b"),
        ("1.5 -- 2", rf"1.5 {WJ}\-\- 2"),
        ("1. a list", r"1\. a list"),
        ("2026. A year", r"2026\. A year"),
        ("1.5 percent, 2. then", "1.5 percent, 2. then"),
        ("safe \u202egpj.exe", r"safe \[U\+202E\]gpj.exe"),
        ("a\x00b", r"a\[U\+0000\]b"),
    ],
)
def test_whatever_markdown_would_read_is_escaped(text: str, markdown: str) -> None:
    assert plain(text) == markdown


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", ""])
def test_a_link_leads_to_the_web_or_is_none(url: str) -> None:
    assert link("Source", url) == "Source"
    assert web_address(url) is None


def test_a_list_of_frames_cannot_end_its_part_of_the_policy() -> None:
    assert "frame-ancestors 'self' https://a.example" in str(headers("'self' https://a.example"))
    with pytest.raises(ValueError, match="is no list of addresses"):
        headers("'self'; script-src *")
