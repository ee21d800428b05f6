"""A walk through each page by Tab alone: everything is reached, in sight, and let go again."""

import pytest
from playwright.sync_api import Page

from dev.looks.page import PAGES, open_page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

MOST = 400  # presses of Tab, far more than a page has controls

# Of a group of buttons one is in the order of Tab, and arrows lead to the others: it counts as one.
_NUMBER = """() => {
    const all = ".stMain :is(button, a[href], input, [role=tab], [role=slider], [tabindex='0'])";
    const ours = [...document.querySelectorAll(all)].filter(part =>
        part.tabIndex >= 0 && !part.disabled && part.role !== 'tabpanel'
        && part.checkVisibility({visibilityProperty: true})
        && part.getClientRects().length && part.getAttribute('aria-hidden') !== 'true');
    const group = part => part.closest('[data-testid=stButtonGroup]') ?? part;
    ours.forEach(part => part.dataset.walked = ours.findIndex(one => group(one) === group(part)));
    const name = part => part.getAttribute('aria-label') || part.innerText || part.className;
    return ours.map((part, number) =>
        +part.dataset.walked === number ? name(part).trim().slice(0, 40) : null);
}"""
_HERE = """() => {
    const part = document.activeElement, box = part.getBoundingClientRect();
    const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return {number: part.dataset.walked ?? null, out: part === document.body, seen};
}"""


@pytest.mark.parametrize("path", PAGES)
def test_tab_leads_to_every_control_and_on_from_it(page: Page, server: str, path: str) -> None:
    open_page(page, f"{server}/{path}", PAGES[path])
    names = page.evaluate(_NUMBER)
    reached, unseen = set(), []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        here = page.evaluate(_HERE)
        if here["out"]:
            break
        if here["number"] is not None:
            reached.add(int(here["number"]))
            if not here["seen"]:
                unseen.append(names[int(here["number"])])
    else:
        pytest.fail(f"the focus never left the page: it stayed among {len(reached)} controls")
    wanted = {number: name for number, name in enumerate(names) if name is not None}
    assert {number: name for number, name in wanted.items() if number not in reached} == {}
    assert unseen == []
    assert len(wanted) > 5
