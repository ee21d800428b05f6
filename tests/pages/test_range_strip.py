"""The ranges that claims give, drawn on the slider's own scale."""

import re

from components.analysis.view.lab_view import DIALS
from components.ui.lab.range_strip import range_strip, span_strip


def test_a_range_is_drawn_where_the_slider_has_it() -> None:
    dial = DIALS["growth"]  # from -30 to 100
    picture = range_strip(dial, [(35, 100), (-30, 35)], 35)
    bars = [
        tuple(map(float, b))
        for b in re.findall(
            r'rect x="([0-9.]+)" y="\d+" rx="2" fill="[^"]+" width="([0-9.]+)"', picture
        )
    ]
    assert bars == [(150, 150), (0, 150)]
    assert 'x="149.0"' in picture


def test_a_range_beyond_the_slider_ends_where_it_ends() -> None:
    picture = range_strip(DIALS["growth"], [(-500, 500)], 0)
    assert 'x="0.0" y="1" rx="2" fill="#7d8590" width="300.0"' in picture


def test_a_result_is_drawn_in_its_range_and_apart_from_today() -> None:
    picture = span_strip(200, 300, 250, [100], "#123456")
    assert '<rect x="150.0" y="3" rx="2" height="10" fill="#123456"' in picture
    assert 'width="142.0"' in picture
    assert '<circle cx="221.0"' in picture
    assert '<rect x="6.5" y="0" width="3"' in picture
