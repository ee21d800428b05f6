"""A claim named as a reader says it, for links and lists."""

from components.claims.claim import Claim, bound_words
from components.claims.model import Claims
from components.wording.formats import amount

_UNDER = {"market_share": "share", "market_rank": "place"}  # said of a yardstick
_LONGEST = 90  # letters of a statement that stands in a name


def claim_words(claims: Claims, claim: Claim) -> str:
    """A claim in one line: 'ByteDance, share by IDC model calls, first half of 2025: 49.2%'.

    The value is rounded as it is said aloud; a statement longer than a line is cut at a word.
    """
    return f"{claim_subject(claims, claim)}, {claim.when.words}: {value_words(claim)}"


def company_words(claims: Claims, company: str) -> str:
    """A company with the name of its cloud where that is another: 'ByteDance (Volcano Engine)'."""
    known = claims.company.get(company)
    if known is None or known.role != "subject" or known.cloud.startswith(company):
        return company
    return f"{company} ({known.cloud})"


def claim_subject(claims: Claims, claim: Claim) -> str:
    """Who and what a claim is of: 'ByteDance (Doubao), tokens a day'."""
    who = f"{claim.company} ({claim.brand})" if claim.brand else claim.company
    label = claims.metric[claim.metric].label
    what = _UNDER.get(claim.metric, label[:1].lower() + label[1:] if _is_word(label) else label)
    return f"{who}, {what} by {claim.yardstick}" if claim.yardstick else f"{who}, {what}"


def value_words(claim: Claim) -> str:
    """What a claim says, without its printed form: 'more than RMB 380bn'."""
    if claim.text is not None:
        return _cut(claim.text)
    unit, bound = claim.unit or "", bound_words(claim.bound)
    if claim.value is not None:
        return bound + amount(claim.value, unit)
    if claim.low is None or claim.high is None:
        return ""
    return f"{bound}{amount(claim.low, unit)} to {amount(claim.high, unit)}"


def _is_word(label: str) -> bool:
    """Whether a label opens with a plain word, and not with a name or AI, FBS, FinTech."""
    first, *more = label.replace("-", " ").split(" ")
    is_name = bool(more) and more[0].istitle()
    return (first[1:].islower() or len(first) == 1) and not is_name


def _cut(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rpartition(" ")[0].rstrip(" ,;:.") + " …"
