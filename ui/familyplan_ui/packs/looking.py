"""Copies put together to be looked at: made on the worker, kept until something changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from familyplan.errors import KnownError
from familyplan.mishaps import told
from familyplan_ui.packs.putting import Pages, PutTogether, pages_of, put_together
from familyplan_ui.work import Step

if TYPE_CHECKING:
    from familyplan.packs.asked import Asked
    from familyplan.sharing import Reader
    from familyplan_ui.gate import Gate
    from familyplan_ui.packs.choosing import Choosing
    from familyplan_ui.packs.wishes import Wishes
    from familyplan_ui.work import Job, Progress

    _Key = tuple[str, Asked]


class Looking(QObject):
    """Gives one reader's copy as it would leave; whoever is looked at comes before the counting.

    `waiting` carries a reader whose pages are on their way, `ready` their Pages, `weighed` a reader
    and their copy PutTogether without pages, `none` a reader, why there is no copy, and whether
    somebody looks at it.
    """

    waiting = Signal(object)
    ready = Signal(object)
    weighed = Signal(object, object)
    none = Signal(object, str, bool)

    def __init__(
        self, gate: Gate, choosing: Choosing, wishes: Wishes, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._gate, self._choosing, self._wishes = gate, choosing, wishes
        self._put: dict[_Key, PutTogether] = {}
        self._pages: dict[_Key, Pages] = {}
        self._refused: dict[_Key, str] = {}
        self._looked_at: _Key | None = None
        self._waited = False
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether a copy is being put together."""
        return self._job is not None

    def forget(self) -> None:
        """Forget every copy, because something they hold may have changed."""
        self.stop()
        for kept in (self._put, self._pages, self._refused):
            kept.clear()

    def stop(self) -> bool:
        """Stop what is being put together; say whether somebody waits for its pages."""
        waited, self._waited, self._looked_at = self._waited, False, None
        if self._job is not None:
            self._job.cancel()
            self._job = None
        return waited

    def look(self, reader: Reader) -> None:
        """Give the copy of a reader as soon as its pages are made; what was begun is let go."""
        asked = self.asked(reader, looked_at=True)
        key = (reader.id, asked) if asked is not None else None
        if key is not None and key == self._looked_at:
            return
        self.stop()
        if asked is None or key is None:
            return
        if key in self._refused:
            self.none.emit(reader, self._refused[key], True)
            return
        self._looked_at = key
        if key in self._pages:
            self.ready.emit(self._pages[key])
        else:
            self._waited = True
            self.waiting.emit(reader)
            self._begin_pages(reader, asked)

    def weigh(self, reader: Reader) -> None:
        """Put a reader's copy together without its pages, unless another is being made."""
        asked = None if self.busy else self.asked(reader)
        if asked is None:
            return
        key = reader.id, asked
        if key in self._refused:
            self.none.emit(reader, self._refused[key], False)
        elif key in self._put:
            self.weighed.emit(reader, self._put[key])
        else:
            session, family_id = self._gate.session, self._choosing.family_id
            self._job = self._gate.worker.run(
                lambda _tell: put_together(session, family_id, asked, reader),
                done=partial(self._weighed, reader, asked),
                failed=partial(self._failed, reader, asked, looked_at=False),
            )

    def shown(self, reader: Reader) -> bytes:
        """Give the bytes shown for a reader, b"" while there are none."""
        asked = self.asked(reader)
        kept = self._pages.get((reader.id, asked)) if asked else None
        return kept.data if kept else b""

    def asked(self, reader: Reader, *, looked_at: bool = False) -> Asked | None:
        """Give the wish for a reader, or None after saying why there is no copy."""
        try:
            return self._wishes.asked(reader)
        except KnownError as problem:
            self.none.emit(reader, problem.sentence, looked_at)
        return None

    def _begin_pages(self, reader: Reader, asked: Asked) -> None:
        session, family_id = self._gate.session, self._choosing.family_id
        put = self._put.get((reader.id, asked))

        def work(tell: Progress) -> Pages:
            found = put or put_together(session, family_id, asked, reader)
            tell(Step(""))
            return pages_of(found)

        self._job = self._gate.worker.run(
            work,
            done=partial(self._rendered, reader, asked),
            failed=partial(self._failed, reader, asked, looked_at=True),
        )

    def _rendered(self, reader: Reader, asked: Asked, pages: Pages) -> None:
        self._job, self._waited = None, False
        self._put[reader.id, asked], self._pages[reader.id, asked] = pages.put, pages
        self.ready.emit(pages)

    def _weighed(self, reader: Reader, asked: Asked, put: PutTogether) -> None:
        self._job = None
        self._put[reader.id, asked] = put
        self.weighed.emit(reader, put)

    def _failed(self, reader: Reader, asked: Asked, problem: Exception, *, looked_at: bool) -> None:
        self._job, self._waited = None, False
        if looked_at:
            self._looked_at = None
        if isinstance(problem, KnownError):
            self._refused[reader.id, asked] = problem.sentence
            self.none.emit(reader, problem.sentence, looked_at)
        else:
            self._gate.refuse(told(problem))
