"""One event, one note or one warning in detail: its form, and what others say beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.model import Note, Paper, Reply, StoryEvent, WorkerWarning
from familyplan.model.titles import name_in
from familyplan.model.vocabulary import spoken
from familyplan.words import listed, say
from familyplan_ui.family.detail import Detail
from familyplan_ui.family.replies import Replies
from familyplan_ui.family.said import joined
from familyplan_ui.family.translations import Translations
from familyplan_ui.forms import ARRANGEMENTS, Group, RecordForm, Shown
from familyplan_ui.story.told import seen_words, told_of, when_words
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Heading, Row, RowList
from familyplan_ui.wording import plain_date

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Rows
    from familyplan_ui.gate import Gate

_REPLY: Final = (Group("", ("words", ("said_by", "happened"))),)


class Papers(QWidget):
    """The papers that belong to an entry, unseen where there are none; `opened` carries one."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(8))
        heading = say("Papers that belong to it")
        column.addWidget(Heading(heading))
        self.list = RowList(heading)
        self.list.opened.connect(self.opened)
        self.list.pressed_row.connect(self.opened)
        column.addWidget(self.list)

    def fill(self, rows: Rows, entry: str, today: date) -> None:
        """Show the papers of one entry."""
        shown = [
            Row(
                one.id,
                one.name or say("Paper"),
                joined(spoken("paper_type", one.type), plain_date(one.happened, today)),
                button=say("Open"),
            )
            for one in rows.of(Paper)
            if one.to == entry
        ]
        self.list.show_rows(shown)
        self.setVisible(bool(shown))


class EntryDetail(Detail):
    """An event or a note, with its papers and the replies of whoever sees it differently.

    `wanted` carries a paper to open.
    """

    wanted = Signal(str)

    def __init__(self, gate: Gate, family_id: str, kind: str) -> None:
        super().__init__(gate)
        self._kind, self._family = kind, family_id
        self.form = RecordForm(gate, kind, ARRANGEMENTS[kind])
        self.main.addWidget(self.form)
        event = kind == "story_event"
        self.add_removal(say("Remove this event") if event else say("Remove this note"), kind)
        shown = Shown(
            "reply",
            say("Their own words beside it"),
            say("Add their own words"),
            say("Anyone in the family can say it differently. It prints wherever this prints."),
            _REPLY,
            lambda: Reply(scope=self._family, to=self.row),
            under="to",
            apart=("said_by", "happened"),
        )
        self._papers = Papers()
        self._papers.opened.connect(self.wanted)
        self.beside.addWidget(self._papers)
        self._replies = Replies(gate, family_id, shown)
        self.add_list(self._replies)
        self.translations = Translations(gate, family_id, lambda: self.row)
        self.add_list(self.translations)

    def take(self, family_id: str) -> None:
        """Be about another family; what is shown is filled anew before it is seen again."""
        self.leave()
        self.form.clear()
        self._family = self.translations.family = self._replies.family = family_id
        self.row = ""

    def fill(self, rows: Rows) -> None:  # noqa: D102 - as in Detail
        record = rows.any(self.row)
        if not isinstance(record, StoryEvent | Note):
            return
        one = told_of(record)
        title = say("What happened") if isinstance(record, StoryEvent) else say("Note")
        today = self.gate.clock.today()
        self.say_title(title, joined(when_words(one, today), seen_words(rows, record)))
        self.form.show(record)
        self._papers.fill(rows, record.id, today)
        replies = [reply for reply in rows.of(Reply) if reply.to == record.id]
        shown = []
        for reply in replies:
            who = listed([name for by in reply.said_by if (name := name_in(rows, by))])
            soft = joined(who, plain_date(reply.happened, today))
            shown.append(Row(reply.id, reply.words or say("No words yet"), soft))
        self._replies.show_replies(rows, replies, shown)
        self.translations.fill(rows)

    def leave(self) -> None:  # noqa: D102 - as in Detail
        super().leave()
        self.form.keep()


class WarningDetail(Detail):
    """A warning for workers: no copy and no page for the family ever holds it."""

    def __init__(self, gate: Gate) -> None:
        super().__init__(gate)
        self.form = RecordForm(gate, "worker_warning", ARRANGEMENTS["worker_warning"])
        self.main.addWidget(self.form)
        self.add_removal(say("Remove this warning"), "worker_warning")

    def fill(self, rows: Rows) -> None:  # noqa: D102 - as in Detail
        record = rows.find(WorkerWarning, self.row)
        if record is not None:
            self.say_title(say("Warning for workers"), say("Never on a copy for the family."))
            self.form.show(record)

    def leave(self) -> None:  # noqa: D102 - as in Detail
        super().leave()
        self.form.keep()
