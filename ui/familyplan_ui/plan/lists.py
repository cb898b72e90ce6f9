"""Under the goals: needs, own words, notes and agreed versions, each a small list with its form."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan import actions
from familyplan.model import Need, Note, PlanVersion, Voice
from familyplan.model.titles import shortened
from familyplan.model.vocabulary import spoken
from familyplan.words import say, say_many
from familyplan_ui.forms import ARRANGEMENTS, RecordList, Shown
from familyplan_ui.forms.layout import Pair
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Hairline
from familyplan_ui.widgets.later import Later
from familyplan_ui.widgets.rows import Row
from familyplan_ui.wording import names, plain_date, quoted

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from familyplan.model import Record, Rows
    from familyplan_ui.gate import Gate

_LONGEST = 240


class PlanLists(QWidget):
    """The four lists; `opening` comes from any of them before its form opens."""

    opening = Signal(object)

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__()
        self._gate, self._family = gate, family_id
        self._speaker: tuple[str, ...] = ()
        self._rows: Rows | None = None
        self._later = Later(self)
        made = [self._shown(kind) for kind in ("need", "voice", "note", "plan_version")]
        self.lists = {shown.kind: RecordList(gate, shown) for shown in made}
        for one in self.lists.values():
            one.opening.connect(lambda one=one: self.opening.emit(one))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(18))
        for first, second in (("need", "voice"), ("note", "plan_version")):
            column.addWidget(Hairline())
            column.addWidget(Pair(self.lists[first], self.lists[second], narrow=760, gap=32))

    def show_rows(self, rows: Rows) -> None:
        """Show the four lists as they now are, newest first; at first after the goals are seen."""
        first, self._rows = self._rows is None, rows
        if first:
            self._later.do([partial(self._show_list, kind) for kind in _LISTED])
        elif not self._later.waiting:
            for kind in _LISTED:
                self._show_list(kind)

    def open(self, row_id: str) -> None:
        """Open the form of one entry of any of the lists."""
        self._later.now()
        for one in self.lists.values():
            one.open(row_id)

    def _show_list(self, kind: str) -> None:
        if self._rows is None or not self._gate.is_open:
            return
        record_type, made = _LISTED[kind]
        today = self._gate.clock.today()
        records = list(reversed(self._rows.of(record_type)))
        shown = [made(self._rows, record, today) for record in records]
        self.lists[kind].show_records(records, shown)

    def add_voice(self, person_id: str) -> None:
        """Open the form for one person's own words."""
        self._speaker = (person_id,)
        self.lists["voice"].add()
        self._speaker = ()

    def _blank_voice(self) -> Voice:
        return Voice(scope=self._family, said_by=self._speaker)

    def _shown(self, kind: str) -> Shown:
        groups, family = ARRANGEMENTS[kind], self._family
        if kind == "need":
            return Shown(
                kind, say("Needs and worries"), say("Add a need"),
                say("What worries somebody, in their words, stands here, whoever says it."),
                groups, lambda: Need(scope=family),
            )  # fmt: skip
        if kind == "voice":
            return Shown(
                kind, say("Own words"), say("Add own words"),
                say("What people say, draw or show, kept apart from what adults make of it."),
                groups, self._blank_voice,
            )  # fmt: skip
        if kind == "note":
            return Shown(
                kind, say("Notes"), say("Add a note"), say("Visits, calls and thoughts go here."),
                groups, lambda: Note(scope=family, type="thought"),
            )  # fmt: skip
        return Shown(
            kind, say("The plan as agreed"), say("Keep the plan as agreed"),
            say("When everybody agrees, the plan is kept as it stands and stays readable."),
            groups, lambda: PlanVersion(scope=family), actions.plan.agree,
        )  # fmt: skip


def _soft(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _need(rows: Rows, need: Need, today: date) -> Row:
    soft = _soft(
        names(rows, need.said_by),
        say("about {names}", names=names(rows, need.about)) if need.about else "",
        plain_date(need.happened, today),
        spoken("how_sure", need.how_sure) if need.how_sure else "",
    )
    return Row(need.id, quoted(shortened(need.words, _LONGEST)), soft, button=say("Change"))


def _voice(rows: Rows, voice: Voice, today: date) -> Row:
    who = names(rows, voice.said_by or voice.about)
    how = spoken("voice_how", voice.how) if voice.how else ""
    soft = _soft(who, how, plain_date(voice.happened, today))
    words = quoted(shortened(voice.words, _LONGEST)) if voice.words else how or say("No words")
    return Row(voice.id, words, soft, button=say("Change"))


def _note(rows: Rows, note: Note, today: date) -> Row:
    soft = _soft(
        spoken("note_type", note.type) if note.type else "",
        plain_date(note.happened, today),
        names(rows, note.said_by),
        say("only for me") if note.for_team == "me" else "",
    )
    words = shortened(note.words, _LONGEST) or say("Empty note")
    return Row(note.id, words, soft, button=say("Change"))


def _version(rows: Rows, version: PlanVersion, today: date) -> Row:
    held = version.content if isinstance(version.content, dict) else {}
    count = len(held.get("goals", ()))
    agreed = version.agreed.said if version.agreed else say("Not dated")
    soft = _soft(
        agreed if version.name else "",
        names(rows, version.agreed_by),
        say_many("{n} goal", "{n} goals", count) if count else "",
        say("look again by {day}", day=plain_date(version.review_due, today))
        if version.review_due
        else "",
    )
    return Row(version.id, version.name or agreed, soft, button=say("Change"))


_LISTED: Final[dict[str, tuple[type[Record], Callable[..., Row]]]] = {
    "need": (Need, _need),
    "voice": (Voice, _voice),
    "note": (Note, _note),
    "plan_version": (PlanVersion, _version),
}
