"""The headline checker: a pasted sentence, held against the claims by rules alone.

What is checked: companies, numbers with unit and sign, periods, measures, rulers and houses, in
English and Chinese. A verdict is one of

- supported: each number (or place) agrees, after rounding to the digits given, with a figure of
  the same company, measure, ruler and period; no other ruler the words leave open says otherwise.
- contradicted: the file has the figure the sentence means and it differs, or keeps it off charts.
- unsupported: the file has no such figure; `why` names what the number is instead, if anything.
- unclear: what decides is left out. If no ruler is named and the number is right under one and
  wrong under another, the verdict is unclear and both are named. Likewise a number that is right
  only for an older period where the sentence names none.

'Volcano Engine holds 49% of China's AI cloud' is unclear: right by IDC's count of model calls,
wrong by Omdia's AI cloud revenue. With several numbers the worst verdict stands.
"""

from dataclasses import dataclass

from components.analysis.headlines_rules.case import Finding
from components.analysis.headlines_rules.leadership import place_finding
from components.analysis.headlines_rules.reading import LONGEST, Reading, reading
from components.analysis.headlines_rules.verdict import number_finding
from components.claims.model import Claims

VERDICTS = ("contradicted", "unclear", "unsupported", "supported")  # the worst first


@dataclass(frozen=True)
class Check:
    """A verdict, why, the claims it rests on, a sentence safe to print, and what was read.

    `why` is one or two sentences; `notes` say what of the pasted text was left out.
    """

    verdict: str
    why: str
    claims: tuple[str, ...]
    safe: str | None
    read: Reading
    notes: tuple[str, ...] = ()


def headline_check(claims: Claims, sentence: str) -> Check:
    """A sentence checked against the claims; any text is taken, none raises."""
    read = reading(claims, sentence)
    found = min(_findings(claims, read), key=lambda one: VERDICTS.index(one.verdict))
    return Check(found.verdict, found.why, found.claims, found.safe, read, _notes(read))


def _findings(claims: Claims, read: Reading) -> list[Finding]:
    """A finding for each number, and for the place claimed if it is one in a market."""
    numbers = [number_finding(claims, read, number) for number in read.numbers]
    shares = any(n.amount.unit == "percent" and not n.change for n in read.numbers)
    if read.place and (shares or not read.numbers):
        numbers.append(place_finding(claims, read))
    return numbers or [Finding("unclear", _nothing(read))]


def _nothing(read: Reading) -> str:
    if not read.sentence.strip():
        return "There is nothing to check. Paste a sentence with a number or a claim to lead."
    return "The sentence has no number with a unit, and no claim to lead."


def _notes(read: Reading) -> tuple[str, ...]:
    notes = []
    if read.cut:
        notes.append(f"The text is long: only its first {LONGEST:,} characters were read.")
    if read.sentences > 1:
        notes.append(f"Of several sentences only this one was checked: {_short(read.sentence)}")
    return tuple(notes)


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
