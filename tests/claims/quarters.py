"""A made claims file of many quarters, in which slips of the hand are planted."""

from typing import Any

import yaml

from components.claims.period import quarters, year_before

QUARTERS = quarters("2024-Q1", "2026-Q2")
SIZES = {  # of the first quarter, and how much larger each one is than that before
    ("Alibaba", "capex"): (12_345, 1.12),
    ("Baidu", "capex"): (2_137, 1.09),
    ("Tencent", "capex"): (9_283, 1.13),
    ("Amazon", "capex"): (14_926, 1.14),
    ("Alibaba", "cloud_revenue"): (25_594, 1.06),
    ("Baidu", "cloud_revenue"): (4_739, 1.04),
    ("Tencent", "cloud_revenue"): (8_291, 1.05),
    ("Alibaba", "total_revenue"): (221_873, 1.02),
    ("Baidu", "total_revenue"): (31_514, 0.99),
    ("Tencent", "total_revenue"): (159_503, 1.03),
}
_SEASON = (1.0, 0.83, 1.04, 1.11)
_FISCAL = {"Alibaba": "FY{0} Q{1}", "Baidu": "Q{1} {0}", "Tencent": "{1}Q{0}"}
_EMPTY = ("houses", "events", "scenarios", "article")


def file_of_quarters() -> dict[str, Any]:
    """The file as plain values: what it holds may be changed before it is written."""
    return {
        "edition": "2026-11-27",
        "companies": [
            *({"name": name, "cloud": name, "role": "subject", "aliases": []} for name in _FISCAL),
            {"name": "Amazon", "cloud": "AWS", "role": "context", "peer": True, "aliases": []},
        ],
        "metrics": [
            *(_metric(name, True) for name in ("capex", "cloud_revenue", "total_revenue")),
            {**_metric("free_cash_flow", True), "label": "Free cash flow"},
            {**_metric("cloud_growth"), "units": ["percent"], "growth_of": "cloud_revenue"},
            {**_metric("market_share"), "units": ["percent"]},
            {**_metric("daily_tokens"), "units": ["trillion tokens"]},
        ],
        "yardsticks": [_YARDSTICK],
        "sources": [_source("results"), _source("press")],
        "claims": [*_figures(), *_shares()],
        **{section: [] for section in _EMPTY},
    }


def written(file: dict[str, Any]) -> str:
    """A file as YAML."""
    return yaml.safe_dump(file, sort_keys=False, allow_unicode=True, width=200)


def claim(company: str, metric: str, period: str, value: float, **more: Any) -> dict[str, Any]:
    """A claim of the made file, reported in RMB million unless it says otherwise."""
    fields = {"unit": "RMB million", "status": "reported", "source": "results", **more}
    name = f"{company.lower()}.{metric}.{period}"
    head = {"id": name, "company": company, "metric": metric, "period": period, "value": value}
    return {**head, **fields, "added": "2026-11-27"}


def _metric(name: str, adds_up: bool = False) -> dict[str, Any]:
    units = ["RMB million", "USD million"]
    return {"name": name, "label": name, "units": units, "adds_up": adds_up, "meaning": "Made."}


_YARDSTICK = {
    "name": "Omdia",
    "house": "Omdia",
    "measures": "cloud revenue",
    "scope": "AI in China",
    "basis": "revenue",
    "counts": "Revenue.",
    "leaves_out": "The rest.",
    "named": "Three.",
    "own_use": "not stated",
    "own_use_note": "Nothing known.",
    "caveat": "None.",
}


def _source(name: str) -> dict[str, Any]:
    about = {"title": name, "publisher": name, "published": "2026-08-29", "kind": "filing"}
    return {"id": name, **about, "url": f"https://example.com/{name}"}


def size(company: str, metric: str, period: str) -> int:
    """The figure of a company in a quarter."""
    first, growth = SIZES[company, metric]
    number = QUARTERS.index(period)
    return round(first * growth**number * _SEASON[number % 4])


def _figures() -> list[dict[str, Any]]:
    return [_figure(*of, period) for of in SIZES for period in QUARTERS]


def _figure(company: str, metric: str, period: str) -> dict[str, Any]:
    value = size(company, metric, period)
    if company == "Amazon":
        return claim(company, metric, period, value, unit="USD million")
    year, number = period.split("-Q")
    more: dict[str, Any] = {
        "usd": round(value / 7.1),
        "fiscal": _FISCAL[company].format(year, number),
    }
    before = year_before(period)
    if before in QUARTERS:
        more["growth"] = round((value / size(company, metric, before) - 1) * 100, 1)
    return claim(company, metric, period, value, **more)


def _shares() -> list[dict[str, Any]]:
    return [
        claim(
            company,
            "market_share",
            period,
            share,
            unit="percent",
            yardstick="Omdia",
            status="estimate",
        )
        for company, share in (("Alibaba", 35.8), ("Baidu", 6.1), ("Tencent", 7.3))
        for period in ("2024-H2", "2025-H1", "2025-H2")
    ]
