"""A chart as text: JSON of what is shown, and a web page that needs no network."""

import json
from html import escape

from components.analysis.graded import graded
from components.analysis.view import View
from components.claims.model import Claims
from components.figures.chart import Chart
from components.figures.theme import Theme, look
from components.publish.caption import Caption, caption
from components.publish.data_file import shown_table
from components.publish.image import framed
from components.publish.links import ADDRESS, lasting_link


def json_file(chart: Chart, claims: Claims, view: View, base: str = ADDRESS) -> bytes:
    """The shown rows as JSON, with question, finding, definition, view, edition and link."""
    table = graded(claims, chart.table(claims, view))
    rows = json.loads(shown_table(chart, claims, view).to_json(orient="records", force_ascii=False))
    said = {
        "chart": chart.name,
        "question": chart.question,
        "finding": " ".join(chart.reading(table, claims, view)),
        "measured": chart.measured(claims, view),
        "view": view.words(claims),
        "edition": view.edition,
        "link": lasting_link(base, chart.page, view),
        "rows": rows,
    }
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def html_file(
    chart: Chart, claims: Claims, view: View, theme: Theme | None = None, base: str = ADDRESS
) -> bytes:
    """The chart as a page of its own, still interactive, that opens from disk without a network."""
    made = framed(chart, claims, view, theme, base=base)
    shades = look(claims, theme or ("dark" if view.theme == "dark" else "light"))
    table = graded(claims, chart.table(claims, view))
    said = caption(chart, table, made.figure, claims, view, base)
    drawn = made.figure.to_html(
        full_html=False,
        include_plotlyjs=True,
        div_id=chart.name,
        config={"displaylogo": False, "responsive": True, "displayModeBar": False},
    )
    page = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(said.title)}</title><style>body{{margin:2rem auto;max-width:900px;"
        f"padding:0 1rem;background:{shades.paper};color:{shades.ink};"
        f"font:15px/1.45 'Source Sans 3',sans-serif}}p{{margin:.4rem 0}}"
        f"small,footer{{color:{shades.quiet}}}a{{color:inherit}}</style></head><body>"
        f"{_head(said)}{drawn}{_foot(said)}</body></html>"
    )
    return page.encode("utf-8")


def _head(said: Caption) -> str:
    return (
        f"<h1>{escape(said.title)}</h1><p><strong>{escape(said.finding)}</strong></p>"
        f"<p><small>{escape(said.measured)} Letters A to E grade the evidence.</small></p>"
        f"<p><small>View: {escape(said.view)}</small></p>"
    )


def _foot(said: Caption) -> str:
    return (
        f"<footer><p>{escape(said.sources)}</p><p>{escape(said.edition)}</p>"
        f'<p><a href="{escape(said.link)}">{escape(said.link)}</a></p></footer>'
    )
