"""Every field, in every kind of copy, for every reader, in every kind of file.

What a copy's record says it holds is in it, and of everything else in the family's record no trace
is anywhere in the file. Both are counted and shown at the end of the run; a kind of copy in which
nothing at all was permitted is a failure, or a gate that lets nothing through would pass.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.packs.marked_copies import (
    READERS,
    STATES,
    Copy,
    copies,
    every_marker,
    layers,
    made,
    marked_in,
    markers_in,
    said_by,
    tight,
)
from familyplan.model import Action
from familyplan.packs.document import every_text
from familyplan.packs.formats import FORMATS
from familyplan.packs.kinds import KINDS
from familyplan.packs.text import plain_text
from familyplan.packs.wording import Wording
from familyplan.session.delivery import Delivery, parcel
from familyplan.session.letters import Letter, written
from familyplan.session.preparing import Prepared
from familyplan.sharing import gate
from familyplan.sharing.verdict import ALLOWED

if TYPE_CHECKING:
    from collections.abc import Callable

    RecordProperty = Callable[[str, object], None]

OFTEN = [
    ("open", "an agency asked about everything"),
    ("open", "an agency told only about the child"),
    ("open", "the mother"),
    ("closed", "whoever leads"),
    ("easy", "the mother"),
    ("easy", "the child"),
]
SELDOM = [(state, who) for state in STATES for who in READERS if (state, who) not in OFTEN]


def wrong_in(one: Copy, said: str, permitted: frozenset[str]) -> list[str]:
    """Say which markers are missing from what a copy says, and which should not be there."""
    found = marked_in(said)
    missing = [f"{each} missing from {one.asked.kind}" for each in sorted(permitted - found)]
    return missing + [
        f"{each} leaked into {one.asked.kind}" for each in sorted(found - one.allowed)
    ]


def proved_in_words(state: str, who: str) -> tuple[Counter[str], int, list[str]]:
    """Compare each copy's words with what it may hold."""
    permitted: Counter[str] = Counter()
    withheld, wrong = 0, []
    for one in copies(state, who):
        said = tight(" ".join(every_text(one.document)))
        wrong += wrong_in(one, said, one.permitted)
        permitted[one.asked.kind] += len(one.permitted)
        withheld += len(every_marker() - one.permitted)
    return permitted, withheld, wrong


def proved(state: str, who: str, record_property: RecordProperty) -> None:
    permitted, withheld, wrong = proved_in_words(state, who)
    record_property("markers", (permitted.total(), withheld))
    print(f"{who}, {state}: {permitted.total()} permitted, {withheld} withheld")  # noqa: T201 - both counts are part of the proof
    assert wrong == []
    assert withheld > 0


@pytest.mark.parametrize(("state", "who"), OFTEN)
def test_each_copy_says_what_it_holds_and_nothing_else(
    state: str, who: str, record_property: RecordProperty
) -> None:
    proved(state, who, record_property)


@pytest.mark.slow
@pytest.mark.parametrize(("state", "who"), SELDOM)
def test_each_copy_says_what_it_holds_for_every_other_reader(
    state: str, who: str, record_property: RecordProperty
) -> None:
    proved(state, who, record_property)


def test_every_kind_of_copy_has_something_it_may_say() -> None:
    total: Counter[str] = Counter()
    for state, who in OFTEN:
        total += proved_in_words(state, who)[0]
    assert set(KINDS) - set(total) == set()


def in_files(one: Copy, forms: tuple[str, ...]) -> tuple[int, int, list[str]]:
    """Look through every layer of the files of a copy."""
    permitted, withheld, wrong = 0, 0, []
    for form in forms:
        if not FORMATS[form].suits(one.asked.kind):
            continue
        # A sheet without a single action is its heads alone.
        headless = form in {"csv", "xlsx"} and not one.held.rows.of(Action)
        data, due = made(one, form), frozenset() if headless else one.permitted
        here = [f"{each} in {form}" for each in wrong_in(one, said_by(data, form), due)]
        traces = marked_in(layers(data, form)) - one.allowed
        here += [f"{each} leaked into {one.asked.kind} as {form}" for each in sorted(traces)]
        wrong += here
        permitted += len(due)
        withheld += len(every_marker() - due)
    return permitted, withheld, wrong


def proved_in_files(state: str, who: str, record_property: RecordProperty) -> None:
    found = [in_files(one, tuple(FORMATS)) for one in copies(state, who)]
    permitted, withheld = (sum(one[at] for one in found) for at in (0, 1))  # type: ignore[misc]  # both are counts
    record_property("markers", (permitted, withheld))
    assert [line for one in found for line in one[2]] == []
    assert withheld > 0


def test_the_files_of_a_few_copies_hold_nothing_else_in_any_layer(
    record_property: RecordProperty,
) -> None:
    few = {"family_copy", "agency_copy", "all_actions", "wallet_card"}
    chosen = [
        *(one for one in copies("open", "the mother") if one.asked.kind in few),
        *(one for one in copies("open", READERS_FEW) if one.asked.kind in few),
    ]
    found = [in_files(one, tuple(FORMATS)) for one in chosen]
    permitted, withheld = sum(one[0] for one in found), sum(one[1] for one in found)
    record_property("markers", (permitted, withheld))
    assert [line for one in found for line in one[2]] == []
    assert permitted > 0


READERS_FEW = "an agency asked about plan and basics"


@pytest.mark.slow
@pytest.mark.parametrize(("state", "who"), [(state, who) for state in STATES for who in READERS])
def test_the_files_of_every_copy_hold_nothing_else_in_any_layer(
    state: str, who: str, record_property: RecordProperty
) -> None:
    proved_in_files(state, who, record_property)


@pytest.mark.parametrize("who", ["the mother", "an agency asked about plan and basics"])
def test_the_draft_of_an_e_mail_holds_what_its_copy_holds(who: str) -> None:
    one = next(each for each in copies("open", who) if each.asked.kind == "meeting_pack")
    prepared = Prepared("f", one.asked, one.held, one.document, "K7Q2", "")
    wording = Wording(partnership="Northside")
    sealed = parcel(prepared, Delivery("pdf", sealed=True), "five words nobody will guess")
    clear = parcel(prepared, Delivery("txt"))
    letter = Letter("", invitation=True)
    for made_one, suffix in ((sealed, ".pdf"), (clear, ".txt")):
        name = f"FP-2026-12-09-K7Q2{suffix}"
        mail = written(letter, prepared, made_one, name=name, wording=wording)
        subject = mail.split(b"\n\n", 1)[0].decode()
        assert marked_in(tight(subject)) == frozenset()
        if made_one is sealed:
            # Nothing of a sealed copy can be read without its words; its entry for a calendar can.
            plain = re.sub(rb"(?s)application/pdf.*?\n--", b"", mail)
            found = marked_in(layers(plain, "eml"))
            assert found <= {"zqmeetingplaceqz", "zqmeetinglinkqz", "zqmeetinggetting_thereqz"}
        else:
            found = marked_in(layers(mail, "eml"))
            assert found - one.allowed == frozenset()


def test_the_control_with_the_gate_open_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    shut = {one.asked.kind: markers_in(one.held) for one in copies("open", "the child")}
    monkeypatch.setattr(gate, "decide", lambda *_anything: ALLOWED)
    leaked: list[str] = []
    for one in copies("open", "the child"):
        held = shut[one.asked.kind]
        kept = tuple(each for each in one.held.records if markers_in_row(one, each.id) <= held)
        told = replace(one, held=replace(one.held, records=kept))
        leaked += wrong_in(told, tight(plain_text(one.document)), frozenset())
    assert len(leaked) > 40


def markers_in_row(one: Copy, row: str) -> frozenset[str]:
    kept = tuple(each for each in one.held.records if each.id == row)
    return markers_in(replace(one.held, records=kept))


def test_the_control_with_an_empty_page_fails() -> None:
    one = next(each for each in copies("open", "the mother") if each.asked.kind == "family_copy")
    assert len(wrong_in(one, "", one.permitted)) > 10
