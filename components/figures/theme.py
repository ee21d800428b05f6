"""How figures look: the palette, a light and a dark template, and numbers as a reader says them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

import plotly.graph_objects as go

from components.claims.model import Claims

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
FONT = '"Source Sans", "Source Sans 3", "Noto Sans CJK SC", sans-serif'

# One colour a subject, by its place in the claims file, and one for all others of the race. Peers
# abroad and the market are grey and told apart by their labels;
# tests/figures hold how far apart they are for every eye, and how they stand out from the paper.
PALETTE: Mapping[Theme, tuple[str, ...]] = MappingProxyType(
    {
        "light": ("#c8380a", "#4c2a85", "#0b5a52", "#1f70b8", "#660000", "#0000e0"),
        "dark": ("#ff7c27", "#bdb0de", "#6bd2b6", "#3d92ff", "#cbf094", "#808ab2"),
    }
)
OTHERS: Mapping[Theme, str] = MappingProxyType({"light": "#7d6a4f", "dark": "#af9c77"})
# paper, ink, quiet ink, grid
_TONES: Mapping[Theme, tuple[str, str, str, str]] = MappingProxyType(
    {
        "light": ("#fbfaf7", "#1f2933", "#5b646d", "#e3ded3"),
        "dark": ("#14171a", "#e8e6e1", "#a7adb3", "#343b41"),
    }
)


@dataclass(frozen=True)
class Palette:
    """Everything a figure builder needs to know of the theme; `company` gives each its colour."""

    theme: Theme
    paper: str
    ink: str
    quiet: str
    grid: str
    company: Mapping[str, str]

    @property
    def template(self) -> go.layout.Template:
        """The template every figure names; without it Streamlit would set one of its own."""
        return template(self.theme)

    @property
    def ground(self) -> str:
        """The paper one shade on: what is supposed stands on it."""
        return _mixed(self.grid, self.paper, 0.42)

    def tint(self, name: str, share: float = 0.25) -> str:
        """A company's colour, thinned on the paper: 1 is the full colour, 0 the paper."""
        return _mixed(self.company[name], self.paper, share)


def palette_of(claims: Claims, theme: Theme) -> Palette:
    """The palette of a theme, with a colour for each company that no choice can move."""
    subjects = [c.name for c in claims.companies if c.role == "subject"]
    colors = {name: _of_place(place, theme) for place, name in enumerate(subjects)}
    _, _, grey, _ = _TONES[theme]
    colors |= {
        c.name: grey if c.peer or c.role == "market" else OTHERS[theme]
        for c in claims.companies
        if c.role != "subject"
    }
    return Palette(theme, *_TONES[theme], MappingProxyType(colors))


def _of_place(place: int, theme: Theme) -> str:
    """A subject's colour; past the end of the palette it comes again, nearer to the ink."""
    again, at = divmod(place, len(PALETTE[theme]))
    _, ink, *_ = _TONES[theme]
    return _mixed(PALETTE[theme][at], ink, 1 / (1 + again / 2))


def _mixed(color: str, other: str, share: float) -> str:
    """`share` of a colour and the rest of another: 1 is the first alone, 0 the second."""
    pairs = zip(_rgb(color), _rgb(other), strict=True)
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02x}" for a, b in pairs)


def _rgb(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


@cache
def template(theme: Theme) -> go.layout.Template:
    """The template of a theme, shared by all its figures and not to be changed."""
    paper, ink, quiet, grid = _TONES[theme]
    axis = {
        "gridcolor": grid,
        "minor": {"gridcolor": grid, "tickcolor": quiet},
        "linecolor": grid,
        "zeroline": False,
        "automargin": True,
        "tickfont": {"color": quiet, "size": 13},
        "title": {"font": {"color": quiet, "size": 13}, "standoff": 10},
        "fixedrange": True,
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": 14, "color": ink},
            "colorway": PALETTE[theme],
            "paper_bgcolor": paper,
            "plot_bgcolor": paper,
            "margin": {"l": 4, "r": 4, "t": 8, "b": 8},
            "xaxis": {**axis, "ticklabelstandoff": 5},  # clear of the 0 in the corner
            "yaxis": axis,
            "dragmode": False,
            "hovermode": "closest",
            "hoverlabel": {
                "align": "left",
                "bgcolor": paper,
                "bordercolor": quiet,
                "font": {"color": ink, "size": 14, "family": FONT},
            },
            "legend": {
                "orientation": "h",
                "x": 0,
                "y": -0.02,
                "yanchor": "top",
                "itemclick": False,
                "itemdoubleclick": False,
                "font": {"size": 13, "color": quiet},
            },
            "bargap": 0.28,
            "annotationdefaults": {"showarrow": False, "font": {"size": 13}},
        }
    )


@cache
def templates() -> dict[Theme, Any]:
    """The template of each theme as plain values, for a browser; not to be changed."""
    return {theme: template(theme).to_plotly_json() for theme in THEMES}
