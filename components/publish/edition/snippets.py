"""Lines that load the claims: for pandas, R, Excel and curl."""

from dataclasses import dataclass

from components.publish.addresses import Addresses


@dataclass(frozen=True)
class Snippet:
    """Some lines for one tool, and what they do."""

    tool: str
    does: str
    code: str


def snippets(addresses: Addresses) -> tuple[Snippet, ...]:
    """The lines for each tool, with the edition's own address."""
    table, one = addresses.of("claims.csv"), addresses.of("api/company/alibaba/metric/capex.json")
    return (
        Snippet(
            "pandas",
            "All claims as a table, then the capex of Alibaba by its end.",
            f'import pandas as pd\n\nclaims = pd.read_csv("{table}")\n'
            'capex = claims[(claims["company"] == "Alibaba") & (claims["metric"] == "capex")]\n'
            'print(capex.sort_values("ends")[["period", "value", "unit", "status", "grade"]])',
        ),
        Snippet(
            "R",
            "The same in R, without a package.",
            f'claims <- read.csv("{table}", fileEncoding = "UTF-8-BOM")\n'
            'capex <- subset(claims, company == "Alibaba" & metric == "capex")\n'
            'capex[order(capex$ends), c("period", "value", "unit", "status", "grade")]',
        ),
        Snippet(
            "Excel",
            "In Power Query's advanced editor; or paste the address under Data, From Web.",
            f'let\n  Source = Csv.Document(Web.Contents("{table}"), [Encoding = 65001]),\n'
            "  Claims = Table.PromoteHeaders(Source)\nin\n  Claims",
        ),
        Snippet(
            "curl",
            "One query as JSON: a company and a metric. api/index.json lists the others.",
            f"curl --fail --silent {one}",
        ),
    )
