"""headline: a sentence, or a file of them, checked against the claims."""

import json
import sys
from argparse import Namespace, _SubParsersAction
from pathlib import Path
from typing import Any

from components.claims.model import Claims
from components.commands import files


def add(commands: "_SubParsersAction[Any]") -> None:
    """Add the command to the command line."""
    headline = commands.add_parser("headline", help="check a sentence against the claims")
    headline.add_argument("sentence", nargs="?", help="a sentence, in English or Chinese")
    headline.add_argument("--file", metavar="TEXT", help="check each line of a text file")
    headline.add_argument("--json", action="store_true", help="as JSON, one object a line")
    headline.add_argument("--explain", action="store_true", help="show each step that was taken")
    headline.set_defaults(run=_run)


def _run(given: Namespace) -> int:
    if bool(given.sentence) == bool(given.file):
        print('write: headline "A SENTENCE", or headline --file TEXT', file=sys.stderr)
        return 2
    claims = files.shipped()
    if claims is None:
        return 1
    sentences = [given.sentence]
    if given.file:
        try:
            text = Path(given.file).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            print(f"{given.file}: it cannot be read as UTF-8 text: {error}", file=sys.stderr)
            return 1
        sentences = [line.strip() for line in text.splitlines() if line.strip()]
    for sentence in sentences:
        print(_told(claims, sentence, given))
    return 0


def _told(claims: Claims, sentence: str, given: Namespace) -> str:
    # Imported here: `check` must not wait for pandas.
    from components.checker.check import check, explained

    found = check(claims, sentence)
    unused = [token.text for token in found.unused]
    if given.json:
        told = {
            "sentence": sentence,
            "verdict": found.verdict,
            "why": found.why,
            "safe": found.safe,
            "unused": unused,
            "claims": found.claims,
            "answers": [{"text": a.text, "claims": a.claims} for a in found.answers],
            "edition": claims.edition,
        }
        steps = {"steps": explained(found)} if given.explain else {}
        return json.dumps(told | steps, ensure_ascii=False)
    lines = [f"{found.verdict}\t{sentence}", f"  {found.why}"]
    lines += [f"  - {a.text} ({' '.join(a.claims)})" for a in found.answers]
    lines += [f"  not used: {', '.join(unused)}"] if unused else []
    lines += [f"  safe to print: {found.safe}"] if found.safe else []
    cited = found.claims if not found.answers else ()
    lines += [f"  claims: {' '.join(cited)}"] if cited else []
    return "\n".join([*lines, *(explained(found) if given.explain else [])])
