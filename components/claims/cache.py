"""Results that are worked out once and kept with the claims they come from.

A cache beside a function would be shared by all readers of the server, and would hold on to claims
that one reader brought along. Kept on the claims themselves, a result lives just as long as they.
"""

from collections.abc import Callable
from functools import lru_cache, partial, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from components.claims.model import Claims

_P = ParamSpec("_P")
_R = TypeVar("_R")
_Of = Callable[Concatenate[Claims, _P], _R]


def cached_per_claims(most: int = 1) -> Callable[[_Of[_P, _R]], _Of[_P, _R]]:
    """Keep the last `most` results of a function with the claims it was given first.

    The further arguments must be hashable, and nobody may change a result: it is shared.
    """

    def keeping(function: _Of[_P, _R]) -> _Of[_P, _R]:
        @wraps(function)
        def result(claims: Claims, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
            own: dict[Any, Any] = vars(claims).setdefault("_kept", {})
            known = own.get(function)
            if known is None:  # setdefault: two readers at once come away with the same one
                known = own.setdefault(function, lru_cache(most)(partial(function, claims)))
            found: _R = known(*args, **kwargs)
            return found

        return result

    return keeping
