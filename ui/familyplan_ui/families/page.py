"""The place Families: every family of the store, narrowed as one types, and starting a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.practice.filters_kept import Kept
from familyplan.words import say
from familyplan_ui.families.empty import (
    FilterLine,
    ListOrNothing,
    no_family_yet,
    nothing_fits,
    nothing_matches,
    still_reading,
)
from familyplan_ui.families.filter_bar import FilterBar
from familyplan_ui.families.kept import KeptMenu
from familyplan_ui.families.matching import terms
from familyplan_ui.families.model import FamiliesModel
from familyplan_ui.families.sieve import Sieve
from familyplan_ui.families.start import Scrolled, StartForm
from familyplan_ui.families.table import FamiliesTable
from familyplan_ui.families.top import Top
from familyplan_ui.families.typed import Count, Typed
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    FlowLayout,
    PlainButton,
    Segments,
)
from familyplan_ui.widgets.scroll import MARGIN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
        self._typed = Typed(gate, self)
        self._stale = True
        self._waiting = False
        self._sample: Callable[[], object] | None = None
        self.model = FamiliesModel(gate.clock.today, self)
        self.table = FamiliesTable(self.model)
        self.filter = FilterLine()
        views = [("open", say("Open")), ("mine", say("Mine")), ("closed", say("Closed"))]
        self.views = Segments(say("Which families"), [*views, ("all", say("All"))])
        self._count = Count()
        self.sieve = Sieve(gate, self)
        self.kept = KeptMenu(gate, self._now)
        self.filters = FilterBar(self.sieve, lambda: self._all, self.kept)
        self._begun: StartForm | None = None
        self._below = ListOrNothing(self.table)
        self._build()
        self.filter.textChanged.connect(self._narrow)
        self.filter.returnPressed.connect(self.table.open_current)
        self.filter.down.connect(self._go_down)
        self.views.chosen.connect(self._view)
        self.sieve.changed.connect(self._sift)
        self.kept.asked.connect(self._put_in_force)
        self.table.opened.connect(lambda family: gate.go("family", family))
        self.table.typed.connect(self._type_on)
        gate.changed.connect(self._note)

    def arrive(self, what: str = "", letters: str = "") -> None:
        """Come to the page.

        `what` "start" opens the form for a new family, "with" shows the families with `letters`.
        """
        if self._stale:
            self._read()
            self.kept.begin()
            # Reading them now, with nobody waiting, spares the first letter the wait.
            QTimer.singleShot(_SOON_MS, self, self._typed.ready)
        if what == "with":
            self._put_in_force(Kept("", "all", letters))
        if what == "start" or self._gate.session.store.drafts("families/start"):
            self.start_family()

    @property
    def start(self) -> StartForm:
        """The form for a new family; made when first asked for, which is seldom."""
        if self._begun is None:
            self._begun = _form(self._gate, again=self._narrow, away=self._put_away)
            self._whole.insertWidget(self._whole.indexOf(self._bar), Scrolled(self._begun), 1)
        return self._begun

    def start_family(self) -> None:
        """Open the form for a new family."""
        self._top.offer(0)
        for part in (self._bar, self.filters, self.kept.line, self._below):
            part.hide()
        self.start.come()

    def offer_sample(self, sampling: Sampling) -> None:
        """Offer the invented families on the empty page, how far it is shown in their place."""
        self._sample = sampling.start
        self._whole.insertWidget(self._whole.indexOf(self._below), sampling)
        sampling.under_way.connect(self._wait_for_sample)
        if not self._stale:
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
        self._top = Top(self._gate, self.start_family)
        column.addWidget(self._top)
        self._bar = QWidget()
        row = FlowLayout(self._bar, gap=12)
        bring = PlainButton(say("Bring in families"), lambda: self._gate.go("bring_in"))
        for part in (self.filter, self.views, self._count, bring):
            row.addWidget(part)
        column.addWidget(self._bar)
        column.addWidget(self.filters)
        column.addWidget(self.kept.line)
        column.addWidget(self._below, 1)
        column.addStretch(0)

    def _note(self, changes: Changes) -> None:
        if changes.kinds & (_FEEDS | self.sieve.feeds):
            self._stale = True
            if self.isVisible() and not self._waiting:
                self._read()

    def _read(self) -> None:
        here = self._current()
        self._all = self._gate.session.store.family_lines()
        self._typed.renew(self._all)
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
        shown, where = self._typed.having(wanted)
        self.model.show(shown, wanted, where)
        if shown and wanted:
            self.table.choose(0)
        self._count.tell(len(shown), len(self._all))
        self._show_below(empty=not shown)

    def _view(self, _key: str = "") -> None:
        """Go over to the families of the view chosen."""
        me = self._gate.session.user.name
        self._typed.over(self.sieve.sift(_of_view(self._all, self.views.key, me)))
        self._narrow()

    def _sift(self) -> None:
        """Show what the filters in force keep, among those who could be meant."""
        if self.sieve.about_ended and self.views.key in {"open", "mine"}:
            self.views.choose("closed")
        self._view()

    def _now(self) -> Kept:
        """Give what is in force, to be kept."""
        return Kept("", self.views.key, self.filter.text().strip(), dict(self.sieve.chosen))

    def _put_in_force(self, kept: Kept) -> None:
        self.views.choose(kept.view)
        with QSignalBlocker(self.filter):
            self.filter.setText(kept.typed)
        if not self.sieve.choose_all(kept.chosen):
            self._view()

    def _show_below(self, *, empty: bool) -> None:
        if self._begun is None or self._begun.isHidden():
            self._top.offer(len(self._all))
            for part in (self._bar, self.filters):
                part.setVisible(bool(self._all))
            self._below.show()
        if not empty:
            self._below.show_list()
        elif self.sieve.reading:
            self._below.show_instead(still_reading())
        elif self.sieve.chosen:
            self._below.show_instead(nothing_fits(self._now(), self._clear))
        elif self._all:
            look = (lambda: self._gate.go("find")) if self.filter.text() else None
            self._below.show_instead(nothing_matches(look))
        else:
            self._below.show_instead(
                no_family_yet(self.start_family, lambda: self._gate.go("bring_in"), self._sample)
            )

    def _clear(self) -> None:
        """Show the families of the view without any filter."""
        self._put_in_force(Kept("", self.views.key))
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_down(self) -> None:
        self.table.choose(self.table.currentIndex().row())
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_away(self) -> None:
        self._narrow()
        back = self._top.begin if self._all else self.first
        if back is not None:
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _type_on(self, letters: str) -> None:
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)
        self.filter.setText(self.filter.text() + letters)


def _form(gate: Gate, *, again: Callable[[], None], away: Callable[[], None]) -> StartForm:
    """Make the form for a new family, unseen; `again` shows the list, `away` comes back to it."""
    form = StartForm(gate)
    form.hide()
    form.started.connect(lambda _family: again())  # the list stands here again on coming back
    form.started.connect(lambda family: gate.go("family", family))
    form.put_away.connect(away)
    return form


def _of_view(lines: Sequence[FamilyLine], view: str, me: str) -> Sequence[FamilyLine]:
    """Give the families of a view."""
    if view == "mine":
        return [line for line in lines if line.open and line.lead == me]
    if view == "all":
        return lines
    return [line for line in lines if line.open == (view == "open")]
