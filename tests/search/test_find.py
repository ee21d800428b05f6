"""Find anything: what a few words lead to, in which order, whatever is typed."""

import sqlite3
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.claims.clocks import known_by
from components.claims.model import Claims
from components.claims.reading.load import load_claims
from components.search import index as index_module
from components.search.find import SHOWN, claims_found, find
from components.search.index import KINDS, FoundPlace, NoSearch, index
from components.search.question import LONGEST, terms
from tests.hostile import payloads
from tests.made import adding, claim

_SMALL = load_claims((Path(__file__).parents[1] / "claims.yaml").read_text(encoding="utf-8"))


def names(claims: Claims, asked: str, kind: str = "") -> list[str]:
    return [p.name for p in find(claims, asked).places if not kind or p.kind == kind]


def place(claims: Claims, asked: str, kind: str) -> FoundPlace:
    return next(p for p in find(claims, asked).places if p.kind == kind)


def ids(claims: Claims, asked: str) -> list[str]:
    return [p.claim for p in find(claims, asked, most=999).places if p.claim]


def test_each_kind_leads_to_its_own_page_with_its_own_choice(claims: Claims) -> None:
    def way(asked: str, kind: str) -> tuple[str, str, str]:
        found = place(claims, asked, kind)
        return found.page, found.choice, found.value

    assert way("baidu", "company") == ("companies", "focus", "Baidu")
    assert way("huawei", "company") == ("evidence", "find", "Huawei")
    assert way("idc calls", "yardstick") == ("market_share", "yardstick", "IDC model calls")
    assert way("doubao tokens", "figure") == ("evidence", "claim", "bytedance.tokens.2026-03")
    assert way("data centres", "statement") == ("evidence", "claim", "alibaba.strategy.build")
    assert way("soars", "source") == ("evidence", "find", "Spending soars")


@pytest.mark.parametrize(
    ("asked", "company"),
    [
        ("阿里云", "Alibaba"),
        ("阿里", "Alibaba"),  # a part of a name, and shorter than a trigram
        ("火", "ByteDance"),
        ("腾讯", "Tencent"),
        ("华为", "Huawei"),
        ("aliyun", "Alibaba"),
        ("volc", "ByteDance"),  # still being typed
        ("Ｂａｉｄｕ", "Baidu"),  # in wide letters
        ("BAIDU'S", "Baidu"),
    ],
)
def test_a_company_is_found_under_each_of_its_names_and_their_beginnings(
    claims: Claims, asked: str, company: str
) -> None:
    assert names(claims, asked, "company") == [company]


@pytest.mark.parametrize(
    "asked",
    [
        "火山引擎 市场份额",
        "火山引擎市场份额",
        "火山引擎的市场份额",
        "market share of Volcano Engine",
    ],
)
def test_claims_are_found_under_other_names_with_or_without_spaces(
    claims: Claims, asked: str
) -> None:
    assert ids(claims, asked) == ["bytedance.share.omdia.2025-H1", "bytedance.share.idc.2025-H1"]
    assert find(claims, asked).without == (), "a word that joins others is none that is sought"


def test_a_product_is_not_all_of_its_company(claims: Claims) -> None:
    assert ids(claims, "豆包") == ["bytedance.tokens.2026-03", "bytedance.tokens.2025-03"]
    assert ids(claims, "doubao") == ids(claims, "豆包")


def test_a_number_within_a_name_is_whole(claims: Claims) -> None:
    chip = claim("Alibaba", "strategy", "2026-Q1", None, unit=None, text="It bought H200 chips.")
    assert ids(adding(claims, chip), "H20") == []
    assert ids(adding(claims, chip), "H200") == [chip.id]


@pytest.mark.parametrize("asked", ["3800亿", "RMB 380bn", "380,000", "380000", "rmb380bn"])
def test_a_plan_is_found_by_its_figure_however_it_is_written(claims: Claims, asked: str) -> None:
    assert ids(claims, asked) == ["alibaba.capex_plan.2025"]


def test_a_single_chinese_character_is_found_wherever_it_stands(claims: Claims) -> None:
    found = set(ids(claims, "亿"))
    assert {"alibaba.capex.2025-Q1", "market.size.omdia.2025-H1"} <= found
    assert "alibaba.share.omdia.2025-H1" not in found


def test_every_word_must_occur_in_any_order_and_case(claims: Claims) -> None:
    assert ids(claims, "2025-Q2 CAPEX alibaba") == ["alibaba.capex.2025-Q2"]
    assert ids(claims, "Q2 2025 capex alibaba") == ["alibaba.capex.2025-Q2"]
    assert ids(claims, "april june 2025 capex alibaba") == ["alibaba.capex.2025-Q2"]


def test_a_quarter_comes_before_a_fiscal_quarter_of_the_same_name(claims: Claims) -> None:
    fiscal = claim("Tencent", "cloud_revenue", "2025-Q4", 900, fiscal="FY2025 Q2")
    actual = claim("Tencent", "cloud_revenue", "2025-Q2", 800)
    found = ids(adding(claims, fiscal, actual), "tencent cloud revenue 2025-Q2")
    assert found == [actual.id, fiscal.id]


def test_a_claim_is_found_by_publisher_note_number_and_reason(claims: Claims) -> None:
    assert "huawei.share.omdia.2025-H1" in ids(claims, "omdia huawei")
    assert ids(claims, "24,612") == ["alibaba.capex.2025-Q1"]
    assert ids(claims, "slip of the pen") == ["alibaba.cloud_revenue.2025-Q2.slip"]


def test_names_come_before_claims_and_sources_last(claims: Claims) -> None:
    kinds = [KINDS.index(p.kind) for p in find(claims, "alibaba").places]
    assert kinds == sorted(kinds)
    assert {"company", "figure", "statement", "source"} <= {
        p.kind for p in find(claims, "alibaba").places
    }


def test_what_is_named_so_comes_before_what_only_mentions_it(claims: Claims) -> None:
    mentions = claim("Baidu", "cloud_revenue", "2026-Q1", 7000, note="Less than Alibaba spends.")
    found = ids(adding(claims, mentions), "alibaba")
    assert found.index("alibaba.share.canalys.2024-Q4") < found.index(mentions.id)


def test_the_newer_comes_before_the_older_and_a_fact_before_a_forecast(claims: Claims) -> None:
    found = ids(claims, "alibaba cloud revenue")
    assert found[:2] == ["alibaba.cloud_revenue.2026-Q1", "alibaba.cloud_revenue.2025-Q4"]
    quarters = [name for name in found if name[-3:] in ("-Q1", "-Q2", "-Q3", "-Q4")]
    assert len(quarters) == 5
    assert found.index("alibaba.cloud_revenue.forecast") > max(map(found.index, quarters))


def test_what_was_replaced_comes_last_and_says_so(claims: Claims) -> None:
    newer = claim(
        *("Alibaba", "capex", "2026-Q1", 26900),
        supersedes=("alibaba.capex.2026-Q1",),
        because="Restated.",
    )
    changed = adding(claims, newer)
    found = ids(changed, "alibaba capex")
    assert (found[0], found[-1]) == (newer.id, "alibaba.capex.2026-Q1")
    last = find(changed, "alibaba capex", most=999).places[-1]
    assert last.about == "replaced, Alibaba, 13 May 2026"


def test_a_figure_that_is_not_drawn_stands_behind_those_that_are(claims: Claims) -> None:
    found = find(claims, "alibaba cloud revenue 2025-Q2", most=999).places
    assert [p.claim for p in found if p.claim][:1] == ["alibaba.cloud_revenue.2025-Q2"]
    slip = next(p for p in found if p.claim == "alibaba.cloud_revenue.2025-Q2.slip")
    assert slip.about == "not drawn, Some digest, October 2025"
    assert found.index(slip) > [p.claim for p in found].index("alibaba.cloud_revenue.2025-Q2")


def test_an_estimate_is_told_from_a_reported_figure(claims: Claims) -> None:
    assert place(claims, "bytedance capex", "figure").about.startswith("estimate, The Paper")
    assert place(claims, "baidu infra", "figure").about.startswith("The Paper")


def test_among_names_the_best_match_comes_first_and_what_no_chart_shows_last(
    claims: Claims,
) -> None:
    assert names(claims, "idc", "yardstick") == ["IDC apps", "IDC model calls"]
    assert names(claims, "idc tokens", "yardstick") == ["IDC model calls"]
    unshown = claims.yardsticks[3].model_copy(update={"name": "IDC"})
    more = replace(claims, yardsticks=(unshown, *claims.yardsticks))
    assert names(more, "idc", "yardstick") == ["IDC apps", "IDC model calls", "IDC"]
    assert find(more, "idc").places[2].page == "evidence"


def test_at_most_ten_are_shown_with_room_for_each_kind(claims: Claims) -> None:
    found = find(claims, "alibaba")
    assert len(found.places) == SHOWN < sum(found.counts.values())
    assert (
        found.counts["figure"] == len(claims_found(claims, "alibaba")) - found.counts["statement"]
    )


def test_words_that_occur_nowhere_are_left_out_and_said(claims: Claims) -> None:
    found = find(claims, "alibaba capx 2026-Q1")
    assert (found.without, found.words) == (("capx",), "alibaba 2026 q 1")
    assert "alibaba.capex.2026-Q1" in [p.claim for p in found.places]


def test_words_that_never_meet_find_nothing(claims: Claims) -> None:
    found = find(claims, "huawei advertising")
    assert (found.places, found.without) == ((), ())
    assert find(claims, "nowhere").without == ("nowhere",)


@pytest.mark.parametrize("asked", ["", " ", "\n", "(", "*", '"', "\x00", "--", "\\", "的", "。"])
def test_nothing_is_found_where_nothing_is_asked(claims: Claims, asked: str) -> None:
    assert find(claims, asked).places == ()
    assert claims_found(claims, asked) == frozenset()


@pytest.mark.parametrize(
    "asked",
    [
        '"alibaba',
        "alibaba*",
        "^alibaba",
        "name:alibaba",
        "{name also} : alibaba",
        "alibaba AND capex OR (",
        "alibaba NOT capex",
        "NEAR(alibaba capex, 2)",
        "alibaba'; DROP TABLE word; --",
        "alibaba -capex",
        "%alibaba_",
    ],
)
def test_signs_and_words_of_the_search_language_are_plain_text(claims: Claims, asked: str) -> None:
    bare = "".join(c if c.isalnum() else " " for c in asked)
    assert claims_found(claims, asked) == claims_found(claims, bare)
    assert names(claims, "alibaba", "company") == ["Alibaba"], "and nothing was dropped"


@pytest.mark.parametrize("kind", payloads())
def test_hostile_texts_are_searched_like_any_others(claims: Claims, kind: str) -> None:
    for text in payloads()[kind]:
        assert len(find(claims, text).places) <= SHOWN


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_taken(asked: str) -> None:
    assert len(find(_SMALL, asked).places) <= SHOWN


@given(st.text(min_size=1, max_size=30))
def test_a_long_question_is_read_up_to_its_limit(end: str) -> None:
    start = "capex ".ljust(LONGEST)
    assert terms(_SMALL, start + end) == terms(_SMALL, start)


def test_only_what_was_known_by_the_readers_day_is_found(claims: Claims) -> None:
    earlier = known_by(claims, date(2025, 12, 31))
    assert "alibaba.capex.2026-Q1" in ids(claims, "alibaba capex")
    assert ids(earlier, "alibaba capex")
    assert "alibaba.capex.2026-Q1" not in ids(earlier, "alibaba capex")


def test_the_index_is_made_once_for_an_edition_and_kept_with_it(claims: Claims) -> None:
    assert index(claims) is index(claims)
    assert index(replace(claims)) is not index(claims)


def test_many_readers_may_search_at_once(claims: Claims) -> None:
    alone, found = find(claims, "alibaba 2025"), []
    readers = [
        threading.Thread(target=lambda: found.append(find(claims, "alibaba 2025")))
        for _ in range(16)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert found == [alone] * 16


def test_a_sqlite_that_cannot_search_is_named_with_what_to_do(
    claims: Claims, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_module, "_TABLE", "CREATE VIRTUAL TABLE word USING fts4000(name);")
    with pytest.raises(NoSearch, match=rf"SQLite {sqlite3.sqlite_version}.*Use a Python"):
        find(replace(claims), "alibaba")
