"""A list of very many records shows the first ones and offers the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan import actions
from familyplan.model import Home
from familyplan_ui.forms import ARRANGEMENTS, RecordList, Shown
from familyplan_ui.widgets import Row

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan.session import Session
    from familyplan_ui.gate import Gate


def test_a_long_list_shows_30_rows_and_offers_the_rest(
    qtbot: QtBot, gate: Gate, session: Session
) -> None:
    family = session.run(actions.families.start, "Hill")
    homes = [
        session.run(actions.records.add, Home(scope=family.id, name=f"Flat {n}")) for n in range(32)
    ]
    rows = [Row(home.id, f"Flat {n}") for n, home in enumerate(homes)]
    shown = Shown("home", "Homes", "Add a home", "", ARRANGEMENTS["home"], Home)
    listed = RecordList(gate, shown)
    qtbot.addWidget(listed)
    listed.show()

    listed.show_records(homes, rows)
    assert (listed.list.count(), listed.rest_button.text()) == (30, "Show 2 more")
    assert listed.rest_button.accessibleName() == "Show 2 more: Homes"

    listed.open(homes[31].id)
    assert listed.is_open
    listed.rest_button.click()
    assert (listed.list.count(), listed.rest_button.isVisible()) == (32, False)

    listed.show_records(homes, rows)
    assert listed.list.count() == 32
    listed.show_records(homes[:3], rows[:3])
    assert (listed.list.count(), listed.rest_button.isVisible()) == (3, False)
