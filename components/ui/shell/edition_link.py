"""From the app to the static edition, where the same things stand on pages that last."""

from components.analysis.ledger.entry import LedgerEntry
from components.claims.claim import Claim
from components.figures.chart import Chart
from components.ui.shell.settings import EDITION_URL


def chart_page(chart: Chart) -> str:
    """The address of a chart in the static edition; '' where no edition is served."""
    section = "index" if chart.page == "overview" else chart.page.replace("_", "-")
    return EDITION_URL and f"{EDITION_URL}/{section}.html#{chart.name}"


def claim_page(claim: Claim) -> str:
    """The address of a claim's page in the static edition; '' where no edition is served."""
    return EDITION_URL and f"{EDITION_URL}/claims/{claim.id}.html"


def entry_page(entry: LedgerEntry) -> str:
    """The address of an entry of the ledger in the edition; '' where no edition is served."""
    return EDITION_URL and f"{EDITION_URL}/ledger.html#{entry.anchor}"
