"""The place Packs: for each reader the real copy, what is left out and why, and making them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan import actions
from familyplan.packs.document import Heading, leaves, plain, text_in_order
from familyplan.packs.render import uncovered
from familyplan.session.pack_parts import PACK_PARTS, parts_of, with_parts
from familyplan.words import say
from familyplan_ui.packs.choosing import Choosing
from familyplan_ui.packs.contents import ContentsPane
from familyplan_ui.packs.desk import Desk
from familyplan_ui.packs.empty import no_family, nobody
from familyplan_ui.packs.looking import Looking
from familyplan_ui.packs.missing import Missing, lacks
from familyplan_ui.packs.outcome import Outcome
from familyplan_ui.packs.preview import Preview
from familyplan_ui.packs.readers import ReadersPane
from familyplan_ui.packs.saving import Saving, ask_folder
from familyplan_ui.packs.weighing import Weighing
from familyplan_ui.packs.wishes import Wishes
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import ScrollPage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from familyplan.packs.document import Document
    from familyplan.session import Changes
    from familyplan.session.copies import Prepared
    from familyplan.session.pack_parts import PartLine
    from familyplan.sharing import Reader
    from familyplan_ui.gate import Gate


class Page(ScrollPage):
    """Packs for one meeting or some days. `ask` is how a folder is asked for."""

    def __init__(
        self,
        gate: Gate,
        ask: Callable[[QWidget], Path | None] = ask_folder,
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
        self.weighing = Weighing(gate, self.looking, self.readers, self)
        self.outcome = Outcome(self._open_log)
        self.saving = Saving(gate, self.outcome, ask)
        self.maker, self.save, self.save_every = (
            self.saving.maker,
            self.saving.one,
            self.saving.every,
        )
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
        self._stale = False

    def place(self) -> tuple[str, ...]:
        """Give the family and the meeting the packs are for."""
        return self.choosing.place()

    def leave(self) -> None:
        """Stop rendering what nobody looks at."""
        self.looking.stop()

    def save_one(self) -> None:
        """Save the copy of the reader looked at into a folder that is asked for."""
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
        self.contents.kind_chosen.connect(self._take_kind)
        self.contents.about_chosen.connect(self._take_about)
        self.contents.parts.changed.connect(self._take_parts)
        self.contents.opened.connect(self.preview.show_page)
        self.contents.opened.connect(lambda _page: self.desk.bring("page"))
        self.looking.waiting.connect(lambda reader: self.desk.wait_for(reader.name))
        self.looking.ready.connect(self._show_copy)
        self.looking.none.connect(self._show_none)
        self.weighing.counted.connect(self._say_missing)
        self.saving.one_wanted.connect(self.save_one)
        self.saving.all_wanted.connect(self.save_all)
        self._gate.changed.connect(self._note)
        self._gate.locked.connect(self.looking.forget)
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
            if self.isVisible() and not self.maker.busy:
                self._stale = False
                self.choosing.offer()
                self._show_readers(keep=True)

    def _show_readers(self, *, keep: bool) -> None:
        family_id, meeting_id = self.choosing.family_id, self.choosing.meeting_id
        self.looking.forget()
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
        days = any(self.wishes.about_days(one) for one in self.readers.readers)
        self.choosing.ask_for_days(wanted=days)

    def _say_missing(self) -> None:
        family_id, n = self.choosing.family_id, self.weighing.to_decide
        rows, today = self._gate.rows(family_id), self._gate.clock.today()
        lines = lacks(rows, self.choosing.meeting_id, today, n) if family_id else ()
        self.missing.show_lines(family_id, () if self.readers.nobody else lines)

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
        kind = self.wishes.kind(reader)
        self.contents.offer(
            self.wishes.offered(reader),
            kind,
            parts_of(self._gate.session, kind) if kind else (),
            abouts=self.wishes.subjects(reader),
            about=self.wishes.about(reader),
        )
        self.looking.look(reader)

    def _show_copy(self, prepared: Prepared, data: bytes) -> None:
        self.preview.show_pdf(data, text_in_order(prepared.document))
        name, out = prepared.shown.reader.name, self.looking.out_of(prepared)
        self.contents.show_contents(name, self._headings(prepared.document), out)
        self.outcome.say_odd(uncovered(prepared.document))

    def _headings(self, document: Document) -> list[tuple[int, str, int]]:
        """Give level, words and page of each heading; a short file has no outline."""
        outline = self.preview.headings()
        if outline:
            return outline
        found = [
            (block.level - 1, plain(block.text))
            for block in leaves(document.blocks)
            if isinstance(block, Heading) and plain(block.text)
        ]
        pages = self.preview.pages_of([words for _, words in found])
        return [(level, words, page) for (level, words), page in zip(found, pages, strict=True)]

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

    def _take_kind(self, key: str) -> None:
        reader = self._reader()
        if reader is not None:
            self.wishes.choose_kind(reader.id, key)
            self._look_again(reader)

    def _take_about(self, row_id: str) -> None:
        reader = self._reader()
        if reader is not None:
            self.wishes.choose_about(reader, row_id)
            self._look_again(reader)

    def _take_parts(self, lines: tuple[PartLine, ...]) -> None:
        reader = self._reader()
        kind = self.wishes.kind(reader) if reader else None
        if kind is not None:
            held = with_parts(self._gate.session, kind.key, lines)
            self._gate.did(actions.accounts.set_setting, PACK_PARTS, held)

    def _look_again(self, reader: Reader) -> None:
        self.readers.count_again(reader.id)
        self._say_all()
        self._look_at(reader.id)
        self.weighing.begin()

    def _make(self, readers: Sequence[Reader]) -> None:
        asked = ((one, self.looking.asked(one)) for one in readers)
        wishes = [(one, wish) for one, wish in asked if wish is not None]
        self.saving.deliver(self.choosing.family_id, wishes, self.choosing.channel)

    def _open_log(self) -> None:
        self._gate.go("family", self.choosing.family_id, "sharing")
