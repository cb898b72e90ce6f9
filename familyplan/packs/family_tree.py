"""The family in a pack: the tree of its people with its words, and what is known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.figures.genogram import genogram
from familyplan.model import (
    ContactPoint,
    Home,
    Identifier,
    Involvement,
    OtherAdult,
    Person,
    Practitioner,
    Residence,
)
from familyplan.model.titles import at_the_table, full_name, name_in, person_name, seat_agency
from familyplan.model.vocabulary import spoken
from familyplan.packs.document import Bullets, Heading, Keep, Picture, Table
from familyplan.packs.said import answered, facts, when
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from familyplan.packs.document import Block, Text
    from familyplan.sharing import View

# Wider than this, its letters would be less than 6 points high on a page.
_WIDEST: Final = 900.0


def tree(view: View, on: date) -> tuple[Block, ...]:
    """Give the family tree without gaps, for a gap would tell that somebody is left out."""
    others = tuple(_other_adults(view))
    more: tuple[Block, ...] = (Bullets(others),) if others else ()
    head = Heading(1, say("The family"))
    if len(view.rows.of(Person)) < 2:  # noqa: PLR2004 - one person alone is no tree
        return (head, *more) if more else ()
    drawing = genogram(view.rows, on, gaps=False)
    if drawing.width > _WIDEST:
        return (head, Bullets(drawing.words), *more)
    alt = " ".join((drawing.title + ".", *drawing.words))
    return (Keep((head, Picture(drawing, alt))), *more)


def _other_adults(view: View) -> Iterator[str]:
    for one in view.rows.of(OtherAdult):
        child = name_in(view.rows, one.child)
        said = name_in(view.rows, one.person) or answered(one.known, "known_adult")
        if child and said:
            part = spoken("other_adult", one.part or "other").lower()
            asked = answered(one.view_sought)
            line = say("{child}, {part}: {who}.", child=child, part=part, who=said)
            view_asked = say("Asked for their view: {answer}.", answer=asked) if asked else ""
            yield " ".join(filter(None, (line, view_asked)))


def details(view: View, on: date) -> tuple[Block, ...]:
    """Give what forms ask about each person; only the lead's own copy has this.

    Former and legal names may be what somebody must not be called by: no copy has them.
    """
    if not view.reader.is_lead:
        return ()
    blocks: list[Block] = []
    for person in view.rows.of(Person):
        found = facts(*_facts(view, person, on))
        if found:
            blocks.append(Keep((Heading(2, full_name(person)), *found)))
    blocks += _reach(view)
    return (Heading(1, say("Details of each person")), *blocks) if blocks else ()


def _reach(view: View) -> Iterator[Block]:
    """Give how to reach each worker of the team: by their own ways, else by their agency's."""
    rows: list[tuple[str, str, str, str]] = []
    for seat in view.rows.of(Involvement):
        worker, agency = (
            view.rows.find(Practitioner, seat.practitioner),
            seat_agency(view.rows, seat),
        )
        ways = [one for one in (worker, agency) if one is not None]
        phone = next((one.phone for one in ways if one.phone), "")
        email = next((one.email for one in ways if one.email), "")
        address = " ".join(f"{agency.address} {agency.postcode}".split()) if agency else ""
        if at_the_table(seat) and (phone or email or address):
            rows.append((name_in(view.rows, seat.id), phone, email, address))
    if rows:
        head = (say("Who"), say("Telephone"), say("E-mail"), say("Address"))
        yield Heading(2, say("How to reach the team"))
        yield Table(head, tuple(rows), (26, 18, 26, 30))


def _facts(view: View, person: Person, on: date) -> Iterator[tuple[str, Text]]:
    yield say("Part in the family"), spoken("place_in_family", person.place)
    called = person_name(person)
    yield say("Known as"), called if called != full_name(person) else ""
    yield say("Family name by itself"), person.family_name
    yield say("Born"), person.born.said if person.born else ""
    yield say("Expected"), when(person.expected, on)
    yield say("Sex"), answered(person.sex, "sex")
    yield say("Gender"), answered(person.gender, "")
    yield say("First language"), answered(person.first_language, "")
    yield say("Interpreter needed"), answered(person.interpreter)
    yield say("What helps them to understand"), person.communication.strip()
    yield say("Ethnicity"), answered(person.ethnicity, "")
    yield say("Religion or belief"), answered(person.religion, "")
    yield say("Disabled"), answered(person.disabled)
    yield say("Disability or SEND"), answered(person.disability, "")
    yield say("Has another assessment or plan"), answered(person.has_plan)
    yield say("Other plans they have"), ", ".join(person.other_plans)
    yield say("Immigration status"), answered(person.immigration, "")
    yield say("Health"), person.health.strip()
    yield say("School, nursery or college"), person.school
    yield say("Lives at"), "; ".join(_homes(view, person))
    yield say("In touch by"), "; ".join(_ways(view, person))
    yield say("Numbers"), "; ".join(_numbers(view, person))
    yield say("Good to know"), person.about.strip()


def _homes(view: View, person: Person) -> Iterator[str]:
    for one in view.rows.of(Residence):
        home = view.rows.find(Home, one.home) if one.person == person.id else None
        if home is not None and one.until is None and not home.hidden:
            address = " ".join(home.address.split())
            yield ", ".join(filter(None, (home.name, address, home.postcode, one.pattern)))


def _ways(view: View, person: Person) -> Iterator[str]:
    for one in view.rows.of(ContactPoint):
        if one.person == person.id and one.value:
            way = spoken("contact_way", one.way) if one.way else ""
            yield ", ".join(filter(None, (f"{way} {one.value}".strip(), one.when_to)))


def _numbers(view: View, person: Person) -> Iterator[str]:
    for one in view.rows.of(Identifier):
        if one.person == person.id and one.typed:
            scheme = spoken("identifier_scheme", one.scheme) if one.scheme else ""
            yield f"{scheme} {one.typed}".strip()
