"""The record of use in the settings: what is asked of it, what it shows, and taking it out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from familyplan import actions
from familyplan.policy import Policy
from familyplan_ui.settings.record_of_use import RecordOfUse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from familyplan.clock import SetClock
    from familyplan.model import Family
    from familyplan.session import Session
    from familyplan_ui.gate import Gate


@pytest.fixture
def family(session: Session) -> Family:
    session.run(actions.families.start, "Bird", "FP-0002")
    return session.run(actions.families.start, "Khan-Walters", "FP-0001")


@pytest.fixture
def record(qtbot: QtBot, gate: Gate, family: Family, tmp_path: Path) -> RecordOfUse:
    gate.session.note_event("viewed_protected", family.id, what="Sadia Khan", row="")
    made = RecordOfUse(gate, ask_file=lambda _parent, kind: tmp_path / f"use.{kind}")
    qtbot.addWidget(made)
    made.resize(640, 700)
    made.show()
    made.show_now()
    return made


@pytest.fixture
def settled(qtbot: QtBot, record: RecordOfUse) -> Callable[[], None]:
    def wait() -> None:
        qtbot.waitUntil(record.buttons["pdf"].isEnabled, timeout=20_000)

    wait()
    return wait


def rows(record: RecordOfUse) -> list[str]:
    return [row.name for row in record.list.painted.rows]


def test_the_newest_entry_stands_first_with_who_where_and_when(
    record: RecordOfUse, settled: Callable[[], None]
) -> None:
    settled()
    assert rows(record) == [
        "Looked at what is kept back about Sadia Khan",
        "Started a plan with the family “Khan-Walters”",
        "Started a plan with the family “Bird”",
        "Added the user Rosa Menendez",
    ]
    newest = record.list.painted.rows[0]
    assert (newest.soft, newest.end) == ("Rosa Menendez · Khan-Walters", "Mon 7 Dec, 09:30")
    assert record.summary.text() == "4 entries, the newest first."


def test_one_sort_alone_and_one_family_alone(
    record: RecordOfUse, settled: Callable[[], None]
) -> None:
    record.sorts.setCurrentIndex(record.sorts.findData("seen"))
    record.sorts.activated.emit(0)
    settled()
    assert rows(record) == ["Looked at what is kept back about Sadia Khan"]
    record.family.setEditText("bird · fp-0002")
    record.family.activated.emit(0)
    settled()
    assert rows(record) == []
    assert record.empty.isVisible()
    assert not record.list.isVisible()


def test_a_family_nobody_knows_is_told_at_the_field_and_nothing_can_be_taken_out(
    record: RecordOfUse, settled: Callable[[], None]
) -> None:
    settled()
    record.family.setEditText("Nobody")
    record.family.activated.emit(0)
    assert record.family_frame.error.startswith("No family here is called that.")
    assert not record.buttons["csv"].isEnabled()
    record.family.setEditText("")
    record.family.activated.emit(0)
    settled()
    assert record.family_frame.error == ""
    assert len(rows(record)) == 4


def test_a_period_ends_today_or_on_the_days_written(
    gate: Gate, record: RecordOfUse, settled: Callable[[], None], clock: SetClock
) -> None:
    began = gate.clock.today()
    clock.at += timedelta(days=10)
    record.show_now()
    settled()
    assert len(rows(record)) == 4
    record.period.views.choose("week")
    record.period.views.chosen.emit("week")
    settled()
    assert rows(record) == []
    record.period.views.choose("days")
    record.period.views.chosen.emit("days")
    record.period.until.line.setText(began.isoformat())
    record.period.until.left.emit()
    settled()
    assert len(rows(record)) == 4


def test_days_that_make_no_period_are_told_at_their_fields(
    record: RecordOfUse, settled: Callable[[], None]
) -> None:
    settled()
    record.period.views.choose("days")
    record.period.views.chosen.emit("days")
    first, last = record.period.frames
    record.period.since.line.setText("some day")
    assert first.error == "Write a date, such as 1 March 2026 or March 2026."
    record.period.since.line.setText("March 2026")
    record.period.until.line.setText("February 2026")
    assert first.error == ""
    assert last.error == "This is before the first day. Write a later date."
    assert not record.buttons["pdf"].isEnabled()


@pytest.mark.parametrize("kind", ["pdf", "csv"])
def test_what_is_shown_is_written_and_noted(
    record: RecordOfUse, settled: Callable[[], None], tmp_path: Path, *, kind: str
) -> None:
    record.family.setEditText("Khan-Walters · FP-0001")
    record.family.activated.emit(0)
    settled()
    record.save(kind)
    settled()
    content = (tmp_path / f"use.{kind}").read_bytes()
    assert content.startswith(b"%PDF" if kind == "pdf" else "\ufeffDay,Time,Who".encode())
    assert rows(record)[0] == "Printed the record of use"
    assert record.list.painted.rows[0].soft == "Rosa Menendez · Khan-Walters"
    assert record.done.text() == f"The record of use is in “use.{kind}”. It names families."


def test_nothing_leaves_where_the_policy_allows_no_clear_copies(
    qtbot: QtBot, gate: Gate, record: RecordOfUse, settled: Callable[[], None], tmp_path: Path
) -> None:
    settled()
    vault = gate.session.vault
    vault.surroundings = replace(vault.surroundings, policy=lambda: Policy(clear_exports=False))
    with qtbot.waitSignal(gate.refused) as told:
        record.save("csv")
    assert told.args
    assert told.args[0].startswith("Your organisation allows no unencrypted copies")
    assert not (tmp_path / "use.csv").exists()


def test_thousands_of_entries_are_measured_a_few_at_a_time(
    qtbot: QtBot, gate: Gate, record: RecordOfUse, settled: Callable[[], None]
) -> None:
    for at in range(400):
        gate.session.note_event("printed", what=f"page {at}")
    record.show_now()
    settled()
    assert len(rows(record)) == 404
    bar = record.list.verticalScrollBar()
    first = bar.maximum()
    qtbot.waitUntil(lambda: bar.maximum() > 3 * first)
