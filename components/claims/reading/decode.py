"""The bytes of a claims file to text, or the line that is not UTF-8."""

from components.claims.reading.problems import ClaimsError, Problem

_CURE = "save the file as UTF-8"


def decoded(raw: bytes) -> str:
    """The text of a claims file; a mark before it is left out.

    Raises ClaimsError with the line of the first byte that is not UTF-8.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ClaimsError([Problem(1, "file", "it is UTF-16 text, not UTF-8", _CURE)])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        wrong = f"byte {raw[error.start]:#04x} is not UTF-8 text"
        raise ClaimsError([Problem(line, "file", wrong, _CURE)]) from None
