"""Under the matrix: agreement to help, kept apart from permission, and sharing without consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.model import Agreement, SharingDecision
from familyplan.model.vocabulary import spoken
from familyplan.practice.endings import open_episodes
from familyplan.words import say
from familyplan_ui.forms import ARRANGEMENTS, RecordList, Shown
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Hairline, Row, SoftLabel
from familyplan_ui.wording import agency_name, names, plain_date

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Rows
    from familyplan_ui.gate import Gate
    from familyplan_ui.widgets import Standing


class Agreements(QWidget):
    """Two lists, each with a sentence saying what it is and what it is not.

    `opening` comes just before a form of either opens, `closed` once it is put away.
    """

    opening = Signal()
    closed = Signal()

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__()
        self._gate, self._family = gate, family_id
        agreement = Shown(
            "agreement",
            say("Agreement to help"),
            say("Write down what they said about help"),
            "",
            ARRANGEMENTS["agreement"],
            self._blank,
        )
        decision = Shown(
            "sharing_decision",
            say("Decisions to share without consent"),
            say("Write down a decision"),
            "",
            ARRANGEMENTS["sharing_decision"],
            lambda: SharingDecision(scope=self._family),
        )
        self.lists = {one.kind: RecordList(gate, one) for one in (agreement, decision)}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(12))
        said = {
            "agreement": say(
                "Whether the family wants this help. It says nothing about what may be shared."
            ),
            "sharing_decision": say(
                "When something is shared for somebody's safety without a yes, or asked for and "
                "not shared: who decided, why, what went, and what was left out."
            ),
        }
        for kind, shown in self.lists.items():
            shown.opening.connect(lambda shown=shown: self._close_others(shown))
            shown.closed.connect(self.closed)
            under = shown.layout()
            if isinstance(under, QVBoxLayout):
                under.insertWidget(1, SoftLabel(said[kind]))
            column.addWidget(Hairline())
            column.addWidget(shown)

    def take(self, family_id: str) -> None:
        """Be about another family from the next time it is shown; both forms are put away."""
        self.close_form()
        self._family = family_id

    def show_rows(self, rows: Rows, today: date) -> None:
        """Show both lists as they now are, the newest first."""
        agreements = list(reversed(rows.of(Agreement)))
        self.lists["agreement"].show_records(
            agreements, [_agreement(rows, one, today) for one in agreements]
        )
        decisions = list(reversed(rows.of(SharingDecision)))
        self.lists["sharing_decision"].show_records(
            decisions, [_decision(rows, one, today) for one in decisions]
        )

    def open(self, row_id: str) -> None:
        """Open the form of one entry of either list."""
        for shown in self.lists.values():
            shown.open(row_id)

    @property
    def is_open(self) -> bool:
        """Whether a form of either list is open."""
        return any(shown.is_open for shown in self.lists.values())

    def close_form(self) -> None:
        """Put both forms away."""
        for shown in self.lists.values():
            shown.close_form()

    def _blank(self) -> Agreement:
        episodes = open_episodes(self._gate.rows(self._family))
        return Agreement(scope=self._family, episode=episodes[-1].id if episodes else "")

    def _close_others(self, opened: RecordList) -> None:
        for shown in self.lists.values():
            if shown is not opened:
                shown.close_form()
        self.opening.emit()


def _agreement(rows: Rows, one: Agreement, today: date) -> Row:
    looks: dict[str, tuple[str, Standing]] = {
        "agreed": ("check", "good"),
        "declined": ("ban", "plain"),
        "withdrawn": ("circle-minus", "plain"),
    }
    icon, standing = looks.get(one.state, ("circle-dashed", "plain"))
    state = spoken("agreement", one.state) if one.state else say("Not said")
    parts = (
        plain_date(one.on, today),
        spoken("agreement_how", one.how) if one.how else "",
        say("ask again {day}", day=plain_date(one.asked_again, today)) if one.asked_again else "",
    )
    name = names(rows, one.by) or say("Nobody is named")
    return Row(
        one.id, name, " · ".join(part for part in parts if part), chips=((icon, state, standing),)
    )


def _decision(rows: Rows, one: SharingDecision, today: date) -> Row:
    day = plain_date(one.decided_on, today)
    outcome = spoken("share_decision", one.outcome) if one.outcome else say("Decision")
    parts = (
        spoken("legal_reason", one.legal_reason) if one.legal_reason else "",
        say("decided by {who}", who=one.decided_by) if one.decided_by else "",
        agency_name(rows, one.agency) if one.agency else names(rows, (one.person,)),
        say("look again {day}", day=plain_date(one.look_again, today)) if one.look_again else "",
    )
    chip = _family_told(one)
    return Row(
        one.id,
        f"{outcome}, {day}" if day else outcome,
        " · ".join(part for part in parts if part),
        chips=(chip,) if chip else (),
    )


def _family_told(one: SharingDecision) -> tuple[str, str, Standing] | None:
    """Say whether the family knows; why not is written in the decision itself."""
    told = one.family_told.value if one.family_told else ""
    if told == "yes" or one.told_on:
        return ("check", say("Family told"), "good")
    if one.outcome == "shared":
        return ("clock-alert", say("Family not told"), "attention")
    return None
