"""The areas of a partnership's own lenses: what they hold is shared by, and they go by name."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from core.sharing.marked import ON, family, given, reader
from familyplan import actions
from familyplan.model import AreaScore, Goal, Need, Record, Rows, declarations
from familyplan.model.lenses import SETTING, lenses, shipped
from familyplan.model.titles import name_in
from familyplan.packs.asked import Asked
from familyplan.packs.document import text_in_order
from familyplan.session.copies import deliver, prepare
from familyplan.session.delivery import Delivery, parcel
from familyplan.session.reopening import pages_again, reopened
from familyplan.sharing import View, resolve, view
from familyplan.sharing.facts import worded
from khan_walters import khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.session import Session

OURS = [
    {
        "key": "fathers",
        "name": "Our father's group",
        "groups": [
            {
                "areas": [
                    {"key": "fathers.time", "name": "Time together"},
                    {"key": "fathers.sleep", "name": "Sleep", "information": "health"},
                ]
            }
        ],
    }
]
SCORE = AreaScore(
    id="s", scope="f", about=("child",), area="fathers.sleep", value=Decimal(4), scale="0-10"
)


def seen(*rows: Record, own: object = OURS) -> View:
    """Give what the school sees of the marked family in a store with these lenses."""
    whole = Rows([*family(), *rows], lenses=lenses(own))
    return view(whole, reader(whole, "school"), ON)


def test_an_area_of_their_own_needs_the_yes_for_what_it_holds() -> None:
    need = Need(id="n", scope="f", words="He wakes at 5", areas=("fathers.sleep",))
    goal = Goal(id="g", scope="f", words="Sleep till 6", need="n")
    plan = given("basics", "plan", "words")
    for one in (SCORE, need, goal):
        rows = (one,) if one is not goal else (goal, need)
        assert seen(*plan, *rows).rows.any(one.id) is None
        assert seen(*plan, *given("health"), *rows).rows.any(one.id) is not None
        assert seen(*plan, *rows, own=None).rows.any(one.id) is not None
    open_to_all = Need(id="o", scope="f", words="They swim", areas=("fathers.time",))
    assert seen(*plan, open_to_all).rows.any("o") is not None


def test_an_area_taken_out_of_a_shipped_lens_holds_what_it_held() -> None:
    triangle = {"key": "triangle", "name": "Ours", "groups": [{"areas": [
        {"key": "triangle.home", "name": "Home"}]}]}  # fmt: skip
    found = lenses([triangle])
    assert found.area("triangle.income") is None
    assert found.information_of("triangle.income") == "home_money"
    assert shipped().information_of("triangle.income") == "home_money"


def test_a_score_goes_by_the_name_of_its_area_wherever_rows_are_at_hand() -> None:
    rows = Rows([SCORE], lenses=lenses(OURS))
    assert name_in(rows, "s") == "Our father's group: Sleep"
    assert worded(rows, SCORE, "area") == "Our father's group: Sleep"
    assert declarations(AreaScore)["area"].choices == "area"
    shown = seen(SCORE, *given("plan", "health"))
    assert name_in(shown.rows, "s") == "Our father's group: Sleep"


def test_the_rows_of_a_store_know_its_lenses_and_a_copy_opened_again_names_them(
    session: Session, tmp_path: Path
) -> None:
    kept = khan_walters(session)
    scope, sadia = kept.family.id, kept.people["sadia"].id
    assert session.store.family(scope).lenses == shipped()
    session.run(actions.accounts.set_setting, SETTING, OURS)
    need = Need(scope=scope, words="He wakes at 5", about=(sadia,), areas=("fathers.time",))
    session.run(actions.records.add, need)
    rows = session.store.family(scope)
    assert rows.lenses.spoken("fathers.time") == "Our father's group: Time together"
    asked = Asked(meeting=kept.meetings["next"].id)
    prepared = prepare(session, scope, asked, resolve(rows, "Rosa Menendez"))
    left = deliver(session, prepared, parcel(prepared, Delivery("txt")), out=tmp_path)
    again = reopened(session, left.disclosure.id)
    assert "Time together" in " ".join(text_in_order(again.document))
    assert pages_again(again)[1]
    session.run(actions.records.add, replace(SCORE, id="", scope=scope, about=(sadia,)))
    assert session.history(scope)[0].words == "added the score “Our father's group: Sleep”"
    assert session.store.lenses().spoken(SCORE.area) == "Our father's group: Sleep"
