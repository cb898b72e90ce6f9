"""The place Families: every family of the store, narrowed as one types, and starting a new one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from familyplan.words import say, say_many
from familyplan_ui.families.empty import (
    FilterLine,
    ListOrNothing,
    no_family_yet,
    nothing_matches,
)
from familyplan_ui.families.matching import Haystacks, Narrowing, terms
from familyplan_ui.families.model import FamiliesModel
from familyplan_ui.families.start import StartForm
from familyplan_ui.families.table import FamiliesTable
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    FlowLayout,
    Heading,
    Line,
    PlainButton,
    Segments,
    announce,
)
from familyplan_ui.widgets.scroll import MARGIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.session import Changes, FamilyLine
    from familyplan_ui.families.sampling import Sampling
    from familyplan_ui.gate import Gate

_SOON_MS = 300
_FEEDS = frozenset({"family", "person", "home", "involvement", "standing", "meeting", "note",
                    "episode", "agency", "practitioner"})  # fmt: skip


class Page(QWidget):
    """The list of families. Choosing one asks the gate for `go("family", family_id)`.

    The words families are found by are read at the first key press, or soon after arriving if
    that comes first, and kept until a family changes. `offer_sample` puts a button on the empty
    page.
    """

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self._all: list[FamilyLine] = []
        self._viewed: list[FamilyLine] = []
        self._haystacks: Haystacks | None = None
        self._narrowing: Narrowing | None = None
        self._stale = True
        self._waiting = False
        self._sample: Callable[[], object] | None = None
        self.model = FamiliesModel(gate.clock.today, self)
        self.table = FamiliesTable(self.model)
        self.filter = FilterLine()
        views = [("open", say("Open")), ("mine", say("Mine")), ("closed", say("Closed"))]
        self.views = Segments(say("Which families"), [*views, ("all", say("All"))])
        self._count = Line(tone="soft")
        self.start = StartForm(gate)
        self._below = ListOrNothing(self.table)
        self._build()
        self.filter.textChanged.connect(self._narrow)
        self.filter.returnPressed.connect(self.table.open_current)
        self.filter.down.connect(self._go_down)
        self.views.chosen.connect(self._view)
        self.table.opened.connect(lambda family: gate.go("family", family))
        self.table.typed.connect(self._type_on)
        self.start.started.connect(self._narrow)  # the list stands here again on coming back
        self.start.started.connect(lambda family: gate.go("family", family))
        self.start.put_away.connect(self._put_away)
        gate.changed.connect(self._note)

    def arrive(self, what: str = "", letters: str = "") -> None:
        """Come to the page.

        `what` "start" opens the form for a new family, "with" shows the families with `letters`.
        """
        if self._stale:
            self._read()
            # Reading them now, with nobody waiting, spares the first letter the wait.
            QTimer.singleShot(_SOON_MS, self, self._read_ahead)
        if what == "with":
            self.views.choose("all")
            self._view()
            self.filter.setText(letters)
        if what == "start" or self._gate.session.store.drafts("families/start"):
            self.start_family()

    def start_family(self) -> None:
        """Open the form for a new family."""
        for part in (self._begin, self._bar, self._below):
            part.hide()
        self.start.come()

    def offer_sample(self, sampling: Sampling) -> None:
        """Offer the invented families on the empty page, how far it is shown in their place."""
        self._sample = sampling.start
        self._whole.insertWidget(self._whole.indexOf(self._below), sampling)
        sampling.under_way.connect(self._wait_for_sample)
        self._narrow()

    @property
    def first(self) -> QWidget | None:
        """Where the keyboard begins: the line to narrow the list with, or the first thing to do."""
        return self.filter if self._all else self._below.first

    def _wait_for_sample(self, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Show the families that came in as soon as all are here."""
        self._waiting = on
        self._stale = True
        self._below.setVisible(not on)
        if not on:
            self._read()
            self._put_away()

    def _build(self) -> None:
        px = Theme.current().px
        self._whole = column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, px(12), MARGIN, 0)
        column.setSpacing(px(10))
        top = QHBoxLayout()
        top.addWidget(Heading(say("Families"), size="title"), 1)
        words = say("Start a plan with a family")
        self._begin = PlainButton(words, self.start_family, icon="plus")
        top.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        self.start.hide()
        column.addWidget(self.start)
        self.filter.setPlaceholderText(say("Name, school, practitioner, address, reference"))
        self.filter.setAccessibleName(say("Show families with"))
        Theme.current().dress(self.filter, "text")
        self._bar = QWidget()
        row = FlowLayout(self._bar, gap=12)
        for part in (self.filter, self.views, self._count):
            row.addWidget(part)
        column.addWidget(self._bar)
        column.addWidget(self._below, 1)
        column.addStretch(0)
        self._fit()
        Theme.current().changed.connect(self._fit)

    def _fit(self) -> None:
        self.filter.setMinimumWidth(min(Theme.current().px(400), 620))

    def _note(self, changes: Changes) -> None:
        if changes.kinds & _FEEDS:
            self._stale = True
            if self.isVisible() and not self._waiting:
                self._read()

    def _read(self) -> None:
        here = self._current()
        self._all = self._gate.session.store.family_lines()
        self._haystacks = None
        self._stale = False
        self._view()
        found = [at for at in range(self.model.rowCount()) if self.model.line(at).family == here]
        if found:
            self.table.choose(found[0])

    def _current(self) -> str:
        at = self.table.currentIndex().row()
        return self.model.line(at).family if 0 <= at < self.model.rowCount() else ""

    def _narrow(self, _typed: str = "") -> None:
        """Show the families of the view in force that the typed letters mean."""
        wanted = terms(self.filter.text())
        shown = self._viewed
        where: Callable[[FamilyLine], str] | None = None
        if wanted:
            held, narrowing = self._ready_haystacks()
            shown = [shown[at] for at in narrowing.having(wanted)]
            where = partial(_where, held, wanted)
        self.model.show(shown, wanted, where)
        if shown and wanted:
            self.table.choose(0)
        self._say_count(len(shown))
        self._show_below(empty=not shown)

    def _ready_haystacks(self) -> tuple[Haystacks, Narrowing]:
        """Read what families are found by at the first letter, and line it up with the view."""
        if self._haystacks is None:
            self._haystacks = Haystacks(self._gate.session.store.haystacks())
        if self._narrowing is None:
            self._narrowing = Narrowing(self._haystacks.of(one.family for one in self._viewed))
        return self._haystacks, self._narrowing

    def _read_ahead(self) -> None:
        if self._gate.is_open:
            self._ready_haystacks()

    def _view(self, _key: str = "") -> None:
        """Go over to the families of the view chosen."""
        me = self._gate.session.user.name
        self._viewed, self._narrowing = _of_view(self._all, self.views.key, me), None
        self._narrow()

    def _say_count(self, shown: int) -> None:
        every = len(self._all)
        words = say_many("{n} family", "{n} families", every)
        if shown != every:
            words = say("{shown} of {every}", shown=shown, every=words)
        if words != self._count.text():
            self._count.setText(words)
            announce(self._count, words)

    def _show_below(self, *, empty: bool) -> None:
        if self.start.isHidden():
            self._begin.setVisible(bool(self._all))
            self._bar.setVisible(bool(self._all))
            self._below.show()
        if not empty:
            self._below.show_list()
        elif self._all:
            look = (lambda: self._gate.go("find")) if self.filter.text() else None
            self._below.show_instead(nothing_matches(look))
        else:
            self._below.show_instead(no_family_yet(self.start_family, self._sample))

    def _go_down(self) -> None:
        self.table.choose(self.table.currentIndex().row())
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_away(self) -> None:
        self._narrow()
        back = self._begin if self._all else self.first
        if back is not None:
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _type_on(self, letters: str) -> None:
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)
        self.filter.setText(self.filter.text() + letters)


def _where(held: Haystacks, wanted: tuple[str, ...], line: FamilyLine) -> str:
    return held.where(line.family, line.name, wanted)


def _of_view(lines: list[FamilyLine], view: str, me: str) -> list[FamilyLine]:
    """Give the families of a view."""
    if view == "mine":
        return [line for line in lines if line.open and line.lead == me]
    if view == "all":
        return lines
    return [line for line in lines if line.open == (view == "open")]
