"""The place Packs: for each reader the real copy, what is left out and why, and making them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from familyplan.packs.reading_age import reading
from familyplan.session.copies import wording_of
from familyplan.words import say
from familyplan_ui.packs.choosing import Choosing
from familyplan_ui.packs.contents import ContentsPane
from familyplan_ui.packs.deciding import decide_texts
from familyplan_ui.packs.desk import Desk
from familyplan_ui.packs.empty import no_family, nobody
from familyplan_ui.packs.letting_out import LettingOut
from familyplan_ui.packs.looking import Looking
from familyplan_ui.packs.missing import Missing
from familyplan_ui.packs.outcome import Outcome
from familyplan_ui.packs.outline import headings
from familyplan_ui.packs.preview import Preview
from familyplan_ui.packs.readers import ReadersPane
from familyplan_ui.packs.saving import Saving
from familyplan_ui.packs.taking import Taking
from familyplan_ui.packs.weighing import Weighing
from familyplan_ui.packs.wishes import Wishes
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import ScrollPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from familyplan.session import Changes
    from familyplan.sharing import Reader
    from familyplan_ui.gate import Gate
    from familyplan_ui.packs.asking import Seams
    from familyplan_ui.packs.putting import Pages


class Page(ScrollPage):
    """Packs for one meeting or some days; `seams` are what asks the system where copies go."""

    def __init__(
        self,
        gate: Gate,
        seams: Seams | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._gate = gate
        self._stale = True
        self.choosing = Choosing(gate)
        self.first = self.choosing.families
        self.wishes = Wishes(gate, self.choosing)
        self.looking = Looking(gate, self.choosing, self.wishes, self)
        self.readers = ReadersPane(self._kind_words)
        self.contents, self.preview = ContentsPane(), Preview()
        self.taking = Taking(gate, self.wishes, self.contents, self._reader)
        self.letting = LettingOut(gate, self.contents, self._reader)
        self.weighing = Weighing(gate, self.looking, self.readers, self)
        self.outcome = Outcome(self._open_log)
        self.saving = Saving(gate, seams)
        self.save, self.save_every = self.saving.one, self.saving.every
        self.missing = Missing(gate)
        self.desk = Desk(self.readers, self.contents, self.preview)
        self.panes = self.desk.panes
        self._build()
        self._connect()

    def arrive(self, family_id: str = "", meeting_id: str = "") -> None:
        """Come to the page for a family's meeting, or for what is next."""
        if family_id or meeting_id or self._stale or not self.choosing.family_id:
            self.choosing.offer(family_id, meeting_id)
            self._show_readers(keep=not family_id)
        self.weighing.begin()
        self._stale = False

    def place(self) -> tuple[str, ...]:
        """Give the family and the meeting the packs are for."""
        return self.choosing.place()

    def leave(self) -> None:
        """Stop making what nobody looks at; where pages were waited for, they are begun again."""
        self._stale = self.looking.stop() or self._stale

    def save_one(self) -> None:
        """Make the copy of the reader looked at, after asking how it goes out."""
        reader = self._reader()
        if reader is not None:
            self._make((reader,))

    def save_all(self) -> None:
        """Make a copy for every reader in the list."""
        self._make(self.readers.allowed)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        self._arrange()

    def _connect(self) -> None:
        self.choosing.chosen.connect(lambda: self._show_readers(keep=False))
        self.readers.arrived.connect(self._look_at)
        self.readers.added.connect(self._say_all)
        self.readers.kind_wanted.connect(self._open_kinds)
        self.taking.changed.connect(self._look_again)
        self.contents.opened.connect(self.preview.show_page)
        self.contents.opened.connect(lambda _page: self.desk.bring("page"))
        self.looking.waiting.connect(lambda reader: self.desk.wait_for(reader.name))
        self.looking.ready.connect(self._show_copy)
        self.looking.none.connect(self._show_none)
        self.weighing.counted.connect(self._say_missing)
        self.missing.decide_wanted.connect(self._decide)
        self.saving.one_wanted.connect(self.save_one)
        self.saving.all_wanted.connect(self.save_all)
        self.saving.made.connect(self.outcome.say_made)
        self.saving.closed.connect(self._show_anew)
        self._gate.changed.connect(self._note)
        self._gate.locked.connect(self.weighing.forget)
        self._gate.locked.connect(self.preview.clear)
        Theme.current().changed.connect(self._arrange)

    def _build(self) -> None:
        px = Theme.current().px
        self.body.setSpacing(px(10))
        self.body.addWidget(self.saving)
        self.body.addWidget(self.choosing)
        self.body.addWidget(self.missing)
        self._no_family, self._nobody = no_family(self._gate), nobody(self._gate, self.choosing)
        self.body.addWidget(self.outcome)
        for empty in (self._no_family, self._nobody):
            empty.hide()
            self.body.addWidget(empty)
        self.body.addWidget(self.desk, 1)

    def _arrange(self) -> None:
        self.desk.arrange(self.viewport().width())

    def _note(self, changes: Changes) -> None:
        ours = {self.choosing.family_id, "directory"} & changes.scopes
        if ours or "setting" in changes.kinds:
            self._stale = True
            self.weighing.forget()
            self._show_anew()

    def _show_anew(self) -> None:
        """Show what changed, but not under the dialog that makes copies of it."""
        if self._stale and self._gate.is_open and self.isVisible() and not self.saving.busy:
            self._stale = False
            self.choosing.offer()
            self._show_readers(keep=True)

    def _show_readers(self, *, keep: bool) -> None:
        family_id, meeting_id = self.choosing.family_id, self.choosing.meeting_id
        self.weighing.forget()
        if family_id:
            self.readers.offer(self._gate.rows(family_id), meeting_id, keep=keep)
        there = bool(family_id) and not self.readers.nobody
        self.desk.setVisible(there)
        self.saving.show_buttons(there=there)
        self.choosing.setVisible(bool(family_id))
        self._no_family.setVisible(not family_id)
        self._nobody.setVisible(bool(family_id) and not there)
        self.outcome.odd.hide()
        if not keep:
            self.outcome.made.hide()
        self._arrange()
        self._say_missing()
        if there:
            self._say_all()
            if self.readers.list.at < 0:
                self.readers.list.stand(0)
            else:
                self._look_at(self.readers.list.key)
            self.weighing.begin()

    def _say_all(self) -> None:
        self.saving.say_count(len(self.readers.allowed))

    def _say_missing(self) -> None:
        nobody = self.readers.nobody or not self.choosing.family_id
        place = None if nobody else self.choosing.place()
        self.missing.look_at(place, self.weighing.to_decide, self.weighing.texts)

    def _reader(self) -> Reader | None:
        return self.readers.reader(self.readers.list.key)

    def _kind_words(self, reader: Reader) -> str:
        kind = self.wishes.kind(reader) if self.choosing.family_id else None
        return say(kind.name) if kind else ""

    def _look_at(self, reader_id: str) -> None:
        """Show the copy of one reader as soon as it is rendered."""
        reader = self.readers.reader(reader_id)
        if reader is None or not self._gate.is_open:
            return
        self.save.setEnabled(True)
        self.contents.offer(self.wishes.choices(reader))
        self.looking.look(reader)

    def _show_copy(self, pages: Pages) -> None:
        document = pages.put.prepared.document
        # Copies in large letters are for a family, so how they read matters.
        explained = wording_of(self._gate.session).explained
        measure = partial(reading, document, explained) if document.large else None
        self.preview.show_pdf(pages.data, pages.words, measure)
        self.letting.show(headings(self.preview, document), pages.put)
        self.outcome.say_odd(pages.odd)

    def _show_none(self, reader: Reader, why: str, looked_at: bool) -> None:  # noqa: FBT001 - a Qt slot
        self.readers.note_stopped(reader.id)
        self._say_all()
        if looked_at:
            self.save.setEnabled(False)
            self.desk.none_for(reader.name, why)

    def _open_kinds(self) -> None:
        self.desk.bring("contents")
        self.contents.kinds.setFocus()
        self.contents.kinds.showPopup()

    def _look_again(self, reader: Reader) -> None:
        self.readers.count_again(reader.id)
        self._say_all()
        self._look_at(reader.id)
        self.weighing.begin()

    def _make(self, readers: Sequence[Reader]) -> None:
        self._gate.keep_typing()  # so that it is in the copies
        wishes = [(one, wish) for one in readers if (wish := self.looking.asked(one)) is not None]
        self.outcome.made.hide()
        self.saving.deliver(self.choosing.family_id, wishes)

    def _decide(self) -> None:
        decide_texts(self._gate, self.choosing.family_id, self.weighing.views, self)

    def _open_log(self) -> None:
        self._gate.go("family", self.choosing.family_id, "sharing")
