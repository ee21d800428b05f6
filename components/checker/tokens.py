"""The parts of a sentence read: tokens, clauses, and all of it."""

from dataclasses import dataclass, field
from functools import cached_property

from components.checker.amounts import Amount, Duration
from components.checker.lexicon import Sense, lexicon
from components.checker.periods import Said

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
        return self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> dict[str, tuple[str, ...]]:
        return {one: tuple(m for kind, m in self.senses if kind == one) for one in self.kinds}

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of word that it may be, each once."""
        return tuple(dict.fromkeys(kind for kind, _ in self.senses))

    @cached_property
    def idle(self) -> bool:
        """Whether it carries no meaning that could be wrong."""
        return self.senses[0][0] in _IDLE


@dataclass(frozen=True)
class Clause:
    """What one part of the sentence states: its own tokens, and those it shares with others."""

    tokens: tuple[Token, ...]
    shared: tuple[Token, ...] = ()

    @cached_property
    def all(self) -> tuple[Token, ...]:
        """Every token that carries meaning."""
        return tuple(t for t in (*self.tokens, *self.shared) if not t.idle)

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Token, ...]]:
        kinds = {kind for token in self.all for kind in token.kinds}
        return {kind: tuple(t for t in self.all if t.meanings(kind)) for kind in kinds}

    def of(self, kind: str) -> tuple[Token, ...]:
        """The tokens that can be of a kind."""
        return self._by_kind.get(kind, ())

    def meanings(self, kind: str) -> frozenset[str]:
        """What all tokens of a kind mean."""
        return self._meanings.get(kind, frozenset())

    @cached_property
    def _meanings(self) -> dict[str, frozenset[str]]:
        return {
            kind: frozenset(meaning for token in tokens for meaning in token.meanings(kind))
            for kind, tokens in self._by_kind.items()
        }

    def amounts(self, *roles: str) -> list[Token]:
        """The amounts said in one of these roles."""
        return [t for t in self._amounts if t.role in roles]

    @cached_property
    def _amounts(self) -> tuple[Token, ...]:
        return tuple(t for t in self.all if isinstance(t.value, Amount))

    def metrics(self, token: Token) -> frozenset[str]:
        """The metrics that a word means in it: 'revenue' said of a cloud is cloud revenue."""
        senses = token.meanings("metric")  # one clause is held against hundreds of figures
        if senses not in self._metrics:
            self._metrics[senses] = self._narrowed(senses)
        return self._metrics[senses]

    @cached_property
    def _metrics(self) -> dict[tuple[str, ...], frozenset[str]]:
        return {}

    def _narrowed(self, senses: tuple[str, ...]) -> frozenset[str]:
        said = {" ".join(meaning.split()) for meaning in senses}
        scopes = self.meanings("scope") | ({"cloud"} if self.of("cloud") else set())
        for rule in lexicon()["narrower"]:
            if rule["metric"] in said and rule["scope"] in scopes:
                said = {rule["means"]}
        return frozenset(name for meaning in said for name in meaning.split())


@dataclass(frozen=True)
class Parsed:
    """A text read: its tokens in order, its clauses, and whether its end was not read."""

    text: str
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...] = field(default=())
    cut: bool = False
