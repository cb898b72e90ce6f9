"""Who is asked to a meeting, as a list to tick, and how each takes part."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from familyplan import actions
from familyplan.model.vocabulary import choices
from familyplan.words import mark, say
from familyplan_ui.forms.choosing import Chooser
from familyplan_ui.meetings.said import head_count, invitations, who_can_come
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    FlowLayout,
    Hairline,
    Heading,
    PlainButton,
    RowButton,
    SoftLabel,
    WrapLabel,
)
from familyplan_ui.widgets.rebuilding import Rebuilt
from familyplan_ui.widgets.ticks import Tick
from familyplan_ui.wording import called_apart, who

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QResizeEvent

    from familyplan.model import Invitation, Meeting, Rows
    from familyplan_ui.gate import Gate

_PARTS: Final = (
    ("family", mark("Family")), ("team", mark("Team")), ("groups", mark("Groups")),
)  # fmt: skip
_NARROW: Final = 460
_LONG: Final = 40  # letters; more wraps on a row of its own


class Asking(Rebuilt):
    """Tick boxes for everybody who can come; ticking asks them, unticking takes it back."""

    def __init__(self, gate: Gate) -> None:
        super().__init__(6)
        self._gate = gate

    def show_meeting(self, rows: Rows, meeting: Meeting) -> None:
        """Show who is asked."""
        asked = {one.who: one for one in invitations(rows, meeting.id)}
        able = who_can_come(rows)
        names = called_apart((one, who(rows, one)) for one, _ in able)
        if not self._begin((meeting.id, {one: asked[one].id for one in asked}, able, names)):
            return
        self._column.addWidget(Heading(say("Who is asked")))
        for part, words in _PARTS:
            here = [one for one, where in able if where == part]
            if here:
                self._column.addWidget(SoftLabel(say(words)))
                self._column.addWidget(self._boxes(meeting, here, asked, names))
        missing = tuple(one for one in names if one not in asked)
        if missing:
            held = QWidget()
            flow = FlowLayout(held)
            flow.addWidget(PlainButton(say("Ask everybody"), lambda: self._ask(meeting, missing)))
            self._column.addWidget(held)
        if not able:
            self._column.addWidget(
                SoftLabel(say("Add people and the team first, then they can be asked here."))
            )

    def _boxes(
        self,
        meeting: Meeting,
        here: list[str],
        asked: Mapping[str, Invitation],
        names: Mapping[str, str],
    ) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(4))
        short = QWidget()
        flow = FlowLayout(short, gap=Theme.current().px(14))
        column.addWidget(short)
        for one in here:
            say_ask = say("Ask {name}", name=names[one])
            tick = partial(self._tick, meeting, one, asked)
            if len(names[one]) > _LONG:
                column.addLayout(_long_box(say_ask, names[one], tick, on=one in asked))
                continue
            box = QCheckBox(names[one].replace("&", "&&"))
            box.setAccessibleName(say_ask)
            box.setMinimumHeight(Theme.current().px(26))
            Theme.current().dress(box, "text")
            box.setChecked(one in asked)
            # Not clicked: a screen reader toggles a box without clicking it.
            box.toggled.connect(tick)
            flow.addWidget(box)
        return held

    def _tick(
        self,
        meeting: Meeting,
        one: str,
        asked: Mapping[str, Invitation],
        on: bool,  # noqa: FBT001 - called by the tick box
    ) -> None:
        if on:
            self._ask(meeting, (one,))
        elif one in asked:
            self._gate.did(actions.records.remove, "invitation", asked[one].id)

    def _ask(self, meeting: Meeting, ids: tuple[str, ...]) -> None:
        self._gate.did(actions.meetings.invite, meeting.id, ids)


def _long_box(name: str, words: str, tick: Callable[[bool], object], *, on: bool) -> QHBoxLayout:
    """Give a tick box whose words wrap."""
    row = QHBoxLayout()
    row.setSpacing(Theme.current().px(8))
    row.addWidget(Tick(name, tick, on=on), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(WrapLabel(words), 1)
    return row


class TakingPart(Rebuilt):
    """How each person asked takes or took part; `editing` asks for one invitation's form."""

    editing = Signal(str)

    def __init__(self, gate: Gate) -> None:
        super().__init__(4)
        self._gate = gate

    def show_meeting(self, rows: Rows, meeting: Meeting) -> None:
        """Show everybody asked with how they take part."""
        asked = invitations(rows, meeting.id)
        names = called_apart((one.id, who(rows, one.who)) for one in asked)
        if not self._begin((asked, names)):
            return
        self.setVisible(bool(asked))
        self._column.addWidget(Heading(say("Who takes part")))
        self._column.addWidget(SoftLabel(head_count(rows, meeting)))
        for at, one in enumerate(asked):
            if at:
                self._column.addWidget(Hairline())
            row = _PartRow(self._gate, one, names[one.id])
            row.editing.connect(self.editing)
            self._column.addWidget(row)


class _PartRow(QWidget):
    """One person asked: name, what they sent or need, how they take part, more."""

    editing = Signal(str)

    def __init__(self, gate: Gate, invitation: Invitation, name: str) -> None:
        super().__init__()
        px = Theme.current().px
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, px(3), 0, px(3))
        self._row.setSpacing(px(10))
        words = QVBoxLayout()
        words.setSpacing(0)
        shown = WrapLabel(name, strong=True)
        words.addWidget(shown)
        soft = _soft(invitation)
        if soft:
            words.addWidget(SoftLabel(soft))
        self._row.addLayout(words, 1)
        side = QHBoxLayout()
        side.setSpacing(px(8))
        chooser = Chooser()
        chooser.offer(choices("attendance").items())
        chooser.setCurrentIndex(max(0, chooser.findData(invitation.attendance)))
        chooser.setAccessibleName(say("Taking part: {name}", name=name))
        shown.setBuddy(chooser)  # Qt names a list by its value on Linux; the label names it
        chooser.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chooser.currentIndexChanged.connect(
            lambda _at: gate.did(
                actions.meetings.note_attendance, invitation.id, chooser.currentData()
            )
        )
        side.addWidget(chooser, 1)
        side.addWidget(
            RowButton(
                say("Update"),
                lambda: self.editing.emit(invitation.id),
                name=say("Update and needs: {name}", name=name),
            )
        )
        self._row.addLayout(side, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        narrow = self.width() < Theme.current().px(_NARROW)
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)


def _soft(invitation: Invitation) -> str:
    parts = (
        say("needs {what}", what=invitation.access_needs) if invitation.access_needs else "",
        say("represented by {who}", who=invitation.represented_by)
        if invitation.represented_by
        else "",
        say("sent an update") if invitation.update else "",
    )
    return " · ".join(part for part in parts if part)
