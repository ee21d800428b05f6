"""What a headline says, as far as the rules can read it."""

import re
import unicodedata
from dataclasses import dataclass, replace

from components.analysis.headlines_rules import measures, words
from components.analysis.headlines_rules.amounts import Amount, amounts
from components.analysis.headlines_rules.periods import periods_said
from components.analysis.headlines_rules.statement import Mention, Number, number_said
from components.claims.kept import kept
from components.claims.model import Claims

LONGEST = 1000  # letters read of a pasted text


@dataclass(frozen=True)
class Reading:
    """What was read of a headline; `sentence` is the one checked of those pasted."""

    sentence: str
    companies: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()
    periods: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()
    rulers: tuple[str, ...] = ()
    houses: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    scope: str | None = None
    place: int | None = None
    mentions: tuple[Mention, ...] = ()
    signs: tuple[str, ...] = ()
    relative: str | None = None
    cut: bool = False
    sentences: int = 1

    @property
    def words(self) -> str:
        """What was read, for the reader: 'Volcano Engine (ByteDance); 49%; no period'."""
        who = [_who(m) for m in self.mentions]
        parts = [
            ", ".join(dict.fromkeys(who)) or "no company",
            ", ".join(n.text for n in self.numbers) or "no number",
            ", ".join(self.periods) or "no period",
            *(name.replace("_", " ") for name in self.metrics),
            *(["a place: " + str(self.place)] if self.place else []),
            ", ".join((*self.houses, *self.rulers)) or "no ruler or house",
        ]
        return "; ".join(parts)


def _who(mention: Mention) -> str:
    same = mention.name.lower() == mention.company.lower()
    return mention.company if same else f"{mention.name} ({mention.company})"


def reading(claims: Claims, text: str) -> Reading:
    """The first sentence of a text that states a number, else the first with a place in a rank.

    Only the first 1,000 characters are read. Control characters count as blanks.
    """
    clean = plain(text[:LONGEST])
    pieces = [piece for piece in _SPLIT.split(clean) if piece.strip()]
    read = [_read(claims, piece.strip()) for piece in pieces[:40]] or [Reading("")]
    chosen = next((r for r in read if r.numbers), None)
    chosen = chosen or next((r for r in read if r.place), read[0])
    return replace(chosen, cut=len(text) > LONGEST, sentences=len(read))


# A full stop ends a sentence unless a digit follows ('No. 1', '35.8').
_SPLIT = re.compile(r"[。!?！？;\n\r]+|(?<=[\w%)\"”])\.(?=\s+[A-Z一-鿿]|\s*$)")


def plain(text: str) -> str:
    """The text with wide letters narrowed, and what cannot be seen blanked; lines are kept."""
    narrow = unicodedata.normalize("NFKC", text)
    return "".join(
        " " if unicodedata.category(c)[0] == "C" and c != "\n" else c for c in narrow
    ).replace("’", "'")


def _read(claims: Claims, sentence: str) -> Reading:
    text = sentence.lower() if len(sentence.lower()) == len(sentence) else sentence
    periods = periods_said(text)
    bare = words.blanked(text, [(p.start, p.end) for p in periods])
    for phrase in words.NOT_SIGNS:
        bare = bare.replace(phrase, " " * len(phrase))
    mentions = _mentions(claims, bare, sentence)
    spans = [(m.start, m.start + len(m.name)) for m in mentions]
    nameless = words.blanked(bare, spans)
    houses = words.found(nameless, words.HOUSES)
    counted = words.blanked(nameless, [(h.start, h.end) for h in houses])
    rulers = words.found(counted, words.RULERS)
    metrics = words.found(counted, measures.METRICS)
    stated = [a for a in amounts(bare) if not any(s <= a.start < e for s, e in spans)]
    signs = words.meanings(_without_metrics(counted, metrics), words.SIGNS)
    relative = [w for w in words.found(bare, words.SIGNS) if w.meaning == "relative"]
    return Reading(
        sentence=sentence,
        companies=tuple(dict.fromkeys(m.company for m in mentions)),
        numbers=tuple(
            number_said(a, sentence, bare, mentions, periods, metrics, _previous_end(stated, a))
            for a in stated[:4]
        ),
        periods=tuple(dict.fromkeys(p.name for p in periods)),
        metrics=tuple(dict.fromkeys(m.meaning for m in metrics)),
        rulers=tuple(dict.fromkeys(r.meaning for r in rulers)),
        houses=tuple(dict.fromkeys(h.meaning for h in houses)),
        basis=words.meanings(counted, words.BASES),
        scope=_scope(counted),
        place=_place(counted),
        mentions=tuple(mentions),
        signs=signs,
        relative=relative[0].word if relative and not periods else None,
    )


def _without_metrics(text: str, metrics: list[words.Found]) -> str:
    """'Price target' is a metric, not a forward-looking 'target'."""
    return words.blanked(text, [(m.start, m.end) for m in metrics if m.meaning == "price_target"])


def _previous_end(stated: list[Amount], amount: Amount) -> int:
    return max((a.end for a in stated if a.end <= amount.start), default=0)


def _mentions(claims: Claims, text: str, sentence: str) -> list[Mention]:
    market = {c.name for c in claims.companies if c.role == "market"}
    all_found = [
        Mention(name.meaning, sentence[name.start : name.end], _is_cloud(claims, name), name.start)
        for name in words.found(text, _names(claims))
    ]
    return [m for m in all_found if m.company not in market] or all_found


def _is_cloud(claims: Claims, name: words.Found) -> bool:
    clouds = (
        "volcengine",
        "aliyun",
        "火山",
        "火山引擎",
        claims.company[name.meaning].cloud.lower(),
    )
    return name.word in clouds or "cloud" in name.word or "云" in name.word


@kept()
def _names_of(claims: Claims) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (c.name, tuple(plain(n).lower() for n in (c.name, c.cloud, *c.aliases) if n != "none"))
        for c in claims.companies
    )


def _names(claims: Claims) -> dict[str, tuple[str, ...]]:
    return dict(_names_of(claims))


def _scope(counted: str) -> str | None:
    """Which market is meant: the world's, AI in China's or all cloud in China's."""
    if "worldwide" in words.meanings(counted, words.SCOPES):
        return "worldwide"
    if re.search(r"(?<![a-z])ai(?![a-z])|人工智能|大模型|智能云市场", counted):
        return "AI in China"
    return "all cloud in China" if "cloud" in counted or "云" in counted else None


def _place(text: str) -> int | None:
    for phrase in words.NOT_PLACES:
        text = text.replace(phrase, " " * len(phrase))
    places = words.found(text, words.PLACES)
    ranks = [int(p.meaning) for p in places]
    return ranks[0] if ranks else None
