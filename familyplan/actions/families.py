"""Starting a family's record, and the people and homes in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.actions.registry import verb
from familyplan.errors import Refused
from familyplan.model import (
    Answer,
    Episode,
    Family,
    Home,
    OtherAdult,
    Person,
    Relationship,
    Residence,
)
from familyplan.model.partial_date import on_day
from familyplan.model.titles import title
from familyplan.words import mark, say

if TYPE_CHECKING:
    from familyplan.store import Transaction

_OTHER_PARENT: Final = "other_parent"


@verb("family.start", mark("started a plan with the family “{what}”"))
def start(tx: Transaction, name: str, reference: str = "") -> Family:
    """Start a family's record with an episode of help open from today.

    Raises:
        Refused: the name is empty or only spaces.

    """
    if not name.strip():
        raise Refused(say("Give the family a name first, such as a first name or a surname."))
    family = tx.add(Family(name=name.strip(), reference=reference.strip()))
    tx.add(Episode(scope=family.id, kind="early_help", since=on_day(tx.today)))
    tx.say(what=family.name)
    return family


@verb("person.add", mark("added {what} to the family"))
def add_person(tx: Transaction, person: Person, home_id: str = "") -> Person:
    """Add a person, and where they live if that is known.

    Raises:
        Refused: nothing at all is said about who it is.

    """
    known = (person.name, person.known_as, person.label, person.own_script)
    if not any(text.strip() for text in known) and not person.unborn:
        raise Refused(
            say("Say who it is in any words: a name, “Mum”, “the new partner”, or not born yet.")
        )
    kept = tx.add(person)
    if home_id:
        tx.add(Residence(scope=kept.scope, person=kept.id, home=home_id))
    tx.say(what=title(kept))
    return kept


@verb("parent.add", mark("added {what} as a parent of {child}"))
def add_parent(tx: Transaction, person: Person, child_id: str, is_: str = "parent") -> Person:
    """Tie a child to another parent, who is added first unless already in the record.

    What stood about the child's other parent not being known is brought into line.

    Raises:
        Refused: nothing at all is said about who it is, or it is the child.

    """
    child = tx.need(Person, child_id)
    if person.id == child_id:
        raise Refused(say("A child cannot be their own parent. Choose somebody else."))
    kept = tx.need(Person, person.id) if person.id else add_person(tx, person)
    tx.add(Relationship(scope=child.scope, one=kept.id, is_=is_, to=child.id))
    for noted in tx.in_scope(OtherAdult, child.scope):
        if noted.child == child.id and noted.part == _OTHER_PARENT and not noted.person:
            tx.change(noted, person=kept.id, known=Answer("known"))
    tx.say(what=title(kept), child=title(child))
    return kept


@verb("home.add", mark("added the home “{what}”"))
def add_home(tx: Transaction, home: Home, people: tuple[str, ...] = ()) -> Home:
    """Add a home with the people who live there."""
    kept = tx.add(home)
    for person_id in people:
        tx.add(Residence(scope=kept.scope, person=person_id, home=kept.id))
    tx.say(what=title(kept))
    return kept
