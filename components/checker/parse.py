"""A sentence as tokens, each with what it may mean, and as clauses that can be judged."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from components.checker.amounts import Amount, Duration, amount_at
from components.checker.lexicon import Sense, by_first_letter, lexicon, vocabulary
from components.checker.periods import Said, period_at
from components.claims.model import Claims

LONGEST = 1000  # letters read of a pasted text
# Words that a clause without one of their kind takes from the clause before it, or after it.
_SHARED = ("company", "metric", "period", "house", "yardstick", "scope", "cloud", "product")
_STATES = ("amount", "movement", "multiple", "place", "record", "question")
_IDLE = ("filler", "mark", "join")


@dataclass(frozen=True)
class Token:
    """A word or phrase of the sentence; `role` is what an amount or a word is there for.

    Senses of one kind are alternatives; of two kinds, both are meant. `value` is an Amount, a
    Said period or a Duration. `bound` is said of an amount: floor, ceiling, below or about.
    """

    text: str
    start: int
    senses: tuple[Sense, ...]
    value: Amount | Said | Duration | None = None
    bound: str | None = None
    role: str = ""

    def meanings(self, kind: str) -> tuple[str, ...]:
        """What it may mean as a word of one kind; empty where it is no such word."""
        return tuple(meaning for k, meaning in self.senses if k == kind)

    @property
    def idle(self) -> bool:
        """Whether it carries no meaning that could be wrong."""
        return self.senses[0][0] in _IDLE


@dataclass(frozen=True)
class Clause:
    """What one part of the sentence states: its own tokens, and those it shares with others."""

    tokens: tuple[Token, ...]
    shared: tuple[Token, ...] = ()

    @property
    def all(self) -> tuple[Token, ...]:
        """Every token that carries meaning."""
        return tuple(t for t in (*self.tokens, *self.shared) if not t.idle)

    def of(self, kind: str) -> list[Token]:
        """The tokens that can be of a kind."""
        return [token for token in self.all if token.meanings(kind)]

    def meanings(self, kind: str) -> set[str]:
        """What all tokens of a kind mean."""
        return {meaning for token in self.all for meaning in token.meanings(kind)}

    def amounts(self, *roles: str) -> list[Token]:
        """The amounts said in one of these roles."""
        return [t for t in self.all if isinstance(t.value, Amount) and t.role in roles]


@dataclass(frozen=True)
class Parsed:
    """A text read: its tokens in order, its clauses, and whether its end was not read."""

    text: str
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...] = field(default=())
    cut: bool = False


def parse(claims: Claims, text: str) -> Parsed:
    """A text of any kind as tokens and clauses; only its first 1,000 letters are read."""
    clean = readable(text[:LONGEST])
    tokens = tuple(_in_roles(list(_bounded(list(_tokens(claims, clean))))))
    return Parsed(clean, tokens, tuple(_sharing(_clauses(tokens))), len(text) > LONGEST)


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
            return Token(text[at:end], at, (("number" if bare else kind, ""),), value)
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


def _bounded(tokens: list[Token]) -> Iterator[Token]:
    """Bounds joined to the amount they stand beside; elsewhere they may be comparisons."""
    waiting: list[Token] = []
    for i, token in enumerate(tokens):
        beside = next((t for t in tokens[i + 1 :] if not t.idle and not t.meanings("bound")), None)
        if token.meanings("bound") and beside is not None:
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


def _in_roles(tokens: list[Token]) -> Iterator[Token]:
    """Amounts with their role: a level, a change, a step (by so much money), or where from."""
    meant = [
        t for t in tokens if t.text.strip().lower() not in ("by", "了", "of", "为", "是", "达")
    ]
    for token in tokens:
        if not isinstance(token.value, Amount) or token.senses[0][0] == "number":
            yield token
            continue
        at = meant.index(token)
        before = next((t for t in reversed(meant[:at]) if t.senses[0][0] not in ("bound",)), None)
        yield replace(token, role=_role(token.value, meant, at, before))


def _role(amount: Amount, meant: Sequence[Token], at: int, before: Token | None) -> str:
    said = before.text.lower() if before else ""
    if said in ("from", "从", "由"):
        return "from"
    if amount.unit in ("percent", "points", "times"):
        after = meant[at + 1] if at + 1 < len(meant) else None
        later = after is not None and any(
            after.text.lower() == w
            for w in (
                "growth",
                "rise",
                "increase",
                "drop",
                "fall",
                "decline",
                "higher",
                "lower",
                "jump",
                "surge",
                "增长",
                "的增长",
            )
        )
        return "change" if later or _moved(meant, at) else "level"
    moves = before is not None and before.meanings("movement") and said[-1] not in "至到"
    return "step" if moves else "level"


def _moved(meant: Sequence[Token], at: int) -> bool:
    """Whether a movement is said before, with no 'to' and no other amount in between."""
    for token in reversed(meant[:at]):
        if token.meanings("movement") or token.meanings("basis"):
            return token.text[-1] not in "至到"
        if token.text.lower() in ("to", "at", "至", "到", "with") or isinstance(
            token.value, Amount
        ):
            return False
        if token.meanings("mark") and token.text in ",;.，。；":
            return False
    return False


def _clauses(tokens: Sequence[Token]) -> list[Clause]:
    """Parts between commas and joining words, joined up until each states something."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.meanings("join") or (
            token.meanings("mark") and token.text in ",;.，。；、!！:：—"
        ):
            parts.append([])
        else:
            parts[-1].append(token)
    clauses: list[list[Token]] = []
    waiting: list[Token] = []
    for part in filter(None, parts):
        stated = [k for t in part for k, _ in t.senses if k in _STATES]
        before = clauses[-1] if clauses else []
        goes_on = "company" not in {k for t in part for k, _ in t.senses} and (
            not any(isinstance(t.value, Amount) for t in before)
        )
        if stated and before and goes_on and not waiting:
            before += part
        elif stated:
            clauses.append([*waiting, *part])
            waiting = []
        elif before and not waiting and {k for t in part for k, _ in t.senses} & {"house", "said"}:
            before += part
        else:
            waiting += part
    if clauses:
        clauses[-1] += waiting
    return [Clause(tuple(part)) for part in (clauses or [waiting])]


def _sharing(clauses: list[Clause]) -> Iterator[Clause]:
    for i, clause in enumerate(clauses):
        taken: list[Token] = []
        near = [*reversed(clauses[:i]), *clauses[i + 1 :]]
        has = {kind for token in clause.tokens for kind, _ in token.senses}
        for kind in _SHARED:
            if kind not in has and not (kind in ("scope", "cloud") and has & {"metric", "company"}):
                giver = next((c for c in near if any(t.meanings(kind) for t in c.tokens)), None)
                taken += [t for t in giver.tokens if t.meanings(kind)] if giver else []
        yield replace(clause, shared=tuple(dict.fromkeys(taken)))


def metrics_said(clause: Clause, token: Token) -> set[str]:
    """The metrics a word means in its clause: 'revenue' said of a cloud is cloud revenue."""
    said = {" ".join(meaning.split()) for meaning in token.meanings("metric")}
    scopes = clause.meanings("scope") | ({"cloud"} if clause.of("cloud") else set())
    for rule in lexicon()["narrower"]:
        if rule["metric"] in said and rule["scope"] in scopes:
            said = {rule["means"]}
    return {name for meaning in said for name in meaning.split()}
