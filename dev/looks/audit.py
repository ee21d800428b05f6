"""What a reader meets, measured: `make audit` writes the table in docs/style-guide.md.

Starts the app on a free port, opens each page in Chromium, and measures: what axe finds, how far
the page shifts while it loads, whether a filter leaves a chart blank for a frame, how large the
controls are under a finger, sideways scrolling, contrast, and how far colours stay apart.

    python -m dev.looks.audit
"""

import re
from collections import Counter
from itertools import combinations
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from components.claims.reading.load import load_claims
from components.figures.theme import OTHERS, PALETTE, Palette, Theme, palette_of
from dev.browser import launched
from dev.looks.color_math import SIGHTS, contrast, difference
from dev.looks.page import PAGES, SHIFTS, open_page, wait_until_drawn
from dev.servers import ROOT, streamlit

GUIDE = ROOT / "docs" / "style-guide.md"
MARKS = ("<!-- audit -->", "<!-- end of audit -->")
SCREENS: dict[str, dict[str, Any]] = {
    "desk": {"viewport": {"width": 1440, "height": 900}},
    "desk at 200 %": {"viewport": {"width": 720, "height": 450}, "device_scale_factor": 2},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
}
# What Streamlit itself causes: the small chart inside st.metric names none of its marks.
THEIRS = {"svg-img-alt"}
THEMES: tuple[Theme, ...] = ("light", "dark")

_WATCH = """() => { window.blank = 0; window.frames_seen = 0; window.watching = true;
    const count = document.querySelectorAll('.js-plotly-plot').length;
    const look = () => {
        const drawn = [...document.querySelectorAll('.js-plotly-plot')]
            .filter(plot => plot.querySelector('.main-svg .plot, .main-svg .cartesianlayer *'));
        window.frames_seen += 1;
        if (drawn.length < count) window.blank += 1;
        if (window.watching) requestAnimationFrame(look);
    };
    requestAnimationFrame(look); }"""
_SMALL = """() => [...document.querySelectorAll(
    '.stMain button, .stMain summary, .stMain [role=radio], .stMain [role=tab]')].filter(part => {
        const box = part.getBoundingClientRect();
        return part.offsetParent && box.width && Math.min(box.width, box.height) < 43.5;
    }).length"""
_CHOSEN = "button => button.ariaPressed ?? button.ariaChecked"
_WIDER = """() => document.documentElement.scrollWidth > innerWidth + 1"""


def measured(browser: Browser, address: str) -> dict[str, str]:
    """Each measure in words, by its name."""
    found: Counter[str] = Counter()
    shifts, blanks, small, wider = [], [], 0, 0
    for screen, options in SCREENS.items():
        for theme in THEMES:
            context = browser.new_context(**options, color_scheme=theme)
            context.add_init_script(SHIFTS)
            for path, title in PAGES.items():
                page = context.new_page()
                open_page(page, f"{address}/{path}", title)
                shifts.append((page.evaluate("window.shifted"), f"{title}, {screen}"))
                found.update(v["id"] for v in Axe().run(page).response["violations"])
                if screen == "phone":
                    small += page.evaluate(_SMALL)
                wider += page.evaluate(_WIDER)
                if screen == "desk" and theme == "light" and path != "evidence":
                    blanks.append((blank_frames(page), title))
                page.close()
            context.close()
    ours = {name: count for name, count in found.items() if name not in THEIRS}
    opened = f"{len(SCREENS) * len(THEMES)} windows x {len(PAGES)} pages"
    return {
        f"axe, violations of ours ({opened})": str(sum(ours.values())) + _named(ours),
        "axe, violations of Streamlit's own": _named(Counter(found) - Counter(ours)).strip(" ()"),
        "layout shift while loading, worst page (goal: below 0.02)": worst(shifts),
        "pages wider than the window": str(wider),
        "controls smaller than 44 px under a finger": str(small),
        "frames with a blank chart after a filter, by page": ", ".join(
            f"{title} {count}" for count, title in blanks
        ),
    }


def shifts_without_host(browser: Browser, address: str) -> dict[str, str]:
    """Layout shift where app.py runs alone, as on Streamlit Community Cloud."""
    found = []
    for screen, options in SCREENS.items():
        with browser.new_context(**options) as context:
            context.add_init_script(SHIFTS)
            for path, title in PAGES.items():
                page = context.new_page()
                open_page(page, f"{address}/{path}", title)
                found.append((page.evaluate("window.shifted"), f"{title}, {screen}"))
    phone = [(shift, where) for shift, where in found if where.endswith("phone")]
    return {
        "the same from app.py alone": f"{worst(found)}; on a phone {worst(phone)}",
    }


def worst(shifts: list[tuple[float, str]]) -> str:
    """The largest shift and where it was."""
    shift, where = max(shifts)
    return f"{shift:.3f} ({where})"


def _named(counts: "dict[str, int] | Counter[str]") -> str:
    return f" ({', '.join(f'{k}: {v}' for k, v in counts.items())})" if counts else ""


def blank_frames(page: Page) -> int:
    """How many frames show fewer charts than before while a company is left out, or told about."""
    page.evaluate(_WATCH)
    last = page.locator(".st-key-controls [data-testid=stButtonGroup] button").last
    was = last.evaluate(_CHOSEN)
    last.click()
    page.wait_for_function(
        f"([button, was]) => ({_CHOSEN})(button) !== was", arg=[last.element_handle(), was]
    )
    wait_until_drawn(page)
    page.evaluate("() => new Promise(done => setTimeout(done, 500))")
    return int(page.evaluate("() => { window.watching = false; return window.blank; }"))


def colors(worn: Palette) -> dict[str, str]:
    """Contrast of inks on the paper, and the least distance between two companies' colours."""
    palette = (*PALETTE[worn.theme], OTHERS[worn.theme])
    apart = {
        sight: min(difference(a, b, sight) for a, b in combinations(palette, 2)) for sight in SIGHTS
    }
    text = min(contrast(ink, worn.paper) for ink in (worn.ink, worn.quiet, *palette))
    return {
        f"{worn.theme}: least contrast of text (goal: 4.5)": f"{text:.1f}",
        f"{worn.theme}: least CIEDE2000 of two companies (goal: 12)": ", ".join(
            f"{sight} {least:.1f}" for sight, least in apart.items()
        ),
    }


def main() -> None:
    """Measure, print the table and put it into the style guide."""
    claims = load_claims((ROOT / "data" / "claims.yaml").read_text(encoding="utf-8"))
    hosted, alone = streamlit(ROOT / "serve.py"), streamlit(ROOT / "app.py")
    with hosted as ours, alone as plain, sync_playwright() as playwright:
        browser = launched(playwright)
        rows = measured(browser, ours.address) | shifts_without_host(browser, plain.address)
        browser.close()
    for theme in THEMES:
        rows |= colors(palette_of(claims, theme))
    table = "\n".join(
        ["| Measure | Found |", "| --- | --- |", *(f"| {k} | {v} |" for k, v in rows.items())]
    )
    print(table)
    text = GUIDE.read_text(encoding="utf-8")
    start, end = map(re.escape, MARKS)
    GUIDE.write_text(
        re.sub(f"{start}.*{end}", lambda _: f"{MARKS[0]}\n{table}\n{MARKS[1]}", text, flags=re.S),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
