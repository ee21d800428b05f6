"""A view is written into a link and read back; what a link says wrong is named, not obeyed."""

import time
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.analysis.view.choices import Day, Dial, Offered, One, Several, Span, choice
from components.analysis.view.lab_view import FORMER_SECTIONS, SECTIONS
from components.analysis.view.view import CURRENCIES, View
from components.claims.claim import STATUSES
from components.claims.model import Claims


@settings(max_examples=40)
@given(data=st.data())
def test_any_view_comes_back_from_its_link(claims: Claims, data: st.DataObject) -> None:
    view = data.draw(views(claims))
    back = View.from_query(claims, view.to_query())
    assert back == view
    assert back.ignored == ()
    assert View.from_query(claims, view.to_short_query(claims)) == view


def test_what_belongs_to_the_platform_in_a_link_is_no_mistake(claims: Claims, view: View) -> None:
    assert View.from_query(claims, "embed=true&embed_options=dark_theme").ignored == ()
    assert view.to_short_query(claims) == ""


@pytest.mark.parametrize(
    "passed",
    [
        *("fbclid=IwAR0", "utm_source=mail&utm_medium=x", "gclid=1", "from=timeline", "msclkid=2"),
        *("mc_cid=a&mc_eid=b", "igshid=c", "spm=1.2", "share_token=d", "amp;utm_campaign=e"),
    ],
)
def test_what_others_add_to_a_link_passes_without_a_word(claims: Claims, passed: str) -> None:
    assert View.from_query(claims, passed).ignored == ()
    assert View.from_query(claims, "colour=red").ignored == ("'colour'",)


def test_an_ampersand_that_a_mail_wrote_out_is_read(claims: Claims) -> None:
    found = View.from_query(claims, "company=Baidu&amp;company=Tencent&amp;currency=USD")
    assert found.company == ("Baidu", "Tencent")
    assert (found.currency, found.ignored) == ("USD", ())


@cache
def views(claims: Claims) -> st.SearchStrategy[View]:
    """Every view there is."""
    drawn = {name: _values(claims, name) for name in View.choices()}
    return st.fixed_dictionaries(drawn).map(lambda choices: View.of(claims, **choices))


def _values(claims: Claims, name: str) -> st.SearchStrategy[object]:
    """Every value that a choice may have, by its kind."""
    kind, offered = View.choices()[name].kind, View.options(claims)[name]
    one = st.sampled_from(offered)
    match kind:
        case Several():
            return _some(offered)
        case Span():
            return st.tuples(one, one).map(lambda pair: (min(pair), max(pair)))
        case Dial():
            return st.none() | one.map(float)
        case Day():
            return st.dates(kind.first, date.fromisoformat(offered[-1])).map(str)
        case _:
            return one


def _some(values: Offered) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(st.sampled_from(values)).map(lambda some: tuple(v for v in values if v in some))


def test_a_link_shared_under_an_older_name_opens_as_it_did(claims: Claims, view: View) -> None:
    other = View.options(claims)["yardstick"][1]
    opened = View.from_choices(claims, {"ruler": [other]})
    assert opened.yardstick == other != view.yardstick
    assert opened.ignored == ()


def test_a_bare_link_opens_the_default_view(claims: Claims, view: View) -> None:
    assert View.from_query(claims, "") == view
    assert View.from_query(claims, "?") == view
    assert view.company == claims.subjects
    assert view.period == ("2024-Q4", "2026-Q1")


MANY = [name for name, one in View.choices().items() if isinstance(one.kind, Several)]


@pytest.mark.parametrize("field", MANY)
def test_a_choice_of_nothing_is_a_choice(claims: Claims, view: View, field: str) -> None:
    nothing = replace(view, **{field: ()})
    assert View.from_query(claims, nothing.to_query()) == nothing


def test_what_is_not_understood_is_named_and_the_rest_honoured(claims: Claims, view: View) -> None:
    query = "?company=Baidu&company=Nobody&currency=EUR&colour=red&yardstick=IDC+model+calls"
    found = View.from_query(claims, query)
    assert found == replace(view, company=("Baidu",), yardstick="IDC model calls")
    assert found.ignored == ("'EUR' as currency", "'Nobody' as company", "'colour'")


def test_a_former_name_of_a_choice_still_counts_in_a_link(claims: Claims, view: View) -> None:
    dollars = replace(Renamed.of(claims), money="USD")
    assert Renamed.from_query(claims, "currency=USD") == dollars
    assert Renamed.from_query(claims, "money=USD&currency=RMB") == dollars, "the newer name counts"
    assert Renamed.from_query(claims, "money=USD&currency=RMB").ignored == ()
    assert Renamed.from_query(claims, "currency=EUR").ignored == ("'EUR' as money",)
    assert "money=USD" in dollars.to_query()


def test_a_former_name_of_an_option_still_counts_in_a_link(claims: Claims, view: View) -> None:
    assert View.from_query(claims, "base=Quick&scenario=Quick&scenario=Steady&against=Quick") == (
        replace(view, base="Fast", scenario=("Steady", "Fast"), against="Fast")
    )
    found = View.from_query(claims, "lab=Old+forecasts&base=Quick")
    assert (found.lab, found.ignored) == ("Track record", ())


@pytest.mark.parametrize("old", FORMER_SECTIONS)
def test_each_part_that_the_scenarios_page_had_leads_to_one_that_it_has(
    claims: Claims, old: str
) -> None:
    assert old not in SECTIONS
    assert View.from_query(claims, f"lab={old}").lab in SECTIONS


@dataclass(frozen=True, kw_only=True)
class Renamed(View):
    """A view whose currency is chosen under another name than it once was."""

    currency: str = "RMB"
    money: str = choice("Money", One(), CURRENCIES, formerly=("currency",))


def test_a_choice_that_its_page_does_not_say_itself_is_said_in_the_words_of_a_view(
    claims: Claims,
) -> None:
    chosen = Renamed.of(claims, money="USD")
    assert "; money: USD; edition " in chosen.words(claims)
    assert "money" not in Renamed.of(claims).words(claims)


def test_companies_keep_the_order_of_the_file_whatever_the_link_says(claims: Claims) -> None:
    found = View.from_query(claims, "company=Tencent&company=Alibaba&company=Tencent")
    assert found.company == ("Alibaba", "Tencent")


def test_a_reversed_period_is_put_in_order(claims: Claims) -> None:
    assert View.from_query(claims, "period=2026-Q1&period=2025-Q2").period == ("2025-Q2", "2026-Q1")


def test_half_a_period_is_named_as_not_understood(claims: Claims, view: View) -> None:
    found = View.from_query(claims, "period=2025-Q2")
    assert found.period == view.period
    assert found.ignored == ("'2025-Q2' as period",)


@pytest.mark.parametrize("rate", ["-31", "101", "12.5", "1e1", "٣", "-0", "+5", "nan"])
def test_a_rate_that_the_slider_does_not_have_is_not_taken(claims: Claims, rate: str) -> None:
    found = View.from_query(claims, f"growth={rate.replace('+', '%2B')}")
    assert found.growth is None
    assert found.ignored == (f"'{rate}' as growth",)


@pytest.mark.parametrize(
    "day", ["2025-02-30", "2026-07-01", "0001-01-01", "2025-W01-1", "20250101", "2025-01-1", "now"]
)
@pytest.mark.parametrize("field", ["known_by", "edition"])
def test_a_day_that_is_none_or_lies_ahead_is_not_taken(
    claims: Claims, view: View, field: str, day: str
) -> None:
    found = View.from_query(claims, f"{field}={day}")
    assert found == view
    assert found.ignored == (f"'{day}' as {field.replace('_', ' ')}",)


@pytest.mark.parametrize(
    "query",
    [
        "company=" + "x" * 600_000,
        "company=Baidu&" * 43_000,
        "&".join(f"{n}=x" for n in range(60_000)),
        "company=Baidu&" + "&".join(f"company={'y' * 1_190}{n}" for n in range(490)),
        "%" * 600_000,
        "&" * 600_000,
    ],
    ids=["one value", "one field", "many fields", "long values", "percents", "ampersands"],
)
def test_an_enormous_link_is_answered_at_once_and_shortly(claims: Claims, query: str) -> None:
    started = time.process_time()
    found = View.from_query(claims, query)
    assert time.process_time() - started < 3
    assert found.company in (claims.subjects, ("Baidu",))
    assert len(found.ignored) <= 500
    assert all(len(part) < 60 for part in found.ignored)


@given(st.text(max_size=80))
def test_any_link_opens_a_view(claims: Claims, query: str) -> None:
    found = View.from_query(claims, query)
    assert set(found.company) <= set(claims.subjects)


def test_a_view_is_said_in_words(claims: Claims, view: View) -> None:
    assert view.words(claims) == (
        "Alibaba, Baidu, Tencent, ByteDance; October 2024 to March 2026; RMB; "
        "edition of 30 June 2026"
    )
    narrow = replace(view, company=(), status=("reported",), currency="USD")
    assert narrow.words(claims) == (
        "no company; October 2024 to March 2026; USD; only reported; edition of 30 June 2026"
    )
    assert "only nothing" in replace(view, status=()).words(claims)
    assert view.status == STATUSES
