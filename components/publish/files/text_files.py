"""A chart as text: JSON of what is shown, and a web page that needs no network."""

import json
from html import escape

from components.figures.answer import Answer
from components.figures.theme import Theme, palette_of
from components.publish.caption import NAME, Caption, caption
from components.publish.links import ADDRESS, lasting_link


def json_file(answer: Answer, base: str = ADDRESS) -> bytes:
    """The shown rows as JSON, with question, finding, definition, view, edition and link."""
    rows = json.loads(answer.data_table.to_json(orient="records", force_ascii=False))
    chart, view = answer.chart, answer.view
    said = {
        "chart": chart.name,
        "question": chart.question,
        "finding": answer.reading,
        "measured": answer.measured,
        "view": answer.view_words,
        "edition": view.edition,
        "link": lasting_link(base, chart.page, view),
        "rows": rows,
    }
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def html_file(answer: Answer, theme: Theme | None = None, base: str = ADDRESS) -> bytes:
    """The chart as a page of its own, still interactive, that opens from disk without a network."""
    shades = palette_of(answer.claims, theme or answer.theme)
    said = caption(answer, base)
    drawn = answer.figure(theme).to_html(
        full_html=False,
        include_plotlyjs=True,
        div_id=answer.chart.name,
        config={"displaylogo": False, "responsive": True, "displayModeBar": False},
    )
    page = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(said.finding)}</title><style>body{{margin:2rem auto;max-width:900px;"
        f"padding:0 1rem;background:{shades.paper};color:{shades.ink};"
        f"font:15px/1.45 'Source Sans 3',sans-serif}}p{{margin:.4rem 0}}"
        f"small,footer{{color:{shades.quiet}}}a{{color:inherit}}</style></head><body>"
        f"{_head(said)}{drawn}{_foot(said)}</body></html>"
    )
    return page.encode("utf-8")


def _head(said: Caption) -> str:
    chosen = f"<p><small>Shown: {escape(said.view)}</small></p>" if said.view else ""
    return (
        f"<p><small>{escape(NAME)} · {escape(said.question)}</small></p>"
        f"<h1>{escape(said.finding)}</h1><p>{escape(said.rest)}</p>"
        f"<p><small>{escape(said.measured)}</small></p>{chosen}"
    )


def _foot(said: Caption) -> str:
    return (
        f"<footer><p>{escape(said.evidence)}</p><p>{escape(said.sources)}</p><p>{escape(said.edition)}</p>"
        f'<p><a href="{escape(said.link)}">{escape(said.link)}</a></p></footer>'
    )
