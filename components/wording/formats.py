"""Numbers, names and lists as a reader says them aloud."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from components.claims.claim import Claim, bound_words
from components.claims.model import Claims
from components.claims.period import period
from components.wording.statement_words import statement_words


def day_words(day: str) -> str:
    """A day as it is written in a letter: 27 November 2026 from '2026-11-27'."""
    written = date.fromisoformat(day)
    return f"{written.day} {written:%B %Y}"


def date_words(day: str) -> str:
    """A day, month or year of publication: '27 November 2026', 'November 2026', '2026'."""
    return period(day).words if day[:4].isdigit() else day


def money(value: float, unit: str) -> str:
    """RMB 67.7bn from 67.678 and 'RMB bn'; RMB 848m below a billion; minus RMB 3bn."""
    name = unit.removesuffix(" bn")
    if value < 0:
        return f"minus {money(-value, unit)}"
    if 0 < abs(value) < 0.9995:
        return f"{name} {value * 1000:.0f}m"
    return f"{name} {f'{value:,.1f}'.removesuffix('.0')}bn"


def percent(value: float, digits: int | None = None) -> str:
    """35.8%, 25%, −9.7%: one digit where there is one to say, and a true minus sign.

    With `digits`, just so many: for figures of our own that are set against each other.
    """
    minus = "−" if round(value, 1 if digits is None else digits) < 0 else ""
    if digits is not None:
        return f"{minus}{abs(value):.{digits}f}%"
    return f"{minus}{abs(value):.1f}".removesuffix(".0") + "%"


def signed(value: float, digits: int = 1) -> str:
    """A number beside a mark, with a true minus: 67.7, −44.7, 1,045.0."""
    return f"{value:,.{digits}f}".replace("-", "−")


def for_each(value: float, currency: str) -> str:
    """What is spent for each yuan or dollar earned, before 'for each yuan': RMB 1.40."""
    return f"{currency} {value:.2f}"


_PARTED = re.compile(r"\b(RMB|USD|HKD) (?=[\d−-])")


def kept_together(text: str) -> str:
    """The text with each currency held to its number by a no-break space, for where lines break.

    For what is shown alone: files and what is compared keep the plain space.
    """
    return _PARTED.sub("\\1\u00a0", text)


def coin(currency: str) -> str:
    """One unit of a currency as it is said: a yuan, a dollar."""
    return "yuan" if currency == "RMB" else "dollar"


def number_words(value: float) -> str:
    """A number without its unit: thousands apart, digits only where they say something."""
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}" if abs(value) < 100 else f"{value:,.4g}"


def amount(value: float, unit: str) -> str:
    """A value with its unit, as printed in the claims file: 'RMB million' becomes billions."""
    match unit:
        case "RMB million" | "USD million":
            return money(value / 1000, f"{unit[:3]} bn")
        case "RMB bn" | "USD bn":
            return money(value, unit)
        case "percent":
            return percent(value)
        case "rank":
            return ordinal(int(value))
        case "USD" | "HKD":
            return f"{unit} {value:,.2f}".removesuffix(".00")
    return f"{number_words(value)} {unit}"


def exact_amount(value: float, unit: str | None) -> str:
    """A value with its unit, no digit lost, for setting figures against each other."""
    match unit:
        case "RMB million" | "USD million":
            return f"{unit[:3]} {exact_number(value / 1000)}bn"
        case "percent":
            return f"{exact_number(value)}%"
        case "rank":
            return f"place {exact_number(value)}"
    return f"{exact_number(value)} {unit}"


def exact_number(value: float) -> str:
    """A number to four digits after the point, without needless ones: 1,023.67."""
    return f"{round(value, 4):,.10g}"


def ordinal(place: int) -> str:
    """1st, 2nd, 3rd, 4th ..."""
    return f"{place}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(place, 'th') }"


_COUNTED = "no one two three four five six seven eight nine ten eleven twelve".split()
_PLACED = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth"),
)


def in_words(count: int) -> str:
    """A count as it is written in a sentence: 'no', 'one' to 'twelve', then 13."""
    return _COUNTED[count] if 0 <= count < len(_COUNTED) else f"{count:,}"


def shared_name(name: str, others: Sequence[str]) -> str:
    """A name, and that of another it stands for too; of several how many they are."""
    if not others:
        return name
    return f"{name} and {others[0]}" if len(others) == 1 else f"{name} and {len(others)} others"


def place_in_words(place: int) -> str:
    """A place as it is written in a sentence: 'first' to 'twelfth', then 13th."""
    return _PLACED[place - 1] if 1 <= place <= len(_PLACED) else ordinal(place)


def part_words(share: float) -> str:
    """A part of a whole before its name: 'a twelfth of', '45% of' where it is a third or more."""
    parts = round(1 / share)
    if share > 0.3 or parts > len(_PLACED):
        return f"{percent(round(share * 100, 1 if share < 0.1 else 0))} of"
    return f"{'an' if parts in (8, 11) else 'a'} {place_in_words(parts)} of"


def span_words(span: str) -> str:
    """How long the periods of a chart are: 'a quarter', 'over four quarters'."""
    return "over four quarters" if span == "four quarters" else f"a {span}"


def within_sentence(name: str) -> str:
    """A heading as it stands within a sentence: 'finished AI applications', but 'AI cloud'.

    A name of two words, such as that of a product, keeps its capitals.
    """
    first, second = (*name.split()[:2], "", "")[:2]
    is_name = second[:1].isupper() and second[1:].islower()
    return name[:1].lower() + name[1:] if first[1:].islower() and not is_name else name


def listed(names: Sequence[str], last: str = "and") -> str:
    """Alibaba, Baidu and Tencent."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def change(fraction: float) -> str:
    """'up 45%' or 'down 3%' from a growth of 0.45 or -0.03."""
    if abs(fraction) < 0.0005:
        return "unchanged"
    return f"{'up' if fraction > 0 else 'down'} {abs(fraction) * 100:.0f}%"


def spoken(name: str) -> str:
    """A period as it is said: 'April to June 2025'."""
    return period(name).words


def from_to_words(first: str, last: str) -> str:
    """From one period to another as it is said: 'October 2020 to June 2026'."""
    return f"{period(first).start:%B %Y} to {period(last).end:%B %Y}"


def brief(name: str) -> str:
    """A period short enough for a label: Q2 2026, year to Jun 2026, Apr 2024 to Mar 2025."""
    when = period(name)
    if name.startswith("ttm-"):
        return f"year to {when.end:%b %Y}"
    if ".." in name:
        return f"{when.start:%b %Y} to {when.end:%b %Y}"
    year, _, part = name.partition("-")
    if part[:1] in ("Q", "H"):
        return f"{part} {year}"
    return year if not part else f"{when.end:%b %Y}"


def company_name(claims: Claims, company: str) -> str:
    """How a company is called when its cloud is meant: ByteDance (Volcano Engine)."""
    known = claims.company.get(company)
    if known is None or known.cloud.startswith(company) or known.role != "subject":
        return company
    return f"{company} ({known.cloud})"


def distinct(values: Iterable[str]) -> list[str]:
    """Each value once, in order."""
    return list(dict.fromkeys(values))


def said(claim: Claim) -> str:
    """A claim's content as said and, where that is shorter, as printed; or its text."""
    printed = printed_words(claim)
    if claim.value is None:
        return printed
    read = bound_words(claim.bound) + amount(claim.value, claim.unit or "")
    how = "worked out as" if claim.status == "derived" else "printed"
    return read if read == printed else f"{read} ({how} {printed})"


def printed_words(claim: Claim) -> str:
    """A claim's figure with every digit, in the unit it was printed in: 'RMB 67,678 million'."""
    if claim.text is not None:
        return statement_words(claim.text)
    if claim.value is None:
        ends = (_printed_amount(end or 0, claim.unit) for end in (claim.low, claim.high))
        return " to ".join(ends)
    return bound_words(claim.bound) + _printed_amount(claim.value, claim.unit)


def _printed_amount(value: float, unit: str | None) -> str:
    digits = f"{abs(value):,.10g}"
    minus = "minus " if value < 0 else ""
    match unit:
        case "RMB million" | "USD million":
            return f"{minus}{unit[:3]} {digits} million"
        case "RMB" | "USD" | "HKD":
            return f"{minus}{unit} {digits}"
        case "percent":
            return f"{minus}{digits}%"
        case "rank":
            return f"place {digits}"
    return f"{minus}{digits} {unit or ''}".strip()


def exact_words(claim: Claim) -> str:
    """A claim's figure with its bound, no digit lost: 'more than RMB 380bn'; a text in quotes."""
    if claim.text is not None:
        return f"'{statement_words(claim.text)}'"
    if claim.value is None:
        ends = (exact_amount(end or 0, claim.unit) for end in (claim.low, claim.high))
        return " to ".join(ends)
    return bound_words(claim.bound) + exact_amount(claim.value, claim.unit)


def metric_words(claims: Claims, metric: str) -> str:
    """A metric's name within a sentence: 'cloud revenue', but 'EBITA'."""
    return within_sentence(claims.metric[metric].label)


def plain_sentence(claims: Claims, claim: Claim) -> str:
    """A claim as a reader would write it, to be tried in the headline checker."""
    grown = claims.metric[claim.metric].growth_of
    label, when = metric_words(claims, grown or claim.metric), claim.when.words
    name = claim.brand or claim.company
    whose = f"{name}'" if name.endswith("s") else f"{name}'s"
    if claim.value is None or claim.unit is None:
        return f"{whose} {label}, {when}: {said(claim)}"
    much = f"{bound_words(claim.bound)}{amount(claim.value, claim.unit)}"
    if claim.metric == "market_share" and claim.yardstick:
        return f"Under {claim.yardstick}, {name} held {much} of the market in {when}."
    if claim.metric == "market_rank" and claim.yardstick:
        return f"Under {claim.yardstick}, {name} was number {claim.value:g} in {when}."
    if grown:
        way, much = "fell" if claim.value < 0 else "rose", much.replace("−", "")
        return f"{whose} {label} {way} {much} year on year in {when}."
    if claim.metric == "capex_plan" and claim.status == "target":
        return f"{name} plans to invest {much} in {when}."
    verb = {"estimate": "estimates", "projection": "forecasts"}.get(claim.status)
    if verb and claim.house:
        return f"{claim.house} {verb} {whose} {label} at {much} in {when}."
    return f"{whose} {label} was {much} in {when}."
