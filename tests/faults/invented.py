"""The stores that are broken on purpose: where, how they open, and whose family is in them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cheap_keys import cheap
from familyplan import actions
from familyplan.exchange.family_json import families_as_json
from familyplan.model import Goal, Meeting, Note, User
from familyplan.packs.asked import Asked
from familyplan.policy import Policy
from familyplan.session import Surroundings, backups, create_store, open_store, papers
from familyplan.session.copies import prepare
from familyplan.sharing import resolve
from familyplan.vault.changing import add_passphrase_slot
from khan_walters import khan_walters

if TYPE_CHECKING:
    from familyplan.session import Session
    from familyplan.session.copies import Prepared
    from familyplan.vault.secrets_in import Secret

PASSPHRASE: Final = "seven quiet otters"
# Opens it too.
SECOND: Final = "four brown hares"
STORE: Final = "North.fpstore"
# A store of the first release.
OLD: Final = "Old.fpstore"
# What a test's operation leaves or finds beside the store.
OUT: Final = "out"
FAMILIES: Final = "families.json"
PACK: Final = "pack.pdf"


def around() -> Surroundings:
    """Give the real vault with a cheap key derivation and a small ballast."""
    return Surroundings(
        derivation=cheap,
        ballast_bytes=4096,
        device=None,
        policy=Policy,
        recovery_first=False,
    )


def opened(folder: Path, secret: Secret = PASSPHRASE) -> Session:
    """Open a store; raises what open_store raises."""
    return open_store(folder, secret, surroundings=around())


def the_goal(session: Session) -> Goal:
    """Give the goal that the operations edit."""
    return {one.words: one for one in session.store.all(Goal)}["Mornings without shouting"]


def the_copy(session: Session) -> Prepared:
    """Prepare the lead's copy for the next meeting."""
    meeting = next(one for one in session.store.all(Meeting) if not one.held)
    rows = session.store.family(meeting.scope)
    return prepare(
        session, meeting.scope, Asked(meeting=meeting.id), resolve(rows, "Rosa Menendez")
    )


def make(place: Path) -> None:
    """Make a folder with a store, a file to bring in, a rendered pack and an empty folder out."""
    # Every operation's process imports this module, and the PDF library is half of its start.
    from familyplan.packs.render import render  # noqa: PLC0415 - see above

    (place / OUT).mkdir(parents=True)
    rosa = User(name="Rosa Menendez", role="Family support worker", agency="Family Help, North")
    session = create_store(place / STORE, PASSPHRASE, rosa, surroundings=around())
    khan_walters(session)
    papers.keep(session, the_goal(session).scope, b"A paper")
    add_passphrase_slot(session.vault, SECOND, user_id=session.user.id, label="Second")
    session.run(actions.records.edit, "goal", the_goal(session).id, why="backed up")
    backups.make(session)
    session.run(actions.records.edit, "goal", the_goal(session).id, why="")
    session.run(actions.records.edit, "goal", the_goal(session).id, why="before")
    (place / PACK).write_bytes(render(the_copy(session).document))
    session.close()
    shutil.copytree(Path(__file__).parent.parent / "data" / "stores" / "v1.fpstore", place / OLD)
    other = create_store(place / "Other.fpstore", PASSPHRASE, rosa, surroundings=around())
    for name, reference in (("Second family", "FP-0002"), ("Third family", "FP-0003")):
        family = other.run(actions.families.start, name, reference)
        other.run(actions.records.add, Note(scope=family.id, words=f"A note of {name}"))
    (place / FAMILIES).write_bytes(families_as_json(other.store, at=other.clock.now()))
    other.close()
