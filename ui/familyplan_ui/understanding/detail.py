"""What opens at the right: the form of one entry, new or kept, and the replies beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from familyplan import actions
from familyplan.model import Reply, Translation, Voice, declarations
from familyplan.model.titles import title as called
from familyplan.words import say
from familyplan_ui.family.detail import Detail
from familyplan_ui.family.replies import Replies
from familyplan_ui.family.translations import Translations
from familyplan_ui.forms import RecordForm, RecordList, Shown
from familyplan_ui.understanding.laid_out import KINDS, REPLY
from familyplan_ui.understanding.said import reply_row, voice_soft, voice_words
from familyplan_ui.widgets import FlowLayout, Heading, PlainButton, PrimaryButton, Row, RowList
from familyplan_ui.wording import quoted

if TYPE_CHECKING:
    from familyplan.model import Record, Rows
    from familyplan_ui.gate import Gate


class EntryDetail(Detail):
    """`made` carries a new entry that was kept; `closed` comes when nothing is open any more."""

    made = Signal(str)
    closed = Signal()

    def __init__(self, gate: Gate, family_id: str, kind: str) -> None:
        super().__init__(gate)
        self.kind, self._family, self._words = kind, family_id, KINDS[kind]
        self.form = RecordForm(gate, kind, self._words.groups)
        self.form.entered.connect(self._keep)
        self.main.addWidget(self.form)
        self._buttons()
        self.replies = Replies(gate, family_id, self._shown())
        self.add_beside(self.replies)
        self.translations: Translations | None = None
        if kind in declarations(Translation)["to"].refers:
            self.translations = Translations(gate, family_id, lambda: self.row)
            self.add_list(self.translations)

    def add_beside(self, shown: RecordList) -> None:
        """Put a list beside the form; its own form stands in place of the entry's while open.

        Both may ask for the same thing, such as whose words it is: only one of them is asked.
        """
        self.add_list(shown)
        shown.opening.connect(lambda: self._show_form(on=False))
        shown.closed.connect(lambda: self._show_form(on=True))

    @property
    def is_new(self) -> bool:
        """Whether what is open was never kept."""
        return not self.row

    def begin(self, blank: Record) -> None:
        """Open the form of a new entry."""
        self.leave()
        self.row = ""
        self.say_title(say(self._words.new))
        self.form.show_new(blank)
        self._turn()
        self.verticalScrollBar().setValue(0)
        self.first_field()

    def fill(self, rows: Rows) -> None:  # noqa: D102 - as in Detail
        record = rows.any(self.row)
        if record is None:
            return
        self.say_title(say(self._words.title))
        self.form.show(record)
        replies = [one for one in rows.of(Reply) if one.to == self.row]
        today = self.gate.clock.today()
        shown = [reply_row(rows, one, today) for one in replies]
        self.replies.show_replies(rows, replies, shown)
        self._turn()
        if self.translations is not None:
            self.translations.fill(rows)

    def first_field(self) -> None:
        """Put the keyboard into the first field."""
        next(iter(self.form.editors.values())).control.setFocus()

    def leave(self) -> None:  # noqa: D102 - as in Detail
        super().leave()
        self.form.keep()

    def forget(self) -> None:
        """Keep what was typed and be about nothing; a new entry is kept half-typed."""
        super().leave()
        self.form.clear()
        self.row = ""

    def _turn(self) -> None:
        """Show the buttons and lists that fit a new or a kept entry."""
        for button in (self._keep_button, self._not_now):
            button.setVisible(self.is_new)
        for button in (self._close_button, self._remove_button):
            button.setVisible(not self.is_new)
        for part in self.lists:
            part.setVisible(not self.is_new)

    def _buttons(self) -> None:
        words = self._words
        self._keep_button = PrimaryButton(say(words.keep), self._keep)
        self._not_now = PlainButton(say("Not now"), self._give_up)
        self._close_button = PlainButton(say(words.close), self._close)
        self._remove_button = PlainButton(say(words.remove), self._remove, icon="trash")
        held = QWidget()
        flow = FlowLayout(held)
        for one in (self._keep_button, self._not_now, self._close_button, self._remove_button):
            flow.addWidget(one)
        self.main.addWidget(held)
        self._acts = held

    def _show_form(self, *, on: bool) -> None:
        """Show the entry's form, or only what it is called while something beside it is open."""
        if not on:
            self.form.keep()
        record = self.form.record
        self.form.setVisible(on)
        self._acts.setVisible(on)
        self.soft.setText("" if on or record is None else quoted(called(record)))
        self.soft.setVisible(not on)

    def _keep(self) -> None:
        made = self.form.keep_new() if self.is_new else None
        if made is not None:
            self.made.emit(made.id)

    def _give_up(self) -> None:
        self.form.forget_new()
        self.closed.emit()

    def _close(self) -> None:
        self.forget()
        self.closed.emit()

    def _remove(self) -> None:
        if self.gate.did(actions.records.remove, self.kind, self.row):
            self.closed.emit()

    def _shown(self) -> Shown:
        return Shown(
            "reply",
            say("Own replies"),
            say("Add an own reply"),
            say("Anyone in the family can put their own words beside this. They print with it."),
            REPLY,
            lambda: Reply(scope=self._family, to=self.row),
            under="to",
        )


class VoiceDetail(EntryDetail):
    """Somebody's own words, with what the same person said before."""

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__(gate, family_id, "voice")
        self._heading = Heading(say("Other words of the same person"))
        self._others = RowList(say("Other words of the same person"))
        self._others.opened.connect(self.show_other)
        self._others.itemClicked.connect(lambda _item: self.show_other(self._others.key))
        self.beside.addWidget(self._heading)
        self.beside.addWidget(self._others)

    def fill(self, rows: Rows) -> None:  # noqa: D102 - as in Detail
        super().fill(rows)
        voice = rows.find(Voice, self.row)
        people = {*(voice.said_by or voice.about)} if voice else set()
        today = self.gate.clock.today()
        others = [
            Row(one.id, voice_words(one), voice_soft(one, today))
            for one in reversed(rows.of(Voice))
            if one.id != self.row and people & {*(one.said_by or one.about)}
        ]
        self._others.show_rows(others)

    def show_other(self, voice_id: str) -> None:
        """Show other words of the same person."""
        self.show_row(self.gate.rows(self._family), voice_id)

    def _turn(self) -> None:
        super()._turn()
        for part in (self._heading, self._others):
            part.setVisible(not self.is_new and self._others.count() > 0)
