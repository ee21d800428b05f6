"""Sentences under a chart's question have at most 25 words, whatever the companies chosen."""

import re
from itertools import combinations

import pytest

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.charts.catalogue import charts

MOST = 25
CHOICES = ((), *combinations(("Alibaba", "Baidu", "Tencent", "ByteDance"), 1), ("Baidu", "Tencent"))


def longest(text: str) -> int:
    return max(len(sentence.split()) for sentence in re.split(r"(?<=[.;:]) (?=[A-Z0-9])", text))


@pytest.mark.parametrize("name", charts())
def test_no_sentence_has_more_words_than_can_be_taken_in_at_once(
    shipped: Claims, name: str
) -> None:
    chart = charts()[name]
    for company in (*CHOICES, shipped.subjects):
        view = View.of(shipped, company=company)
        reading = " ".join(chart.reading(chart.table(shipped, view), shipped, view))
        assert longest(reading) <= MOST, reading
        assert longest(chart.measured(shipped, view)) <= MOST
