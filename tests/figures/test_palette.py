"""The company colours are told apart by every eye, stand out from the paper, and are set once."""

import re
import tomllib
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from components.claims.model import Claims
from components.figures.theme import OTHERS, PALETTE, palette_of
from dev.looks.color_math import SIGHTS, ciede2000, contrast, difference

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / ".streamlit" / "config.toml"
THEMES = ("light", "dark")
COLORS = {theme: (*PALETTE[theme], OTHERS[theme]) for theme in THEMES}


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [  # from the supplementary data of Sharma, Wu and Dalal
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, -1, 2), (50, 0, 0), 2.3669),
        ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
        ((50, 2.5, 0), (61, -5, 29), 22.8977),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_measure_of_difference_gives_the_published_values(
    one: tuple[float, float, float], other: tuple[float, float, float], known: float
) -> None:
    assert ciede2000(one, other) == pytest.approx(known, abs=0.0001)
    assert ciede2000(other, one) == pytest.approx(known, abs=0.0001)


def test_the_measure_of_contrast_gives_the_known_ends() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert difference("#123456", "#123456") == 0


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", SIGHTS)
def test_any_two_company_colors_are_told_apart(theme: str, sight: str) -> None:
    near = {
        (one, other): round(difference(one, other, sight), 1)
        for one, other in combinations(COLORS[theme], 2)
    }
    assert {pair: apart for pair, apart in near.items() if apart < 12} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_every_company_color_stands_out_from_the_paper(claims: Claims, theme: str) -> None:
    paper = palette_of(claims, theme).paper
    ratios = {color: round(contrast(color, paper), 2) for color in COLORS[theme]}
    assert {color: ratio for color, ratio in ratios.items() if ratio < 3} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_words_are_readable_on_the_paper(claims: Claims, theme: str) -> None:
    its = palette_of(claims, theme)
    assert contrast(its.ink, its.paper) >= 7
    assert contrast(its.quiet, its.paper) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_figures_and_pages_have_the_same_colors(claims: Claims, theme: str) -> None:
    its = palette_of(claims, theme)
    page = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][theme]
    assert tuple(page["chartCategoricalColors"][: len(COLORS[theme])]) == COLORS[theme]
    assert (page["backgroundColor"], page["textColor"]) == (its.paper, its.ink)
    assert (page["grayTextColor"], page["borderColor"]) == (its.quiet, its.grid)


def test_a_company_has_its_color_by_its_place_in_the_file(claims: Claims) -> None:
    colors = palette_of(claims, "light").company
    assert [colors[name] for name in claims.subjects] == list(PALETTE["light"][:4])
    assert colors["Huawei"] == OTHERS["light"] != colors["Market"]
    assert set(colors) == set(claims.company)


@pytest.mark.parametrize("theme", THEMES)
def test_any_number_of_companies_have_a_color_each(claims: Claims, theme: str) -> None:
    many = [f"Company {n}" for n in range(60)]
    known = claims.companies[0]
    more = tuple(known.model_copy(update={"name": name}) for name in many)
    its = palette_of(replace(claims, companies=(*claims.companies, *more)), theme)
    colors = {its.company[name] for name in (*claims.subjects, *many)} | {its.company["Huawei"]}
    assert len(colors) == len(claims.subjects) + len(many) + 1
    assert {color for color in colors if contrast(color, its.paper) < 3} == set()


def test_a_tint_lies_between_the_paper_and_the_color(claims: Claims) -> None:
    its = palette_of(claims, "light")
    assert its.tint("Alibaba", 1) == its.company["Alibaba"]
    assert its.tint("Alibaba", 0) == its.paper
    assert (
        1 < contrast(its.tint("Alibaba"), its.paper) < contrast(its.company["Alibaba"], its.paper)
    )


@pytest.mark.parametrize(
    "sheet", ["shell/frame.css", "evidence/portrait.css", "overview/overview.css"]
)
def test_a_style_sheet_gives_each_company_the_colour_of_the_charts(sheet: str) -> None:
    words = (ROOT / "components/ui" / sheet).read_text(encoding="utf-8")
    written = re.findall(r"--company: light-dark\((#\w+), (#\w+)\)", words)
    assert written == list(zip(PALETTE["light"], PALETTE["dark"], strict=True))
