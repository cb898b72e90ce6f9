"""Letting one thing out to one reader all the same, with a reason, and taking that back.

What was let out goes to this reader in every copy, in the words it had then and no others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QComboBox, QWidget

from familyplan import actions
from familyplan.model import Release
from familyplan.sharing.letting_out import has_ended, part_of, still_stands
from familyplan.words import say, sentence
from familyplan.words.dates import long_date
from familyplan_ui.forms.dates import WhenEditor
from familyplan_ui.forms.editor import plain
from familyplan_ui.forms.lines import PlainLine
from familyplan_ui.packs.left_out import call
from familyplan_ui.widgets import FieldFrame, PlainButton, PrimaryButton, SmallBox
from familyplan_ui.widgets.painted import PaintedRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from familyplan.model import Rows
    from familyplan.sharing import Reader
    from familyplan_ui.gate import Gate
    from familyplan_ui.packs.contents import ContentsPane
    from familyplan_ui.packs.left_out import LeftOut
    from familyplan_ui.packs.putting import PutTogether

_KEY: Final = "let/"


class LettingOut(QObject):
    """Opens the boxes for the lines of the reader looked at; `box` is the one that was opened."""

    def __init__(
        self, gate: Gate, contents: ContentsPane, reader: Callable[[], Reader | None]
    ) -> None:
        super().__init__(contents)
        self._gate, self._contents, self._reader = gate, contents, reader
        self._family = ""
        self._lines: dict[str, LeftOut] = {}
        self.box: LetOut | TakeBack | None = None
        contents.line_chosen.connect(self._open)
        gate.locked.connect(self._close)

    def show(self, headings: Sequence[tuple[int, str, int]], put: PutTogether) -> None:
        """Show what is in a copy, what is left out of it, and what was let out to its reader."""
        reader = put.prepared.shown.reader
        self._family = put.prepared.family_id
        self._lines = {line.key: line for line in put.out}
        rows = self._gate.rows(self._family)
        out = let_out_to(rows, reader, self._gate.clock.today())
        self._contents.show_contents(reader.name, headings, put.out, out)

    def _open(self, key: str) -> None:
        reader, rows, over = self._reader(), self._gate.rows(self._family), self._contents.window()
        released = rows.find(Release, key.removeprefix(_KEY))
        if released is not None:
            self.box = TakeBack(self._gate, rows, released, over)
        elif reader is not None and key in self._lines:
            self.box = LetOut(self._gate, self._family, (reader, self._lines[key]), over)
        else:  # what was chosen has gone since
            return
        self.box.stay_until(self._gate.locked)

    def _close(self) -> None:
        self._lines, self._family, self.box = {}, "", None


def let_out_to(rows: Rows, reader: Reader, on: date) -> list[PaintedRow]:
    """Give a line for each thing that was let out to a reader, also where it holds no more."""
    lines = []
    for one in (each for each in rows.of(Release) if each.reader == reader.id):
        name = say("Let out: {what}", what=call(rows, one.what, part_of(one)[0]))
        until = one.until.latest() if one.until else None
        soft, icon = one.reason, "circle-slash"
        if has_ended(one, on):
            soft = say("The time for it is over, so it stays out again.")
        elif not still_stands(one, rows.any(one.what)):
            soft = say("It says something else since, so it stays out again.")
        else:
            icon = "lock-open"
            if until:
                soft = say(
                    "{reason} Until {day}.", reason=sentence(one.reason), day=long_date(until)
                )
        lines.append(PaintedRow(f"{_KEY}{one.id}", name, soft, icon, strong=False))
    return lines


class LetOut(SmallBox):
    """Asks for the reason, and until when; nothing leaves by this alone."""

    def __init__(
        self, gate: Gate, family_id: str, asked: tuple[Reader, LeftOut], parent: QWidget | None
    ) -> None:
        super().__init__(say("Let this out"), parent)
        reader, line = asked
        self._gate, self._family, self._reader = gate, family_id, reader
        rows = gate.rows(family_id)
        self.what, self.reason, self.until = QComboBox(), PlainLine(), WhenEditor(gate.clock.today)
        for row_id, field in line.parts:
            self.what.addItem(call(rows, row_id, field), (row_id, field))
        self._why = FieldFrame(say("Why this reader must have it"), self.reason)
        self._end = FieldFrame(say("Until, if it ends"), self.until.control, beside=self.until)
        self.go = PrimaryButton(say("Let it out"), self.let_out)
        self.fill(
            say("Let this out to {name}", name=reader.addressed),
            say(
                "It is left out for a reason: {reason} What you let out is in every copy for this "
                "reader, as it is said now. Changed later, it stays out again.",
                reason=line.reason,
            ),
            (FieldFrame(say("What"), self.what), self._why, self._end),
            (self.go, PlainButton(say("Leave it out"), self.reject)),
        )
        self.reason.setFocus()

    def let_out(self) -> None:
        """Let out what is chosen; a reason is needed, and an end must be a day that is known."""
        until = self.until.value()
        for frame in (self._why, self._end):
            frame.clear_error()
        if not plain(self.reason.text()).strip():
            self._why.show_error(say("Write down why this reader must have it."))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if until is not None and until.latest() is None:
            self._end.show_error(say("Write a date, such as 1 March 2026 or March 2026."))
            return
        row_id, field = self.what.currentData()
        release = Release(
            scope=self._family,
            reader=self._reader.id,
            what=row_id,
            field_name=field,
            reason=plain(self.reason.text()).strip(),
            until=until,
        )
        if self._gate.did(actions.sharing.release, release):
            self.accept()


class TakeBack(SmallBox):
    """Asks whether what was let out stays out again; copies that left keep it."""

    def __init__(self, gate: Gate, rows: Rows, release: Release, parent: QWidget) -> None:
        super().__init__(say("Let out to this reader"), parent)
        self._gate, self._release = gate, release
        self.go = PrimaryButton(say("Leave it out again"), self.take_back)
        self.fill(
            call(rows, release.what, part_of(release)[0]),
            say(
                "It was let out for a reason: {reason} Copies that have left keep it.",
                reason=sentence(release.reason),
            ),
            (),
            (self.go, PlainButton(say("Close"), self.reject)),
        )

    def take_back(self) -> None:
        """Let it out no more."""
        if self._gate.did(actions.records.remove, "release", self._release.id):
            self.accept()
