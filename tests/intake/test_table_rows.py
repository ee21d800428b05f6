"""What the columns of a table are: whose period, in which currency, and which growth is whose."""

from decimal import Decimal

import pytest

from components.claims.period import period
from components.intake.document import document
from components.intake.findings import findings
from components.intake.release import Release
from components.intake.table_rows import rows_labelled
from components.intake.words import IntakeWords


@pytest.mark.parametrize(
    ("table", "columns", "amounts"),
    [
        (
            "Three months ended March 31, Year ended March 31, 2025 2026 2025 2026\n"
            "RMB RMB US$ RMB RMB US$ (in millions)\nCash 27,020 9,010 1,304 163,009 76,013 11,009",
            ["2025-Q1", "2026-Q1", "2026-Q1", "2024-Q2..2025-Q1", "2025-Q2..2026-Q1"],
            [27020, 9010, 1304, 163009, 76013],
        ),
        (
            "RMB in millions\n4Q2025 4Q2024 3Q2025 2025 2024\n"
            "Cash (d) 19,092 36,098 12,093 79,098 7,600",
            ["2025-Q4", "2024-Q4", "2025-Q3", "2025", "2024"],
            [19092, 36098, 12093, 79098, 7600],
        ),
        (
            "Q3 Q4 FY FY\n(In billions) 2025 2025 2024 2025 YoY\nRMB RMB RMB RMB\n"
            "Cash 4.1 5.9 14.1 19.9 31 %",
            ["2025-Q3", "2025-Q4", "2024", "2025"],
            [4100, 5900, 14100, 19900],
        ),
        (
            "截至6月30日止三个月\n2025 2026\n人民币 人民币 美元\n(以百万计)\nCash 1,001 2,002 294",
            ["2025-Q2", "2026-Q2", "2026-Q2"],
            [1001, 2002, 294],
        ),
        (
            "Three months ended June 30, 2026\nRMB in thousands\nCash 1,001,000 1,000",
            [],
            [],
        ),
    ],
)
def test_columns_are_told_from_their_heads(
    table: str, columns: list[str], amounts: list[int]
) -> None:
    year_ends = 3 if "March" in table else 12
    rows = list(rows_labelled(table, "Cash", year_ends, 1))
    found = [column.when.name for row in rows for column in row.columns]
    assert found[: len(columns)] == columns
    assert [value for row in rows for value in row.amounts][: len(amounts)] == amounts


def test_a_label_that_goes_on_below_its_numbers_is_a_row() -> None:
    table = (
        "Three months ended June 30,\n2025 2026\nRMB RMB US$\n"
        "Less: Cash paid (excluding land and what is being built  (1,001)  (2,002)  (294)\n"
        "of campuses)"
    )
    (row,) = rows_labelled(table, "Less: Cash paid", 3, 1)
    assert list(row.amounts) == [-1001, -2002, -294]


def test_the_head_of_the_table_above_is_not_this_ones() -> None:
    table = (
        "(In billions) Q2 Q1 Q2\n2025 2026 2026\nOther 8.1 7.3 6.2\n"
        "Three months ended June 30, 2025 Three months ended March 31, 2026 "
        "Three months ended June 30, 2026\n"
        "Cash (1,001) (2) - (1,003) 4,004 5 - 4,009 6,006 7 - 6,013"
    )
    (row,) = rows_labelled(table, "Cash", 12, 4)
    assert list(row.amounts) == [-1003, 4009, 6013]


def test_a_dash_in_place_of_growth_is_no_amount() -> None:
    table = (
        "Q3 Q2 Q3\n2024 2025 2025 YOY QOQ\nRMB RMB RMB US$\n"
        "Cash\n(loss) ([2]) 5,905 3,207 (15,001) (2,100) - -"
    )
    (row,) = rows_labelled(table, "Cash (loss)", 12, 1)
    assert list(row.amounts) == [5905, 3207, -15001, -2100]


def test_a_row_of_adjustments_is_no_row_of_periods() -> None:
    table = (
        "As reported Adjustments Non-IFRS\nUnaudited three months ended 31 December 2025\n"
        "Operating profit  60,038  7,010  – 1,094  – 306 – – 69,018"
    )
    assert list(rows_labelled(table, "Operating profit", 12, 1)) == []


def test_growth_of_the_year_is_not_given_to_the_quarter(shipped_words: IntakeWords) -> None:
    table = (
        "Q3 Q4 FY FY\n(In billions) 2025 2025 2024 2025 YoY\nRMB RMB RMB RMB\n"
        "- AI Cloud Infra 4.1 5.9 14.1 19.9 41 %"
    )
    words = next(one for one in shipped_words.companies if one.company == "Baidu")
    release = Release(document(table.encode()), words, period("2025-Q4"), "Made", None)
    growth = {one.when.name: one.growth for one in findings(release).own}
    assert growth == {"2025-Q4": None, "2025": Decimal(41)}
