"""Who is not shown, in words: for want of a figure, or by a choice of the reader."""

from collections.abc import Collection, Iterator

from components.analysis.money.left_out import reasons
from components.analysis.view.view import View
from components.claims.model import Claims
from components.wording.formats import company_name, listed


def not_shown(
    claims: Claims, view: View, metric: str, said: str, shown: Collection[str]
) -> Iterator[str]:
    """One sentence on the companies chosen of which no figure is `shown`, with the reasons.

    `said` is what the metric is called in a sentence; of a cloud's metric the cloud is named too.
    Nothing where all are shown.
    """
    parts = []
    for reason, companies in reasons(claims, view, metric, shown).items():
        of_cloud = metric.startswith("cloud")
        names = listed([company_name(claims, c) if of_cloud else c for c in companies])
        never = f"which {'publishes' if len(companies) == 1 else 'publish'} no {said}"
        parts.append(f"{names}, {reason or never}")
    if parts:
        yield f"Not shown: {'; '.join(parts)}."
