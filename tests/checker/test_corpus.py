"""The checker, measured: sentences made from the claims, and sentences written by hand."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from components.checker.check import check
from components.claims.model import Claims
from components.claims.reading.load import load_claims
from tests.checker.generated import Sentence, sentences

# Some six thousand sentences are weighed, on a machine that may be busy.
pytestmark = pytest.mark.timeout(500)

HERE = Path(__file__).parent
FRESH = [
    yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    for name in ("fresh.yaml", "fresh-later.yaml", "fresh-third.yaml", "fresh-fourth.yaml")
]
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


@pytest.mark.parametrize("sentence", [s for fresh in FRESH for s in fresh["fail"]])
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


@pytest.mark.parametrize("sentence", WRITTEN["short"])
def test_a_sum_a_range_or_an_older_share_is_imprecise_with_its_receipts(
    own: Claims, sentence: str
) -> None:
    found = check(own, sentence)
    assert (found.verdict, found.unused) == ("imprecise", ()), found.why
    assert found.claims


@pytest.mark.parametrize("sentence", WRITTEN["open"])
def test_a_revised_forecast_is_left_open(own: Claims, sentence: str) -> None:
    assert check(own, sentence).verdict == "unclear"


def test_an_older_share_is_told_with_the_newer_one_and_its_receipt(own: Claims) -> None:
    found = check(own, "Volcano Engine took 49.2% of model calls, IDC says.")
    assert "49.5%" in found.why
    assert {own.claim[i].when.name for i in found.claims} == {"2025-H1", "2025"}


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


def test_a_reported_figure_s_change_is_its_own_and_not_an_estimate_s(own: Claims) -> None:
    found = check(own, "2025年腾讯资本开支同比翻番，至792亿元。")
    assert found.verdict == "contradicted"
    assert "3.2% on the year" in found.why
    assert {own.claim[i].status for i in found.claims} == {"reported"}


def test_a_question_is_answered_by_every_yardstick(own: Claims) -> None:
    for question in ("Who leads China's AI cloud?", "谁是中国AI云第一?"):
        found = check(own, question)
        assert found.verdict == "answer"
        for yardstick in ("Omdia AI cloud", "IDC model calls"):
            (line,) = [a for a in found.answers if a.text.startswith(yardstick)]
            assert {own.claim[i].yardstick for i in line.claims} == {yardstick}
        assert set(found.claims) == {i for a in found.answers for i in a.claims}


def test_a_question_for_an_amount_is_answered_with_its_receipt(own: Claims) -> None:
    found = check(own, "How much did Tencent spend in 2025?")
    assert found.verdict == "answer"
    assert any(
        own.claim[i].metric == "capex" and own.claim[i].company == "Tencent" for i in found.claims
    )


def test_a_question_for_the_most_is_answered_by_all_who_publish_it(own: Claims) -> None:
    found = check(own, "Which company spent the most on capex in Q2 2026?")
    assert found.verdict == "answer"
    named = [own.claim[line.claims[0]].company for line in found.answers]
    assert named == ["Alibaba", "Tencent", "Baidu"]
    assert "Of ByteDance none is held" in found.why


def test_a_change_that_differs_is_told_beside_the_amount_that_agrees(own: Claims) -> None:
    found = check(own, "AWS revenue grew 35% to $37.6bn in the first quarter of 2026")
    assert found.verdict == "contradicted"
    assert "up 28.4% on the year" in found.why


@pytest.mark.parametrize(
    "sentence",
    [
        "甲骨文2025年占49.5%，IDC大模型调用量2025年为600万亿tokens",
        "Oracle had 49.5% in 2025, and IDC model calls of 600 trillion tokens in 2025",
    ],
)
def test_nothing_is_said_against_a_company_that_is_not_known(own: Claims, sentence: str) -> None:
    found = check(own, sentence)
    assert found.verdict == "unclear"
    assert "It is not known here" in found.why


def test_a_true_sentence_is_not_called_false_for_how_its_second_part_is_put(own: Claims) -> None:
    """A part of an amount is no other amount of it; 'faster than' is said of who came before."""
    for sentence in (
        "阿里巴巴2026年6月季度云收入484.37亿元，占集团收入的19%",
        "谷歌云2026年一季度收入200亿美元，增速高于AWS的28.4%",
    ):
        assert check(own, sentence).verdict in ("unclear", "unsupported")


@pytest.mark.parametrize(
    "sentence",
    [
        "Tencent booked an operating loss of RMB 15.1 billion in the third quarter of 2025.",
        "阿里巴巴2025年经营亏损58亿元。",
        "Tencent's net profit was RMB 79.198 billion in 2025.",
        "腾讯2025年金融科技业务（不含企业服务）收入为792亿元。",
        "Alibaba's AI products made up 35% of revenue in the June 2026 quarter.",
    ],
)
def test_nothing_is_suggested_or_cited_that_is_about_something_else(
    own: Claims, sentence: str
) -> None:
    found = check(own, sentence)
    assert found.verdict != "supported"
    assert found.safe is None
    assert found.claims == ()


def test_the_figure_suggested_is_of_the_period_asked_for(own: Claims) -> None:
    found = check(own, "Goldman Sachs grudgingly projected Tencent capex of RMB 1 billion in 2026.")
    assert {own.claim[i].when.name for i in found.claims} == {"2026"}
    assert found.safe
    assert "in 2026" in found.safe


def test_a_figure_kept_off_the_charts_is_neither_cited_nor_suggested(own: Claims) -> None:
    text = (HERE / "claims.yaml").read_text(encoding="utf-8")
    kept_off = yaml.safe_load(text)
    for claim in kept_off["claims"]:
        if claim["company"] == "Tencent" and claim["metric"] == "capex":
            claim["do_not_plot"] = "The two filings disagree."
    claims = load_claims(yaml.safe_dump(kept_off, allow_unicode=True))
    for sentence in (
        "Tencent's capex was RMB 79.198 billion in 2025.",
        "Tencent's capex was RMB 70 billion in 2025.",
        "Tencent's capex was grudgingly RMB 79.198 billion in 2025.",
    ):
        assert check(own, sentence).claims
        found = check(claims, sentence)
        assert found.verdict != "supported"
        assert (found.claims, found.safe) == ((), None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Alibaba did not have a single quarter of positive free cash flow in fiscal 2026.",
        "Tencent's capex did fall to RMB 79.198 billion in 2025, which was less than planned.",
        "阿里巴巴2026年第二季度资本开支几乎没有增长。",
    ],
)
def test_a_statement_is_not_answered_as_a_question(own: Claims, sentence: str) -> None:
    assert check(own, sentence).verdict in ("unclear", "contradicted", "unsupported")


def test_a_period_that_the_reply_is_about_is_not_called_unused(own: Claims) -> None:
    for sentence in (
        "Baidu, not Alibaba, led China's AI cloud in the first half of 2025 by Omdia's count.",
        "Omdia数据显示，2025年上半年阿里云在中国AI云排名第一。",
    ):
        found = check(own, sentence)
        assert "first half of 2025" in found.why
        assert not {t.text for t in found.unused} & {"2025年上半年", "first half of 2025"}
