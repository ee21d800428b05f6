"""Figures that look like a slip stand only where the file says why they are so.

A doubt is no proof: spending did triple in a quarter, and a house may forecast twentyfold. So each
is named, and `odd` in the claim acknowledges it with a reason. An `odd` that nothing calls for is
refused too, or it would excuse the next slip in its place.
"""

from collections.abc import Iterator, Mapping

from components.claims.model import Claims
from components.claims.reading.agreement import spoken_against
from components.claims.reading.doubt import in_question
from components.claims.reading.neighbours import far_off
from components.claims.reading.problems import Problem
from components.claims.reading.read import Entry

IN_DOUBT = "in doubt: "
ACKNOWLEDGE = "mend it, or write odd: why it is so, in a sentence"


def doubt_problems(claims: Claims, lines: Mapping[str, Entry]) -> Iterator[Problem]:
    """Each doubt that is not acknowledged, and each acknowledgement of none.

    `lines` has the entry of each claim by its id.
    """
    found = [*far_off(claims), *spoken_against(claims)]
    for doubt in found:
        if doubt.claim.odd is None:
            entry = lines[doubt.claim.id]
            line = entry.lines.get(doubt.key, entry.line)
            yield Problem(line, doubt.claim.id, IN_DOUBT + doubt.wrong, ACKNOWLEDGE)
    doubted = {doubt.claim.id for doubt in found}
    for claim in claims.claims:
        if claim.odd is not None and claim.id not in doubted and in_question(claims, claim):
            wrong = "odd, but nothing about it is in doubt"
            yield Problem(lines[claim.id].lines["odd"], claim.id, wrong, "delete odd")
