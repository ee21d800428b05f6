"""The page on market shares in Panel: one filter, two charts, their findings and sources."""

import panel as pn

from dev.speed.baselines.same import CHARTS, CONFIG, EVERYONE, cards

pn.extension("plotly")
company = pn.widgets.CheckBoxGroup(value=list(EVERYONE), options=list(EVERYONE), inline=True)


def _card(place, chart) -> pn.Column:
    def figure(chosen):
        return cards(tuple(chosen))[place].figure()

    def told(chosen):
        return cards(tuple(chosen))[place].reading

    def sources(chosen):
        return ", ".join(source.publisher for source in cards(tuple(chosen))[place].sources)

    return pn.Column(
        f"## {chart.question}",
        pn.pane.Markdown(pn.bind(told, company)),
        pn.pane.Plotly(pn.bind(figure, company), config=CONFIG, sizing_mode="stretch_width"),
        pn.pane.Markdown(pn.bind(sources, company)),
        sizing_mode="stretch_width",
    )


page = pn.GridBox(
    *[_card(place, chart) for place, chart in enumerate(CHARTS)],
    ncols=2,
    sizing_mode="stretch_width",
)
pn.Column("# Market share", company, page, sizing_mode="stretch_width").servable()
