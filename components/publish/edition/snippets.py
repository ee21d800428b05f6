"""Lines that load the claims: for pandas, R, Excel and curl."""

import json
from dataclasses import dataclass

from components.claims.model import Claims
from components.publish.addresses import Addresses
from components.publish.canonical import slug_of


@dataclass(frozen=True)
class Snippet:
    """Some lines for one tool, and what they do."""

    tool: str
    does: str
    code: str


def snippets(addresses: Addresses, claims: Claims) -> tuple[Snippet, ...]:
    """The lines for each tool, with the edition's own address, for the first figure in the file."""
    first = next((c for c in claims.claims if c.company in claims.subjects), claims.claims[0])
    company, metric = json.dumps(first.company, ensure_ascii=False), json.dumps(first.metric)
    table = addresses.of("claims.csv")
    one = addresses.of(f"api/company/{slug_of(first.company)}/metric/{first.metric}.json")
    return (
        Snippet(
            "pandas",
            "All claims as a table, then those of one company and metric by their end.",
            f'import pandas as pd\n\nclaims = pd.read_csv("{table}")\n'
            f'own = claims[(claims["company"] == {company}) & (claims["metric"] == {metric})]\n'
            'print(own.sort_values("ends")[["period", "value", "unit", "status", "grade"]])',
        ),
        Snippet(
            "R",
            "The same in R, without a package.",
            f'claims <- read.csv("{table}", fileEncoding = "UTF-8-BOM")\n'
            f"own <- subset(claims, company == {company} & metric == {metric})\n"
            'own[order(own$ends), c("period", "value", "unit", "status", "grade")]',
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
