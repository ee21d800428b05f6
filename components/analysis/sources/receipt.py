"""Everything known about one claim, in order, for the reader who questions a mark."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from components.analysis.grades.grades import Grade, grade
from components.analysis.money.currency import rates
from components.analysis.sources.links import archive_link, figure_link
from components.analysis.tables import rows_of
from components.claims.claim import Claim, Source
from components.claims.model import Claims
from components.claims.period import period


@dataclass(frozen=True)
class DerivationStep:
    """A line of a formula tree: how deep it lies, the claim, and its formula if it has one."""

    depth: int
    claim: Claim


@dataclass(frozen=True)
class Receipt:
    """One claim with all that bears on it; `link` lands on the figure where a browser can.

    `rivals` are other figures for the same thing, `uses` the claims worked out from it.
    """

    claim: Claim
    source: Source
    link: str | None
    archived: str | None
    grade: Grade
    definition: str
    corroborated: tuple[Source, ...]
    elsewhere: tuple[str, ...]
    rivals: tuple[Claim, ...]
    conversions: tuple[str, ...]
    tree: tuple[DerivationStep, ...]
    uses: tuple[Claim, ...]
    superseded_by: Claim | None


def receipt(claims: Claims, name: str) -> Receipt:
    """The receipt of a claim; raises KeyError for an id that is not among the claims."""
    claim = claims.claim[name]
    source = claims.source[claim.source]
    newer = claims.superseded_by.get(name)
    return Receipt(
        claim=claim,
        source=source,
        link=figure_link(claim, source),
        archived=archive_link(source),
        grade=grade(claims, claim),
        definition=_definition(claims, claim),
        corroborated=tuple(claims.source[s] for s in claim.corroborated_by),
        elsewhere=tuple(dict.fromkeys(urlsplit(url).netloc for url in claim.also_at)),
        rivals=tuple(_rivals(claims, claim)),
        conversions=tuple(_conversions(claims, claim)),
        tree=tuple(_tree(claims, claim, 0)),
        uses=tuple(c for c in claims.claims if name in c.derived_from and c.id not in claims.gone),
        superseded_by=claims.claim[newer] if newer else None,
    )


def _definition(claims: Claims, claim: Claim) -> str:
    meaning = claims.metric[claim.metric].meaning
    yardstick = claims.yardstick.get(claim.yardstick or "")
    own = [d.text for d in claims.metric[claim.metric].definitions if d.company == claim.company]
    return " ".join(
        [meaning, *own, *([f"{yardstick.name}: {yardstick.counts}"] if yardstick else [])]
    )


def _rivals(claims: Claims, claim: Claim) -> Iterator[Claim]:
    """Other figures of the same company, brand, metric, yardstick and period, agreeing or not."""
    same = (claim.company, claim.brand, claim.metric, claim.yardstick, claim.period)
    for other in claims.claims if claim.text is None else ():
        key = (other.company, other.brand, other.metric, other.yardstick, other.period)
        if key == same and other.id != claim.id and other.text is None:
            yield other


def why_apart(claims: Claims, claim: Claim, rival: Claim) -> str:
    """Why another figure for the same thing differs, in a sentence; '' where nobody has said."""
    if newer := claims.superseded_by.get(rival.id):
        return f"No longer counted: {claims.claim[newer].because}"
    if rival.id in claims.gone:
        return f"Withdrawn: {rival.because}"
    if rival.do_not_plot:
        return f"Not drawn: {rival.do_not_plot}"
    both = {claim.id, rival.id}
    known = [one.why for one in claims.explained if both <= set(one.claims)]
    if known:
        return known[0]
    return "The same figure." if (rival.value, rival.unit) == (claim.value, claim.unit) else ""


def _conversions(claims: Claims, claim: Claim) -> Iterator[str]:
    """The value in the other currency, with the rate it is converted by."""
    if claim.value is None or claim.unit not in ("RMB million", "USD million"):
        return
    if claim.usd is not None:
        yield f"Printed beside it: USD {claim.usd / 1000:,.2f}bn."
    known = {row.period: row.rate for row in rows_of(rates(claims))}
    when = period(claim.period)
    quarter = f"{when.end.year}-Q{(when.end.month + 2) // 3}"
    if quarter in known and when.is_quarter:
        rate = float(known[quarter])
        home = claim.unit == "RMB million"
        other = claim.value / 1000 / rate if home else claim.value / 1000 * rate
        said = f"{'USD' if home else 'RMB'} {other:,.2f}bn"
        yield f"{said} at {rate:g} RMB per USD, the rate of {when.words}."


def _tree(claims: Claims, claim: Claim, depth: int) -> Iterator[DerivationStep]:
    """A derived claim down to printed figures; nothing for a printed one."""
    if claim.derived_from or depth:
        yield DerivationStep(depth, claim)
    for name in claim.derived_from:
        if name in claims.claim:
            yield from _tree(claims, claims.claim[name], depth + 1)


def citation_sentence(claims: Claims, claim: Claim, said: str) -> str:
    """The claim as a sentence that may be printed: who, what, how much, when, by whom."""
    source = claims.source[claim.source]
    label = claims.metric[claim.metric].label.lower()
    under = f" by the yardstick {claim.yardstick}" if claim.yardstick else ""
    kind = "" if claim.status == "reported" else f" ({claim.status})"
    by = f", by {claim.house}" if claim.house else ""
    return (
        f"{claim.company} {label}{under}, {period(claim.period).words}: {said}{kind}{by} "
        f"({source.publisher}, {source.published})."
    )


def citation_full(claims: Claims, claim: Claim, said: str) -> str:
    """The sentence with title, address, claim id and edition."""
    source = claims.source[claim.source]
    place = f", {claim.where}" if claim.where else ""
    address = f" {source.url}" if source.url else " No public address."
    return (
        f"{citation_sentence(claims, claim, said)} '{source.title}'{place}.{address} "
        f"Claim {claim.id}, edition {claims.edition} of China's AI cloud race."
    )


def citation_bibtex(claims: Claims, claim: Claim) -> str:
    """The source as a BibTeX entry, with the claim's id in its note."""
    source = claims.source[claim.source]
    safe = {ord(c): "" for c in "{}\\"}
    lines = [
        f"  title = {{{source.title.translate(safe)}}},",
        f"  author = {{{{{source.publisher.translate(safe)}}}}},",
        f"  year = {{{source.published[:4]}}},",
        f"  note = {{Claim {claim.id}, edition {claims.edition}}},",
    ]
    if claim.where:
        lines.append(f"  annote = {{{claim.where.translate(safe)}}},")
    if source.url:
        lines.append(f"  url = {{{source.url.translate(safe)}}},")
    if source.read:
        lines.append(f"  urldate = {{{source.read}}},")
    return "\n".join([f"@misc{{{source.id},", *lines, "}"])
