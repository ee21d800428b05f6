"""scenario: the scenarios there are, or all that one of them supposes and comes to."""

import json
import sys
from argparse import Namespace, _SubParsersAction
from typing import Any

from components.claims.model import Claims
from components.commands import files


def add(commands: "_SubParsersAction[Any]") -> None:
    """Add the command to the command line."""
    scenario = commands.add_parser("scenario", help="what a scenario supposes and comes to")
    scenario.add_argument("name", nargs="?", help="a scenario's name; see --list")
    scenario.add_argument("--list", action="store_true", help="every scenario: name, tab, story")
    scenario.add_argument("--view", default="", metavar="QUERY", help="as in a link: growth=44")
    scenario.add_argument("--json", action="store_true", help="as JSON, with paths and fan")
    scenario.set_defaults(run=_run)


def _run(given: Namespace) -> int:
    claims = files.shipped()
    if claims is None:
        return 1
    if given.list:
        for scenario in claims.scenarios:
            print(f"{scenario.name}\t{scenario.story}")
        return 0
    named = {s.name: s.name for s in claims.scenarios} | claims.former_scenarios
    names = {said.casefold(): name for said, name in named.items()}
    if (given.name or "").casefold() not in names:
        known = "; ".join(s.name for s in claims.scenarios)
        print(f"write: scenario NAME, where NAME is one of {known}", file=sys.stderr)
        return 2
    return _told(claims, names[given.name.casefold()], given)


def _told(claims: Claims, name: str, given: Namespace) -> int:
    # Imported here: `check` must not wait for pandas and scipy.
    from components.analysis.scenarios.report import scenario_report
    from components.analysis.view.view import View
    from components.analysis.view.visible import visible_claims

    view = View.from_query(claims, given.view)
    for part in view.ignored:
        print(f"not understood and left out: {part}", file=sys.stderr)
    report = scenario_report(visible_claims(claims, view), view, name)
    if given.json:
        print(json.dumps(report, indent=2, ensure_ascii=False, allow_nan=False))
    else:
        print("\n".join(_lines(report)))
    return 0


def _lines(report: dict[str, Any]) -> list[str]:
    """The report as lines a person reads: tab-separated, the claims last."""
    lines = [f"{report['scenario']}: {report['story']}", f"view: {report['view']}", ""]
    lines.append("company\tassumption\tvalue\tlow\thigh\tclaims or judgement")
    for row in report["assumptions"]:
        later = "".join(f", {s['value']:g} from {s['year']}" for s in row["then"])
        ends = "\t".join("" if row[k] is None else f"{row[k]:g}" for k in ("low", "high"))
        grounds = " ".join(row["rests_on"]) or row["judgement"]
        lines.append(
            f"{row['company']}\t{row['about']}\t{row['value']:g}{later}\t{ends}\t{grounds}"
        )
    lines += ["", "result\tvalue\tunit\tclaims"]
    for row in report["results"]:
        value = "not by 2030" if row["value"] is None else f"{row['value']:g}"
        lines.append(f"{row['result']}\t{value}\t{row['unit']}\t{' '.join(row['claims'])}")
    lines += ["", "company\tfour quarters to\trevenue\tcapex\tunit"]
    for row in report["paths"]:
        capex = "" if row["capex"] is None else f"{row['capex']:g}"
        place = f"{row['company']}\t{row['period'].removeprefix('ttm-')}"
        lines.append(f"{place}\t{row['revenue']:g}\t{capex}\t{row['unit']}")
    fan = report["fan"]
    lines += ["", f"fan: {fan['draws']} draws, seed {fan['seed']}, {fan['distribution']}"]
    lines.append("four quarters to\t" + "\t".join(fan["percents"]) + "\tunit")
    for row in fan["rows"]:
        values = "\t".join(f"{row[p]:g}" for p in fan["percents"])
        lines.append(f"{row['period'].removeprefix('ttm-')}\t{values}\t{row['unit']}")
    return lines
