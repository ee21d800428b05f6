"""The checker, measured: sentences made from the claims, and sentences written by hand."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from components.checker.check import check
from components.claims.load import load_claims
from components.claims.model import Claims
from tests.checker.generated import Sentence, sentences

HERE = Path(__file__).parent
FRESH = yaml.safe_load((HERE / "fresh.yaml").read_text(encoding="utf-8"))
WRITTEN = yaml.safe_load((HERE / "sentences.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def own() -> Claims:
    """The checker's own small claims file."""
    return load_claims((HERE / "claims.yaml").read_text(encoding="utf-8"))


def _table(
    claims: Claims, corpus: list[Sentence]
) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """How many sentences were called supported, and how many there are, by change and language."""
    supported: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for sentence in corpus:
        total[sentence.change, sentence.language] += 1
        if check(claims, sentence.text).verdict == "supported":
            supported[sentence.change, sentence.language] += 1
    return supported, total


def test_the_generated_corpus_is_large_in_two_languages_and_mostly_false(own: Claims) -> None:
    corpus = sentences(own)
    languages = Counter(s.language for s in corpus)
    assert len(corpus) >= 300
    assert languages["English"] == languages["Chinese"]
    assert sum(not s.true for s in corpus) * 2 >= len(corpus)


def test_no_generated_false_sentence_is_supported_and_nearly_every_true_one_is(own: Claims) -> None:
    supported, total = _table(own, sentences(own)[::2] + sentences(own)[1::2][::3])
    for (change, language), many in sorted(total.items()):
        print(f"{change}\t{language}\t{supported[change, language]} of {many} supported")
    assert {key for key in supported if key[0] != "none"} == set()
    for language in ("English", "Chinese"):
        assert supported["none", language] >= 0.85 * total["none", language]


def test_no_false_sentence_made_of_whatever_the_shipped_file_holds_is_supported(
    shipped: Claims,
) -> None:
    corpus = sentences(shipped)[::7]
    supported, _ = _table(shipped, corpus)
    assert {key for key in supported if key[0] != "none"} == set()


@pytest.mark.parametrize("entry", WRITTEN["fail"], ids=lambda entry: entry["sentence"])
def test_a_false_sentence_written_by_hand_is_not_supported(
    own: Claims, entry: dict[str, str]
) -> None:
    assert check(own, entry["sentence"]).verdict != "supported"


@pytest.mark.parametrize("sentence", FRESH["fail"])
def test_a_false_sentence_written_after_the_rules_is_not_supported(
    own: Claims, sentence: str
) -> None:
    assert check(own, sentence).verdict != "supported"


@pytest.mark.parametrize("sentence", WRITTEN["hold"])
def test_a_true_sentence_written_by_hand_is_supported(own: Claims, sentence: str) -> None:
    found = check(own, sentence)
    assert found.verdict == "supported", found.why
    assert set(found.claims) <= set(own.claim)
    assert found.claims
    assert found.safe


@pytest.mark.parametrize(
    "word", ["denied", "overseas", "grudgingly", "only", "together", "否认", "仅"]
)
def test_a_word_that_nothing_bears_on_keeps_a_true_sentence_from_supported(
    own: Claims, word: str
) -> None:
    true = f"Alibaba's capex was {word} RMB 67.678 billion in the June quarter of 2026."
    found = check(own, true)
    assert found.verdict in ("unclear", "contradicted", "unsupported")
    assert word in [token.text for token in found.unused]
    assert "".join(text for text, _ in found.words) == found.read.text


def test_a_question_is_answered_by_every_yardstick(own: Claims) -> None:
    for question in ("Who leads China's AI cloud?", "谁是中国AI云第一?"):
        found = check(own, question)
        assert found.verdict == "answer"
        for ruler in ("Omdia AI cloud", "IDC model calls"):
            assert ruler in found.why
        assert found.claims


def test_a_question_for_an_amount_is_answered_with_its_receipt(own: Claims) -> None:
    found = check(own, "How much did Tencent spend in 2025?")
    assert found.verdict == "answer"
    assert any(
        own.claim[i].metric == "capex" and own.claim[i].company == "Tencent" for i in found.claims
    )
