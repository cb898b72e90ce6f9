"""Quick forms for something new: a few fields, what it needs beside them, and two buttons."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from familyplan import actions
from familyplan.errors import KnownError
from familyplan.model import Home, Person
from familyplan.session.duplicates import lookalikes_of_person
from familyplan.words import say
from familyplan_ui.duplicates.notice import LooksLike
from familyplan_ui.forms.arrangements import FormRow, Group
from familyplan_ui.forms.pointing import PointEditor, options_among
from familyplan_ui.forms.record_form import RecordForm
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    FieldFrame,
    FlowLayout,
    Heading,
    PlainButton,
    PrimaryButton,
    ScrollPage,
    SoftLabel,
)
from familyplan_ui.widgets.scroll import MARGIN

if TYPE_CHECKING:
    from familyplan.model import PartialDate, Record, Rows
    from familyplan_ui.gate import Gate

_WIDTH = 620


class AddPage(ScrollPage):
    """A new record of one kind: `made` carries its id, `given_up` that nothing was added."""

    made = Signal(str)
    given_up = Signal()

    def __init__(
        self,
        gate: Gate,
        kind: str,
        rows: tuple[FormRow, ...],
        *,
        title: str,
        keep: str,
        soft: str,
    ) -> None:
        super().__init__()
        self.gate = gate
        self.form = RecordForm(gate, kind, (Group("", rows),))
        self.form.entered.connect(self.keep)
        self.form.setMaximumWidth(Theme.current().px(_WIDTH))
        px = Theme.current().px
        self.body.setContentsMargins(MARGIN, px(10), MARGIN, MARGIN)
        self.title = Heading(title, size="dialog")
        self.body.addWidget(self.title)
        self.body.addWidget(SoftLabel(soft))
        self.body.addWidget(self.form)
        self._held = QWidget()
        self._flow = FlowLayout(self._held)
        self._flow.addWidget(PrimaryButton(keep, self.keep))
        self._flow.addWidget(PlainButton(say("Not now"), self.give_up))
        self.body.addWidget(self._held)
        self.body.addStretch(1)

    def start(self, blank: Record) -> None:
        """Begin with a blank record, the keyboard in the first field."""
        self.form.show_new(blank)
        next(iter(self.form.editors.values())).control.setFocus()

    def keep(self) -> None:
        """Keep it, if nothing is missing."""
        made = self.keep_with()
        if made is not None:
            self.made.emit(made.id)

    def keep_with(self) -> Record | None:
        """Run the action that keeps the record."""
        return self.form.keep_new()

    def give_up(self) -> None:
        """Add nothing."""
        self.form.forget_new()
        self.given_up.emit()

    def add_field(self, frame: FieldFrame) -> None:
        """Put a field of its own under the form."""
        frame.setMaximumWidth(Theme.current().px(_WIDTH))
        self.body.insertWidget(self.body.indexOf(self._held), frame)


class AddPerson(AddPage):
    """A new person, in as few words as there are."""

    def __init__(self, gate: Gate) -> None:
        rows = (("name", "label"), ("place", "born"), "unborn", "expected")
        super().__init__(
            gate,
            "person",
            rows,
            title=say("A new person"),
            keep=say("Add this person"),
            soft=say("A name, or what the family calls them, is enough. The rest can wait."),
        )
        self._homes = PointEditor()
        self.add_field(FieldFrame(say("Lives at"), self._homes.control, beside=self._homes))
        self._family, self._asking = "", False
        self.looks_like = LooksLike(gate)
        self.looks_like.passed.connect(self._go_on)
        self.looks_like.setMaximumWidth(Theme.current().px(_WIDTH))
        self.body.insertWidget(self.body.indexOf(self.form) + 1, self.looks_like)

    def begin(self, family_id: str, rows: Rows) -> None:
        """Start a blank person; the only home is offered as theirs."""
        self._homes.offer(options_among(rows, ("home",)))
        homes = rows.of(Home)
        self._homes.show_value(homes[0].id if len(homes) == 1 else "")
        self.looks_like.rest()
        self._family = family_id
        self.start(Person(scope=family_id))
        if not self._asking:
            self._asking = True
            for name in ("name", "born"):
                self.form.editors[name].typed.connect(self._look)
        self._look()

    def _go_on(self) -> None:
        self.form.editors["name"].control.setFocus()

    def _look(self) -> None:
        """Ask, after a pause, whether somebody like this is here already."""
        session, family = self.gate.session, self._family
        name = str(self.form.editors["name"].value()).strip()
        with suppress(KnownError):
            born: PartialDate | None = self.form.editors["born"].value()
            asked = bool(name)
            self.looks_like.ask(
                (lambda: lookalikes_of_person(session, family, name, born)) if asked else None
            )

    def keep_with(self) -> Record | None:  # noqa: D102 - as in AddPage
        return self.form.keep_new(actions.families.add_person, home_id=self._homes.value())


class AddHome(AddPage):
    """A new home."""

    def __init__(self, gate: Gate) -> None:
        super().__init__(
            gate,
            "home",
            (("name", "area"), "address", "postcode", "hidden"),
            title=say("A new home"),
            keep=say("Add this home"),
            soft=say("Where people of the family live. A name such as “Nan's flat” is enough."),
        )

    def keep_with(self) -> Record | None:  # noqa: D102 - as in AddPage
        return self.form.keep_new(actions.families.add_home)


class AddGroup(AddPage):
    """A new group of people."""

    def __init__(self, gate: Gate) -> None:
        super().__init__(
            gate,
            "group",
            ("name", "members", "about"),
            title=say("A new group"),
            keep=say("Add this group"),
            soft=say("Several people who act together, such as “Mum's sisters”."),
        )
