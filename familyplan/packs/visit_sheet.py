"""The visit sheet: one page for a worker's bag that tells nobody anything if it is lost."""

from __future__ import annotations

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
)
from familyplan.model.titles import person_name
from familyplan.packs import at_work, holding
from familyplan.packs.document import (
    Bullets,
    Facts,
    Heading,
    Keep,
    Para,
    RatingBoxes,
    Table,
    WritingLines,
)
from familyplan.packs.kind import PackKind, Part, in_order
from familyplan.packs.said import due, meeting_time
from familyplan.sharing.concerns import information_of
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
    Part("ask", mark("What to ask")),
    Part("goals", mark("How it is going")),
    Part("mine", mark("What I said I would do")),
    Part("notes", mark("What I saw and heard")),
    Part("next_time", mark("When we meet again")),
)
_CARRIES: Final = {
    "family": frozenset({"reference"}),
    "person": frozenset({"known_as"}),
    "goal": frozenset({"words"}),
    "action": frozenset({"what", "due", "rhythm"}),
    "meeting": frozenset({"on", "roughly", "starts", "ends"}),
}
_PLACES: Final = ("child", "parent", "carer")
_MOST_GOALS: Final = 3
# People, actions and goals that leave room to write on one page.
_ROOM: Final = 8
_SHORT: Final = 120
_SHORTEST: Final = 4


def for_workers(reader: Reader, _rows: Rows) -> bool:
    """Say whether a reader visits families for an agency."""
    return reader.kind == "involvement"


def picks(rows: Rows, view: View, asked: Asked) -> View:
    """Choose first names, and of goals and the reader's actions what gives nobody away."""
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
    room = max(0, min(_MOST_GOALS, _ROOM - len(people) - len(mine)))
    kept: list[Record] = [*view.rows.of(Family), *people, *goals[:room], *mine]
    order = [one.id for one in (*kept, *((meeting,) if meeting else ()))]
    places = {row: at for at, row in enumerate(order)}
    first = {one.id: _first_name(one) for one in people}

    def choose(record: Record) -> Record | None:
        if record.id not in places:
            return None
        if isinstance(record, Person):
            return replace(record, known_as=first[record.id], name="", label="")
        return record

    picked = chosen(view, choose)
    return replace(picked, records=tuple(sorted(picked.records, key=lambda one: places[one.id])))


def _first_name(person: Person) -> str:
    if not (person.known_as or person.name):
        return person_name(person)
    return (person.known_as or person.name).split()[0]


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
        yield from (folded(person.school), folded(person.family_name))
    for family in rows.of(Family):
        yield folded(family.name)
        yield from folded(family.name).split()
    for home in rows.of(Home):
        yield from (folded(one) for one in (home.name, home.area, *home.address.splitlines()))
        yield tight(home.postcode)
    yield from (tight(one.value) for one in rows.of(ContactPoint))
    yield from (tight(one.typed) for one in rows.of(Identifier))
    for agency in rows.of(Agency):
        yield folded(agency.name)


def compose(making: Making) -> Document:
    """Compose the sheet from a View that `KIND.held` gave."""
    view = making.view
    title = say("Visit sheet")
    reference = at_work.reference(view)
    shown: tuple[Block, ...] = (Facts(((say("Reference"), reference),)),) if reference else ()
    blocks: list[Block] = [Heading(1, title), *shown, _found(making)]
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
        "ask": _ask,
        "goals": lambda: _goals(view),
        "mine": lambda: _mine(making),
        "notes": lambda: (
            Heading(2, say("What I saw and heard")),
            WritingLines(say("In their own words"), 2),
            WritingLines(say("What I saw, and what we agreed"), 3),
        ),
        "next_time": lambda: _next_time(view),
    }


def _who(view: View) -> tuple[Block, ...]:
    people = view.rows.of(Person)
    if not people:
        return ()
    head = (say("Who"), say("Seen"), say("Seen alone"), say("How they seemed"))
    rows = tuple((one.known_as, "", "", "") for one in people)
    return Heading(2, say("Who I see")), Table(head, rows, (28, 12, 16, 44))


def _ask() -> tuple[Block, ...]:
    questions = (
        say("What has been good since we met? What has been hard?"),
        say("Each child, in their own words: how is it at home, at school, with friends?"),
        say("What should happen next, and who can help with it?"),
        say("Is it still all right for us to share what we share?"),
    )
    return Heading(2, say("What to ask")), Bullets(questions)


def _goals(view: View) -> tuple[Block, ...]:
    goals = view.rows.of(Goal)
    if not goals:
        return ()
    blocks: list[Block] = [Heading(2, say("How it is going"))]
    blocks += [RatingBoxes(f"“{one.words.strip()}”") for one in goals]
    return tuple(blocks)


def _mine(making: Making) -> tuple[Block, ...]:
    found = at_work.in_order(making.view.rows.of(Action))
    if not found:
        return ()
    rows = tuple((one.what.strip(), due(making.view, one, making.on), "") for one in found)
    head = (say("What I said I would do"), say("By when"), say("What became of it"))
    return Heading(2, say("What I said I would do")), Table(head, rows, (46, 20, 34))


def _next_time(view: View) -> tuple[Block, ...]:
    meeting = next(iter(view.rows.of(Meeting)), None)
    said = meeting_time(view, meeting) if meeting else ""
    line = WritingLines(say("I come again on"), 1)
    facts: tuple[Block, ...] = (Facts(((say("The team meets"), said),)),) if said else ()
    return (Keep((Heading(2, say("When we meet again")), *facts, line)),)


KIND: Final = PackKind(
    key="visit_sheet",
    name=mark("Visit sheet"),
    what_for=mark("One page for a worker's bag: nothing on it hurts anybody if it is lost."),
    compose=compose,
    parts=_PARTS,
    suits=for_workers,
    carries=_CARRIES,
    picks=picks,
)
