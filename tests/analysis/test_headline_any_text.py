"""Whatever is pasted is answered: nothing to check, signs that hide, or far too much."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.analysis.headline import VERDICTS, headline_check
from components.claims.model import Claims


@pytest.mark.parametrize(
    "text", ["", "   ", "\n\n", "。。。", "Nothing here.", "\x00\x07\u202e", "%"]
)
def test_a_text_without_a_statement_is_unclear(shipped: Claims, text: str) -> None:
    check = headline_check(shipped, text)
    assert (check.verdict, check.claims, check.safe) == ("unclear", (), None)


def test_control_characters_do_not_hide_a_number(shipped: Claims) -> None:
    check = headline_check(
        shipped, "Alibaba's\u202e capex\x00 was RMB 67.678\u2066 billion in Q2 2026."
    )
    assert check.verdict == "supported"


@pytest.mark.timeout(10)  # in a pattern that goes back and forth, such a text would take for ever
@pytest.mark.parametrize(
    "piece",
    ["a ", "9", "1,", "49% ", "Alibaba leads with 35.8% of AI cloud, ", "阿里云占49%，", "-"],
)
def test_a_long_text_is_read_as_far_as_its_first_thousand_characters(
    shipped: Claims, piece: str
) -> None:
    text = (piece * 100_000)[:100_000]
    whole, cut = headline_check(shipped, text), headline_check(shipped, text[:1000])
    assert "only its first 1,000 characters" in whole.notes[0]
    assert (whole.read.cut, cut.read.cut) == (True, False)
    assert replace(whole, read=replace(whole.read, cut=False), notes=whole.notes[1:]) == cut


_PIECES = st.sampled_from(
    [
        *(
            "Alibaba",
            "火山引擎",
            "Tencent ",
            " capex ",
            "收入",
            "占",
            "RMB ",
            "$",
            "US$",
            "-",
            "负",
        ),
        *(
            "49",
            "2025",
            "0",
            ".",
            ",",
            "%",
            "亿",
            "万亿",
            " billion",
            "元",
            "FY2026",
            " Q2 ",
            "H1 ",
        ),
        *(
            "2025-13",
            "2025年",
            "第二季度",
            "上半年",
            "月",
            "ttm",
            " to ",
            "up ",
            "leads",
            "第一",
            "Omdia",
        ),
        *(
            "99999999999999999",
            "IDC",
            "百分之",
            "plan",
            "users",
            "tokens a day",
            "2026..2025",
            " 2099 ",
        ),
    ]
)


@settings(max_examples=300)
@given(st.one_of(st.lists(_PIECES, max_size=14).map("".join), st.text(max_size=60)))
def test_no_text_raises(shipped: Claims, text: str) -> None:
    assert headline_check(shipped, text).verdict in VERDICTS
