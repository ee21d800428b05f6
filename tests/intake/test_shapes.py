"""Each shape of release, in each form, gives just the figures it prints."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

import pytest

from components.intake.findings import FoundFigure
from tests.intake.conftest import Reading
from tests.intake.made_releases import (
    Block,
    as_html,
    as_pdf,
    as_text,
    as_tight_text,
    as_wrapped_pdf,
    chinese_shape,
    first_shape,
    second_shape,
    third_shape,
)

Form = Callable[[Sequence[Block]], bytes]
FORMS = [as_text, as_tight_text, as_html, as_pdf, as_wrapped_pdf]
FIRST_FIGURES = {
    "capex": (60006, 8824, None),
    "capex_cash_line": (58008, 8531, None),
    "cloud_revenue": (48048, 7066, 50),
    "cloud_ebita": (4804, 706, 100),
    "total_revenue": (240120, 35312, 20),
    "operating_profit": (15015, 2208, -50),
    "group_ebita": (20020, 2944, -50),
    "operating_cash_flow": (9009, 1325, None),
    "free_cash_flow": (-48999, -7206, None),
    "exchange_rate": (Decimal("6.8"), None, None),
}
SECOND_FIGURES = {
    "capex": (44044, None, None),
    "total_revenue": (200200, None, 10),
    "fbs_revenue": (60060, None, 10),
    "operating_profit": (66066, None, 10),
    "adjusted_operating_profit": (77007, None, 10),
    "free_cash_flow": (-13800, None, None),
}
THIRD_FIGURES = {
    "capex": (11120, None, None),
    "operating_cash_flow": (3410, None, None),
    "free_cash_flow": (-7710, None, None),
    "total_revenue": (31310, 4604, -3),
    "operating_profit": (1110, 163, -67),
    "adjusted_operating_profit": (2220, 326, -50),
    "cloud_infra_revenue": (7300, None, 50),
    "exchange_rate": (Decimal("6.8"), None, None),
}


def of_quarter(found: Sequence[FoundFigure]) -> Mapping[str, tuple[object, ...]]:
    return {
        one.metric: (one.value, one.usd, one.growth) for one in found if one.when.name == "2026-Q2"
    }


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("release", "figures"),
    [
        (first_shape(), FIRST_FIGURES),
        (second_shape(), SECOND_FIGURES),
        (third_shape(), THIRD_FIGURES),
    ],
    ids=["first", "second", "third"],
)
def test_a_release_gives_the_figures_it_prints_and_no_other(
    reading: Reading, release: Sequence[Block], figures: Mapping[str, object], form: Form
) -> None:
    intake = reading(release, form)
    assert of_quarter([one.finding for one in intake.own]) == figures
    assert intake.missing == []


@pytest.mark.parametrize("form", [as_text, as_html])
def test_the_same_release_in_chinese_gives_the_same_figures(reading: Reading, form: Form) -> None:
    found = of_quarter([one.finding for one in reading(chinese_shape(), form).own])
    left_out = ("capex_cash_line", "exchange_rate")
    same = {key: value for key, value in FIRST_FIGURES.items() if key not in left_out}
    same["operating_cash_flow"] = (9009, 1325, -50)  # whose sentence prints growth too
    assert found == same


def test_a_half_year_is_found_beside_the_quarter_where_it_is_held(reading: Reading) -> None:
    found = {
        (one.finding.metric, one.finding.when.name): one.finding.value
        for one in reading(second_shape()).own
    }
    assert found["capex", "2026-H1"] == 77077


def test_a_fiscal_name_is_that_of_the_company(reading: Reading) -> None:
    names = {
        one.finding.company: one.finding.fiscal
        for shape in (first_shape(), second_shape())
        for one in reading(shape).own
        if one.finding.when.name == "2026-Q2"
    }
    assert names == {"Alibaba": "FY2027 Q1", "Tencent": "2Q2026", "Market": None}


def test_a_pdf_tells_the_page_and_the_row(reading: Reading) -> None:
    def short_pages(blocks: Sequence[Block]) -> bytes:
        return as_pdf(blocks, lines_a_page=34)

    where = {
        one.finding.metric: one.finding.where for one in reading(first_shape(), short_pages).own
    }
    assert where["cloud_ebita"] == "page 1, row Cloud Intelligence Group, column 2 of 2"
    assert where["capex"] == "page 2, sentence with the words capital expenditures"


def test_growth_told_in_a_sentence_goes_to_the_figure_of_the_table(reading: Reading) -> None:
    told = "Capital expenditures were RMB44.0 billion in the second quarter of 2026, up 120%."
    half = (
        "For the six months ended 30 June 2026, capital expenditures were RMB77.1 billion, up 54%."
    )
    growth = {
        one.finding.when.name: one.finding.growth
        for one in reading([*second_shape(), told, half]).own
        if one.finding.metric == "capex"
    }
    assert growth == {"2026-Q2": 120, "2026-H1": 54}


@pytest.mark.parametrize(
    ("sentence", "value", "usd", "growth"),
    [
        (
            "Total revenues were RMB31.5 billion ($4.6 billion), increasing 1% year over year.",
            31500,
            4600,
            1,
        ),
        (
            "Total revenues were RMB31.5 billion (US$4.6 billion), up 3% quarter over quarter.",
            31500,
            4600,
            None,
        ),
        (
            "Total revenues were RMB31.5 billion, compared to RMB35.0 billion in the same period "
            "of 2025, decreasing 10%.",
            31500,
            None,
            None,
        ),
    ],
)
def test_a_sentence_gives_amount_dollars_and_growth_on_the_year(
    reading: Reading, sentence: str, value: int, usd: int | None, growth: int | None
) -> None:
    head = "Baidu Announces Second Quarter 2026 Results for the quarter ended June 30, 2026."
    found = of_quarter([one.finding for one in reading([head, sentence]).own])
    assert found["total_revenue"] == (value, usd, growth)


def test_words_within_a_longer_name_are_not_the_figure(reading: Reading) -> None:
    head = "Baidu Announces Second Quarter 2026 Results for the quarter ended June 30, 2026."
    said = "Online marketing revenue was RMB17.1 billion; "
    more = "non-online marketing revenue was RMB6.9 billion."
    (one,) = reading([head, said + more]).own
    assert (one.finding.value, one.verdict) == (17100, "new")


def test_a_date_in_chinese_numerals_is_read(reading: Reading) -> None:
    told = "騰訊控股有限公司公佈截至二零二六年六月三十日止三個月業績。"
    (one,) = reading([f"{told}總收入為人民幣2,002.0億元,同比增長10%。"]).own
    found = one.finding
    assert (found.when.name, found.value, found.growth) == ("2026-Q2", 200200, 10)


def test_columns_headed_by_days_in_chinese_numerals_over_several_lines(reading: Reading) -> None:
    told = (
        "騰訊控股有限公司\n截至\n二零二六\n年六月三十日止三個月\n業績公佈\n"
        "截至下列日期止三個月\n二零二六年\n六月三十日\n二零二五年\n六月三十日 同比變動\n"
        "二零二六年\n三月三十一日 環比變動\n"
        "(人民幣百萬元,另有指明者除外)\n收入 200,200 182,000 10% 195,195 3%\n"
        "經營盈利 66,066 60,060 10% 65,065 2%"
    )
    intake = reading([told])
    assert of_quarter([one.finding for one in intake.own]) == {
        "total_revenue": (200200, None, 10),
        "operating_profit": (66066, None, 10),
    }


def test_what_is_looked_for_and_not_there_is_named(reading: Reading) -> None:
    without = [block for block in first_shape() if "capital expenditures of" not in str(block)]
    intake = reading(without)
    assert intake.missing == ["capex"]
    assert not intake.sound


def test_the_day_is_read_and_the_title_is_ours(reading: Reading) -> None:
    source = reading(first_shape()).source
    assert source["published"] == "2026-08-20"
    assert source["title"] == "Results for April to June 2026"
    assert reading(third_shape(), as_html).source["published"] == "2026-08-18"


def test_the_end_of_another_period_is_not_the_day(reading: Reading) -> None:
    told = "Alibaba Group, interim report for the six months ended September 30, 2026"
    ending = f"{told}, of its fiscal year ending March 31, 2027."
    assert "published" not in reading([ending]).source
    out = reading([ending, "Published on November 20, 2026."]).source
    assert out["published"] == "2026-11-20"


def test_a_company_not_named_can_be_said(reading: Reading) -> None:
    nameless = [
        str(block).replace("Alibaba", "Our") if isinstance(block, str) else block
        for block in first_shape()
    ]
    with pytest.raises(ValueError, match="say whose it is with --company NAME, one of Alibaba"):
        reading(nameless)
    assert reading(nameless, company="Alibaba").own


@pytest.mark.parametrize(
    ("told", "whose"),
    [
        ("股份代號:00700(港幣櫃台)", "Tencent"),
        ("(HKEX: 9988)", "Alibaba"),
        ("Listed as 9888.HK.", "Baidu"),
        ("Quoted on the exchange (Nasdaq: BIDU)", "Baidu"),
        ("x " * 4000 + "The directors of Tencent thank all.", "Tencent"),
        ("x " * 4000 + "Tencent and Baidu compete. Stock code: 700", "Tencent"),
    ],
)
def test_a_company_is_known_by_its_stock_code_or_anywhere_by_its_name(
    reading: Reading, told: str, whose: str
) -> None:
    head = "Results for the three months ended June 30, 2026."
    assert reading([head, told]).source["publisher"] == whose


def test_of_two_companies_named_none_is_guessed(reading: Reading) -> None:
    told = "Results for the three months ended June 30, 2026."
    with pytest.raises(
        ValueError, match="names Tencent and Baidu; say whose it is with --company NAME"
    ):
        reading([told, "x " * 4000 + "Metals, Tencent and Baidu; 700 of them."])


def test_what_is_quoted_stands_as_it_is_printed(reading: Reading) -> None:
    told = "騰訊控股有限公司公佈截至二零二六年六月三十日止三個月業績。"
    (one,) = reading([f"{told}資本開支為人民幣440億元。"]).own
    assert one.finding.after.startswith("資本開支為人民幣440億元")
    assert "三個月業績" in one.finding.before


def test_a_document_of_years_alone_is_one_of_its_year(reading: Reading) -> None:
    told = "Alibaba Group, annual report for the fiscal year ended March 31, 2026."
    intake = reading([told, "Revenue was RMB900,900 million (US$132,485 million)."])
    (one,) = intake.own
    assert one.finding.when.name == "2025-Q2..2026-Q1"
    assert intake.source["title"] == "Results for April 2025 to March 2026"


def test_a_row_of_trailing_months_is_one_of_years(reading: Reading) -> None:
    told = "Amazon.com announced results for its fourth quarter ended December 31, 2025."
    table = [
        ["", "Q3 2025", "Q4 2025", "Y/Y % Change"],
        ["(in millions)", "", "", ""],
        ["Free cash flow -- TTM (1)", "$14,014", "$11,011", "(71)%"],
    ]
    (one,) = reading([told, table]).own
    assert (one.finding.when.name, one.finding.value) == ("2025", 11011)
