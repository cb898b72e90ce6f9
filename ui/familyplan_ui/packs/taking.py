"""Taking in what is chosen for the reader looked at: the kind, what it is about, its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from familyplan import actions
from familyplan.session.pack_parts import PACK_PARTS, with_parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.session.pack_parts import PartLine
    from familyplan.sharing import Reader
    from familyplan_ui.gate import Gate
    from familyplan_ui.packs.contents import ContentsPane
    from familyplan_ui.packs.wishes import Wishes


class Taking(QObject):
    """Turns choices into wishes; `changed` carries the reader whose copy became another.

    Parts are kept for the whole partnership, and everybody is told of that as of any setting.
    """

    changed = Signal(object)

    def __init__(
        self,
        gate: Gate,
        wishes: Wishes,
        contents: ContentsPane,
        reader: Callable[[], Reader | None],
    ) -> None:
        super().__init__(contents)
        self._gate, self._wishes, self._reader = gate, wishes, reader
        contents.kind_chosen.connect(self._take_kind)
        contents.about_chosen.connect(self._take_about)
        contents.language_chosen.connect(self._take_language)
        contents.parts.changed.connect(self._take_parts)

    def _take_kind(self, key: str) -> None:
        if (reader := self._reader()) is not None:
            self._wishes.choose_kind(reader.id, key)
            self.changed.emit(reader)

    def _take_about(self, row_id: str) -> None:
        if (reader := self._reader()) is not None:
            self._wishes.choose_about(reader, row_id)
            self.changed.emit(reader)

    def _take_language(self, language: str) -> None:
        if (reader := self._reader()) is not None:
            self._wishes.choose_language(reader.id, language)
            self.changed.emit(reader)

    def _take_parts(self, lines: tuple[PartLine, ...]) -> None:
        reader = self._reader()
        kind = self._wishes.kind(reader) if reader else None
        if kind is not None:
            held = with_parts(self._gate.session, kind.key, lines)
            self._gate.did(actions.accounts.set_setting, PACK_PARTS, held)
