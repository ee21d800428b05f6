"""Ranges drawn as a strip: under a slider on the slider's own scale, or under a result."""

from collections.abc import Sequence

from components.analysis.view.choices import Dial

_WIDTH, _HEIGHT, _ROW = 300, 5, 7  # in the picture's own units; it is stretched to the slider


def range_strip(dial: Dial, ranges: Sequence[tuple[float, float]], value: float) -> str:
    """An SVG: one bar a range (low, high), and a line where the dial stands."""

    def at(number: float) -> float:
        inside = min(max(number, dial.least), dial.most)
        return (inside - dial.least) / (dial.most - dial.least) * _WIDTH

    tall = _ROW * len(ranges)
    bars = "".join(
        f'<rect x="{at(low):.1f}" y="{row * _ROW + 1}" rx="2" fill="#7d8590" '
        f'width="{max(at(high) - at(low), 2):.1f}" height="{_HEIGHT}"/>'
        for row, (low, high) in enumerate(ranges)
    )
    mark = f'<rect x="{at(value) - 1:.1f}" y="0" width="2" height="{tall}" fill="#b5541c"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{tall}" '
        f'viewBox="0 0 {_WIDTH} {tall}">{bars}{mark}</svg>'
    )


def span_strip(low: float, high: float, value: float, marks: Sequence[float], color: str) -> str:
    """An SVG: a bar from low to high, a disc at the value, and a line at each of the marks."""
    ends = [low, high, value, *marks]
    least, room = min(ends), (max(ends) - min(ends)) or 1.0

    def at(number: float) -> float:
        return 8 + (number - least) / room * (_WIDTH - 16)

    lines = "".join(
        f'<rect x="{at(mark) - 1.5:.1f}" y="0" width="3" height="16" fill="#7d8590"/>'
        for mark in marks
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="16" '
        f'viewBox="0 0 {_WIDTH} 16"><rect x="0" y="7.5" width="{_WIDTH}" height="1" '
        f'fill="#7d8590"/><rect x="{at(low):.1f}" y="3" rx="2" height="10" fill="{color}" '
        f'fill-opacity="0.35" width="{max(at(high) - at(low), 2):.1f}"/>{lines}'
        f'<circle cx="{at(value):.1f}" cy="8" r="6" fill="{color}"/></svg>'
    )
