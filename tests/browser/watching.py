"""What hostile text may not do on a page, watched while the page is open."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request

END = "Qz"  # by which a hostile text is found again, however it shows

# What must not be found in the page: a link of another scheme, or an element that text made.
_MADE = """() => {
    const seen = [];
    for (const link of document.querySelectorAll('a, area')) {
        const given = link.getAttribute('href') ?? link.getAttribute('xlink:href');
        if (given === null) continue;
        const scheme = new URL(given, document.baseURI).protocol;
        if (!['http:', 'https:', 'mailto:'].includes(scheme)) seen.push('link ' + given);
        if (given !== link.textContent.trim() && given.includes('evil.example'))
            seen.push('link under other words ' + given);
    }
    const main = document.querySelector('[data-testid=stMain]');
    // Pages set tables of their own there; text may make no other.
    const ours = ['contested', 'grade-table', 'verdict-', 'folded-plain-next'].map(
        key => `[class*=st-key-${key}] table`);
    const made = 'script, iframe, object, embed, base, form:not(.vega-bindings), marquee, ' +
        'video, audio, math, ' +
        ':is([data-testid=stMarkdownContainer], .live-card) ' +
        `:is(img, style, table:not(${ours}), del, blockquote, .katex), ` +
        '.slip :is(img, style, del, blockquote, input, button), ' +
        '[onclick], [onerror], [onload], [onmouseover], [onfocus], [ontoggle], [onbegin]';
    for (const one of main.querySelectorAll(made))
        seen.push('element ' + one.outerHTML.slice(0, 120));
    return seen;
}"""

_TEXT = """() => {
    const main = document.querySelector('[data-testid=stMain]').cloneNode(true);
    for (const code of main.querySelectorAll('[data-testid=stCode]'))  // BibTeX has its own signs
        if (code.textContent.startsWith('@')) code.remove();
    const shown = [main.textContent];
    for (const one of document.querySelectorAll('[data-testid=stPopoverBody], input, textarea'))
        shown.push(one.value || one.textContent);
    return shown.join('\\n');
}"""


class Watch:
    """Notes every dialog, every request that leaves and every error of a script on a page."""

    def __init__(self, page: Page, server: str) -> None:
        self.page, self.server = page, server
        self.faults: list[str] = []
        page.on("dialog", self._dialog)
        page.on("request", self._request)
        page.on("pageerror", lambda error: self.faults.append(f"script error {error}"))
        page.on("popup", lambda other: self.faults.append(f"window {other.url}"))

    def _dialog(self, dialog: object) -> None:
        self.faults.append(f"a script ran: {dialog}")
        dialog.dismiss()  # type: ignore[attr-defined]

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        leaves = parts.scheme in ("http", "https") and not request.url.startswith(self.server)
        # A page of the app may well be opened under a name that holds any word.
        if leaves or ("leak" in parts.path and not request.is_navigation_request()):
            self.faults.append(f"request {request.url}")

    def look(self) -> list[str]:
        """Every fault since the last look, and whatever text has made of itself in the page."""
        found = [*self.faults, *self.page.evaluate(_MADE)]
        if self.page.get_by_test_id("stException").count():
            found.append("a trace on the page")
        self.faults.clear()
        return found


def astray(page: Page, text: str) -> list[str]:
    """Where a text, which ends as no other does, shows otherwise than it is written, or nowhere."""
    seen, sought = _even(str(page.evaluate(_TEXT))), _even(text)
    parts = seen.split(END)[:-1]
    wrong = [part[-len(text) - 20 :] for part in parts if not (part + END).endswith(sought)]
    return [f"shows as ...{part}" for part in wrong] or ["does not show"] * (not parts)


def _even(text: str) -> str:
    """A text without white space, which may break anywhere, and without what parts its marks."""
    return re.sub(r"[\s\u2060]+", "", text)
