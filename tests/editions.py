"""The small claims file and a newer one: what tests change in them, and where it then stands."""

from pathlib import Path

HERE = Path(__file__).parent
OLD, NEW = HERE / "claims.yaml", HERE / "claims-newer.yaml"
FIRST = "alibaba.cloud_revenue.2026-Q1"
RECAST = "alibaba.cloud_revenue.2026-Q1.recast"
WITHDRAWN = "tencent.share.canalys.2025-Q1"
ADDED = "alibaba.capex.2026-Q2"
RISK = "baidu.risk.ads"


def line_of(text: str, part: str) -> int:
    """The line, from 1, on which a part of a text begins."""
    return text[: text.index(part)].count("\n") + 1


def entry_of(text: str, name: str) -> str:
    """The line of a claim or source."""
    (line,) = (line for line in text.splitlines() if line.startswith(f"- {{id: {name},"))
    return line


def changed(text: str, name: str, right: str, wrong: str) -> str:
    """The text with something else in the entry of a name."""
    line = entry_of(text, name)
    assert line.count(right) == 1
    return text.replace(line, line.replace(right, wrong))
