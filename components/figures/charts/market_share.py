"""Shares under one yardstick: who holds how much, and how far behind the leader."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.analysis.market.shares import NOT_SHOWN, REST, share_history, standing_under
from components.analysis.tables import rows_of
from components.analysis.view.view import View, yardsticks_ranked
from components.claims.model import Claims
from components.figures.chart import (
    HOVER,
    Chart,
    Sentences,
    blank,
    marks,
    pattern,
    status_legend,
    weak,
)
from components.figures.theme import Palette
from components.wording.formats import company_name, listed, ordinal, percent, spoken
from components.wording.yardstick_words import by_its_count, interest_words

PITCH = 44  # pixels from bar to bar
HEAD = 40  # pixels over the bars, for the head of the gaps
LEGEND = 34  # pixels kept free below the bars, where a legend stands
NAMES, GAPS = 122, 92  # pixels left of the bars and right of them
_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def nothing_held(claims: Claims, yardstick: str) -> str:
    """Why there is no share by a yardstick: hidden by the choices made, or never published."""
    if yardstick in claims.yardstick and yardstick not in yardsticks_ranked(claims.whole):
        house = claims.yardstick[yardstick].house
        return f"No share by {yardstick} is held: {house} gives the size of the market alone."
    return f"Nothing is held by {yardstick} under the choices made."


def yardstick_measured(claims: Claims, view: View) -> str:
    """What the view's yardstick measures, in words."""
    if view.yardstick not in claims.yardstick:
        return "Share in percent."
    yardstick = claims.yardstick[view.yardstick]
    return f"{yardstick.measures}, share in percent. {yardstick.counts}"


def vendor(claims: Claims, company: str, brand: object = None) -> str:
    """A company with its cloud, or with the brand that is counted: 'Alibaba (Qwen)'."""
    is_of_brand = isinstance(brand, str) and brand
    return f"{company} ({brand})" if is_of_brand else company_name(claims, company)


def points_words(first: float, second: float) -> str:
    """How far two shares are apart: '21 points', '1 point', '0.9 points'."""
    said = gap_words(abs(first - second), digits_of((first, second))).removesuffix(".0")
    return f"{said} point" if said == "1" else f"{said} points"


def digits_of(shares: Iterable[float]) -> int:
    """How many digits what is worked out of shares can bear: none where one was printed whole."""
    return int(all(round(share, 1) % 1 for share in shares if share == share))


def gap_words(points: float, digits: int) -> str:
    """A gap in points with so many digits; with one where none would leave nothing."""
    return f"{points:.{digits}f}" if round(points, digits) else f"{points:.1f}"


def of_period(when: str) -> str:
    """A spoken period with its article where it takes one: 'the first half of 2025'."""
    return f"the {when}" if "half" in when or "quarters" in when else when


def _table(claims: Claims, view: View) -> pd.DataFrame:
    """The standing with each `vendor` named, and how many points it is `behind` the leader.

    `digits` is how many the figures that are worked out can bear.
    """
    table = standing_under(claims, view)
    if table.empty:
        return table.assign(vendor=[], behind=[], digits=[])
    leaders = table[table["leads"].astype(bool)]["share"]
    first = leaders.max() if len(leaders) else float("nan")
    named = table["place"].notna()
    return table.assign(
        vendor=[vendor(claims, row.company, row.brand) for row in rows_of(table)],
        behind=(first - table["share"]).where(named),
        digits=digits_of(table["share"][named]),
    )


def _measured(claims: Claims, view: View) -> str:
    """What is measured, and once for all bars whose estimate they are."""
    said, table = yardstick_measured(claims, view), standing_under(claims, view)
    if view.yardstick not in claims.yardstick or table.empty:
        return said
    yardstick = claims.yardstick[view.yardstick]
    leading = table[table["leads"].astype(bool)]
    is_tied = bool(leading["tied"].any())
    interest = interest_words(claims, yardstick, set(leading["company"]), is_tied)
    interest = f" {interest}." if interest else ""
    if table["share"].isna().all():
        return f"{yardstick.measures}: places only. {yardstick.counts}{interest}"
    if not _all_estimates(table):
        return f"{said}{interest}"
    unnamed = yardstick.house.startswith("Not named")
    whose = "an estimate by a house not named" if unnamed else f"an estimate by {yardstick.house}"
    return f"{said} Every share is {whose}.{interest}"


def _all_estimates(table: pd.DataFrame) -> bool:
    """Whether every company's figure is an estimate, so that no bar need say so."""
    return set(table[table["place"].notna()]["status"]) == {"estimate"}


def _figure(table: pd.DataFrame, view: View, palette: Palette) -> go.Figure:
    """Bars on a zero base, the largest on top; at the right how far each is behind the leader."""
    estimates = _all_estimates(table)
    head = HEAD if (table["behind"].astype(float) > 0).any() else 8
    foot = 8 if estimates else LEGEND
    figure = blank(palette, head + PITCH * len(table) + foot)
    down = [-float(i) for i in range(len(table))]
    inks = [palette.company.get(c, palette.quiet) for c in table["company"]]
    shares = table["share"].astype(float)
    placed = shares.isna()
    if not placed.all():
        _draw_bars(figure, table, down, inks, palette, estimates)
    if placed.any():
        _draw_places(figure, table[placed], [-float(i) for i in table.index[placed]], palette)
    names = [_name(row.vendor, ink) for row, ink in zip(rows_of(table), inks, strict=True)]
    figure.update_yaxes(
        tickvals=down,
        ticktext=names,
        tickfont={"color": palette.ink, "size": 13},
        range=[-len(table) + 0.5, 0.5],
        showgrid=False,
        automargin=False,
        ticklabelstandoff=10,
    )
    most = 1.0 if placed.all() else max(float(shares.max()), 1.0)
    figure.update_xaxes(range=[0, most], visible=False)
    figure.update_layout(margin={"l": NAMES, "r": GAPS, "t": head, "b": foot}, showlegend=False)
    if not estimates and not placed.all():
        status_legend(figure, palette, list(table["status"]), bars=True)
    _name_gaps(figure, table, down, palette)
    return figure


def _name(said: str, ink: str) -> str:
    """A company's name left of its bar, what stands in brackets on a line of its own."""
    name, _, more = said.partition(" (")
    return f"<b>{name}</b>" + (f"<br><span style='font-size:11px'>({more}</span>" if more else "")


def _draw_bars(
    figure: go.Figure,
    table: pd.DataFrame,
    down: list[float],
    inks: list[str],
    palette: Palette,
    estimates: bool,
) -> None:
    """A bar a company, with its share at its end."""
    words = [
        f"<b>{row.vendor}</b>: {_share_words(row)}<br>"
        f"{row.yardstick}, {spoken(row.period)}, {row.status}"
        for row in rows_of(table)
    ]
    figure.add_bar(
        x=table["share"],
        y=down,
        width=0.56,
        orientation="h",
        marker=_estimated(table, inks, palette) if estimates else pattern(table, inks, palette),
        text=[f"<b>{_share(row)}</b>" if row.share == row.share else "" for row in rows_of(table)],
        textposition="outside",
        textfont={"color": inks, "size": 14},
        cliponaxis=False,
        customdata=marks(table, words),
        hovertemplate=HOVER,
        name="shares",
        showlegend=False,
    )


def _share_words(row: Any) -> str:
    if row.share != row.share:
        return f"{ordinal(int(row.place))}, share not published"
    return f"{'about ' if row.bound == 'about' else ''}{_share(row)}"


def _share(row: Any) -> str:
    """A share as it was printed; that of all others, which is worked out, with no digit more."""
    return percent(row.share, row.digits if row.company in (REST, NOT_SHOWN) else None)


def _estimated(table: pd.DataFrame, inks: list[str], palette: Palette) -> dict[str, Any]:
    """Bars that are all estimates: pale with an outline, hollow if weak; the rest stays hatched."""
    named = list(table["place"].notna())
    marker = pattern(table, inks, palette)
    rows = zip(table["company"], named, weak(table), inks, strict=True)
    marker["color"] = [
        (palette.paper if hollow else palette.tint(company, 0.3)) if name else ink
        for company, name, hollow, ink in rows
    ]
    marker["pattern"]["shape"] = ["" if name else "/" for name in named]
    return marker


def _draw_places(
    figure: go.Figure, table: pd.DataFrame, down: list[float], palette: Palette
) -> None:
    """A dot and a place for each company of which no share was published."""
    said = [
        f"<b>{row.vendor}</b>: {_share_words(row)}<br>{row.yardstick}, {spoken(row.period)}"
        for row in rows_of(table)
    ]
    figure.add_scatter(
        x=[0.0] * len(table),
        y=down,
        mode="markers+text",
        marker={
            "size": 11,
            "color": [palette.company.get(c, palette.quiet) for c in table["company"]],
            "symbol": ["circle-open-dot" if w else "circle" for w in weak(table)],
        },
        text=[f"  {ordinal(int(place))}" for place in table["place"]],
        textposition="middle right",
        textfont={"size": 14, "color": palette.ink},
        cliponaxis=False,
        customdata=marks(table, said),
        hovertemplate=HOVER,
        name="places",
        showlegend=False,
    )


def _name_gaps(figure: go.Figure, table: pd.DataFrame, down: list[float], palette: Palette) -> None:
    """How many points each is behind the leader, in a column of its own with a head."""
    behind = table["behind"].astype(float)
    if not (behind > 0).any():
        return
    leader = table[table["leads"].astype(bool)]["company"].iloc[0]
    at = {"x": 1, "xref": "paper", "xanchor": "right", "xshift": GAPS - 2, "align": "right"}
    ink = {"size": 13, "color": palette.quiet}
    for y, points, digits in zip(down, behind, table["digits"], strict=True):
        if points > 0:
            said = gap_words(points, digits)
            figure.add_annotation(y=y, text=said, font={**ink, "size": 14}, **at)
    head = f"points behind<br>{leader}"
    figure.add_annotation(
        y=1, yref="paper", yanchor="bottom", yshift=2, text=head, font={**ink, "size": 12}, **at
    )


def _reading(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    if table.empty:
        return (nothing_held(claims, view.yardstick),)
    yardstick = claims.yardstick[view.yardstick]
    named = table[table["place"].notna()]
    when = of_period(spoken(table["period"].iloc[0]))
    by = by_its_count(claims, yardstick)
    if named["share"].isna().all():
        first, others = named[named["place"] <= 2], named[named["place"] > 2]
        if first.empty:
            first, others = others, first
        more = f"; {_order_words(others)}" if len(others) else ""
        only = f"These are places in {when}, without shares{more}."
        return f"{by}, {_order_words(first)}.", only
    (unnamed,) = rows_of(table[table["company"] == REST])
    rest = f"In {when}, all others together hold {_share(unnamed)}"
    for hidden in rows_of(table[table["company"] == NOT_SHOWN]):
        rest += f"; {_share(hidden)} are of companies not shown"
    ranked = named[named["share"].isna()]
    among = (f"Without a published share, {_order_words(ranked)}.",) if len(ranked) else ()
    finding = f"{by}, {_leader_words(table, claims, view)}."
    return finding, f"{rest}.", *among, *_later(table, claims, view)


def _later(table: pd.DataFrame, claims: Claims, view: View) -> Sentences:
    """What is held for a later period, of too few companies for a split; nothing if this is it."""
    history = share_history(claims, view, everyone=True)
    later = history[(history["end"] > table["end"].max()) & history["share"].notna()]
    if later.empty:
        return ()
    newest = later[later["end"] == later["end"].max()]
    known = [f"{vendor(claims, r.company, r.brand)} ({percent(r.share)})" for r in rows_of(newest)]
    when, verb = spoken(newest["period"].iloc[0]), "are" if len(known) > 1 else "is"
    return (f"Later, in {of_period(when)}, only {listed(known)} {verb} known.",)


def _leader_words(table: pd.DataFrame, claims: Claims, view: View) -> str:
    """Who leads by how much, as it goes on after 'By Omdia's count'."""
    named = table[table["place"].notna() & table["share"].notna()]
    first = named.iloc[0]
    holds = f"{first['vendor']} holds {percent(first['share'])}"
    if claims.yardstick[view.yardstick].scope == "worldwide":
        return f"{holds} worldwide, the most of the companies shown"
    leading = named[named["leads"].astype(bool)]
    if leading.empty:
        return "the leader is not among the companies shown"
    if len(leading) > 1:
        return f"{listed(list(leading['vendor']))} are level at {percent(first['share'])}"
    if first["tied"]:
        return f"{first['vendor']} shares the first place at {percent(first['share'])}"
    return f"{holds}, {_lead(first, claims, view)}"


def _lead(first: pd.Series, claims: Claims, view: View) -> str:
    """How far the leader is ahead of the second, whom the reader may have left out."""
    everyone = standing_under(claims, replace(view, company=claims.subjects))
    second = everyone[everyone["place"] == 2]
    if second.empty:
        return "and who is second was not published"
    row = second.iloc[0]
    name = vendor(claims, row["company"], row["brand"])
    if row["company"] in set(claims.subjects) - set(view.company):
        return f"and {name} is second, not among the companies shown"
    if row["share"] != row["share"]:
        return f"and {name} is second, its share not published"
    return f"{points_words(first['share'], row['share'])} more than {name}"


def _order_words(named: pd.DataFrame) -> str:
    """Who stands where, in words: 'Alibaba is first and Baidu second'."""
    parts: list[str] = []
    for place, rows in named.groupby("place", sort=True):
        verb = "" if parts else " is" if len(rows) == 1 else " are"
        at = int(float(str(place)))
        word = _PLACES[at - 1] if at <= len(_PLACES) else ordinal(at)
        parts.append(f"{listed(list(rows['vendor']))}{verb} {word}")
    return listed(parts)


SHARES = Chart(
    name="shares",
    page="market_share",
    question="Who holds how much of this market?",
    measured=_measured,
    table=_table,
    needs="yardstick",
    draw=_figure,
    reading=_reading,
    columns={
        "company": "Company",
        "share": "Share, %",
        "place": "Place",
        "behind": "Points behind the leader",
        "period": "Period",
        "status": "Status",
    },
)
