"""The visit sheet: one page for a worker's bag that tells nobody anything if it is lost."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from familyplan.model import (
    Action,
    Agency,
    ContactPoint,
    Family,
    Goal,
    Home,
    Identifier,
    Meeting,
    Person,
    Practitioner,
)
from familyplan.model.titles import person_name
from familyplan.packs import at_work, holding
from familyplan.packs.document import (
    Heading,
    Para,
    Table,
    WritingLines,
)
from familyplan.packs.kind import PackKind, Part, in_order
from familyplan.packs.said import due, meeting_time
from familyplan.sharing.concerns import information_of
from familyplan.sharing.everyday import everyday
from familyplan.sharing.hidden import parts_of_address, schools
from familyplan.sharing.narrowing import chosen
from familyplan.words import mark, say
from familyplan.words.folding import folded, tight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from familyplan.model import Record, Rows
    from familyplan.packs.asked import Asked
    from familyplan.packs.document import Block, Document
    from familyplan.packs.kind import Making
    from familyplan.sharing import Reader, View

__all__ = ["KIND", "compose"]

_PARTS: Final = (
    Part("who", mark("Who I see")),
    Part("work", mark("What we work on")),
    Part("ask", mark("What to ask")),
)
_CARRIES: Final = {
    "family": frozenset({"reference"}),
    "person": frozenset({"known_as"}),
    "goal": frozenset({"words"}),
    "action": frozenset({"what", "due", "rhythm"}),
    "meeting": frozenset({"on", "roughly", "starts", "ends"}),
}
_PLACES: Final = ("child", "parent", "carer")
# How many people, goals and actions leave room to write on one page; a table's heads count too.
_ROOM: Final = 8
_A_FEW: Final = 3
_CROWDED: Final = 14  # rows above which one line for an answer is all a page has left
_HEADS: Final = 3
_TOLD_APART: Final = 2
_SHORT: Final = 120
_SHORTEST: Final = 4


def for_workers(reader: Reader, _rows: Rows) -> bool:
    """Say whether a reader visits families for an agency."""
    return reader.kind == "involvement"


def picks(rows: Rows, view: View, asked: Asked) -> View:
    """Choose short names, and of goals and the reader's actions what gives nobody away."""
    del asked
    given = frozenset(_giveaways(rows)) - {""}
    people = [one for one in view.rows.of(Person) if one.place in _PLACES and not one.unborn]
    people.sort(key=lambda one: _PLACES.index(one.place))
    goals = [one for one in view.rows.of(Goal) if holding.is_open(one) and _safe(rows, one, given)]
    goals.sort(key=lambda one: (one.order is None, one.order or 0, one.id))
    mine = [
        one
        for one in view.rows.of(Action)
        if one.owner == view.reader.id and holding.is_open(one) and _safe(rows, one, given)
    ]
    meeting = holding.next_to_come(view, view.on)
    mine = at_work.in_order(mine)[: max(0, min(_A_FEW, _ROOM - len(people)))]
    room = max(0, min(_A_FEW, _ROOM - len(people) - len(mine)))
    kept: list[Record] = [*view.rows.of(Family), *people, *goals[:room], *mine]
    order = [one.id for one in (*kept, *((meeting,) if meeting else ()))]
    places = {row: at for at, row in enumerate(order)}
    first = {one.id: _first_name(rows, one) for one in people}

    def choose(record: Record) -> Record | None:
        if record.id not in places:
            return None
        if isinstance(record, Person):
            return replace(record, known_as=first[record.id], name="", label="")
        return record

    picked = chosen(view, choose)
    return replace(picked, records=tuple(sorted(picked.records, key=lambda one: places[one.id])))


def _first_name(rows: Rows, person: Person) -> str:
    """Give a first name, or initials where it may be the family's name or is hard to tell from it.

    In many languages the family's name stands first; of three words nobody can tell which it is.
    """
    words = (person.known_as or person.name).split()
    if not words:
        return person_name(person)
    family = {one.name for one in rows.of(Family)} | {
        one.family_name for one in rows.of(Person) if one.family_name
    }
    shared = {word for name in family for word in folded(name).split()}
    if len(words) <= _TOLD_APART and not set(folded(words[0]).split()) & shared:
        return words[0]
    return " ".join(f"{word[0]}." for word in words)


def _safe(rows: Rows, record: Goal | Action, given: frozenset[str]) -> bool:
    """Say whether a text names nobody and no place, and tells of nothing that can hurt."""
    words = record.words if isinstance(record, Goal) else record.what
    if not words.strip() or len(words) > _SHORT or information_of(rows, record):
        return False
    whole, close = f" {folded(words)} ", tight(words)
    return not any(f" {one} " in whole or (len(one) > _SHORTEST and one in close) for one in given)


def _giveaways(rows: Rows) -> Iterator[str]:
    """Give the names, places and numbers by which a stranger could tell who a sheet is about."""
    for person in rows.of(Person):
        named = (person.name, person.legal_name, person.family_name, *person.former_names)
        for name in named:
            yield from folded(name).split()[1:]
        yield from (*schools(person.school), folded(person.family_name))
    for family in rows.of(Family):
        yield folded(family.name)
        yield from folded(family.name).split()
    for home in rows.of(Home):
        yield from parts_of_address((home.name, home.area, *re.split(r"[\n,;]", home.address)))
        yield from (folded(home.area), tight(home.postcode))
    yield from (tight(one.value) for one in rows.of(ContactPoint))
    yield from (tight(one.typed) for one in rows.of(Identifier))
    for agency in rows.of(Agency):
        yield from schools(agency.name)
    for worker in rows.of(Practitioner):
        yield from (word for word in folded(worker.name).split() if not everyday(word))


def compose(making: Making) -> Document:
    """Compose the sheet from a View that `KIND.held` gave."""
    view = making.view
    title = say("Visit sheet")
    meeting = next(iter(view.rows.of(Meeting)), None)
    facts = at_work.facts_of(
        (say("Reference"), at_work.reference(view)),
        (say("The team meets"), meeting_time(view, meeting) if meeting else ""),
    )
    blocks: list[Block] = [Heading(1, title), *facts, _found(making)]
    made = _makers(making)
    if not view.rows.of(Person):
        blocks.append(
            Para(say("The names are not on this sheet. Write only first names or initials."))
        )
    for key in in_order(_PARTS, making.asked.parts):
        blocks += made[key]()
    return at_work.sheet(making, title, blocks, note=say("Names nobody in full, and no address."))


def _found(making: Making) -> Para:
    wording = making.wording
    to = ", ".join(one for one in (wording.partnership, wording.contact) if one)
    if to:
        return Para(say("If you find this sheet, please give it back: {to}.", to=to), "soft")
    return Para(say("If you find this sheet, please hand it in and do not read on."), "soft")


def _makers(making: Making) -> dict[str, Callable[[], tuple[Block, ...]]]:
    view = making.view
    return {
        "who": lambda: _who(view),
        "ask": lambda: _ask(view),
        "work": lambda: _work(making),
    }


def _who(view: View) -> tuple[Block, ...]:
    people = view.rows.of(Person)
    if not people:
        return ()
    head = (say("Who"), say("Seen"), say("Seen alone"), say("How they seemed"))
    rows = tuple((one.known_as, "", "", "") for one in people)
    return Heading(2, say("Who I see")), Table(head, rows, (28, 12, 16, 44))


def _ask(view: View) -> tuple[Block, ...]:
    """Give the questions with room for the very words; fewer where people and goals take it."""
    people = len(view.rows.of(Person))
    work = len(view.rows.of(Goal)) + len(view.rows.of(Action))
    rows = people + work + (_HEADS if people else 0) + (_HEADS if work else 0)
    lines = 1 if rows > _CROWDED else 2
    more = (
        WritingLines(say("What is good, what is hard"), 2),
        WritingLines(say("What next, who can help"), 1),
        WritingLines(say("Still all right to share"), 1),
    )
    return (
        Heading(2, say("What to ask")),
        WritingLines(say("Each child, in their own words"), lines),
        *(more if rows <= _ROOM else ()),
        WritingLines(say("What I saw, what we agreed"), lines),
        WritingLines(say("I come again on"), 1),
    )


def _work(making: Making) -> tuple[Block, ...]:
    """Give the goals, to be rated, and what the reader said they would do, in one table."""
    view = making.view
    rows = [(f"“{one.words.strip()}”", say("A number, 0 to 10:")) for one in view.rows.of(Goal)]
    rows += [
        (one.what.strip(), due(view, one, making.on))
        for one in at_work.in_order(view.rows.of(Action))
    ]
    if not rows:
        return ()
    head = (say("Goals, and what I said I would do"), say("How far, by when"), say("Today"))
    table = Table(head, tuple((*row, "") for row in rows), (46, 24, 30))
    return Heading(2, say("What we work on")), table


KIND: Final = PackKind(
    key="visit_sheet",
    name=mark("Visit sheet"),
    what_for=mark("One page for a worker's bag: nothing on it hurts anybody if it is lost."),
    compose=compose,
    parts=_PARTS,
    suits=for_workers,
    carries=_CARRIES,
    picks=picks,
    # A translation says anew, and with its translator's name, what was looked at in English only.
    beside=False,
)
