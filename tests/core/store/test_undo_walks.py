"""Any walk of doing, undoing and redoing goes through the very states it went through before."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from core.held import derived, rows_held
from familyplan.cipher import connect_in_memory
from familyplan.clock import LONDON, SetClock
from familyplan.model import Goal, Person
from familyplan.store import Store, turn_back

if TYPE_CHECKING:
    from familyplan.store import Transaction

CLOCK = SetClock(datetime(2026, 12, 7, 9, 30, tzinfo=LONDON))
STEPS = st.one_of(
    st.tuples(st.just("name"), st.sampled_from(["Jo", "Ann", "", "Łukasz"])),
    st.tuples(st.just("raters"), st.sets(st.sampled_from("abc"))),
    st.tuples(st.just("add"), st.sampled_from(["x", "y"])),
    st.tuples(st.just("remove"), st.integers(0, 3)),
    st.tuples(st.sampled_from(["undo", "redo"]), st.none()),
)


class Walk:
    """A store in memory, with the states it went through and where among them it stands."""

    def __init__(self) -> None:
        self.store = Store(connect_in_memory(), CLOCK)
        self.states: list[Any] = [self.now()]
        self.at = 0
        self.do("start", None)

    def now(self) -> Any:  # noqa: ANN401 - compared only
        """Give everything the store holds."""
        return rows_held(self.store.db), derived(self.store.db)

    def do(self, name: str, value: Any) -> None:  # noqa: ANN401 - one step's own
        """Take one step forward, if it changes anything."""
        with self.store.action(name, "me") as (tx, done):
            _step(tx, name, value)
        if done[0]:
            del self.states[self.at + 1 :]
            self.states.append(self.now())
            self.at += 1

    def turn(self, name: str) -> bool:
        """Undo or redo, and say whether there was anything to."""
        back, forward = self.store.undo_and_redo("me", frozenset())
        found = back if name == "undo" else forward
        if found is None:
            return False
        with self.store.action(name, "me", undoes=found.action_id) as (tx, _done):
            turn_back(tx, found.action_id)
        return True


def _step(tx: Transaction, name: str, value: Any) -> None:  # noqa: ANN401 - one step's own
    if name == "start":
        tx.add(Person(id="p", scope="f", name="Yusuf"))
        tx.add(Goal(id="g", scope="f", words="Sleep", raters=("b",)))
    elif name == "name" and (person := tx.get(Person, "p")):
        tx.change(person, name=value)
        tx.change(person, school=value)
    elif name == "raters" and (goal := tx.get(Goal, "g")):
        tx.change(goal, raters=tuple(value))
    elif name == "add":
        tx.add(Person(scope="f", name=value))
    elif name == "remove":
        people = tx.in_scope(Person, "f")
        if people:
            gone = people[value % len(people)]
            tx.change(gone, name="")
            tx.remove(dataclasses.replace(gone))


@given(st.lists(STEPS, max_size=14))
def test_every_state_is_met_again_exactly(steps: list[tuple[str, Any]]) -> None:
    walk = Walk()

    for name, value in steps:
        if name not in {"undo", "redo"}:
            walk.do(name, value)
            continue
        step = -1 if name == "undo" else 1
        possible = 0 <= walk.at + step < len(walk.states)
        assert walk.turn(name) == possible
        if possible:
            walk.at += step
            assert walk.now() == walk.states[walk.at]
