"""Marks that Streamlit reads only after Markdown has, when it no longer knows which were escaped.

Without it a reader's or a publisher's words could show as pictures or links: :joy: and
:material/delete:, arrows that stand alone, and addresses.
Issue: https://github.com/streamlit/streamlit/issues/10365
"""

import re

_READ_LATE = re.compile(
    r"(?<=:)(?=[\w+-]+:|material/|//)"
    r"|(?<=@)(?=\w)|(?<=\bwww)(?=\.)"
    r"|(?<!\S)(?=(?:<->|->|<-|--|>=|<=|~=)(?!\S))",
    re.IGNORECASE,
)
_JOINER = "\u2060"  # has no width and breaks no line; parts a mark from what would make it one


def kept_apart(text: str) -> str:
    """The text with a character of no width where Streamlit would still read a mark."""
    return _READ_LATE.sub(_JOINER, text)
