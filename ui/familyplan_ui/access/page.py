"""The page of one request for a record: when it is due, the request, the review, the copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from familyplan.model import AccessRequest
from familyplan.model.titles import name_in
from familyplan.model.vocabulary import spoken
from familyplan.practice.access import CLOSED, due
from familyplan.sharing.access import AccessCase, review
from familyplan.words import say
from familyplan_ui.access.copy import TheCopy
from familyplan_ui.access.request import RequestForm
from familyplan_ui.access.review import Review
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    FlowLayout,
    Heading,
    Line,
    ScrollPage,
    Segments,
    SoftLabel,
    TextButton,
    WrapLabel,
)
from familyplan_ui.widgets.rebuilding import same_place

if TYPE_CHECKING:
    from familyplan.model import Rows
    from familyplan.session import Changes
    from familyplan_ui.gate import Gate
    from familyplan_ui.packs.asking import Seams

_WIDTH: Final = 900
_SOON: Final = 7


class Page(ScrollPage):
    """Arrived at with a family and a request; without one, a new request is noted here."""

    def __init__(self, gate: Gate, seams: Seams | None = None) -> None:
        super().__init__()
        self._gate = gate
        self._family, self._request = "", ""
        self._back = TextButton(say("Back to sharing"), self._go_back)
        self._name = Heading(size="title")
        self.due = WrapLabel(size="dialog", strong=True)
        self._counted = SoftLabel()
        self.parts = Segments(
            say("What to look at"),
            [
                ("request", say("The request")),
                ("review", say("Deciding")),
                ("copy", say("The copy")),
            ],
        )
        self.decided = Line(tone="soft")
        self._strip = QWidget()
        self.request = RequestForm(gate)
        self.review = Review(gate)
        self.copy = TheCopy(gate, seams)
        self._shown: dict[str, QWidget] = {
            "request": self.request, "review": self.review, "copy": self.copy,
        }  # fmt: skip
        self._lay_out()
        self.parts.chosen.connect(lambda _key: self._show_part())
        self.request.noted.connect(self._noted)
        self.review.finished.connect(self._all_decided)
        gate.changed.connect(self._note)

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.review.passage if self.parts.key == "review" else self._back

    def arrive(self, family_id: str, request_id: str = "") -> None:
        """Show a request, or the form for a new one."""
        new = (family_id, request_id) != (self._family, self._request)
        self._family, self._request = family_id, request_id
        kept = self._found() is not None
        if new:
            self.parts.choose("review" if kept else "request")
        self._show()

    def place(self) -> tuple[str, ...]:
        """Give what `arrive` would bring back as it is now."""
        return (self._family, self._request)

    def leave(self) -> None:
        """Keep what was typed, and stop drawing pages."""
        self._gate.keep_typing()
        self.copy.forget()

    def show_part(self, key: str) -> None:
        """Show the request, the deciding or the copy: "request", "review" or "copy"."""
        self.parts.choose(key)
        self._show_part()

    def _lay_out(self) -> None:
        px = Theme.current().px
        self.body.setSpacing(px(10))
        row = FlowLayout(self._strip, gap=px(14))
        row.addWidget(self.parts)
        row.addWidget(self.decided)
        self.body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._name, self.due, self._counted, self._strip):
            self.body.addWidget(part)
        for each in (self.request, self.review):
            each.setMaximumWidth(px(_WIDTH))
            self.body.addWidget(each)
        self.body.addWidget(self.copy, 1)
        self.body.addStretch(0)

    def _rows(self) -> Rows:
        return self._gate.rows(self._family)

    def _found(self) -> AccessRequest | None:
        return self._rows().find(AccessRequest, self._request) if self._family else None

    def _show(self) -> None:
        found = self._found()
        self._strip.setVisible(found is not None)
        self._say_due(found)
        if found is None:
            self._name.setText(say("Somebody asked for their record"))
            self.request.show_new(self._family)
            self.parts.choose("request")
        else:
            name = name_in(self._rows(), found.person)
            self._name.setText(say("{name} asked for their record", name=name))
            self.request.show_request(found)
            case = AccessCase(self._rows(), found, self._gate.clock.today())
            self.review.show_blocks(found, review(case))
            of, left = len(self.review.blocks), len(self.review.left)
            self.decided.setText(say("{n} of {of} decided", n=of - left, of=of))
        self._show_part()

    def _show_part(self) -> None:
        found = self._found()
        for key, part in self._shown.items():
            part.setVisible(key == self.parts.key)
        self.decided.setVisible(self.parts.key != "review")
        if self.parts.key == "copy" and found is not None:
            self.copy.show_copy(self._family, found)

    def _say_due(self, found: AccessRequest | None) -> None:
        when = due(found, self._gate.clock.today()) if found else None
        self.due.setVisible(found is not None)
        self._counted.setVisible(when is not None)
        if found is None:
            return
        if when is None:
            closed = found.state in CLOSED
            ended = found.answered_on.said if found.answered_on and closed else ""
            state = spoken("access_state", found.state) if closed else ""
            said = say("{state}, {day}", state=state, day=ended) if ended else state
            self.due.setText(said or say("Write down the day it was asked: the month starts then."))
            self.due.set_tone("good" if closed else "attention")
            return
        self.due.setText(when.words)
        if when.days < 0:
            self.due.set_tone("danger")
        else:
            self.due.set_tone("plain" if when.days > _SOON else "attention")
        longer = bool(found.longer.strip())
        day = found.asked_on.said if found.asked_on else ""
        self._counted.setText(
            say("3 months from the day it was asked, {day}, because it is complex.", day=day)
            if longer
            else say("One month from the day it was asked, {day}.", day=day)
        )

    def _noted(self, request_id: str) -> None:
        self._gate.go("access", self._family, request_id)

    def _all_decided(self) -> None:
        self.show_part("copy")
        where = self.copy.make if self.copy.make.isEnabled() else self.parts
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note(self, changes: Changes) -> None:
        if self._family in changes.scopes and self.isVisible() and self._gate.is_open:
            with same_place(self):
                self._show()

    def _go_back(self) -> None:
        self._gate.go("family", self._family, "sharing")
