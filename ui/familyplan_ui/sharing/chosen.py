"""The chosen cell in sentences, and what was said about it now: yes, no, stopped, ask."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan import actions
from familyplan.model import Action, Disclosure, Involvement, Permission, Person, Standing
from familyplan.model.titles import seat_agency
from familyplan.model.vocabulary import spoken
from familyplan.words import mark, say, say_many
from familyplan.words.dates import day_month
from familyplan_ui.forms import Group, RecordForm
from familyplan_ui.sharing.answers import faces
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    Banner,
    FlowLayout,
    Heading,
    PlainButton,
    PrimaryButton,
    SoftLabel,
    WrapLabel,
    announce,
)
from familyplan_ui.widgets.rebuilding import clear, same_place
from familyplan_ui.wording import agency_name, names, quoted, short_name

if TYPE_CHECKING:
    from familyplan.model import Rows
    from familyplan_ui.gate import Gate
    from familyplan_ui.sharing.answers import Answered

DETAILS: Final = (
    Group("", ("given_by", "only", "words", "until", "since", "capacity", "asked_again")),
)
_SAID: Final = (
    ("given_written", mark("Yes, signed")),
    ("given_verbal", mark("Yes, said")),
    ("given_by_young_person", mark("Yes, said by the young person")),
    ("refused", mark("They said no")),
    ("withdrawn", mark("Stopped")),
    ("overridden_safeguarding", mark("Share for safety")),
)
_STRIPS: Final = {
    "expired": "hourglass",
    "overridden_safeguarding": "shield-alert",
}


class ChosenCell(QWidget):
    """Shows one cell's answer and takes a new one; `wanted` asks for the plan after Ask."""

    wanted = Signal(str, str)

    def __init__(self, gate: Gate, family_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate, self._family = gate, family_id
        self._cell: Answered | None = None
        self._rows: Rows | None = None
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        self._told = QVBoxLayout()
        self._told.setSpacing(px(6))
        column.addLayout(self._told)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(px(8))
        column.addLayout(self._buttons)
        self._more = Heading(say("More about this answer"))
        column.addWidget(self._more)
        self._form = RecordForm(gate, "permission", DETAILS)
        column.addWidget(self._form)
        self._form.hide()
        self._more.hide()

    def take(self, family_id: str) -> None:
        """Be about no answer, and next about one of another family."""
        self.put_details_away()
        self._family, self._cell, self._rows = family_id, None, None

    def show_cell(self, rows: Rows, cell: Answered, *, details: bool = True) -> None:
        """Show another cell, or the same one as it now stands, with or without its details."""
        with same_place(self):
            self._rows, self._cell = rows, cell
            self._tell(rows, cell)
            self._offer(rows, cell)
        own = cell.permission if details and not cell.of_family else None
        self._form.setVisible(own is not None)
        self._more.setVisible(own is not None)
        if own is not None:
            self._form.show(own)
        else:
            self._form.clear()

    def put_details_away(self) -> None:
        """Keep what was typed about the answer and show it no more: another form asks the same."""
        self._form.clear()
        self._form.hide()
        self._more.hide()

    def _tell(self, rows: Rows, cell: Answered) -> None:
        clear(self._told)
        self._told.addWidget(Heading(agency_name(rows, cell.agency)))
        whom = short_name(rows, cell.person) if cell.person else say("the whole family")
        kind = spoken("information", cell.information)
        self._told.addWidget(
            SoftLabel(say("{information}, about {whom}", information=kind, whom=whom))
        )
        state = _sentence(cell)
        if cell.stands_out:
            self._told.addWidget(Banner(_STRIPS.get(cell.state, "triangle-alert"), state))
        else:
            self._told.addWidget(WrapLabel(state, strong=True))
        for line in _facts(rows, cell):
            self._told.addWidget(WrapLabel(line))

    def _offer(self, rows: Rows, cell: Answered) -> None:
        clear(self._buttons)
        if not cell.given:
            words = say("Ask again") if cell.permission else say("Ask")
            ask = PrimaryButton(words, self._ask, name=say("{ask}: put it in the plan", ask=words))
            self._buttons.addWidget(ask)
        held = QWidget()
        flow = FlowLayout(held, gap=Theme.current().px(8))
        person = rows.find(Person, cell.person)
        for state, words in _SAID:
            young = state == "given_by_young_person"
            if young and (person is None or person.place != "child"):
                continue
            if state == "withdrawn" and not cell.given:
                continue
            flow.addWidget(PlainButton(say(words), partial(self._said, state)))
        self._buttons.addWidget(held)

    def _said(self, state: str) -> None:
        if self._cell is None:
            return
        self._gate.keep_typing()
        cell = self._cell
        self._gate.run(
            actions.sharing.set_permission,
            Permission(
                scope=self._family,
                person=cell.person,
                agency=cell.agency,
                information=cell.information,
                state=state,
            ),
        )

    def _ask(self) -> None:
        """Put the question into the plan as an action of whoever leads, once."""
        if self._cell is None or self._rows is None:
            return
        what = _question(self._rows, self._cell)
        if any(one.what == what and one.status != "done" for one in self._rows.of(Action)):
            announce(self, say("This is in the plan already."))
            return
        lead = next(
            (
                one.held_by
                for one in self._rows.of(Standing)
                if one.role == "lead" and not one.until
            ),
            "",
        )
        kept = self._gate.run(
            actions.plan.add_action,
            Action(scope=self._family, what=what, owner=lead, rhythm="once"),
        )
        if kept is not None:
            announce(self, say("Added to the plan: {what}", what=what))


def _question(rows: Rows, cell: Answered) -> str:
    return say(
        "Ask {whom} about sharing “{information}” with {agency}",
        whom=short_name(rows, cell.person) if cell.person else say("the family"),
        information=spoken("information", cell.information),
        agency=agency_name(rows, cell.agency),
    )


def _sentence(cell: Answered) -> str:
    """Say how things stand in one sentence."""
    found = cell.permission
    if found is None or cell.state == "not_asked":
        return say("Nobody has been asked yet, so nothing of this kind is shared.")
    day = found.since.said if found.since else ""
    until = found.until.said if found.until else ""
    sentences = {
        "given_written": mark("Yes, signed on {day}."),
        "given_verbal": mark("Yes, said on {day}."),
        "given_by_young_person": mark("Yes, said by the young person on {day}."),
        "refused": mark("No, said on {day}. Nothing of this kind is shared."),
        "withdrawn": mark("Stopped on {day}. Nothing more of this kind is shared."),
        "expired": mark("This yes ran out on {until}. Nothing more is shared until asked again."),
        "overridden_safeguarding": mark("Shared for somebody's safety since {day}, without a yes."),
    }
    sentence = sentences.get(cell.state)
    return say(sentence, day=day, until=until) if sentence else cell.words


def _facts(rows: Rows, cell: Answered) -> list[str]:
    """Give what else is known about the answer, a sentence each."""
    found = cell.permission
    said = [say("In the team: {names}.", names=faces(rows, cell.agency))]
    if found is None:
        return said
    if cell.of_family:
        said.append(
            say("This is the whole family's answer. An answer of their own goes before it.")
        )
    if found.given_by:
        said.append(say("Said by {names}.", names=names(rows, found.given_by)))
    if found.only:
        said.append(say("Only: {only}.", only=found.only))
    if found.until and cell.state != "expired":
        said.append(say("Until {day}.", day=found.until.said))
    if found.words:
        said.append(quoted(found.words))
    seen = _copies(rows, cell.agency)
    if seen:
        said.append(seen)
    return said


def _copies(rows: Rows, agency: str) -> str:
    """Say how many copies went to an agency and when the last one did."""
    seats = {
        seat.id
        for seat in rows.of(Involvement)
        if (found := seat_agency(rows, seat)) and found.id == agency
    }
    made = [one for one in rows.of(Disclosure) if one.reader in seats and one.stage == "made"]
    days = sorted(one.made_at for one in made if one.made_at)
    if not days:
        return ""
    return say_many(
        "1 copy, on {day}.", "{n} copies, the last on {day}.", len(made), day=day_month(days[-1])
    )
