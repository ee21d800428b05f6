"""Small multiples on one time axis, drawn as one plain layout: far cheaper than make_subplots."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components.figures.theme import Look

TITLE = 72  # pixels over a panel for its name and its latest figures
AXIS = 26  # pixels under a panel for the years


@dataclass(frozen=True)
class Panel:
    """One panel: the ids of its axes, and the layout entries that place them."""

    x: str
    y: str
    layout: dict[str, Any]
    annotations: list[dict[str, Any]]


def panels(
    titles: Sequence[tuple[str, str, str]], look: Look, pitch: int, foot: int
) -> tuple[list[Panel], int]:
    """Panels in one or two columns, and the height in pixels of the whole.

    Each title is a name, its colour and a quiet second line. All panels share both axes; `pitch`
    is the height of a panel with its title and years, `foot` what is kept free below for a legend.
    """
    columns = min(2, len(titles))
    lines = -(-len(titles) // columns)
    height = pitch * lines + foot
    placed = []
    for i, (name, color, second) in enumerate(titles):
        line, column = divmod(i, columns)
        n = "" if i == 0 else str(i + 1)
        top = height - pitch * line
        y_domain = [(top - pitch + AXIS) / height, (top - TITLE) / height]
        x_domain = [0.0, 1.0] if columns == 1 else [0.52 * column, 0.48 + 0.52 * column]
        axis = {"showticklabels": column == 0}
        placed.append(
            Panel(
                x=f"x{n}",
                y=f"y{n}",
                layout={
                    f"xaxis{n}": {"domain": x_domain, "anchor": f"y{n}"}
                    | ({"matches": "x"} if i else {}),
                    f"yaxis{n}": {"domain": y_domain, "anchor": f"x{n}"}
                    | ({"matches": "y"} if i else {})
                    | axis,
                },
                annotations=[
                    {
                        "text": f"<b>{name}</b><br><span style='font-size:12px'>{second}</span>",
                        "font": {"color": color, "size": 15},
                        "align": "left",
                        "xref": "paper",
                        "x": x_domain[0],
                        "xanchor": "left",
                        "yref": "paper",
                        "y": y_domain[1],
                        "yanchor": "bottom",
                        "yshift": 2,
                        "showarrow": False,
                    }
                ],
            )
        )
    return placed, height
