"""The ranges that claims give, drawn under a slider on the slider's own scale."""

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
