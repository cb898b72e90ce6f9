"""Counting what each copy leaves out and what nobody decided, one by one so that nothing waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from familyplan.sharing import Reader, View
    from familyplan_ui.gate import Gate
    from familyplan_ui.packs.looking import Looking
    from familyplan_ui.packs.putting import PutTogether
    from familyplan_ui.packs.readers import ReadersPane


class Weighing(QObject):
    """Goes through the readers whose copies are not counted; `counted` comes after each."""

    counted = Signal()

    def __init__(
        self, gate: Gate, looking: Looking, readers: ReadersPane, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._gate, self._looking, self._readers = gate, looking, readers
        self._shown: dict[str, View] = {}
        looking.weighed.connect(self._take)
        for ended in (looking.ready, looking.none):
            ended.connect(self.begin)

    @property
    def to_decide(self) -> int:
        """How many passages are beside a narrower yes, and wait for somebody to let them out."""
        return len({
            (one.row, one.field)
            for shown in self.views
            for one in shown.withheld
            if one.to_decide and one not in shown.to_decide
        })  # fmt: skip

    @property
    def texts(self) -> int:
        """How many texts seem to name what is kept back, until somebody says what they mean."""
        return len({(one.row, one.field) for shown in self.views for one in shown.to_decide})

    @property
    def views(self) -> tuple[View, ...]:
        """What the copies counted so far show."""
        return tuple(self._shown.values())

    def forget(self) -> None:
        """Forget what was found and every copy, because something may have changed."""
        self._looking.forget()
        self._shown.clear()

    def begin(self) -> None:
        """Count those that are not counted yet, as soon as no other copy is being made."""
        QTimer.singleShot(0, self, self._next)

    def _next(self) -> None:
        if not self._gate.is_open or self._looking.busy:
            return
        for reader in self._readers.readers:
            if reader.id not in self._readers.counted:
                self._looking.weigh(reader)
                return

    def _take(self, reader: Reader, put: PutTogether) -> None:
        self._shown[reader.id] = put.prepared.shown
        self._readers.note_count(reader.id, len(put.out))
        self.counted.emit()
        self.begin()
