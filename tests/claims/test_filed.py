"""Filed forms: what GitHub writes, read back into entries that stand, or refused in plain words."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from components.__main__ import main
from components.analysis.view.view import View
from components.claims.claim import Claim, Source
from components.claims.model import Claims
from components.claims.reading.filed import IssueForm, filing, issue_forms
from components.claims.reading.history import silent_changes
from components.claims.reading.load import load_claims
from components.claims.reading.problems import ClaimsError
from components.claims.terms import Yardstick
from components.commands.filed import FORMS
from components.figures.answer import answer
from components.figures.chart import Chart
from components.figures.charts.capex import CAPEX_AND_REVENUE
from components.figures.charts.market_share import SHARES
from components.publish.issues import CORRECTION, error_report
from tests.editions import OLD

KNOWN = {form.name: form for form in issue_forms(FORMS)}
TODAY = "2026-07-01"
SOURCE = {
    "title": "Tencent's third quarter",
    "publisher": "Tencent",
    "published": "2025-11-13",
    "kind": "company_release (of the company itself)",
    "url": "https://example.com/tencent",
}
CLAIM = {
    "company": "tencent",
    "metric": "Capex",
    "period": "2025-Q3",
    "value": "12,983",
    "unit": "RMB million",
    "status": "reported (the company printed it)",
    "where": "page 6, row Capex",
    "note": "A note: it has a colon,\nand two lines.",
    **SOURCE,
}
CORRECTED = {
    "claim": "tencent.share.omdia.2025-H1",
    "printed": "7%",
    "edition": "2026-06-30",
    "link": "https://app.test/market_share",
    "because": "The release rounds it otherwise.",
    "value": "7.4",
    "status": "estimate (somebody else's)",
    **SOURCE,
}
YARDSTICK = {
    "name": "Frost model use",
    "house": "Frost",
    "measures": "Tokens by model",
    "basis": "tokens",
    "scope": "AI in China",
    "counts": "Tokens that companies use.",
    "leaves_out": "Apps.",
    "named": "Three.",
    "own_use": "not stated",
    "own_use_note": "No source says.",
    "caveat": "Models, not clouds.",
    "aliases": "model calls, 大模型调用",
}


def written(form: IssueForm, given: Mapping[str, str]) -> str:
    """The issue that GitHub makes of a form: each label, what was filled in, or _No response_."""
    parts = (f"### {f.label}\n\n{given.get(f.id, '_No response_')}\n" for f in form.fields)
    return "\r\n".join("\n".join(parts).split("\n"))


def refused(text: str) -> list[str]:
    with pytest.raises(ClaimsError) as error:
        filing(text, tuple(KNOWN.values()), OLD.read_text(encoding="utf-8"), TODAY)
    return error.value.lines("form.md")


def put_in(kind: str, given: Mapping[str, str]) -> Claims:
    """The small file with what a form came to in it; that is also sound by its own YAML."""
    text = OLD.read_text(encoding="utf-8")
    found = filing(written(KNOWN[kind], given), tuple(KNOWN.values()), text, TODAY)
    told = yaml.safe_load(found.as_yaml())
    assert str(told.pop("edition")) == found.edition == TODAY
    assert {name: len(part) for name, part in told.items()} == {
        name: len(part) for name, part in found.entries.items()
    }
    new = load_claims(found.put_into(text))
    assert silent_changes(load_claims(text), new, {}) == []
    return new


def drawn(chart: Chart, claims: Claims, name: str, **choices: Any) -> set[float]:
    """The places along both axes of the marks that carry a claim."""
    figure = answer(claims, chart, View.of(claims, **choices)).figure("light", 820)
    return {
        float(place)
        for trace in figure.data
        if trace.customdata is not None
        for x, y, own in zip(trace.x, trace.y, trace.customdata, strict=True)
        if own[0] == name
        for place in (x, y)
        if isinstance(place, int | float)
    }


@pytest.mark.parametrize("form", KNOWN.values(), ids=list(KNOWN))
def test_every_field_of_a_form_is_one_that_the_command_reads(form: IssueForm) -> None:
    file = yaml.safe_load((FORMS / f"{form.name}.yml").read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= set(file)
    kinds = {"claim": (Claim, Source), "correction": (Claim, Source), "yardstick": (Yardstick,)}
    read = {name for kind in kinds[form.name] for name in kind.model_fields}
    seen = {"claim", "printed", "edition", "link"} if form.name == "correction" else set()
    ids = [one.id for one in form.fields]
    assert set(ids) <= read | seen
    assert len({*ids}) == len(ids) == len({one.label for one in form.fields})
    assert all(re.fullmatch(r"[a-zA-Z0-9_-]+", one) for one in ids)
    assert {part["type"] for part in file["body"]} <= {"markdown", "input", "textarea", "dropdown"}


@pytest.mark.parametrize("form", KNOWN.values(), ids=list(KNOWN))
def test_a_form_asks_for_whatever_the_claims_file_demands_and_offers_what_it_takes(
    form: IssueForm,
) -> None:
    worked_out = {"id", "source", "added"} | (
        {"company", "metric", "period"} if form.name == "correction" else set()
    )
    kinds = (Yardstick,) if form.name == "yardstick" else (Claim, Source)
    demanded = {
        name for kind in kinds for name, one in kind.model_fields.items() if one.is_required()
    }
    required = {one.id for one in form.fields if one.required}
    assert demanded - worked_out <= required
    offered = {
        one.id: {option.partition(" (")[0] for option in one.options}
        for one in form.fields
        if one.options
    }
    allowed = {
        name: set(re.findall(r"'([^']+)'", str(one.annotation)))
        for kind in kinds
        for name, one in kind.model_fields.items()
    }
    for name, options in offered.items():
        assert options <= allowed[name], name


def test_a_report_from_a_receipt_fills_in_fields_that_the_form_has(claims: Claims) -> None:
    address = error_report("https://t.test/new", claims, claims.claims[0], "https://app.test")
    filled = set(re.findall(r"[?&](\w+)=", address)) - {"template", "title"}
    (form,) = (one for one in KNOWN.values() if f"{one.name}.yml" == CORRECTION)
    assert filled <= {one.id for one in form.fields}


def test_a_filed_claim_is_checked_and_drawn_with_its_value() -> None:
    claims = put_in("claim", CLAIM)
    found = claims.claim["tencent.capex.2025-Q3"]
    assert (found.company, found.metric, found.value) == ("Tencent", "capex", 12983)
    assert (found.status, found.added, claims.edition) == ("reported", TODAY, TODAY)
    assert found.note == "A note: it has a colon, and two lines."
    assert claims.source[found.source].url == SOURCE["url"]
    assert claims.source[found.source].id == "tencent-2025-11-13"
    assert 12.983 in drawn(CAPEX_AND_REVENUE, claims, found.id)


def test_a_filed_correction_supersedes_the_claim_and_is_drawn_in_its_place() -> None:
    claims = put_in("correction", CORRECTED)
    old = claims.claim[CORRECTED["claim"]]
    new = claims.claim[claims.superseded_by[old.id]]
    assert (new.value, new.unit, new.yardstick) == (7.4, old.unit, old.yardstick)
    assert new.because == CORRECTED["because"]
    assert 7.4 in drawn(SHARES, claims, new.id, yardstick="Omdia AI cloud")
    assert not drawn(SHARES, claims, old.id, yardstick="Omdia AI cloud")


def test_what_the_reader_saw_stands_over_the_entries_of_a_correction() -> None:
    text = OLD.read_text(encoding="utf-8")
    given = {**CORRECTED, "printed": "7%\nclaims: []\u202e"}
    found = filing(written(KNOWN["correction"], given), tuple(KNOWN.values()), text, TODAY)
    first, *rest = found.as_yaml().splitlines()
    assert first.startswith("# Reported; printed: 7% claims: []; edition: 2026-06-30; link: https")
    assert rest[0] == f"edition: {TODAY}"


def test_a_filed_yardstick_is_one_of_the_file() -> None:
    claims = put_in("yardstick", YARDSTICK)
    assert [one.name for one in claims.yardsticks][-1] == YARDSTICK["name"]
    assert claims.yardstick[YARDSTICK["name"]].aliases == ("model calls", "大模型调用")


def test_a_source_that_the_file_has_is_not_entered_twice() -> None:
    claims = put_in("claim", {**CLAIM, "url": "https://example.com/press"})
    assert len(claims.sources) == len(load_claims(OLD.read_text(encoding="utf-8")).sources)
    assert claims.claim["tencent.capex.2025-Q3"].source == "press-report"


def test_a_rival_figure_gets_an_id_of_its_own() -> None:
    claims = put_in("claim", {**CLAIM, "period": "2025-Q1", "value": "27,000"})
    assert claims.claim["tencent.capex.2025-Q1.2"].value == 27000


def test_a_claim_without_a_latin_letter_in_its_publisher_gets_an_id() -> None:
    claims = put_in("claim", {**CLAIM, "publisher": "瑞财经"})
    assert claims.claim["tencent.capex.2025-Q3"].source == "2025-11-13"


WRONG = {
    "no company": ({"company": "_No response_"}, "'company' is missing", "the name of a company"),
    "an unknown company": ({"company": "Tencant"}, "company 'Tencant' is not in the", "Tencent"),
    "an unknown metric": ({"metric": "capes"}, "metric 'capes' is not in the file", "capex"),
    "a value with its unit": ({"value": "12.9bn"}, "value is '12.9bn'", "the number alone"),
    "a value that is code": ({"value": "=1+1"}, "value is '=1+1'", "the number alone"),
    "no unit": ({"unit": "_No response_"}, "'unit' is missing", "one of the metric's units"),
    "another unit": ({"unit": "kilograms"}, "unit is 'kilograms'", "RMB million"),
    "neither number nor words": ({"value": "", "unit": ""}, "neither value nor text", "value"),
    "no such period": ({"period": "Q3 last year"}, "'Q3 last year'", "2025-Q3"),
    "a period not over": ({"period": "2026-Q4"}, "before 2026-Q4 ended", "mend the period"),
    "a status that is not offered": ({"status": "rumour"}, "status is 'rumour'", "reported"),
    "a day that is none": ({"published": "2025-02-30"}, "'2025-02-30' is not a date", "2025-08"),
    "a script for an address": ({"url": "javascript:alert(1)"}, "not a web address", "https://"),
    "an invisible mark": ({"publisher": "Ten\u202ecent"}, "invisible character, U+202E", "delete"),
    "a very long note": ({"note": "x" * 601}, "note has 601 characters", "at most 600"),
    "a share of 140": (
        {"metric": "Market share", "unit": "percent", "value": "140", "yardstick": "IDC apps"},
        "value is 140, of a share",
        "from 0 to 100",
    ),
    "a heading put into a text": (
        {"note": "x\n\n### Company\n\nBaidu"},
        "the heading 'Company' stands twice",
        "keep one",
    ),
}


@pytest.mark.parametrize(("given", "found", "expected"), WRONG.values(), ids=list(WRONG))
def test_a_claim_that_does_not_stand_is_refused_by_its_field(
    given: dict[str, str], found: str, expected: str
) -> None:
    text = written(KNOWN["claim"], {**CLAIM, **given})
    problems = refused(text)
    (told,) = (one for one in problems if found in one)
    assert expected in told.partition("; ")[2]
    line = int(told.split(":")[1])
    assert 1 <= line <= len(text.splitlines())


def test_a_problem_is_named_on_the_line_of_its_heading() -> None:
    text = written(KNOWN["claim"], {**CLAIM, "value": "much"})
    (told,) = refused(text)
    assert text.splitlines()[int(told.split(":")[1]) - 1] == "### Value"


def test_a_half_filled_form_names_all_that_is_missing() -> None:
    problems = "\n".join(refused("### Company\n\nTencent\n\n### Period\n\n2025-Q3\n"))
    for name in ("metric", "status", "title", "publisher", "published", "kind", "url"):
        assert f"'{name}' is missing; write it under the heading" in problems


@pytest.mark.parametrize("text", ["", "Hello", "### Elsewhere\n\nx", "a: !!python/object:os.x {}"])
def test_what_is_no_form_is_refused(text: str) -> None:
    assert "it has no heading of a form; file the whole text" in refused(text)[0]


def test_a_form_of_a_million_letters_is_refused() -> None:
    assert "it has 1,000,000 characters" in refused("x" * 1_000_000)[0]


@pytest.mark.parametrize("name", ["no.such.claim", "../../etc/passwd"])
def test_a_correction_of_nothing_is_refused(name: str) -> None:
    (told,) = refused(written(KNOWN["correction"], {**CORRECTED, "claim": name}))
    assert f"claim '{name}' is not in the file" in told


def test_a_correction_of_what_was_corrected_leads_to_the_newer_claim(tmp_path: Path) -> None:
    text = OLD.read_text(encoding="utf-8")
    form = written(KNOWN["correction"], CORRECTED)
    once = filing(form, tuple(KNOWN.values()), text, TODAY).put_into(text)
    with pytest.raises(ClaimsError, match=r"no longer counts; look at tencent\.market_share"):
        filing(form, tuple(KNOWN.values()), once, TODAY)


def test_a_correction_without_the_right_figure_is_refused() -> None:
    (told,) = refused(written(KNOWN["correction"], {**CORRECTED, "value": "_No response_"}))
    assert "it has neither value nor text" in told


def test_a_yardstick_whose_name_would_break_a_link_is_refused() -> None:
    (told,) = refused(written(KNOWN["yardstick"], {**YARDSTICK, "name": "A & B | C"}))
    assert "it is offered as a choice and stands in links" in told


def test_the_command_prints_or_puts_in_and_the_file_then_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form, copy = tmp_path / "form.md", tmp_path / "claims.yaml"
    form.write_text(written(KNOWN["claim"], CLAIM), encoding="utf-8")
    copy.write_bytes(OLD.read_bytes())
    assert main(["filed", str(form), "--into", str(copy)]) == 0
    assert "tencent-2025-11-13, tencent.capex.2025-Q3 put in" in capsys.readouterr().out
    assert main(["check", str(copy), "--since", str(OLD)]) == 0
    assert "1 added" in capsys.readouterr().out


def test_the_command_refuses_in_the_words_of_the_check_and_leaves_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    form, copy = tmp_path / "form.md", tmp_path / "claims.yaml"
    form.write_text(written(KNOWN["claim"], {**CLAIM, "unit": "tons"}), encoding="utf-8")
    copy.write_bytes(OLD.read_bytes())
    assert main(["filed", str(form), "--into", str(copy)]) == 1
    assert "unit is 'tons'; capex is in RMB million or USD million" in capsys.readouterr().err
    assert copy.read_bytes() == OLD.read_bytes()
    form.write_bytes(b"\xff\xfe")
    assert main(["filed", str(form), "--into", str(copy)]) == 1
    assert "cannot be read as UTF-8" in capsys.readouterr().err
    monkeypatch.setattr("components.commands.files.CLAIMS_FILE", OLD)
    assert main(["filed", str(tmp_path / "none.md")]) == 1
    form.write_text(written(KNOWN["claim"], CLAIM), encoding="utf-8")
    capsys.readouterr()
    assert main(["filed", str(form)]) == 0
    printed = yaml.safe_load(capsys.readouterr().out)
    assert [one["id"] for one in printed["claims"]] == ["tencent.capex.2025-Q3"]
