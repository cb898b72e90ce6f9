"""The translations of one entry: its words in other languages, by whom, and whether still of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from familyplan import actions
from familyplan.model import Translation
from familyplan.model.partial_date import on_day
from familyplan.model.titles import shortened
from familyplan.packs.languages import guessed, leftward, tag
from familyplan.sharing.translated import main_words, stale
from familyplan.words import say
from familyplan_ui.family.said import joined
from familyplan_ui.forms import ARRANGEMENTS, RecordList, Shown
from familyplan_ui.widgets import FlowLayout, PlainButton, Row
from familyplan_ui.wording import plain_date

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from familyplan.model import Rows
    from familyplan_ui.forms import RecordForm
    from familyplan_ui.gate import Gate
    from familyplan_ui.widgets import Standing

_LONGEST = 160


class Translations(RecordList):
    """What the entry with the id that `entry` gives says in other languages.

    Words in a language written leftward are typed from the right. A translation of words that
    changed since says so, and stays out of copies until somebody has gone over it. `family` is
    whose record a new one becomes part of. `words` are the heading and what adds one, where the
    entry stands on a page with another that has translations.
    """

    def __init__(
        self,
        gate: Gate,
        family_id: str,
        entry: Callable[[], str],
        words: tuple[str, str] | None = None,
    ) -> None:
        self.family = family_id
        heading, add = words or (say("In other languages"), say("Add a translation"))
        shown = Shown(
            "translation",
            heading,
            add,
            say("It prints beside these words in the copy of whoever reads that language."),
            ARRANGEMENTS["translation"],
            lambda: Translation(scope=self.family, to=entry()),
            under="to",
        )
        super().__init__(gate, shown)
        self._entry, self._found = entry, dict[str, Translation]()
        self._old: frozenset[str] = frozenset()
        self.right = PlainButton(say("The translation is still right"), self._still_right)
        self.opening.connect(self._hint)

    def fill(self, rows: Rows) -> None:
        """Show the translations of the entry as they are now."""
        found = [one for one in rows.of(Translation) if one.to == self._entry()]
        today = self._gate.clock.today()
        self._found = {one.id: one for one in found}
        self._old = frozenset(one.id for one in found if stale(rows, one))
        self.show_records(found, [_row(one, today, old=one.id in self._old) for one in found])
        self.setVisible(bool(found) or bool(main_words(rows.any(self._entry())).strip()))
        self._hint()

    def open(self, row_id: str) -> None:  # noqa: D102 - as in RecordList
        super().open(row_id)
        self._hint()

    def add(self) -> None:  # noqa: D102 - as in RecordList
        super().add()
        self._hint()

    def _made_form(self) -> RecordForm:
        made = self._form is None
        form = super()._made_form()
        if made:
            form.editors["language"].typed.connect(self._hint)
            held = QWidget()
            FlowLayout(held).addWidget(self.right)
            self._inside.insertWidget(1, held)
        return form

    def _hint(self) -> None:
        """Turn the words the way their language is written, and say that they are old."""
        if self._form is None or self._form.record is None:
            return
        editors = self._form.editors
        language, control = editors["language"].value(), editors["words"].control
        if isinstance(control, QPlainTextEdit):
            turned = leftward(tag(language) or guessed(control.toPlainText()))
            way, side = Qt.LayoutDirection, Qt.AlignmentFlag
            option = control.document().defaultTextOption()
            option.setTextDirection(way.RightToLeft if turned else way.LeftToRight)
            option.setAlignment(side.AlignRight if turned else side.AlignLeft)
            control.document().setDefaultTextOption(option)
        old = self._form.record.id in self._old
        words = say(
            "The words changed since this was translated. It stays out of copies until it is gone"
            " over."
        )
        editors["words"].say(words if old else "")
        self.right.setVisible(old)

    def _still_right(self) -> None:
        record = self._form.record if self._form is not None else None
        if self._form is not None and record is not None and self._form.keep():
            today = on_day(self._gate.clock.today())
            self._gate.did(actions.records.edit, "translation", record.id, translated=today)


def _row(one: Translation, today: date, *, old: bool) -> Row:
    by = say("by {who}", who=one.translator) if one.translator else ""
    soft = joined(one.language, by, plain_date(one.translated, today))
    words = shortened(one.words, _LONGEST) or say("No words yet")
    since: tuple[str, str, Standing] = ("clock", say("The words changed since"), "attention")
    return Row(one.id, words, soft, chips=(since,) if old else ())
