"""Overview, plan, meetings and sharing pass the accessibility walk, with every kind of family."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from family_pages import settle, shown
from PySide6.QtWidgets import QAbstractButton
from walk import walk

from awkward_family import awkward_family
from familyplan import actions
from familyplan.model import (
    Agreement,
    Answer,
    Closure,
    Contingency,
    Disclosure,
    LaterCheck,
    Permission,
    SafePerson,
    SafetyPlan,
    SharingDecision,
    StepChange,
)
from familyplan.model.partial_date import parse
from familyplan_ui import meetings, overview, plan, sharing
from familyplan_ui.theme import MODES, Mode, Theme
from khan_walters import khan_walters

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from familyplan.session import Session
    from familyplan_ui.gate import Gate

PAGES: dict[str, Callable[[Gate, str], QWidget]] = {
    "overview": overview.Page,
    "plan": plan.Page,
    "meetings": meetings.Page,
    "sharing": sharing.Page,
}
# Every look for the usual family; the ones that strain words and colours most for the others.
SEEN = [
    *(("khan_walters", mode, percent) for mode, percent in product(MODES[1:], (100, 200))),
    ("everything", "light", 200),
    ("everything", "dark", 100),
    ("everything", "contrast", 200),
    ("awkward", "light", 100),
    ("awkward", "contrast", 200),
    ("empty", "light", 200),
]
# What is left beside the sidebar of a 1366 pixel screen at each text size.
WIDTHS = {100: 1190, 200: 1000}


def _empty(session: Session) -> str:
    return session.run(actions.families.start, "Nobody yet", "").id


def _with_everything(session: Session) -> str:
    """Keep a family with something in every part of plan and sharing."""
    kept = khan_walters(session)
    scope, hina = kept.family.id, kept.seats["hina"]
    plan = session.run(
        actions.records.add,
        SafetyPlan(scope=scope, about=(kept.people["yusuf"].id,), agreed=parse("3 March 2026"),
                   copies=(kept.people["sadia"].id,)),
    )  # fmt: skip
    for record in (
        SafePerson(scope=scope, plan=plan.id, name="Auntie Bea", will_do=LONG),
        Contingency(scope=scope, plan=plan.id, if_=LONG, then=LONG),
        StepChange(scope=scope, direction="down", accepted="waiting", from_level=LONG,
                   to_level="Some extra help", lead_next="School nurse"),
        StepChange(scope=scope, direction="up", accepted="accepted", accepted_by="Tom"),
        Closure(scope=scope, decided_on=parse("7 December 2026"), reasons=("needs_met",)),
        LaterCheck(scope=scope, on=parse("1 May 2025"), still_well=Answer("no"), words=LONG),
        Agreement(scope=scope, state="agreed", by=(kept.people["sadia"].id,), how="said"),
        SharingDecision(scope=scope, decided_by="Rosa", outcome="shared", legal_reason="harm"),
        Permission(scope=scope, agency=hina.agency, information="health", state="withdrawn"),
        Disclosure(scope=scope, reader=hina.id, reader_name="Hina Patel", stage="made",
                   relied_on=(session.store.all(Permission)[0].id,)),
    ):  # fmt: skip
        session.run(actions.records.add, record)
    return scope


LONG = "Somebody who lives nearby takes the children for the night and rings in the morning"
FAMILIES: dict[str, Callable[[Session], str]] = {
    "khan_walters": lambda session: khan_walters(session).family.id,
    "everything": _with_everything,
    "awkward": awkward_family,
    "empty": _empty,
}


def _open_folds(page: QWidget) -> None:
    for button in page.findChildren(QAbstractButton):
        if button.isVisibleTo(page) and button.accessibleDescription() == "Closed":
            button.click()


@pytest.mark.parametrize(("family", "mode", "percent"), SEEN)
def test_nothing_is_found(
    qtbot: QtBot, qapp: QApplication, gate: Gate, family: str, mode: Mode, percent: int
) -> None:
    Theme(mode, percent).apply(qapp)
    family_id = FAMILIES[family](gate.session)
    found = {}
    for name, make in PAGES.items():
        page = shown(qtbot, gate, make(gate, family_id), family_id, size=(WIDTHS[percent], 540))
        _open_folds(page)
        settle(qtbot, page)
        found[name] = walk(page)
        page.hide()
    assert found == {name: [] for name in PAGES}
