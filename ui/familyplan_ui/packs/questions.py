"""The questions how copies go out: one way for all the readers, or one for each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.errors import KnownError
from familyplan.exchange.mail import address
from familyplan.model import Involvement, Practitioner
from familyplan.packs.kinds import KINDS
from familyplan.words import say
from familyplan_ui.packs.ways import Ways
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Hairline, Segments

if TYPE_CHECKING:
    from familyplan.packs.asked import Asked
    from familyplan.sharing import Reader
    from familyplan_ui.gate import Gate

_Wishes = tuple[tuple["Reader", "Asked"], ...]


class Questions(QWidget):
    """`ways` by reader's id, and under "" the one for all of them."""

    def __init__(
        self, gate: Gate, family_id: str, wishes: _Wishes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gate, self._family, self._wishes = gate, family_id, wishes
        self._readers = {reader.id: reader for reader, _asked in wishes}
        choices = [("same", say("The same way for all")), ("each", say("Each in their own way"))]
        self.views = Segments(say("Ways"), choices)
        only = not gate.session.vault.surroundings.policy().clear_exports
        self.ways = {"": Ways(only_sealed=only, kinds=_kinds(wishes))}
        for reader in self._readers.values():
            self.ways[reader.id] = self._way_for(reader, only_sealed=only)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(14))
        column.addWidget(self.views)
        self._rules: list[QWidget] = []
        for at, way in enumerate(self.ways.values()):
            if at > 1:
                self._rules.append(Hairline())
                column.addWidget(self._rules[-1])
            column.addWidget(way)
        self.views.chosen.connect(lambda _key: self._show())
        self._show()

    def way_of(self, reader_id: str) -> Ways:
        """Give the questions that count for one reader now."""
        return self.ways["" if self._same() else reader_id]

    def channels(self) -> tuple[str, ...]:
        """Give the ways in use, each once."""
        used = (self.way_of(one).delivery().channel for one in self._readers)
        return tuple(dict.fromkeys(used))

    def check_addresses(self) -> None:
        """Look at every address that was typed.

        Raises:
            NoAddress: one is none; it is said there.

        """
        for reader in self._readers:
            letter = self.way_of(reader).letter()
            try:
                address(letter.to if letter else "")
            except KnownError as problem:
                self.way_of(reader).object_to_address(problem.sentence)
                raise

    def _same(self) -> bool:
        return len(self._readers) > 1 and self.views.key == "same"

    def _show(self) -> None:
        same = self._same()
        self.views.setVisible(len(self._readers) > 1)
        for key, way in self.ways.items():
            way.setVisible(same if not key else not same)
        for rule in self._rules:
            rule.setVisible(not same)

    def _way_for(self, reader: Reader, *, only_sealed: bool) -> Ways:
        named = dict.fromkeys(
            say(KINDS[asked.kind].name)
            for one, asked in self._wishes
            if one.id == reader.id and asked.kind in KINDS
        )
        return Ways(
            reader.addressed,
            ", ".join(named),
            only_sealed=only_sealed,
            address=self._address_of(reader),
            kinds=_kinds(tuple(wish for wish in self._wishes if wish[0].id == reader.id)),
        )

    def _address_of(self, reader: Reader) -> str:
        """Give what the directory knows as a worker's own address; families say theirs."""
        rows = self._gate.rows(self._family)
        seat = rows.find(Involvement, reader.id)
        worker = rows.find(Practitioner, seat.practitioner) if seat else None
        return worker.email if worker else ""


def _kinds(wishes: _Wishes) -> tuple[str, ...]:
    return tuple(asked.kind for _reader, asked in wishes)
