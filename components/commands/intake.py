"""intake: a results release as proposed claims; with --write, the sound ones go into the file."""

import argparse
import sys
from argparse import Namespace, _SubParsersAction
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from components.claims.model import Claims
from components.claims.reading.problems import ClaimsError
from components.commands import files


def add(commands: "_SubParsersAction[Any]") -> None:
    """Add the command to the command line."""
    intake = commands.add_parser(
        "intake",
        help="read a results release and propose its figures as claims",
        description="Ends with 0 if all that was looked for was found and is sound, with 1 if "
        "something is doubtful or missing, with 2 for a wrong call or a file that cannot be read.",
    )
    intake.add_argument(
        "file", nargs="?", help="PDF, HTML or text of a release, or the SEC's JSON of a concept"
    )
    intake.add_argument(
        "--url", help="where it can be opened; without FILE, JSON of the SEC to read"
    )
    intake.add_argument("--published", type=_day, metavar="DAY", help="such as 2026-08-20")
    intake.add_argument(
        "--company",
        metavar="NAME",
        help="whose it is, such as Tencent, where it names no company or several",
    )
    intake.add_argument("--claims", metavar="CLAIMS", help="the claims file; the shipped one")
    intake.add_argument(
        "--write", action="store_true", help="put what is sound into the claims file"
    )
    intake.add_argument(
        "--restated",
        action="store_true",
        help="propose figures of earlier periods too, where it prints them otherwise than they are "
        "held; without it they are only told",
    )
    intake.set_defaults(run=_run)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day such as 2026-08-20") from None


def _run(given: Namespace) -> int:
    # Imported here: `check` must not wait for pandas.
    from components.intake.claims_text import claims_text
    from components.intake.document import UnreadableDocument
    from components.intake.intake import taken_in
    from components.intake.release import UnknownRelease
    from components.intake.telling import told
    from components.intake.words import WORDS_FILE, intake_words

    file = given.claims or str(files.CLAIMS_FILE)
    claims = files.loaded(file)
    if claims is None:
        return 1
    try:
        words = intake_words(WORDS_FILE.read_text(encoding="utf-8"), claims)
    except ClaimsError as error:
        print("\n".join(error.lines(files.shortest(str(WORDS_FILE)))), file=sys.stderr)
        return 1
    before = claims_text(Path(file).read_bytes())
    today = datetime.now(UTC).date()
    try:
        intake = taken_in(claims, before.text, words, _asked(given), today)
    except (UnreadableDocument, UnknownRelease) as error:
        print(f"{given.file or given.url}: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{given.file or given.url}: it cannot be read: {error}", file=sys.stderr)
        return 2
    print("\n".join(told(claims, intake)))
    code = 0 if intake.sound else 1
    return _write(file, before, claims, intake, today) or code if given.write else code


def _asked(given: Namespace) -> Any:
    from components.intake.intake import Asked

    raw = None if given.file is None else Path(given.file).read_bytes()
    return Asked(raw, given.url, given.published, given.company, given.restated)


def _write(file: str, before: Any, claims: Claims, intake: Any, today: date) -> int:
    """Put what is sound into the file, and say what follows; 0 where that went well."""
    from components.claims.reading.load import load_claims
    from components.intake.claims_text import FileChanged, replace_claims_file
    from components.intake.taking import written

    if "published" not in intake.source:
        print("nothing written: say when it was published, with --published DAY", file=sys.stderr)
        return 2
    try:
        done = written(claims, before.text, intake, today)
    except ClaimsError as error:
        print("\n".join(error.lines(files.shortest(file))), file=sys.stderr)
        print("nothing written: the file would not stand", file=sys.stderr)
        return 1
    if done is None:
        print("nothing to write")
        return 0
    whole, added = done
    try:
        replace_claims_file(Path(file), before, whole)
    except (FileChanged, OSError) as error:
        print(f"{file}: nothing written: {error}", file=sys.stderr)
        return 1
    names = ", ".join(str(entry["id"]) for entry in added.claims)
    print(f"{files.shortest(file)}: {names} put in, edition {added.edition}")
    tell_what_follows(claims, load_claims(whole), whole)
    return 0


def tell_what_follows(old: Claims, new: Claims, text: str) -> None:
    """Say what `check --since` and `changes` say of the file as it was and as it is."""
    from components.claims.reading.history import changes, lines_of, silent_changes
    from components.publish.edition.comparison import comparison

    if new.edition != old.edition:  # a second release of a day enters the same edition
        for problem in silent_changes(old, new, lines_of(text)):
            print(problem.at("the file"), file=sys.stderr)
        kinds = Counter(change.kind for change in changes(new, old.edition))
        said = (f"{kinds[kind]} {kind}" for kind in ("added", "superseded", "withdrawn"))
        print(f"since edition {old.edition}: {', '.join(said)}")
    sys.stdout.write(comparison(old, new))
