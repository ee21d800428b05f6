"""Each figure of a release beside the lines it stands on, with what the curator says of it."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from hashlib import sha256

import streamlit as st

from components.claims.model import Claims
from components.intake.findings import FoundFigure
from components.intake.judgement import Judged
from components.intake.passage import passage
from components.intake.printed import written_number
from components.intake.taking import Decision, Intake, decided
from components.intake.telling import off_by
from components.ui.curate.kept import kept
from components.ui.curate.released import ReleaseRead, once
from components.ui.evidence.section_head import section_head
from components.ui.shell.text import aside, plain, visible
from components.wording.formats import distinct, in_words, listed, metric_words

_AROUND = 4  # lines shown before and after that of a figure
_MOST_DIGITS = 24
_ORDER = ("doubtful", "restates", "new")
_FIELDS = ("value", "usd", "growth", "where")


class NoNumber(ValueError):
    """What was typed in place of a number."""


def proposals(read: ReleaseRead) -> Intake:
    """Draw every figure, doubtful ones first; the intake as the curator has decided on it."""
    own = read.intake.own
    keys = [f"curate-{read.dropped.mark}-{_mark(one.finding)}" for one in own]
    decisions = tuple(_decision(one, key) for one, key in zip(own, keys, strict=True))
    with st.spinner("Holding the figures against the file"):
        final: Intake = once(
            "decided",
            (decisions, own, tuple(read.intake.source.items()), read.before.raw),
            lambda: decided(read.claims, read.before.text, read.intake, decisions, read.today),
        )
    section_head(read.intake.of, _counted(own), "proposals")
    told = zip(own, final.own, keys, strict=True)
    waiting = sorted(
        (each for each in told if each[0].verdict != "agrees"),
        key=lambda each: _ORDER.index(each[0].verdict),
    )
    for first, now, key in waiting:
        _proposal(read, first, now, key)
    _in_the_file(read)
    _not_found(read)
    return final


def _mark(found: FoundFigure) -> str:
    """A short sum of a figure as it was read: read otherwise, it is to be decided on anew."""
    read = (
        found.company,
        found.metric,
        found.yardstick,
        found.when.name,
        *_as_read(found).values(),
    )
    return sha256(repr(read).encode()).hexdigest()[:10]


def _counted(own: Sequence[Judged]) -> str:
    """'Nine figures: one doubtful, eight new'."""
    kinds = ("doubtful", "restates", "new", "agrees")
    counts = {kind: sum(one.verdict == kind for one in own) for kind in kinds}
    words = {"restates": "restated", "agrees": "held already"}
    parts = [f"{in_words(n)} {words.get(kind, kind)}" for kind, n in counts.items() if n]
    figures = "figure" if len(own) == 1 else "figures"
    said = f"{in_words(len(own))} {figures}" + (f": {', '.join(parts)}" if parts else "")
    return said[:1].upper() + said[1:]


def _decision(one: Judged, key: str) -> Decision:
    """What the curator has said of a figure so far; a correction that is no number takes none."""
    takes = kept(f"{key}-takes", one.verdict in ("new", "restates"))
    why = kept(f"{key}-why", "").strip()
    typed = {name: kept(f"{key}-{name}", was) for name, was in _as_read(one.finding).items()}
    try:
        corrected = _corrected(one.finding, typed)
    except NoNumber:
        return Decision(False)
    return Decision(takes and one.verdict != "agrees", corrected, why)


def _as_read(found: FoundFigure) -> dict[str, str]:
    """What stands in the fields of a correction to begin with."""
    beside = {"usd": found.usd, "growth": found.growth}
    texts = {name: "" if n is None else written_number(n) for name, n in beside.items()}
    return {"value": written_number(found.value), **texts, "where": found.where}


def _corrected(found: FoundFigure, typed: dict[str, str]) -> FoundFigure | None:
    """The figure as typed; None where it is as it was read. Raises NoNumber."""
    if all(typed[name].strip() == was for name, was in _as_read(found).items()):
        return None
    value = number_typed(typed["value"])
    if value is None:
        raise NoNumber("A figure needs a number, such as 48,048.")
    return replace(
        found,
        value=value,
        step=Decimal(1).scaleb(min(int(value.as_tuple().exponent), 0)),
        usd=number_typed(typed["usd"]),
        growth=number_typed(typed["growth"]),
        where=visible(typed["where"])[:200] or found.where,
        also=(),  # which of several prints is meant has been said
    )


def number_typed(text: str) -> Decimal | None:
    """A number as people type it: '48,048', '-7.5', '12%'; None for nothing. Raises NoNumber."""
    bare = text.strip().removesuffix("%").replace(",", "").replace("\N{MINUS SIGN}", "-").strip()
    if not bare:
        return None
    try:
        number = Decimal(bare)
    except InvalidOperation:
        raise NoNumber(f"{text.strip()!r} is no number: write it as 48,048 or -7.5.") from None
    if not number.is_finite() or len(bare) > _MOST_DIGITS or "e" in bare.lower():
        raise NoNumber(f"{text.strip()[:40]!r} is no figure: write it as 48,048 or -7.5.")
    return number


def _proposal(read: ReleaseRead, first: Judged, now: Judged, key: str) -> None:
    with st.container(key=f"proposal-{key}"):
        said, stands = st.columns([5, 7], gap="large")
    with said:
        _figure(read.claims, now)
        with st.container(horizontal=True, vertical_alignment="center", key=f"decide-{key}"):
            st.checkbox("Take it", key=f"{key}-takes")
            with st.popover("Correct", type="tertiary", key=f"correct-{key}"):
                _correction(first.finding, key)
        if now.verdict == "agrees":
            aside("That is what the file holds already, so nothing is written.")
        if now.doubts or first.doubts or st.session_state[f"{key}-why"]:
            st.text_input(
                "Why it is right all the same",
                key=f"{key}-why",
                placeholder="A sentence that becomes part of the claim",
                max_chars=300,
            )
    with stands:
        _where(read, first.finding)


def _figure(claims: Claims, one: Judged) -> None:
    """The verdict, what the figure is, the figure as printed, what stands beside it, and why."""
    found = one.finding
    by = f" by {found.yardstick}" if found.yardstick else ""
    verdict = "taken for a reason" if one.why and one.doubts else one.verdict
    st.markdown(f"*{verdict}* {plain(_named(claims, found))}{plain(by)}")
    st.markdown(f"**{plain(printed_figure(found.value, found.unit))}**")
    beside = [
        printed_figure(found.usd, "USD million") if found.usd is not None else "",
        f"{printed_figure(found.growth, 'percent')} on the year"
        if found.growth is not None
        else "",
        found.fiscal or "",
    ]
    if any(beside):
        aside(plain(", ".join(filter(None, beside))))
    if one.held and one.verdict == "restates" and one.held.value is not None:
        old = Decimal(str(one.held.value))
        by = _with_minus(off_by(found, old))
        st.markdown(plain(f"The file holds {printed_figure(old, found.unit)}: this is {by}."))
    for doubt in one.doubts:
        st.markdown(f"Why: {plain(doubt)}.")


def _named(claims: Claims, found: FoundFigure) -> str:
    return f"{found.company}, {metric_words(claims, found.metric)}, {found.when.words}"


def printed_figure(value: Decimal, unit: str) -> str:
    """A figure as a release prints it: 'RMB 48,048 million', '35.8%'."""
    currency, _, rest = unit.partition(" ")
    number = _with_minus(written_number(value))
    if unit == "percent":
        return f"{number}%"
    if currency.isupper() and rest.endswith("illion"):
        return f"{currency} {number} {rest}"
    return f"{number} {unit}"


def _with_minus(number: str) -> str:
    """A number with a true minus in place of a hyphen."""
    return number.replace("-", "\N{MINUS SIGN}")


def _correction(found: FoundFigure, key: str) -> None:
    """The fields of a correction; what is no number is said, and takes nothing."""
    labels = (f"Figure, in {found.unit}", "USD million beside it", "Growth on the year, in %")
    for name, label in zip(_FIELDS, (*labels, "Where it stands"), strict=True):
        text = st.text_input(label, key=f"{key}-{name}", max_chars=200)
        if name == "where":
            continue
        try:
            number_typed(text)
        except NoNumber as error:
            st.error(plain(str(error)))
    if not st.session_state[f"{key}-value"].strip():
        st.error("A figure needs a number, such as 48,048.")
    st.button("As it was read", on_click=_as_it_was, args=(found, key), key=f"{key}-undo")


def _as_it_was(found: FoundFigure, key: str) -> None:
    for name, was in _as_read(found).items():
        st.session_state[f"{key}-{name}"] = was


def _where(read: ReleaseRead, found: FoundFigure) -> None:
    """Where a figure stands, and the lines of the document about it; its own is marked."""
    aside(plain(found.where[:1].upper() + found.where[1:]))
    document = read.intake.document
    if document is None:
        st.code(f"{visible(found.before)}\n> {visible(found.after)}", language=None)
        return
    about = passage(document, found, _AROUND)
    lines = (
        f"{'>' if n == about.own else ' '} {_spaced(line)}" for n, line in enumerate(about.lines)
    )
    st.code("\n".join(lines), language=None, wrap_lines=True)


def _spaced(line: str) -> str:
    """A line in which nothing is unseen, its cells still apart."""
    return "  ".join(visible(cell) for cell in line.split("  ") if cell.strip())


def _in_the_file(read: ReleaseRead) -> None:
    """What agrees with the file, and earlier figures that the release prints otherwise."""
    same = [one for one in read.intake.own if one.verdict == "agrees"]
    others = [one for one in read.intake.earlier if one.verdict != "agrees"]
    if same:
        with st.expander(f"Held already: {len(same)}"):
            st.markdown("\n".join(f"- {_line(read.claims, one)}" for one in same))
    if others:
        with st.expander(f"Earlier periods, printed otherwise than held: {len(others)}"):
            aside("Only told. Whether they replace what is held depends on what has changed.")
            st.markdown("\n".join(f"- {_line(read.claims, one)}" for one in others))


def _line(claims: Claims, one: Judged) -> str:
    found = one.finding
    said = f"{_named(claims, found)}: {printed_figure(found.value, found.unit)}"
    if one.verdict != "agrees" and one.held and one.held.value is not None:
        old = Decimal(str(one.held.value))
        by = _with_minus(off_by(found, old))
        said += f"; the file holds {printed_figure(old, found.unit)}, this is {by}"
    return plain(said)


def _not_found(read: ReleaseRead) -> None:
    if read.intake.missing:
        names = distinct(metric_words(read.claims, metric) for metric in read.intake.missing)
        st.warning(
            plain(
                f"Looked for and not found: {listed(names)}. If the release prints it in other "
                "words, add them to the company in data/intake.yaml and read it again."
            )
        )
