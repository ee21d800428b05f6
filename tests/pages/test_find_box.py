"""The box on every page that finds anything, as it is served: links, words, and what they open."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from components.search import index as index_module
from components.search.index import Index, NoSearch
from components.ui.shell import find_box
from dev.looks.page import PAGES

Open = Callable[..., AppTest]


def asked(app: AppTest, words: str) -> AppTest:
    """The page with these words in its box."""
    return app.text_input(key="finder-words").set_value(words).run()


def links(app: AppTest) -> dict[str, str]:
    """The links of the open box, each with its page and what it asks for."""
    found = app.get("page_link")
    own = [link.proto for link in found if "to_" in link.proto.query_string]
    return {link.label: f"{link.page}?{link.query_string}" for link in own}


def said(app: AppTest) -> str:
    return "\n".join(part.value for part in app.markdown)


@pytest.mark.usefixtures("afresh")
@pytest.mark.parametrize("page", [page or "overview" for page in PAGES])
def test_the_box_is_on_every_page_and_makes_no_index_until_something_is_asked(
    open_link: Open, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    monkeypatch.setattr(index_module, "Index", lambda claims: made.append(claims) or Index(claims))
    app = open_link(page)
    assert made == []
    assert links(asked(app, "阿里云"))
    assert len(made) == 1
    assert not app.exception


def test_a_result_names_the_claim_and_asks_for_its_receipt(open_link: Open) -> None:
    found = links(asked(open_link(), "doubao tokens 2026"))
    [(label, way)] = [(k, v) for k, v in found.items() if "to_claim" in v]
    assert label.startswith("ByteDance, Doubao, tokens a day, March 2026")
    assert way.endswith("?to_claim=bytedance.tokens.2026-03")
    assert "evidence" in way


def test_results_stand_in_groups_under_how_many_there_are(open_link: Open) -> None:
    told = said(asked(open_link(), "baidu"))
    assert "1 company, 6 figures and 1 statement" in told
    groups = [told.index(f"[{name}]") for name in ("Companies", "Figures", "Statements")]
    assert groups == sorted(groups)


def test_what_is_found_nowhere_is_said_and_may_be_checked_as_a_sentence(open_link: Open) -> None:
    app = asked(open_link("evidence"), "huawei advertising")
    assert "Nothing here has all these words" in said(app)
    [(label, way)] = links(app).items()
    assert (label, way.rpartition("?")[2]) == (
        "Check it as a sentence",
        "to_sentence=huawei+advertising",
    )
    assert "Nothing here has “capx”" in said(asked(open_link(), "capx baidu"))


def test_a_hostile_question_shows_as_it_was_typed(open_link: Open) -> None:
    app = asked(open_link(), "<b>*x* [a](javascript:1)")
    assert not app.exception
    assert "<b>" not in said(app)


@pytest.mark.parametrize(
    ("followed", "key", "value"),
    [
        ({"to_claim": "baidu.risk.ads"}, "claim", "baidu.risk.ads"),
        ({"to_find": "火山 份额"}, "find", "火山 份额"),
        ({"to_sentence": "Who leads?"}, "sentence", "Who leads?"),
    ],
)
def test_a_result_that_is_followed_fills_the_field_it_leads_to(
    open_link: Open, followed: dict[str, str], key: str, value: str
) -> None:
    app = asked(open_link("evidence"), "baidu")
    for name, said_in_link in followed.items():
        app.query_params[name] = said_in_link
    app.run()
    assert app.session_state[key] == value
    assert not app.exception


def test_the_table_of_claims_is_searched_as_the_box_is(open_link: Open) -> None:
    app = open_link("evidence", find="火山引擎市场份额")
    [table] = [one.value for one in app.dataframe if "Claim" in one.value]
    assert list(table["Claim"]) == [
        "ByteDance, share by Omdia AI cloud",
        "ByteDance, share by IDC model calls",
    ]


def test_where_nothing_can_be_searched_the_reader_is_told_why(
    open_link: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(*_: object) -> None:
        raise NoSearch("Searching needs SQLite with FTS5.")

    monkeypatch.setattr(find_box, "find", cannot)
    monkeypatch.setattr(find_box, "claims_found", cannot)
    app = asked(open_link("evidence", find="baidu"), "baidu")
    assert [w.value for w in app.warning] == ["Searching needs SQLite with FTS5."] * 2
    assert not app.exception
