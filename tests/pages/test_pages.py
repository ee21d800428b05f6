"""Each page, opened from app.py as a reader opens it, says and draws what its link asks for."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.analysis.grades.grades import grade
from components.analysis.ledger.ledger import ledger
from components.analysis.view.view import View
from components.claims.model import Claims
from components.claims.reading.load import load_claims
from components.figures import app_pages
from components.figures.answer import answer
from components.figures.charts.catalogue import charts
from components.figures.charts.share_history import SHARE_HISTORY
from components.ui.shell.text import plain
from tests.pages.cards import cards, has_masthead, press

PAGES = sorted(page.name for page in app_pages.PAGES)
DRAWING = sorted({chart.page for chart in charts().values()})

Open = Callable[..., AppTest]


def findings(app: AppTest) -> list[str]:
    """What a screen reader says of each chart: its finding."""
    return [card["alt"] for card in cards(app).values()]


def said(app: AppTest) -> str:
    """Every word on the page: those round charts plain, the others as written in Markdown."""
    told = (*app.markdown, *app.caption, *app.info, *app.warning, *app.error, *app.text)
    words = [card["words"] for card in cards(app).values()]
    round_charts = [f"{w['finding']} {w['rest']} {w['measured']}" for w in words]
    return "\n".join([*(element.value for element in told), *round_charts])


def lasting_link(app: AppTest) -> str:
    """The link that 'Copy link' offers once it is opened."""
    app.session_state["link"] = True
    return app.run().code[0].value


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_in_its_frame(open_link: Open, page: str) -> None:
    app = open_link(page)
    assert not app.exception
    assert has_masthead(app)
    assert app.pills(key="company")
    assert "company=Alibaba&company=Baidu" in lasting_link(app)


def test_a_link_that_a_mail_or_a_network_changed_opens_its_view(open_link: Open) -> None:
    app = open_link("capex", **{"amp;currency": "USD", "fbclid": "IwAR0", "utm_source": "mail"})
    assert not app.warning
    assert "currency=USD" in lasting_link(app)


@pytest.mark.parametrize("page", DRAWING)
def test_a_page_draws_its_charts_each_under_its_question(
    open_link: Open, claims_file: Path, page: str
) -> None:
    claims = load_claims(claims_file.read_text(encoding="utf-8"))
    view = View.of(claims)
    own = [chart for chart in charts().values() if chart.page == page]
    assert own
    opened = {s: open_link(page, **({"lab": s} if s else {})) for s in {c.section for c in own}}
    for chart in own:
        app = opened[chart.section]
        if chart is SHARE_HISTORY and answer(claims, chart, view).is_empty:
            assert chart.name not in cards(app)
            assert plain(answer(claims, chart, view).finding) in said(app)
        elif chart.table(claims, view).empty:
            assert chart.name not in cards(app)
            [heading] = [h for h in app.header if h.anchor == chart.name]
            assert heading.value == f":gray[{plain(chart.question)}]"
        else:
            assert cards(app)[chart.name]["words"]["question"] == chart.question
            assert cards(app)[chart.name]["data"]
    for app in opened.values():
        assert cards(app)
        assert all(findings(app)), "a chart without a finding has no name for a screen reader"


def test_what_lies_behind_a_button_is_made_when_it_is_opened(
    open_link: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_link("market_share")
    assert not app.code, "no link to copy yet"
    assert not app.dataframe
    press(monkeypatch, "table")
    app.run()
    assert len(app.dataframe) == len(cards(app))
    press(monkeypatch, "ask")
    app.run()
    assert not app.dataframe
    assert app.selectbox(key="shares-claim").options


def test_choosing_a_yardstick_changes_the_sentence(open_link: Open) -> None:
    app = open_link("market_share")
    assert any("Alibaba holds 35.8%" in finding for finding in findings(app))
    app.radio(key="yardstick").set_value("IDC model calls").run()
    assert any("(Volcano Engine) holds 49.2%" in finding for finding in findings(app))
    assert "Doubao traffic is out." in said(app)


def test_a_yardstick_chosen_in_the_menu_of_a_narrow_window_is_the_one_of_the_list(
    open_link: Open,
) -> None:
    app = open_link("market_share", yardstick="Canalys cloud")
    assert len(app.radio) == 1, "the menu is filled when it is opened"
    app.session_state["yardstick-menu"] = True
    app.run()
    menu = app.radio(key="yardstick-in-menu")
    assert menu.value == "Canalys cloud"
    menu.set_value("IDC model calls").run()
    assert app.radio(key="yardstick").value == "IDC model calls"
    assert any("(Volcano Engine) holds 49.2%" in finding for finding in findings(app))
    assert len(app.radio) == 1, "a choice shuts it"
    app.radio(key="yardstick").set_value("Omdia AI cloud").run()
    app.session_state["yardstick-menu"] = True
    app.run()
    assert app.radio(key="yardstick-in-menu").value == "Omdia AI cloud"


def test_a_link_to_the_table_of_gaps_opens_the_shares_that_say_them_now(open_link: Open) -> None:
    app = open_link("market_share", card="share-gaps", embed="true")
    assert not app.error
    assert list(cards(app)) == ["shares"]


def test_a_pinned_frame_says_how_many_of_its_figures_have_changed(
    claims_file: Path, newer: str, claims: Claims, open_link: Open
) -> None:
    claims_file.write_text(newer, encoding="utf-8")
    framed = {"card": "capex-and-revenue", "embed": "true"}
    pinned = open_link("capex", **framed, edition=claims.edition)
    assert "1 figure has changed since 30 June 2026." in said(pinned)
    assert "See the newest" in said(pinned)
    assert "changed since" not in said(open_link("capex", **framed))


LINKS = {
    "overview": ({"status": ["reported"]}, "only reported"),
    "market_share": ({"yardstick": "Canalys cloud"}, "Alibaba holds 33%"),
    "capex": ({"span": "year"}, "RMB bn a year"),
    "scenarios": ({"base": "Fast"}, "Fast again and Fast come to"),
    "companies": ({"focus": "Baidu"}, "Advertising shrinks."),
    "evidence": ({"find": "alibaba capex_plan"}, "1 of "),
}


@pytest.mark.parametrize("page", PAGES)
def test_a_link_opens_the_view_it_names(open_link: Open, page: str) -> None:
    choices, words = LINKS[page]
    bare = open_link(page)
    app = open_link(page, company=["Alibaba", "Baidu"], **choices)
    assert not app.exception
    assert not app.warning, "every part of the link is known"
    assert words in said(app)
    assert words not in said(bare), "the words prove nothing if they stand there anyway"
    assert "Showing Alibaba, Baidu" in said(app)
    assert app.pills(key="company").value == ["Alibaba", "Baidu"]


def test_the_lasting_link_names_the_choices_of_other_pages_too(open_link: Open) -> None:
    app = open_link(yardstick="IDC model calls", focus="Baidu", span="year", scenario=["Fast"])
    for part in ("yardstick=IDC+model+calls", "focus=Baidu", "span=year", "scenario=Fast"):
        assert part in lasting_link(app)


def test_unknown_parts_of_a_link_are_named_and_the_rest_is_honoured(open_link: Open) -> None:
    app = open_link(
        "market_share", company=["Baidu", "Nobody"], yardstick="No [such](x)", color="red"
    )
    assert not app.exception
    [warning] = app.warning
    for unknown in ("'Nobody' as company", "as yardstick", "'color'"):
        assert unknown in warning.value
    assert "[such](x)" not in warning.value, "words of a link are no Markdown"
    assert app.pills(key="company").value == ["Baidu"]
    assert app.radio(key="yardstick").value == "Omdia AI cloud"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_without_companies_says_so_in_sentences(open_link: Open, page: str) -> None:
    app = open_link(page, company="")
    assert not app.exception
    assert "Showing no company" in said(app)
    assert cards(app).keys() <= {"company-figures"}, "an empty choice is read out, not drawn"
    own = [c.name for c in charts().values() if c.page == page and c.section in ("", "Outlook")]
    told = set(own) - {SHARE_HISTORY.name}  # which is a sentence beside the shares
    assert len(app.info) >= len(told - cards(app).keys())
    assert all(note.value.strip().endswith(".") for note in app.info)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_before_the_first_publication_says_so(open_link: Open, page: str) -> None:
    app = open_link(page, known_by="2000-01-01")
    assert not app.exception
    assert not cards(app)
    assert "No claim is left: the first was published " in said(app)


def test_without_estimates_the_share_charts_become_a_sentence(open_link: Open) -> None:
    app = open_link("market_share", status=["reported", "derived"])
    assert not app.exception
    assert cards(app).keys() <= {"ranks"}, "places are reported, shares are estimates"
    assert app.info
    assert "only reported, derived" in said(app)
    app.pills(key="status").set_value(["reported", "derived", "estimate"]).run()
    assert {"shares", "ranks"} <= cards(app).keys()


def scenario_names(app: AppTest) -> set[str]:
    drawn = [trace["name"] for trace in cards(app)["revenue-paths"]["data"]]
    return {name.removeprefix("Alibaba ") for name in drawn if "a year)" not in name}


def test_sliders_give_a_path_called_yours(open_link: Open) -> None:
    app = open_link("scenarios")
    assert scenario_names(app) == {"Actual", "Steady", "Fast"}
    app.slider(key="growth").set_value(44).run()
    assert scenario_names(app) == {"Actual", "Steady", "Fast", "Yours"}
    assert "growth=44" in lasting_link(app)


def test_sliders_left_alone_add_no_path_when_another_scenario_comes_first(open_link: Open) -> None:
    app = open_link("scenarios")
    app.pills(key="scenario").set_value(["Fast"]).run()
    assert scenario_names(app) == {"Actual", "Fast"}


def test_the_evidence_page_opens_with_its_question_and_says_what_is_contested(
    open_link: Open, claims_file: Path
) -> None:
    claims = load_claims(claims_file.read_text(encoding="utf-8"))
    app = open_link("evidence")
    assert [title.value for title in app.title] == ["Is that headline true?"]
    standing = app.session_state["standing"]
    opened = [
        entry
        for entry in ledger(claims)
        if entry.status == standing and entry.kind not in ("overdue", "no link")
    ]
    assert 0 < len(opened) <= 6
    [table] = [m.value for m in app.markdown if "| Figures that differ |" in m.value]
    assert len(table.splitlines()) == len(opened) + 2
    for entry in opened:
        for name in entry.claims:
            assert f"`{grade(claims, claims.claim[name]).letter}` **" in table


def test_the_statements_of_the_article_stand_worst_first(open_link: Open) -> None:
    app = open_link("evidence")
    chips = [
        line.split("*")[1]
        for m in app.markdown
        if "| The newsletter says |" in m.value
        for line in m.value.splitlines()[2:]
    ]
    order = ["No source", "Imprecise", "Rounded", "Holds"]
    assert chips
    assert [order.index(chip) for chip in chips] == sorted(order.index(chip) for chip in chips)


def test_older_names_in_a_link_set_the_controls_of_the_scenarios_page(open_link: Open) -> None:
    app = open_link("scenarios", lab="Compare", base="Quick", scenario=["Quick"])
    assert not app.exception
    assert not app.warning
    assert app.segmented_control(key="lab").value == "Outlook"
    assert app.selectbox(key="base").value == "Fast"
    assert scenario_names(app) == {"Actual", "Fast"}
    link = lasting_link(app)
    assert "base=Fast" in link
    assert "lab=Outlook" in link


def test_the_scenarios_page_follows_the_companies_that_are_shown(open_link: Open) -> None:
    app = open_link("scenarios", company=["Tencent"])
    assert not app.exception
    assert not cards(app)
    assert "No scenario supposes anything about Tencent." in [note.value for note in app.info]
    app.pills(key="company").set_value(["Alibaba", "Tencent"]).run()
    assert not app.exception
    assert "Alibaba's cloud revenue reaches" in findings(app)[0]


def test_the_scenarios_page_is_told_of_a_company_that_can_be_carried_on(open_link: Open) -> None:
    app = open_link("scenarios", focus="Tencent")
    assert not app.exception
    assert "Alibaba's cloud revenue reaches" in findings(app)[0]
    assert "focus" not in [one.key for one in app.segmented_control], "one alone is no choice"
    assert [note.value for note in app.info] == [f"{_NOT_TENCENT} You see Alibaba."]


_NOT_TENCENT = r"Tencent is not here\: it publishes no cloud revenue that could be carried on."


def test_the_scenarios_page_offers_all_that_can_be_carried_on_and_no_other(
    open_link: Open, claims_file: Path, text: str
) -> None:
    last = next(line for line in text.splitlines() if "baidu.cloud_infra_revenue.2025-Q3" in line)
    before = [last.replace("2025-Q3", quarter) for quarter in ("2024-Q4", "2025-Q1", "2025-Q2")]
    claims_file.write_text(text.replace(last, "\n".join([*before, last])), "utf-8")
    app = open_link("scenarios", focus="Tencent")
    assert app.segmented_control(key="focus").options == ["Alibaba", "Baidu"]
    assert any(_NOT_TENCENT in one.value for one in app.run().info), "until another is chosen"
    app.segmented_control(key="focus").set_value("Baidu").run()
    assert not app.exception
    assert not any(_NOT_TENCENT in one.value for one in app.info)
    assert "Baidu's AI Cloud Infra revenue reaches" in findings(app)[0]


def test_a_search_finds_claims_and_says_when_it_finds_none(open_link: Open) -> None:
    app = open_link("evidence")
    app.text_input(key="find").input("alibaba capex 2026-Q1").run()
    assert "\n:small[:gray[1 of " in said(app)
    app.text_input(key="find").input("[zebra](x) *").run()
    assert not app.exception
    assert "No claim has all these words." in said(app)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_starts_without_its_frame_starts_again_in_it(
    claims_file: Path, page: str
) -> None:
    """Before the first st.navigation of a server, a deep link runs the page's file alone."""
    app = AppTest.from_file(Path(__file__).parents[2] / "app.py", default_timeout=60)
    app.query_params["company"] = ["Baidu"]
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    assert has_masthead(app)
    assert app.pills(key="company").value == ["Baidu"]


def test_a_link_within_the_app_counts_once_whatever_was_chosen_before(open_link: Open) -> None:
    app = open_link("companies", focus="Tencent")
    app.query_params["to_focus"] = ["Baidu"]
    app.run()
    assert app.session_state["focus"] == "Baidu"
    assert "to_focus" not in app.query_params
    app.query_params["to_focus"] = ["Nobody"]
    app.run()
    assert not app.exception
    assert app.session_state["focus"] == "Baidu"


def test_what_changed_later_is_not_told_of_an_earlier_day(open_link: Open) -> None:
    assert "figures added" in said(open_link())
    early = said(open_link(known_by="2026-06-01"))
    assert "figures added" not in early
    assert "What changed after 1 June 2026 is not told on this page." in early.replace("\\", "")
