"""Claims named as a reader says them."""

import pytest

from components.claims.model import Claims
from components.wording.claim_names import claim_name
from tests.made import claim


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "bytedance.share.idc.2025-H1",
            "ByteDance, share by IDC model calls, first half of 2025: 49.2%",
        ),
        ("baidu.rank.apps.2025", "Baidu, place by IDC apps, 2025: 1st"),
        (
            "alibaba.capex_plan.2025",
            "Alibaba, capex plan, January 2025 to December 2027: more than RMB 380bn",
        ),
        (
            "bytedance.tokens.2025-03",
            "ByteDance, Doubao, tokens a day, March 2025: 12.7 trillion tokens per day",
        ),
        ("baidu.risk.ads", "Baidu, risks, 2025: Advertising shrinks."),
    ],
)
def test_a_claim_is_named_as_it_is_said_aloud(claims: Claims, name: str, said: str) -> None:
    assert claim_name(claims, claims.claim[name]) == said


def test_no_name_holds_the_id_and_a_long_statement_is_cut_at_a_word(claims: Claims) -> None:
    for one in claims.claims:
        assert one.id not in claim_name(claims, one)
    long = claim("Alibaba", "strategy", "2025", None, unit=None, text="It builds. " * 30)
    assert claim_name(claims, long).endswith("It builds. ...")
    assert len(claim_name(claims, long)) < 130


def test_a_range_is_said_from_end_to_end(claims: Claims) -> None:
    ranged = claim("Alibaba", "capex", "2025", None, low=60000, high=70000)
    assert claim_name(claims, ranged) == "Alibaba, capex, 2025: RMB 60bn to RMB 70bn"
