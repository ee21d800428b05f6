"""Workbook, slides and CSV as LibreOffice opens them: the same values, and nothing is run."""

import csv
import re
import subprocess
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Pt

from components.analysis.view.view import View
from components.claims.model import Claims
from components.figures.answer import Answer, answer
from components.figures.chart import Chart
from components.figures.charts.capex import CAPEX_AND_REVENUE
from components.figures.charts.catalogue import charts
from components.figures.charts.market_share import SHARES
from components.publish.files.data_file import csv_file
from components.publish.files.deck import deck
from components.publish.files.office_chart import is_tabular
from components.publish.files.workbook import workbook
from components.wording.formats import day_words
from tests.documents.reading import Convert, text_of, words_of
from tests.made import view_with_something

pytestmark = [pytest.mark.documents, pytest.mark.needs("soffice"), pytest.mark.timeout(300)]

# Comma, double quote, UTF-8, all sheets, values as shown nowhere rounded.
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
EVIL = ("=1+1", "+1+1", "-1+1", "@SUM(1;1)", "＝1+1", '=HYPERLINK("http://example.com";"x")')


def cells(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))


def poisoned(claims: Claims) -> Claims:
    """The claims with publishers that a spreadsheet would run."""
    sources = tuple(
        s.model_copy(update={"publisher": EVIL[i % len(EVIL)]})
        for i, s in enumerate(claims.sources)
    )
    return replace(claims, sources=sources)


@pytest.mark.parametrize("chart", [SHARES, CAPEX_AND_REVENUE], ids=lambda chart: chart.name)
def test_a_workbook_shows_the_same_values_in_the_same_order(
    chart: Chart, claims: Claims, view: View, convert: Convert, tmp_path: Path
) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(workbook([answer(claims, chart, view)]))
    made = {path.stem.removeprefix("book-"): path for path in convert(file, ALL_SHEETS)}
    assert set(made) == {chart.name, f"{chart.name[:25]} chart", "Sources", "Notes"}
    head, *rows = cells(made[chart.name])
    wanted = answer(claims, chart, view).data_table
    assert head == list(wanted.columns)
    assert len(rows) == len(wanted)
    for found, row in zip(rows, wanted.itertuples(index=False), strict=True):
        for cell, value in zip(found, row, strict=True):
            assert same(cell, value), (cell, value)


def same(cell: str, value: object) -> bool:
    """Whether a cell shows a value; a number to the last digit."""
    if value is None or value != value:
        return cell == ""
    if isinstance(value, int | float):
        return float(cell) == pytest.approx(float(value), rel=1e-12)
    return cell == str(value)


def test_days_in_a_workbook_are_days(
    claims: Claims, view: View, convert: Convert, tmp_path: Path
) -> None:
    shown = answer(claims, CAPEX_AND_REVENUE, view)
    file = tmp_path / "book.xlsx"
    file.write_bytes(workbook([shown]))
    (flat,) = convert(file, "fods")
    days = set(re.findall(r'office:date-value="([^"T]+)', flat.read_text(encoding="utf-8")))
    whole = {p for p in shown.data_table["Published"] if re.fullmatch(r"\d{4}-\d\d-\d\d", p)}
    assert whole
    assert whole <= days


def test_a_workbook_runs_nothing(
    claims: Claims, view: View, convert: Convert, tmp_path: Path
) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(workbook([answer(poisoned(claims), CAPEX_AND_REVENUE, view)]))
    found = [cell for path in convert(file, ALL_SHEETS) for row in cells(path) for cell in row]
    assert {f"'{evil}" for evil in EVIL} & set(found), "the dangerous names have not arrived"
    assert "2" not in found
    assert not [cell for cell in found if cell.startswith(EVIL)]


def test_a_csv_runs_nothing(claims: Claims, view: View, convert: Convert, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes(csv_file(answer(poisoned(claims), CAPEX_AND_REVENUE, view)))
    (ods,) = convert(file, "ods")
    (back,) = [p for p in convert(ods, "csv") if p.suffix == ".csv"]
    column = cells(file)[0].index("Sources")
    assert [row[column] for row in cells(back)] == [row[column] for row in cells(file)]


def _each(claims: Claims) -> list[Answer]:
    """Every chart, answered so that it has something to show."""
    return [answer(claims, c, view_with_something(c, claims)) for c in charts().values()]


@pytest.fixture(scope="module")
def slides(shipped: Claims, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every chart on a slide, as a PDF made by LibreOffice."""
    folder = tmp_path_factory.mktemp("deck")
    file = folder / "deck.pptx"
    file.write_bytes(deck(_each(shipped)))
    profile = f"-env:UserInstallation=file://{folder}/office"
    call = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*call, str(file)], check=True, capture_output=True, timeout=200)
    return folder / "deck.pdf"


@pytest.mark.needs("pdftotext")
def test_each_slide_has_its_question_its_sources_and_its_link(
    slides: Path, shipped: Claims
) -> None:
    _cover, _contents, *pages = text_of(slides).split("\f")[:-1]
    assert len(pages) == len(charts())
    for page, chart in zip(pages, charts().values(), strict=True):
        told = " ".join(page.split())
        assert chart.question in told
        assert "Source" in told
        assert f"edition of {day_words(shipped.edition)}" in told
        assert "http://localhost:8501/" in told


@pytest.mark.needs("pdftotext")
def test_no_word_of_a_slide_lies_on_another_or_leaves_it(slides: Path) -> None:
    found = Presentation(slides.with_suffix(".pptx"))
    width, height = found.slide_width / Pt(1), found.slide_height / Pt(1)
    for number, page in enumerate(words_of(slides), start=1):
        covered = [(a.text, b.text) for a, b in combinations(page, 2) if a.covers(b)]
        assert not covered, number
        assert not [w.text for w in page if w.right > width or w.foot > height], number


@pytest.mark.needs("pdftotext")
def test_no_word_of_a_slide_is_broken(slides: Path) -> None:
    """As 'ByteDanc e' in a narrow column; a link alone may be."""
    made = Presentation(slides.with_suffix(".pptx")).slides
    for slide, page in zip(made, words_of(slides), strict=True):
        printed = {word.text for word in page}
        tables = [shape.table for shape in slide.shapes if shape.has_table]
        cells = [cell.text for table in tables for row in table.rows for cell in row.cells]
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        said = {word for text in (*cells, *texts) for word in text.split()}
        assert {word for word in said if word.isascii() and "http" not in word} <= printed


@pytest.mark.needs("pdftoppm")
def test_no_slide_is_without_its_chart_or_table(slides: Path, shipped: Claims) -> None:
    out = slides.with_suffix("")
    call = ["pdftoppm", "-r", "40", "-png", str(slides), str(out)]
    subprocess.run(call, check=True, capture_output=True)
    _cover, _contents, *pictures = sorted(slides.parent.glob("deck-*.png"))
    assert len(pictures) == len(charts())
    given = _each(shipped)
    for picture, one in zip(pictures, given, strict=True):
        drawn = Image.open(picture).convert("RGB")
        width, height = drawn.size
        middle = drawn.crop((0, round(height * 0.25), width, round(height * 0.8)))
        pixels = middle.get_flattened_data()
        colored = [c for c in pixels if max(c) - min(c) > 40]
        inked = [c for c in pixels if max(c) < 120] if is_tabular(one) else colored
        assert len(inked) > 40, f"{picture.name}: nothing where the chart belongs"
