"""How fast the dashboard is beside other frameworks, as ratios measured in one run.

python -m dev.speed [--quick] [--json]
"""

import argparse
import sys

from dev.speed.everything import measured
from dev.speed.ratio import as_json, as_table


def main() -> int:
    """Measure, and print a table or JSON; 0 whatever comes out."""
    words = argparse.ArgumentParser(prog="python -m dev.speed", description=__doc__)
    words.add_argument("--quick", action="store_true", help="a few minutes; rougher figures")
    words.add_argument("--json", action="store_true", help="print JSON in place of a table")
    given = words.parse_args()
    ratios, notes = measured(given.quick)
    if given.json:
        print(as_json(ratios, notes))
    else:
        print(as_table(ratios), *(f"- {note}" for note in notes), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
