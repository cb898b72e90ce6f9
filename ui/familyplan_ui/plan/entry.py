"""One line that becomes an action: typed as said, read back, then kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan import actions
from familyplan.errors import KnownError
from familyplan.model import Action
from familyplan.model.vocabulary import spoken
from familyplan.practice.one_line import read_one_line
from familyplan.words import say
from familyplan.words.dates import day_and_date
from familyplan_ui.forms import Group, RecordForm
from familyplan_ui.forms.lines import PlainLine
from familyplan_ui.plan.read_back import ReadBack
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, PlainButton, PrimaryButton, WrapLabel
from familyplan_ui.wording import who

if TYPE_CHECKING:
    from familyplan.model import Rows
    from familyplan.practice.one_line import OneLine
    from familyplan_ui.gate import Gate

_DRAFT_MS: Final = 1_000
FIELDS: Final = (Group("", (("owner", "due"), "what", "rhythm")),)


class OneLineEntry(QWidget):
    """`Dad - ring GP about hearing test - Fri`, read back at once as Who, What, When.

    Enter keeps it; Change opens its fields. Half-typed text is kept as a draft of its own place.
    `opening` comes before its fields open.
    """

    opening = Signal()

    def __init__(self, gate: Gate, family_id: str, goal_id: str, goal_words: str) -> None:
        super().__init__()
        self._gate, self._family, self._goal = gate, family_id, goal_id
        self._place = f"one-line/{family_id}/{goal_id}"
        self._rows: Rows | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DRAFT_MS)
        self._timer.timeout.connect(self.keep_draft)
        gate.keeping.connect(self.keep_draft)
        px = Theme.current().px
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, px(6), 0, 0)
        column.setSpacing(px(8))
        self.line = PlainLine()
        self.line.setPlaceholderText(say("Add an action: Dad - ring the GP - Friday"))
        self.line.setAccessibleDescription(
            say("Who - what - by when, with a dash between. It is read back before it is kept.")
        )
        self.line.textChanged.connect(self._typed)
        self.line.returnPressed.connect(self.keep)
        column.addWidget(self.line)
        self._strip: ReadBack | None = None
        self._panel = _Fields(gate)
        self._panel.keep.connect(self._keep_fields)
        self._panel.back.connect(self.close_form)
        column.addWidget(self._panel)
        self.call(goal_words)

    def call(self, goal_words: str) -> None:
        """Name the line after its goal."""
        name = (
            say("Add an action for “{goal}”", goal=goal_words)
            if goal_words
            else say("Add an action")
        )
        self.line.setAccessibleName(name)

    def show_rows(self, rows: Rows) -> None:
        """Take the family as it now is; the first time, put a draft back."""
        first = self._rows is None
        self._rows = rows
        if first:
            found = [one for one in self._gate.session.store.drafts(self._place)
                     if one.place == self._place]  # fmt: skip
            self.line.setText(found[0].text if found else "")
            self._timer.stop()
        self._read_back()

    def keep(self) -> None:
        """Keep what was read back as an action."""
        found = self._understood()
        if found is None:
            return
        if found.doubts:
            self._change()
            return
        self._timer.stop()
        meant = self._meant(found)
        if self._gate.run(actions.plan.add_action, meant, draft=self._place) is not None:
            self.line.blockSignals(True)
            self.line.clear()
            self.line.blockSignals(False)
            self._read_back()
            self.line.setFocus()

    def keep_draft(self) -> None:
        """Keep what stands in the line durably, without making it an action."""
        self._timer.stop()
        if not self._gate.is_open or self._rows is None:
            return
        try:
            self._gate.session.store.keep_draft(self._place, self._family, self.line.text())
        except KnownError as problem:
            self._gate.hold(self._place)
            self._gate.refuse(problem.sentence)
            return
        self._gate.release(self._place)

    def close_form(self) -> None:
        """Put the fields away; the line stays as typed."""
        if not self._panel.isHidden():
            self._panel.give_up()
            self._read_back()

    def _typed(self) -> None:
        self._timer.start()
        self._read_back()

    def _understood(self) -> OneLine | None:
        typed = self.line.text().strip()
        if not typed or self._rows is None:
            return None
        return read_one_line(typed, self._rows, self._gate.clock.today())

    def _meant(self, found: OneLine) -> Action:
        return Action(
            scope=self._family, goal=self._goal, what=_as_written(found.what), owner=found.owner_id,
            due=found.due, rhythm=found.rhythm or "once",
        )  # fmt: skip

    def _read_back(self) -> None:
        found = self._understood() if self._panel.isHidden() else None
        if self._strip is not None:
            self._strip.setVisible(found is not None)
        if found is None or self._rows is None:
            return
        if self._strip is None:  # made at the first word: most lines stay empty
            self._strip = ReadBack(self.keep, self._change)
            self._column.insertWidget(1, self._strip)
            self._strip.show()
        said = self._strip.read_back(
            who(self._rows, found.owner_id),
            _as_written(found.what),
            _said_when(found),
            found.doubts,
        )
        self.line.setAccessibleDescription(said)

    def _change(self) -> None:
        found = self._understood()
        if found is not None:
            self.opening.emit()
            self._panel.begin(self._meant(found), " ".join(found.doubts))
            self._read_back()

    def _keep_fields(self) -> None:
        if not self._panel.kept(self._place):
            return
        self.line.clear()
        self.keep_draft()
        self.line.setFocus()


class _Fields(QWidget):
    """The fields of a typed line, made when somebody first wants to change it."""

    keep = Signal()
    back = Signal()

    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self._gate = gate
        self._form: RecordForm | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.current().px(10))
        self._doubt = WrapLabel(tone="attention")
        self._column.addWidget(self._doubt)
        self.hide()

    def begin(self, action: Action, doubt: str) -> None:
        """Open with what was understood, and what was not."""
        form = self._made()
        form.show_new(action)
        self._doubt.setText(doubt)
        self._doubt.setVisible(bool(doubt))
        self.show()
        form.editors["owner"].control.setFocus()

    def kept(self, place: str) -> bool:
        """Keep the action; say whether it was kept."""
        made = self._made().keep_new(actions.plan.add_action, draft=place)
        if made is not None:
            self.hide()
        return made is not None

    def give_up(self) -> None:
        """Close without keeping."""
        self._made().forget_new()
        self.hide()

    def _made(self) -> RecordForm:
        if self._form is None:
            self._form = RecordForm(self._gate, "action", FIELDS, under="goal")
            self._form.entered.connect(self.keep)
            self._column.addWidget(self._form)
            held = QWidget()
            flow = FlowLayout(held)
            flow.addWidget(PrimaryButton(say("Keep this action"), self.keep.emit))
            flow.addWidget(PlainButton(say("Back to the line"), self.back.emit))
            self._column.addWidget(held)
        return self._form


def _said_when(found: OneLine) -> str:
    """Say the whole day, so that a wrong Friday is seen; or how often."""
    if found.due:
        return day_and_date(found.due.exact) if found.due.exact else found.due.said
    often = spoken("rhythm", found.rhythm) if found.rhythm and found.rhythm != "once" else ""
    return often or say("No date")


def _as_written(what: str) -> str:
    """Begin with a capital, as an action in a list does; a word like “iPad” stays."""
    first = what.split(" ", 1)[0]
    return what[:1].upper() + what[1:] if first.islower() else what
