"""The whole check: a text in, a verdict with its receipts and every word's standing out."""

from collections.abc import Iterator
from dataclasses import dataclass

from components.checker.finding import VERDICTS, AnswerLine, Finding
from components.checker.judge import verdict_of
from components.checker.parse import LONGEST, parse
from components.checker.phrase import listed_words, quoted
from components.checker.tokens import Parsed, Token
from components.claims.model import Claims

NOTHING = "There is nothing to check. Paste a sentence with a figure, or a claim to lead."


@dataclass(frozen=True)
class Check:
    """A verdict (one of VERDICTS, or 'answer' to a question), why, and what it rests on.

    `claims` are the ids of the receipts; `safe` is a sentence that may be printed, if there is
    one; `unused` are the words that nothing held bears on: they keep a verdict from 'supported'.
    """

    verdict: str
    why: str
    claims: tuple[str, ...]
    safe: str | None
    read: Parsed
    unused: tuple[Token, ...]
    findings: tuple[Finding, ...]

    @property
    def answers(self) -> tuple[AnswerLine, ...]:
        """The lines that answer a question, each with its receipts; none for a statement."""
        return tuple(line for f in self.findings for line in f.answers)

    @property
    def words(self) -> Iterator[tuple[str, bool]]:
        """The text in pieces, in order, each with whether it was left unused."""
        at = 0
        for token in sorted(self.unused, key=lambda t: t.start):
            if token.start < at:
                continue
            yield self.read.text[at : token.start], False
            yield token.text, True
            at = token.start + len(token.text)
        yield self.read.text[at:], False


def check(claims: Claims, text: str) -> Check:
    """A text checked against the claims; any text is taken, none raises. The worst clause tells."""
    read = parse(claims, text)
    if not read.tokens or all(t.idle for t in read.tokens):
        return Check("unclear", NOTHING, (), None, read, (), ())
    findings = tuple(verdict_of(claims, clause) for clause in read.clauses)
    worst = min(findings, key=lambda f: (*VERDICTS, "answer").index(f.verdict))
    unused = {t for f in findings for t in f.unused} | {
        t for t in read.tokens if t.senses[0][0] == "unknown"
    }
    verdict, why = worst.verdict, worst.why
    if verdict in ("supported", "imprecise") and unused:
        verdict = "unclear"
    strangers = [t.text for t in read.tokens if t.senses[0][0] == "unknown"]
    if verdict == "contradicted" and strangers and _of_the_market(claims, worst):
        verdict, why = "unclear", _STRANGER.format(listed_words([quoted(w) for w in strangers]))
    if verdict == "supported" and read.cut:
        verdict, why = "unclear", "The text is long: what was read agrees, the rest was not read."
    if read.cut:
        why += f" Only the first {LONGEST:,} letters were read."
    ids = tuple(dict.fromkeys(i for f in findings for i in f.claims))
    real = tuple(sorted((t for t in unused if t.text), key=lambda t: t.start))
    return Check(verdict, why, ids, worst.safe, read, real, findings)


_STRANGER = "It is not known here who or what is meant by {}, so nothing can be said against it."


def _of_the_market(claims: Claims, found: Finding) -> bool:
    """Whether a finding is of a whole market, which is what a figure of nobody is taken for."""
    return bool(found.case and claims.company[found.case.figure.company].role == "market")


def explained(found: Check) -> list[str]:
    """Each step in lines a person reads: the words, the clauses, the fit, the verdict."""
    lines = ["1 parse"]
    for token in found.read.tokens:
        if not token.idle:
            said = ", ".join(
                f"{kind}: {meaning}".removesuffix(": ") for kind, meaning in token.senses
            )
            extra = f" [{token.bound}]" if token.bound else ""
            lines.append(f"  {token.text}\t{said}{extra}{f' ({token.role})' if token.role else ''}")
    for number, (clause, finding) in enumerate(
        zip(found.read.clauses, found.findings, strict=True), 1
    ):
        lines.append(f"2 clause {number}: {' '.join(t.text for t in clause.tokens if not t.idle)}")
        lines += [f"  shared: {t.text}" for t in clause.shared]
        if finding.case:
            lines.append(f"3 match: {' '.join(finding.case.figure.ids)}")
            for token, kind, mark in finding.case.marks:
                if token.text:
                    mean = {True: "agrees", False: "differs", None: "not used"}[mark]
                    lines.append(f"  {token.text}\t{kind}\t{mean}")
            lines += [
                f"  left unsaid: {reason} ({verdict})" for verdict, reason in finding.case.lacks
            ]
        lines.append(f"4 judge: {finding.verdict}")
    lines += [f"5 phrase: {found.verdict}. {found.why}", f"  safe: {found.safe}"]
    return lines + [f"  answer: {line.text} {' '.join(line.claims)}" for line in found.answers]
