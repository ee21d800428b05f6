"""Two claims files compared for whoever reviews the change: what is new, and on which charts."""

import re
from collections.abc import Iterable

from components.claims.claim import Claim
from components.claims.model import Claims
from components.publish.canonical import Canonical, canonical_views
from components.wording.formats import said

_MOST = 40  # lines of a list: a comment has a limit
_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+!|~@])")


def comparison(old: Claims, new: Claims) -> str:
    """Claims added, superseded and withdrawn, and the canonical views that they change."""
    added = [c for c in new.claims if c.id not in old.claim and not c.supersedes]
    superseding = [c for c in new.claims if c.id not in old.claim and c.supersedes]
    withdrawn = [c for c in new.claims if c.id in new.gone - old.gone and c.withdrawn]
    parts = [
        f"## Claims: {len(added)} added, {len(superseding)} superseding, "
        f"{len(withdrawn)} withdrawn\n\nEdition {old.edition} to {new.edition}.",
        *_listed("Added", (f"`{c.id}` {_plain(said(c))}" for c in added)),
        *_listed("Superseding", (_instead(old, c) for c in superseding)),
        *_listed("Withdrawn", (f"`{c.id}` {_plain(c.because or '')}" for c in withdrawn)),
        *_listed("Charts affected", (_plain(v.title) for v in affected(old, new))),
    ]
    return "\n\n".join(parts) + "\n"


def affected(old: Claims, new: Claims) -> list[Canonical]:
    """The canonical views of the newer file that rest on other claims than before."""
    before = {view.slug: view.answer.ids for view in canonical_views(old)}
    return [v for v in canonical_views(new) if v.answer.ids != before.get(v.slug)]


def _instead(old: Claims, claim: Claim) -> str:
    before = ", ".join(
        f"`{n}` {_plain(said(old.claim[n]))}" for n in claim.supersedes if n in old.claim
    )
    return (
        f"`{claim.id}` {_plain(said(claim))}, in place of {before}. {_plain(claim.because or '')}"
    )


def _listed(head: str, lines: Iterable[str]) -> list[str]:
    """A list under its head, cut where it is too long; nothing without a line."""
    every = list(lines)
    if not every:
        return []
    more = [f"and {len(every) - _MOST} more"] if len(every) > _MOST else []
    return [f"### {head}", "\n".join(f"- {line}" for line in [*every[:_MOST], *more])]


def _plain(text: str) -> str:
    """Words from the file that cannot become markup or call anybody by name."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split())).replace("\\@", "@\u200b")
