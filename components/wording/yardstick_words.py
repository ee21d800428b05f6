"""How a yardstick is told: by whom it counts, what it belongs to, and whose interest is in it."""

from collections.abc import Collection

from components.claims.model import Claims
from components.claims.terms import Yardstick
from components.wording.formats import company_name, listed

_GROUPS = {
    ("AI in China", "revenue"): "Money earned from AI",
    ("AI in China", "tokens"): "Tokens, not money",
    ("all cloud in China", "revenue"): "All cloud, AI included",
    ("worldwide", "revenue"): "Worldwide",
}


def group_of(yardstick: Yardstick) -> str:
    """Under which heading a yardstick stands in a list of them."""
    return _GROUPS.get((yardstick.scope, yardstick.basis), "Others")


def by_its_count(claims: Claims, yardstick: Yardstick) -> str:
    """The opening of a sentence on a yardstick: "By Omdia's count".

    A house with several yardsticks is told with what it counts: "By IDC's count of tokens called by
    outside customers". One that is not named is no subject: then the yardstick's own name stands.
    """
    house = yardstick.house.partition(" (")[0]
    if not yardstick.name.startswith(house.split()[0]):
        return f"By the {yardstick.name} yardstick"
    whose = f"By {house}' count" if house.endswith("s") else f"By {house}'s count"
    several = sum(other.house == yardstick.house for other in claims.yardsticks) > 1
    what = yardstick.measures.partition(",")[0]
    what = what if what[1:2].isupper() else what[:1].lower() + what[1:]
    return f"{whose} of {what}" if several else whose


def interest_words(
    claims: Claims, yardstick: Yardstick, leaders: Collection[str], is_tied: bool
) -> str:
    """Who had a yardstick made, and which vendor quotes it that leads by it; '' where nobody did.

    'Quoted by Alibaba, which leads it', or 'Commissioned by a house, quoted by ...'. `is_tied`
    where the lead is shared, also with one that is not among the `leaders` here.
    """
    said = [f"commissioned by {yardstick.commissioned_by}"] if yardstick.commissioned_by else []
    quoting = [name for name in yardstick.quoted_by_vendor if name in leaders]
    if quoting:
        verb = "share" if len(quoting) > 1 else "shares" if is_tied else "leads"
        led = "the lead" if is_tied else "it"
        names = listed([company_name(claims, name) for name in quoting])
        said.append(f"quoted by {names}, which {verb} {led}")
    words = ", ".join(said)
    return words[:1].upper() + words[1:]
