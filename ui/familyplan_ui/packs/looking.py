"""Copies put together to be looked at: rendered on the worker, kept until something changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from familyplan.errors import KnownError
from familyplan.mishaps import told
from familyplan.packs.render import render
from familyplan.session.copies import Prepared, prepare
from familyplan_ui.packs.left_out import left_out

if TYPE_CHECKING:
    from familyplan.packs.asked import Asked
    from familyplan.sharing import Reader
    from familyplan_ui.gate import Gate
    from familyplan_ui.packs.choosing import Choosing
    from familyplan_ui.packs.left_out import LeftOut
    from familyplan_ui.packs.wishes import Wishes
    from familyplan_ui.work import Job


class Looking(QObject):
    """Gives one reader's copy as it would leave.

    `waiting` carries a reader whose pages are on their way, `ready` what was prepared and its
    bytes, `none` a reader, why there is no copy, and whether somebody looks at it.
    """

    waiting = Signal(object)
    ready = Signal(object, object)
    none = Signal(object, str, bool)

    def __init__(
        self, gate: Gate, choosing: Choosing, wishes: Wishes, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._gate, self._choosing, self._wishes = gate, choosing, wishes
        self._kept: dict[tuple[str, Asked], tuple[Prepared, bytes]] = {}
        self._reader = ""
        self._job: Job | None = None

    def forget(self) -> None:
        """Forget every copy, because something they hold may have changed."""
        self.stop()
        self._kept.clear()

    def stop(self) -> None:
        """Stop rendering what nobody looks at."""
        self._reader = ""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def look(self, reader: Reader) -> None:
        """Give the copy of a reader as soon as it is rendered; one asked for before is let go."""
        self.stop()
        self._reader = reader.id
        if (asked := self.asked(reader, looked_at=True)) is None:
            return
        if (reader.id, asked) in self._kept:
            self.ready.emit(*self._kept[reader.id, asked])
            return
        prepared = self._prepared(reader, asked, looked_at=True)
        if prepared is None:
            return
        self.waiting.emit(reader)
        self._job = self._gate.worker.run(
            lambda _say: render(prepared.document),
            done=lambda data: self._rendered(prepared, data),
            failed=lambda problem: self._gate.refuse(told(problem)),
        )

    def shown(self, reader: Reader) -> bytes:
        """Give the bytes shown for a reader, b"" while there are none."""
        asked = self.asked(reader)
        kept = self._kept.get((reader.id, asked)) if asked else None
        return kept[1] if kept else b""

    def weigh(self, reader: Reader) -> tuple[Prepared, tuple[LeftOut, ...]] | None:
        """Put a reader's copy together without its pages, with what it leaves out."""
        asked = self.asked(reader)
        prepared = self._prepared(reader, asked, looked_at=False) if asked else None
        return (prepared, self.out_of(prepared)) if prepared else None

    def out_of(self, prepared: Prepared) -> tuple[LeftOut, ...]:
        """Say what a copy leaves out."""
        return left_out(prepared.shown, self._gate.rows(prepared.family_id))

    def asked(self, reader: Reader, *, looked_at: bool = False) -> Asked | None:
        """Give the wish for a reader, or None after saying why there is no copy."""
        try:
            return self._wishes.asked(reader)
        except KnownError as problem:
            self.none.emit(reader, problem.sentence, looked_at)
        return None

    def _prepared(self, reader: Reader, asked: Asked, *, looked_at: bool) -> Prepared | None:
        try:
            return prepare(self._gate.session, self._choosing.family_id, asked, reader)
        except KnownError as problem:
            self.none.emit(reader, problem.sentence, looked_at)
        return None

    def _rendered(self, prepared: Prepared, data: bytes) -> None:
        reader_id = prepared.shown.reader.id
        self._kept[reader_id, prepared.asked] = prepared, data
        if self._reader == reader_id:
            self.ready.emit(prepared, data)
