"""Reading the words families are found by ahead of whoever types, a part at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from familyplan import actions
from familyplan_ui.families.typed import Typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate

_NAMES = ("Ahmed", "Begum", "Clarke", "Dhillon", "Evans")


@pytest.fixture
def asked(gate: Gate) -> Iterator[list[str]]:
    """Give the questions for words that the store has been asked, as they come."""
    for name in _NAMES:
        gate.session.run(actions.families.start, name, "")
    statements: list[str] = []
    connection = gate.session.store.db.conn
    connection.set_trace_callback(lambda sql: statements.append(sql) if "haystack" in sql else None)
    yield statements
    if gate.is_open:
        connection.set_trace_callback(None)


def _typed(gate: Gate) -> Typed:
    typed = Typed(gate, gate, part=2)
    lines = gate.session.store.family_lines()
    typed.renew(lines)
    typed.over(lines)
    return typed


def _meant(typed: Typed, *wanted: str) -> list[str]:
    return [line.name for line in typed.having(wanted)[0]]


def test_nothing_is_read_before_it_is_needed(gate: Gate, asked: list[str]) -> None:
    assert _meant(_typed(gate)) == list(_NAMES)
    assert asked == []


def test_words_are_read_ahead_and_not_once_more(qtbot: QtBot, gate: Gate, asked: list[str]) -> None:
    typed = _typed(gate)
    typed.ready()
    qtbot.waitUntil(lambda: len(asked) == 3)  # five families, two at a time
    assert _meant(typed, "cl") == ["Clarke"]
    assert _meant(typed, "e") == ["Evans"]
    assert len(asked) == 3


def test_a_letter_typed_meanwhile_finds_everybody(
    qtbot: QtBot, gate: Gate, asked: list[str]
) -> None:
    typed = _typed(gate)
    typed.ready()
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert [_meant(typed, name[:2].lower()) for name in _NAMES] == [[name] for name in _NAMES]


def test_families_that_have_changed_are_found_by_their_new_words(
    gate: Gate, asked: list[str]
) -> None:
    typed = _typed(gate)
    family = typed.having(("ahmed",))[0][0].family
    gate.session.run(actions.records.edit, "family", family, name="Zhou")
    lines = gate.session.store.family_lines()
    typed.renew(lines)
    typed.over(lines)
    assert (_meant(typed, "ahmed"), _meant(typed, "zhou")) == ([], ["Zhou"])
    assert asked


def test_where_a_family_matched_is_asked_of_the_store_for_that_family_alone(
    gate: Gate, asked: list[str]
) -> None:
    typed = _typed(gate)
    shown, where = typed.having(("begum",))
    assert where is not None
    asked.clear()
    assert (where(shown[0]), len(asked)) == ("", 0)  # its name shows it
    gate.session.run(actions.records.edit, "family", shown[0].family, reference="FP-7")
    typed.renew(gate.session.store.family_lines())
    typed.over(gate.session.store.family_lines())
    shown, where = typed.having(("fp",))
    assert where is not None
    asked.clear()
    assert (where(shown[0]), len(asked)) == ("FP-7", 1)


def test_no_more_is_read_after_the_store_was_locked(
    qtbot: QtBot, gate: Gate, asked: list[str]
) -> None:
    typed = _typed(gate)
    shown, where = typed.having(("ahmed",))
    typed.renew(shown)
    typed.ready()
    asked.clear()
    gate.lock()
    qtbot.wait(50)
    assert where is not None
    assert where(shown[0]._replace(name="")) == ""
    assert asked == []
