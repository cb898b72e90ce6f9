"""The operations that are cut off everywhere: what each does, and what must hold afterwards.

To add one, write what it does and what must hold, and give it a line in OPERATIONS.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from invented import (
    FAMILIES,
    OUT,
    PACK,
    PASSPHRASE,
    STORE,
    around,
    opened,
    the_copy,
    the_goal,
)

from familyplan import actions
from familyplan.exchange.family_json import families_as_json
from familyplan.exchange.files import write_whole
from familyplan.exchange.importing import carry_out, plan_import
from familyplan.model import Disclosure, Family, Note, User
from familyplan.session import create_store
from familyplan.session.copies import hand_out
from familyplan.session.keys import change_passphrase
from familyplan.vault.changing import add_passphrase_slot
from familyplan.vault.errors import WrongPassphrase

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from familyplan.session import Session

    # Tells the parent, through a pipe, what has been acknowledged.
    Ack = Callable[[str], None]

NEW: Final = "nine loud herons"
MADE: Final = "Made.fpstore"


@dataclass(frozen=True, slots=True)
class Operation:
    """What to do in a folder that `invented.make` made, and how to look at what is left of it.

    `holds` is given the folder and what was acknowledged; it asserts that the store is whole, that
    all acknowledged is there, and that the rest is as before or as after.
    """

    act: Callable[[Path, Ack], None]
    holds: Callable[[Path, tuple[str, ...]], None]


def whole(session: Session) -> None:
    """Check the whole store, and close it."""
    report = session.verify()
    session.close()
    assert report.problems == ()


def opens(place: Path, secret: str) -> bool:
    """Say whether a passphrase opens the store."""
    try:
        opened(place / STORE, secret).close()
    except WrongPassphrase:
        return False
    return True


def _save(place: Path, ack: Ack) -> None:
    session = opened(place / STORE)
    goal = the_goal(session)
    for number in (1, 2, 3):
        session.run(actions.records.edit, "goal", goal.id, why=f"edit {number}")
        ack(f"edit {number}")
    session.close()
    ack("closed")


def _saved(place: Path, said: tuple[str, ...]) -> None:
    session = opened(place / STORE)
    states = ["before", "edit 1", "edit 2", "edit 3"]
    acknowledged = [line for line in said if line.startswith("edit ")]
    least = states.index(acknowledged[-1]) if acknowledged else 0
    assert states.index(the_goal(session).why) >= least
    whole(session)


def _draft(place: Path, ack: Ack) -> None:
    session = opened(place / STORE)
    goal = the_goal(session)
    for number in (1, 2, 3):
        session.store.keep_draft("goal/why", goal.scope, f"typing {number}")
        ack(f"typing {number}")
    session.run(actions.records.edit, "goal", goal.id, why="typed", draft="goal/why")
    ack("typed")
    session.close()


def _drafted(place: Path, said: tuple[str, ...]) -> None:
    session = opened(place / STORE)
    drafts = {draft.place: draft.text for draft in session.store.drafts()}
    why = the_goal(session).why
    # The draft goes in the very transaction that keeps what it held.
    assert why == "before" or "goal/why" not in drafts
    states = ["", "typing 1", "typing 2", "typing 3"]
    acknowledged = [line for line in said if line in {*states, "typed"}]
    if "typed" in said:
        assert why == "typed"
    elif acknowledged and why != "typed":
        assert states.index(drafts["goal/why"]) >= states.index(acknowledged[-1])
    whole(session)


def _undo(place: Path, ack: Ack) -> None:
    session = opened(place / STORE)
    session.undo()
    ack("undone")
    session.redo()
    ack("redone")
    session.close()


def _undone(place: Path, said: tuple[str, ...]) -> None:
    session = opened(place / STORE)
    expected = {"", "before"} if said != ("undone", "redone") else {"before"}
    assert the_goal(session).why in expected
    whole(session)


def _create(place: Path, ack: Ack) -> None:
    rosa = User(name="Rosa Menendez")
    session = create_store(place / OUT / MADE, PASSPHRASE, rosa, surroundings=around())
    ack("made")
    session.run(actions.families.start, "First family")
    ack("started")
    session.close()


def _created(place: Path, said: tuple[str, ...]) -> None:
    folder = place / OUT / MADE
    if not folder.exists():
        assert "made" not in said
        rosa = User(name="Rosa Menendez")
        create_store(folder, PASSPHRASE, rosa, surroundings=around()).close()
    session = opened(folder)
    assert len(session.store.all(User)) == 1
    assert len(session.store.all(Family)) >= ("started" in said)
    whole(session)


def _change(place: Path, ack: Ack) -> None:
    session = opened(place / STORE)
    change_passphrase(session, PASSPHRASE, NEW)
    ack("changed")
    session.close()


def _changed(place: Path, said: tuple[str, ...]) -> None:
    new = opens(place, NEW)
    assert new or "changed" not in said
    assert opens(place, PASSPHRASE) != new
    whole(opened(place / STORE, NEW if new else PASSPHRASE))


def _add_slot(place: Path, ack: Ack) -> None:
    session = opened(place / STORE)
    add_passphrase_slot(session.vault, NEW, user_id=session.user.id, label="Second")
    ack("added")
    session.close()


def _slot_added(place: Path, said: tuple[str, ...]) -> None:
    assert opens(place, NEW) or "added" not in said
    whole(opened(place / STORE))


def _pack(place: Path, ack: Ack) -> None:
    session = opened(place / STORE)
    data = (place / PACK).read_bytes()
    hand_out(session, the_copy(session), data, out=place / OUT, channel="usb")
    ack("handed out")
    session.close()


def _packed(place: Path, said: tuple[str, ...]) -> None:
    session = opened(place / STORE)
    written = list((place / OUT).iterdir())
    assert [file.suffix for file in written] in ([], [".pdf"])
    assert all(file.read_bytes() == (place / PACK).read_bytes() for file in written)
    copies = session.store.all(Disclosure)
    digest = hashlib.sha256((place / PACK).read_bytes()).hexdigest()
    made = [copy for copy in copies if copy.stage == "made"]
    assert {copy.stage for copy in copies} <= {"made", "failed", "not_made"}
    assert [copy.digest for copy in made] == [digest for _file in written]
    assert len(made) == 1 or "handed out" not in said
    whole(session)


def _import(place: Path, ack: Ack) -> None:
    session = opened(place / STORE)
    carry_out(session, plan_import(session, (place / FAMILIES).read_bytes()))
    ack("brought in")
    session.close()


def _imported(place: Path, said: tuple[str, ...]) -> None:
    session = opened(place / STORE)
    plan = plan_import(session, (place / FAMILIES).read_bytes())
    # A family is here exactly as in the file, or not at all.
    assert (plan.problems, plan.differing) == ((), ())
    assert not plan.new or "brought in" not in said
    carry_out(session, plan)
    assert len(plan_import(session, (place / FAMILIES).read_bytes()).same) == 2
    whole(session)


def _export(place: Path, ack: Ack) -> None:
    session = opened(place / STORE)
    write_whole(place / OUT / "all.json", families_as_json(session.store, at=session.clock.now()))
    ack("exported")
    session.close()


def _exported(place: Path, said: tuple[str, ...]) -> None:
    target = place / OUT / "all.json"
    assert target.exists() or "exported" not in said
    session = opened(place / STORE)
    if target.exists():
        assert len(plan_import(session, target.read_bytes()).same) == 1
    whole(session)


def _close(place: Path, ack: Ack) -> None:
    session = opened(place / STORE)
    note = Note(scope=the_goal(session).scope, words="long " * 5000)
    session.run(actions.records.add, note)
    ack("kept")
    session.close()
    opened(place / STORE).close()
    ack("closed twice")


def _closed(place: Path, said: tuple[str, ...]) -> None:
    session = opened(place / STORE)
    notes = session.store.all(Note)
    assert len(notes) == 1 or "kept" not in said
    assert all(note.words == "long " * 5000 for note in notes)
    whole(session)


OPERATIONS: Final = {
    "save": Operation(_save, _saved),
    "draft": Operation(_draft, _drafted),
    "undo": Operation(_undo, _undone),
    "create a store": Operation(_create, _created),
    "change a passphrase": Operation(_change, _changed),
    "add a way in": Operation(_add_slot, _slot_added),
    "hand out a pack": Operation(_pack, _packed),
    "bring families in": Operation(_import, _imported),
    "export families": Operation(_export, _exported),
    "close": Operation(_close, _closed),
}
