"""A sentence as tokens, each with what it may mean, and as clauses that can be judged."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from components.checker.amounts import Amount, Duration, amount_at
from components.checker.clauses import clauses_of, in_roles, sharing
from components.checker.lexicon import Sense, by_first_letter, vocabulary
from components.checker.periods import Said, period_at
from components.checker.tokens import Parsed, Token
from components.claims.model import Claims

LONGEST = 1000  # letters read of a pasted text


def parse(claims: Claims, text: str) -> Parsed:
    """A text of any kind as tokens and clauses; only its first 1,000 letters are read."""
    clean = readable(text[:LONGEST])
    read = list(_tokens(claims, clean))
    tokens = tuple(
        in_roles(list(_bounded(list(_against(list(_summed(list(_asking(list(_telling(read)))))))))))
    )
    return Parsed(clean, tokens, tuple(sharing(clauses_of(tokens))), len(text) > LONGEST)


def readable(text: str) -> str:
    """The text with wide letters narrowed, and what cannot be seen blanked."""
    narrow = unicodedata.normalize("NFKC", text.replace("\u2026", " ")).replace("’", "'")
    narrow = narrow.replace("“", '"').replace("”", '"').replace("\u2212", "-")
    return "".join(" " if unicodedata.category(c)[0] == "C" else c for c in narrow).strip()


def _tokens(claims: Claims, text: str) -> Iterator[Token]:
    lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    at, unknown = 0, -1
    while at <= len(lower):
        token = _token_at(claims, text, lower, at) if at < len(lower) else None
        blank = at == len(lower) or lower[at].isspace()
        if unknown >= 0 and (token or blank):
            yield Token(text[unknown:at], unknown, (("unknown", ""),))
            unknown = -1
        if token:
            yield token
            at += len(token.text)
            continue
        if not blank and unknown < 0:
            unknown = at
        at += 1
        while unknown >= 0 and at < len(lower) and _within_word(lower, at):
            at += 1


def _within_word(lower: str, at: int) -> bool:
    return (
        lower[at].isascii()
        and lower[at].isalnum()
        and lower[at - 1].isascii()
        and (lower[at - 1].isalnum())
    )


def _token_at(claims: Claims, text: str, lower: str, at: int) -> Token | None:
    if at and _within_word(lower, at) and not (lower[at].isdigit() ^ lower[at - 1].isdigit()):
        return None
    word = _word_at(claims, lower, at)
    for found, kind in ((period_at(lower, at), "period"), (amount_at(lower, at), "amount")):
        if found and found[1] - at > len(word):
            value, end = found
            kind = "duration" if isinstance(value, Duration) else kind
            bare = isinstance(value, Amount) and value.unit is None and not value.scaled
            senses: tuple[Sense, ...] = (("number" if bare else kind, ""),)
            if lower[at:end].startswith("from the "):
                senses = (*senses, ("basis", "quarter"))
            return Token(text[at:end], at, senses, value)
    if word:
        return Token(text[at : at + len(word)], at, vocabulary(claims)[word])
    if not lower[at].isalnum() and not lower[at].isspace():
        return Token(text[at], at, (("mark", lower[at]),))
    return None


def _word_at(claims: Claims, lower: str, at: int) -> str:
    """The longest word known that starts here and, if Latin, ends where a word ends."""
    for word in by_first_letter(claims).get(lower[at], ()):
        end = at + len(word)
        if lower.startswith(word, at) and not (
            end < len(lower) and _within_word(lower, end) and word[-1].isalnum()
        ):
            return word
    return ""


_HELPING = ("did", "does", "do")
_RELATIVE = ("when", "where", "what", "which", "whose", "whether")


_AGAINST = {"more": "up", "less": "down"}


def _summed(tokens: list[Token]) -> Iterator[Token]:
    """'In total' is of one company's quarters only where no second company is named."""
    several = len({c for t in tokens for c in t.meanings("company")}) > 1
    for token in tokens:
        sums = "sum" in token.meanings("quantity")
        yield replace(token, senses=(("quantity", "joint"),)) if sums and several else token


def _against(tokens: list[Token]) -> Iterator[Token]:
    """A comparison with an earlier period ('低于上一季度的') read as a movement from there."""
    for i, token in enumerate(tokens):
        after = next((t for t in tokens[i + 1 :] if not t.idle), None)
        way = [_AGAINST[m] for m in token.meanings("compare") if m in _AGAINST]
        if way and after is not None and after.meanings("earlier"):
            token = replace(token, senses=(("movement", way[0]),))
        yield token


def _telling(tokens: list[Token]) -> Iterator[Token]:
    """'Reports' right after a newspaper's name: it says so, and the company may not have."""
    before = None
    for token in tokens:
        if before and before.meanings("house") and "reported" in token.meanings("status"):
            token = replace(token, senses=(("said", ""),))
        before = token
        yield token


def _asking(tokens: list[Token]) -> Iterator[Token]:
    """Question words kept where a question is asked; in a statement they are none."""
    asked = _is_question(tokens)
    for token in tokens:
        if token.meanings("question") and not asked:
            kind = "filler" if token.text.lower() in _HELPING else "unknown"
            token = replace(token, senses=((kind, ""),))
        yield token


def _is_question(tokens: list[Token]) -> bool:
    """Whether a question mark, a word in first place, or a Chinese word of asking says so."""
    if any(t.text == "?" for t in tokens):
        return True
    if any(isinstance(t.value, Amount) for t in tokens):
        return False
    first = next((t for t in tokens if not t.idle and not isinstance(t.value, Said)), None)
    asks = first and first.meanings("question") and first.text.lower() not in _RELATIVE
    chinese = [t for t in tokens if t.meanings("question") and not t.text.isascii()]
    return bool(asks) or any(t.text != "几" for t in chinese)


def _bounded(tokens: list[Token]) -> Iterator[Token]:
    """Bounds joined to the amount they stand beside; elsewhere they may be comparisons."""
    waiting: list[Token] = []
    for i, token in enumerate(tokens):
        beside = next((t for t in tokens[i + 1 :] if not t.idle and not t.meanings("bound")), None)
        if token.meanings("bound") and beside is not None:
            if isinstance(beside.value, Said) and token.meanings("compare"):
                yield token  # '低于2024年的': a comparison with that year
                continue
            if isinstance(beside.value, Duration | Said):
                yield replace(token, senses=(("filler", ""),))
                continue
            against = token.meanings("compare") and any(
                isinstance(t.value, Amount) for t in tokens[:i]
            )
            if (isinstance(beside.value, Amount) and not against) or beside.meanings("multiple"):
                waiting.append(token)
                continue
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        bounds = [*waiting, *([after] if after and after.meanings("after") else [])]
        if bounds and (isinstance(token.value, Amount) or token.meanings("multiple")):
            said = [*bounds[0].meanings("bound"), *bounds[0].meanings("after")][0]
            for bound in waiting:
                yield replace(bound, senses=(("filler", ""),))
            waiting = []
            token = replace(token, bound=said)
        elif token.meanings("after") and i and isinstance(tokens[i - 1].value, Amount):
            token = replace(token, senses=(("filler", ""),))
        yield token
    yield from waiting
