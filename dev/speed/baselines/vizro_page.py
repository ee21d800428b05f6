"""The page on market shares in Vizro: one filter, two charts, each under its question."""

import pandas as pd
import vizro.models as vm
from vizro import Vizro
from vizro.models.types import capture

from dev.speed.baselines.same import CHARTS, EVERYONE, cards


@capture("graph")
def chart(data_frame, company=EVERYONE, place=0):
    """One card's figure for the companies chosen."""
    return cards(tuple(company))[place].figure()


one_row = pd.DataFrame({"one": [1]})
graphs = [
    vm.Graph(id=c.name, title=c.question, figure=chart(one_row, company=list(EVERYONE), place=i))
    for i, c in enumerate(CHARTS)
]
choice = vm.Parameter(
    targets=[f"{c.name}.company" for c in CHARTS],
    selector=vm.Checklist(id="company", options=list(EVERYONE), value=list(EVERYONE)),
)
page = vm.Page(
    title="Market share",
    layout=vm.Grid(grid=[[0, 1]], row_min_height="500px"),
    components=graphs,
    controls=[choice],
)
app = Vizro().build(vm.Dashboard(pages=[page]))
server = app.dash.server
