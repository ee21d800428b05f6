"""The headline checker, measured on sentences with the verdict a careful reader would give."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from components.analysis.headline import VERDICTS, headline_check
from components.claims.model import Claims

_TESTS = Path(__file__).parents[1]
_SENTENCES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (_TESTS / "headlines.yaml").read_text(encoding="utf-8")
)
_ALL = [entry["sentence"] for part in _SENTENCES.values() for entry in part]


def _missed(shipped: Claims, part: str) -> list[str]:
    return [
        f"{check.verdict} for {entry['sentence']}"
        for entry in _SENTENCES[part]
        if (check := headline_check(shipped, entry["sentence"])).verdict not in entry["verdicts"]
    ]


@pytest.mark.parametrize("part", ["sentences", "fresh"])
def test_nine_verdicts_in_ten_are_right(shipped: Claims, part: str) -> None:
    missed, total = _missed(shipped, part), len(_SENTENCES[part])
    print(f"{part}: {total - len(missed)} of {total} right", *missed, sep="\n  ")
    assert len(missed) <= total / 10, missed


def test_no_trap_is_called_supported(shipped: Claims) -> None:
    traps = [e["sentence"] for part in _SENTENCES.values() for e in part if e["trap"]]
    assert len(traps) >= 20
    assert not [t for t in traps if headline_check(shipped, t).verdict == "supported"]


def test_the_measure_holds_sixty_sentences_half_of_them_chinese_and_twenty_fresh_ones() -> None:
    chinese = [s for s in _ALL if re.search("[一-鿿]", s)]
    assert [len(_SENTENCES[part]) for part in ("sentences", "fresh")] == [60, 20]
    assert len(chinese) == 40
    assert len(set(_ALL)) == 80


@pytest.mark.parametrize("sentence", _ALL)
def test_every_check_can_be_shown(shipped: Claims, sentence: str) -> None:
    check = headline_check(shipped, sentence)
    assert check.verdict in VERDICTS
    assert set(check.claims) <= set(shipped.claim)
    told = re.split(r"(?<=[.…])\s+(?=[A-Z0-9])", check.why)
    assert 1 <= len(told) <= 2, told
    assert all(len(one.split()) <= 25 for one in told), told
    assert check.read.words
    if check.verdict == "supported":
        assert check.claims
        assert check.safe is not None
    if check.safe:
        assert re.search(
            r"\((reported|derived|estimate|guidance|target|projection)\)\.$", check.safe
        )


def test_a_safe_sentence_carries_value_period_house_and_status(shipped: Claims) -> None:
    check = headline_check(shipped, "Volcano Engine holds 49% of China's AI cloud")
    assert check.verdict == "unclear"
    assert "49.2 %" in check.why
    assert "Under Omdia AI cloud it is 14.8 %" in check.why
    assert check.safe == (
        "Volcano Engine (ByteDance) held 49.2 % of tokens called by outside customers in the first"
        " half of 2025, by IDC (estimate)."
    )


def test_every_safe_sentence_but_of_a_place_is_itself_no_contradiction(shipped: Claims) -> None:
    for sentence in _ALL:
        safe = headline_check(shipped, sentence).safe
        if safe and " was first by " not in safe:
            assert headline_check(shipped, safe).verdict != "contradicted", safe


@pytest.mark.parametrize(
    ("sentence", "verdict", "told"),
    [
        ("Alibaba capex was RMB 676.78 billion in Q2 2026.", "contradicted", "ten times too large"),
        ("腾讯2026年第二季度资本开支为676.78亿元。", "contradicted", "Alibaba's capex"),
        (
            "Volcano Engine took 49.2% of AI cloud revenue in H1 2025.",
            "contradicted",
            "model calls",
        ),
        ("Tencent's capex was RMB 79.2 billion in 2024.", "contradicted", "capex in 2025"),
        ("Alibaba cloud revenue was US$39.8 billion in Q3 2025.", "contradicted", "in RMB"),
        (
            "Alibaba cloud revenue was US$5.59 billion in Q3 2025.",
            "supported",
            "Converted at 7.119",
        ),
        (
            "Goldman gives Alibaba 47% of China's public cloud.",
            "contradicted",
            "kept off the charts",
        ),
        ("Tencent capex rose 24% in Q3 2025.", "contradicted", "the sign differs"),
        ("Alibaba's cloud revenue was RMB 146.6 billion in 2025.", "supported", "worked out"),
        ("Last year Alibaba's cloud revenue was RMB 158.1 billion.", "unclear", "'last year'"),
        ("Alibaba has 36% of China's cloud market.", "unclear", "the latest is 37 %"),
        ("Alibaba Cloud does not hold 35.8% of AI cloud.", "unclear", "denies"),
        ("Kunlunxin revenue was RMB 5 billion in 2025.", "unclear", "JPMorgan"),
        ("Tencent's capex was RMB 100 billion in 2025.", "contradicted", "projection"),
        ("Alibaba leads China's AI cloud.", "unclear", "IDC model calls"),
        ("Omdia ranks Alibaba first in China's AI cloud.", "supported", "Omdia AI cloud"),
        ("Oracle earned RMB 5 billion.", "unclear", "names no company"),
        ("Alibaba's share rose 3 percentage points.", "unsupported", "points"),
        ("Alibaba is 3 times as large.", "unsupported", "multiple"),
        (
            "Volcano Engine overtook Alibaba with 49.2% of model calls, H1 2025.",
            "supported",
            "49.2",
        ),
        ("Of model calls in H1 2025, 49.2% went to Volcano Engine (IDC).", "supported", "49.2"),
        (
            "Tencent and Alibaba together: capex RMB 67.678 billion in Q2 2026.",
            "unclear",
            "together",
        ),
        ("Alibaba's market share of shops was 36% in Q3 2025.", "unclear", "of which market"),
        ("China's top four hold 79% of the cloud market.", "unclear", "names no period"),
    ],
)
def test_the_why_names_what_decides(
    shipped: Claims, sentence: str, verdict: str, told: str
) -> None:
    check = headline_check(shipped, sentence)
    assert (check.verdict, told in check.why) == (verdict, True), check.why


@pytest.mark.parametrize(
    "words",
    [
        *("Q2 2026", "2Q26", "2Q2026", "the June quarter of 2026", "the second quarter of 2026"),
        *("the three months ended June 30, 2026", "FY2027 Q1", "2026 Q2"),
    ],
)
def test_one_quarter_is_read_in_many_words(shipped: Claims, words: str) -> None:
    check = headline_check(shipped, f"Alibaba's capex was RMB 67.68 billion in {words}.")
    assert check.verdict == "supported", check.why


@pytest.mark.parametrize(
    "words", ["2026年第二季度", "2026年二季度", "2026Q2", "截至2026年6月30日止季度"]
)
def test_one_quarter_is_read_in_many_chinese_words(shipped: Claims, words: str) -> None:
    check = headline_check(shipped, f"阿里巴巴{words}资本支出达676.8亿元人民币")
    assert check.verdict == "supported", check.why


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        *(("67.678", "supported"), ("67.7", "supported"), ("68", "supported")),
        *(("67.6", "contradicted"), ("67", "contradicted"), ("67.70", "contradicted")),
    ],
)
def test_a_number_agrees_after_rounding_to_its_own_digits(
    shipped: Claims, said: str, verdict: str
) -> None:
    check = headline_check(shipped, f"Alibaba's capex was RMB {said} billion in Q2 2026.")
    assert check.verdict == verdict


def test_of_several_sentences_the_first_with_a_number_is_checked_and_named(shipped: Claims) -> None:
    text = "Results are out. Alibaba's capex was RMB 67.678 billion in Q2 2026. It held 99%."
    check = headline_check(shipped, text)
    assert check.verdict == "supported"
    assert "only this one was checked: Alibaba's capex" in check.notes[0]
