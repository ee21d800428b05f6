"""Text in an SVG, which does not wrap by itself: lines by an estimate of their width."""

from html import escape

from components.wording.formats import kept_together

_NARROW = set("iljtfr.,:;'!|()[] ·")
_WIDE = set("mwMW@%")


def width_of(text: str, size: float) -> float:
    """About how many pixels wide a text is: rather too wide, so that none runs over."""
    return size * sum(map(_share, text))


def _share(letter: str) -> float:
    """The width of a letter as a share of its height."""
    if ord(letter) > 0x2E7F:  # Chinese and other full-width signs
        return 1.0
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE:
        return 0.92
    return 0.68 if letter.isupper() else 0.58


def wrapped(text: str, size: float, width: float, most: int = 20) -> list[str]:
    """A text in lines no wider than `width` pixels; a last line that is cut ends in an ellipsis."""
    lines: list[str] = []
    for word in _pieces(kept_together(text), size, width):
        if lines and width_of(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1][:-1]}…"]


def _pieces(text: str, size: float, width: float) -> list[str]:
    """The words; one too long for a line, such as a link or Chinese text, in several pieces."""
    pieces: list[str] = []
    for word in filter(None, text.split(" ")):  # and not at a space that holds words together
        while width_of(word, size) > width and len(word) > 1:
            fits = max(
                n for n in range(1, len(word)) if n == 1 or width_of(word[:n], size) <= width
            )
            pieces.append(word[:fits])
            word = word[fits:]
        pieces.append(word)
    return pieces


def svg_line(line: str, x: float, y: float, size: float, ink: str, more: str = "") -> str:
    """One line as an SVG text whose foot stands at (x, y) in pixels."""
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{ink}" {more}>{escape(line)}</text>'
    )
