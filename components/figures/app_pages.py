"""The pages of the app, each said once: menu, links, guide and the static edition read this."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from components.analysis.scenarios.chosen import carried_on
from components.analysis.view.view import View
from components.claims.model import Claims


def _carried_on(claims: Claims, view: View) -> list[str]:
    """The companies shown whose cloud revenue a scenario carries on."""
    return [company for company in carried_on(claims) if company in view.company]


@dataclass(frozen=True)
class AppPage:
    """A page: `name` is that of its file in `pages/` and in its address, `title` that in the menu.

    `guide` says in sentences how to read it. `section` is true where the static edition has a page
    of its charts; the front page and the lists of evidence are pages of another kind there.
    `one_company` is true where all is told of the company in focus, of those that `fit` finds;
    `lacking` says why the others are not told of.
    """

    name: str
    title: str
    guide: tuple[str, ...]
    section: bool = True
    one_company: bool = False
    fit: Callable[[Claims, View], Sequence[str]] = lambda claims, view: claims.subjects
    lacking: str = ""


PAGES: tuple[AppPage, ...] = (  # the first opens at the bare address
    AppPage(
        "overview",
        "Overview",
        (
            "Each row is one house's yardstick: what it counts, by whom, when. A dot is a share.",
            "The leader is named on its dot; the line is its lead over the second.",
            "A dashed dot rests on weak evidence. A place such as 2nd has no published share.",
        ),
        section=False,
    ),
    AppPage(
        "market_share",
        "Market share",
        (
            "Choose a yardstick. All of this page but the last two charts is read by it alone.",
            "Pale bars are estimates; the hatched rest is worked out.",
            "A line stops where the house changed its definition, or published nothing.",
            "Across yardsticks the last charts compare places and sizes, and never shares.",
        ),
    ),
    AppPage(
        "capex",
        "Capex and revenue",
        (
            "Bars are capital spending, lines are cloud revenue.",
            "A small spender's row is drawn taller than the others, and says how much.",
            "Filled is printed by the company, hatched is worked out, dotted is an estimate.",
            "A dashed outline is a plan. Among quarters a year is as high as its average quarter.",
            "A missing bar is no zero: no figure was published, or a choice of yours hides it.",
            "Growth, an index and a share are lines. A diamond is growth as it was printed.",
        ),
    ),
    AppPage(
        "scenarios",
        "Scenarios",
        (
            "A scenario is a set of assumptions. Each rests on claims, or says it is judgement.",
            "Solid lines happened, dashed lines are supposed. Move a slider to suppose otherwise.",
        ),
        one_company=True,
        fit=_carried_on,
        lacking="it publishes no cloud revenue that could be carried on",
    ),
    AppPage(
        "companies",
        "Companies",
        (
            "Choose a company to read what it says, earns, risks and stands to gain.",
            "Each row of small bars has its own scale. Compare within a row, not between rows.",
            "All companies side by side, and the use of their models, stand in the tabs.",
        ),
        one_company=True,
    ),
    AppPage(
        "evidence",
        "Evidence",
        (
            "Every claim is here, also those that are not drawn, with the reason.",
            "Contested figures stand over one another, each with who printed it and its grade.",
        ),
        section=False,
    ),
)


def sections() -> dict[str, str]:
    """The title of each page that the static edition has as a section, by its name."""
    return {page.name: page.title for page in PAGES if page.section}
