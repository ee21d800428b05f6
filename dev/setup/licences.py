"""The licence of every package that the dashboard runs on, as a table for docs/licences.md.

python -m dev.setup.licences > docs/licences.md
"""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAD = """# Licences of what the dashboard runs on

Written by `make licences` from `requirements.txt` and the packages installed.

| Package | Version | Licence |
| --- | --- | --- |
"""


def locked() -> set[str]:
    """The names of all packages in requirements.txt."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return {name.lower() for name in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}


def main() -> int:
    """Print the table of the packages that are installed."""
    command = [sys.executable, "-m", "piplicenses", "--format=json", "--from=mixed"]
    asked = subprocess.run(command, capture_output=True, check=True, text=True)
    rows = {re.sub(r"[_.]", "-", row["Name"]).lower(): row for row in json.loads(asked.stdout)}
    missing = locked() - rows.keys() - {"colorama", "watchdog"}  # of other systems
    if missing:
        print(f"not installed: {', '.join(sorted(missing))}", file=sys.stderr)
        return 1
    lines = [
        f"| {row['Name']} | {row['Version']} | {row['License'].splitlines()[0][:60]} |"
        for name, row in sorted(rows.items())
        if name in locked()
    ]
    print(HEAD + "\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
