"""Replies beside an entry: a list with its form, and the open reply's words in other languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.words import say
from familyplan_ui.family.translations import Translations
from familyplan_ui.forms import RecordList

if TYPE_CHECKING:
    from familyplan.model import Reply, Rows
    from familyplan_ui.forms import RecordForm, Shown
    from familyplan_ui.gate import Gate
    from familyplan_ui.widgets import Row


class Replies(RecordList):
    """What the family says beside an entry; a kept reply that is open lists its translations.

    `family` is whose record what is added becomes part of.
    """

    def __init__(self, gate: Gate, family_id: str, shown: Shown) -> None:
        super().__init__(gate, shown)
        self.family = family_id
        self.translations: Translations | None = None
        self._all: Rows | None = None

    def show_replies(self, rows: Rows, replies: list[Reply], shown: list[Row]) -> None:
        """Show these replies, each with its row, and what the open one says elsewhere."""
        self._all = rows
        self.show_records(replies, shown)
        self._fill()

    def open(self, row_id: str) -> None:  # noqa: D102 - as in RecordList
        super().open(row_id)
        self._begin()

    def add(self) -> None:  # noqa: D102 - as in RecordList
        super().add()
        self._begin()

    def _made_form(self) -> RecordForm:
        made = self._form is None
        form = super()._made_form()
        if made:
            words = say("This reply in other languages"), say("Add a translation of this reply")
            self.translations = Translations(self._gate, self.family, self._open_one, words)
            self._inside.insertWidget(1, self.translations)
        return form

    def _hide_panel(self) -> None:
        if self.translations is not None:
            self.translations.close_form()
        super()._hide_panel()

    def _begin(self) -> None:
        """Be about the reply just opened; one that is not kept yet has no translations."""
        if self.translations is not None:
            self.translations.close_form()
            self.translations.family = self.family
            self._fill()

    def _fill(self) -> None:
        if self.translations is not None and self._all is not None:
            self.translations.fill(self._all)

    def _open_one(self) -> str:
        record = self._form.record if self._form is not None else None
        return record.id if record is not None else ""
