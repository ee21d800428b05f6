"""What is opened at a chart: by a mark, a list, a row or the menu; and when it is closed again."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.cards import press, slips

Open = Callable[..., AppTest]
MARK = "alibaba.share.omdia.2025-H1"


@pytest.fixture
def pressed(open_link: Open, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The market-share page after a press on Alibaba's bar."""
    app = open_link("market_share")
    assert slips(app) == []
    press(monkeypatch, mark=MARK)
    return app.run()


def test_a_pressed_mark_shows_the_receipt_of_its_claim(pressed: AppTest) -> None:
    assert not pressed.exception
    [slip] = [one for one in slips(pressed) if MARK in one][:1]
    assert "35.8%" in slip
    assert "Alibaba&#39;s share by Omdia AI cloud, first half of 2025" in slip


def test_a_receipt_stays_while_the_page_runs_and_goes_with_its_button(pressed: AppTest) -> None:
    assert slips(pressed.run())
    pressed.button(key="close-receipt-shares").click().run()
    assert not any(button.key == "close-receipt-shares" for button in pressed.button)


def test_a_second_press_on_the_mark_closes_its_receipt(
    pressed: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(monkeypatch, mark=MARK)
    assert slips(pressed.run()) == []


def test_a_receipt_goes_with_its_company_and_does_not_come_back_with_it(pressed: AppTest) -> None:
    pills = pressed.pills(key="company")
    everybody = list(pills.value)
    pills.set_value([name for name in everybody if name != "Alibaba"]).run()
    assert slips(pressed) == []
    pressed.pills(key="company").set_value(everybody).run()
    assert slips(pressed) == []


def test_a_claim_that_no_mark_carries_opens_nothing(
    open_link: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_link("market_share")
    press(monkeypatch, mark="no.such.claim")
    app.run()
    assert not app.exception
    assert slips(app) == []


@pytest.mark.parametrize("item", ["contested", "<script>"])
def test_an_item_that_the_menu_does_not_offer_opens_nothing(
    open_link: Open, monkeypatch: pytest.MonkeyPatch, item: str
) -> None:
    app = open_link("market_share")
    press(monkeypatch, item)
    app.run()
    assert not app.exception
    assert not any(str(button.key).startswith("close-item-") for button in app.button)


def test_the_list_of_figures_names_them_and_opens_the_receipt_of_one(
    open_link: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_link("market_share")
    press(monkeypatch, "ask")
    app.run()
    figures = app.selectbox(key="shares-claim")
    assert "Alibaba, share by Omdia AI cloud, first half of 2025: 35.8%" in figures.options
    figures.select(MARK).run()
    assert any(MARK in slip for slip in slips(app))
    app.button(key="close-receipt-shares").click().run()
    assert slips(app) == []
    assert app.selectbox(key="shares-claim").value is None
    app.button(key="close-item-shares").click().run()
    assert not any(box.key == "shares-claim" for box in app.selectbox)
