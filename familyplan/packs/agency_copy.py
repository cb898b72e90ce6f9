"""The agency copy: what one agency may know, each thing with the yes it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.model import (
    Action,
    ContactPoint,
    Family,
    Goal,
    Involvement,
    Meeting,
    Need,
    Note,
    Person,
    Rating,
    StoryEvent,
    Voice,
)
from familyplan.model.vocabulary import spoken
from familyplan.packs import agency_words, at_work, holding
from familyplan.packs.document import Facts, Heading, Keep, Para, Strip, WritingLines
from familyplan.packs.kind import PackKind, Part, in_order
from familyplan.packs.said import answered, meeting_kind, when
from familyplan.words import mark, say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from familyplan.model import Record, Rows
    from familyplan.packs.asked import Asked
    from familyplan.packs.document import Block, Document
    from familyplan.packs.kind import Making
    from familyplan.sharing import Reader, View

__all__ = ["KIND", "compose"]

_PARTS: Final = (
    Part("grounds", mark("What this copy stands on")),
    Part("people", mark("The family")),
    Part("team", mark("The team round the family")),
    Part("words", mark("In their own words")),
    Part("understanding", mark("What we understand so far")),
    Part("goals", mark("The goals")),
    Part("happened", mark("What has happened")),
    Part("meeting", mark("When the team meets")),
    Part("back", mark("What you can send back")),
    Part("copy", mark("This copy")),
)
_CARRIES: Final = {
    **holding.NAMED,
    "family": frozenset({"name", "reference", "languages", "communication", "safe_contact"}),
    "person": frozenset(
        {"name", "known_as", "label", "place", "born", "school", "year_group", "first_language",
         "interpreter", "communication", "health"}
    ),
    "contact_point": frozenset({"person", "way", "value", "preferred", "when_to"}),
    "involvement": frozenset({"agency", "practitioner", "role", "does"}),
    "practitioner": frozenset({"name", "role", "agency", "phone", "best_way"}),
    "agency": frozenset({"name", "phone"}),
    "standing": frozenset({"role", "held_by"}),
    "need": frozenset({"words", "impact", "side", "said_by", "about"}),
    "voice": frozenset({"words", "said_by", "about", "happened", "how"}),
    "goal": frozenset({"words", "why", "signs", "whose", "said_by", "aim", "scale", "better"}),
    "rating": frozenset({"goal", "value", "said_by", "happened", "comment"}),
    "action": frozenset(
        {"what", "owner", "goal", "due", "rhythm", "status", "waiting_for", "outcome_note"}
    ),
    "note": frozenset({"words", "type", "happened"}),
    "story_event": frozenset({"words", "happened", "impact", "response"}),
    "reply": frozenset({"to", "words", "said_by", "happened"}),
    "meeting": frozenset({"type", "on", "roughly", "starts", "ends", "place", "link", "held",
                          "decisions"}),
}  # fmt: skip
_KEPT: Final = (Family, Person, ContactPoint, Need, Voice, Goal, Action, Note, StoryEvent)


def for_practitioners(reader: Reader, _rows: Rows) -> bool:
    """Say whether a reader has a seat at the table for an agency."""
    return reader.kind == "involvement"


def picks(rows: Rows, view: View, asked: Asked) -> View:
    """Choose what is told of the family and its plan, and of its meetings the last and the next."""
    del rows, asked
    shown = view.rows
    kept = {one.id for one in view.records if isinstance(one, _KEPT) and _says(one)}
    kept |= {one.id for one in shown.of(Rating) if one.value is not None or one.comment}
    kept |= {one.id for one in holding.seats_now(view)} | holding.leading(view)
    met = (holding.last_held(view), holding.next_to_come(view, view.on))
    kept |= {one.id for one in met if one is not None}
    return holding.about(view, _CARRIES, kept, whole=True)


def _says(record: Record) -> bool:
    return bool(getattr(record, "words", True) and getattr(record, "what", True))


def compose(making: Making) -> Document:
    """Compose the copy from a View that `KIND.held` gave."""
    view = making.view
    title = say("What we share with you")
    made = {key: make() for key, make in _makers(making).items()}
    wanted = in_order(_PARTS, making.asked.parts)
    blocks: list[Block] = [
        *at_work.head(making, title),
        Para(making.wording.statement("privacy")),
    ]
    if not any(made[key] for key in _OF_THE_FAMILY):
        blocks += nothing(view)
        wanted = tuple(key for key in wanted if key in {"team", "meeting", "back", "copy"})
    for key in wanted:
        blocks += made[key]
    note = say("Only what the family agreed to share.")
    return at_work.sheet(making, title, blocks, note=note if view.grounds else "")


_OF_THE_FAMILY: Final = ("people", "words", "understanding", "goals", "happened")


def _makers(making: Making) -> dict[str, Callable[[], tuple[Block, ...]]]:
    view, on = making.view, making.on
    return {
        "grounds": lambda: _grounds(view),
        "people": lambda: _people(view, on),
        "team": lambda: at_work.titled(
            say("The team round the family"), *at_work.team_table(view, view.rows.of(Involvement))
        ),
        "words": lambda: agency_words.own_words(view, on),
        "understanding": lambda: agency_words.understood(view, on),
        "goals": lambda: agency_words.goals(making),
        "happened": lambda: agency_words.happened(view, on),
        "meeting": lambda: _meetings(view),
        "back": lambda: (
            Keep(
                (
                    Heading(2, say("What you can send back")),
                    WritingLines(say("What I see, and what I suggest"), 4),
                )
            ),
        ),
        "copy": lambda: at_work.at_last(making, "this_copy", "put_right"),
    }


def nothing(view: View) -> tuple[Block, ...]:
    """Say kindly that nothing may be told yet, and what can be done."""
    agency = view.reader.agency_name or view.reader.name
    return (
        Heading(2, say("Nothing to share yet")),
        Para(
            say(
                "The family has not yet agreed to share anything of their plan with {who}. That is"
                " their choice.",
                who=agency,
            )
        ),
        Para(
            say(
                "If you need to know something to help them, ask the family, or ask the lead"
                " practitioner to ask them. If you think that a child is not safe, say so at once:"
                " nobody has to agree to that first."
            )
        ),
    )


def _grounds(view: View) -> tuple[Block, ...]:
    return at_work.titled(say("What this copy stands on"), *at_work.grounds_table(view))


def _people(view: View, on: date) -> tuple[Block, ...]:
    rows = view.rows
    blocks: list[Block] = []
    for one in rows.of(Family):
        blocks += at_work.facts_of(
            (say("Family"), one.name),
            (say("Languages spoken at home"), ", ".join(one.languages)),
            (say("How to talk with them"), one.communication),
            (say("Safe ways to be in touch"), one.safe_contact),
            (say("Rests on"), at_work.rests_on(view, one.id)),
        )
    for person in rows.of(Person):
        points = [one for one in rows.of(ContactPoint) if one.person == person.id]
        facts = _person(view, person, points, on)
        if facts:
            blocks.append(Keep((Heading(3, at_work.listed_names(person)), Facts(facts))))
    return at_work.titled(say("The family"), *blocks)


def _person(
    view: View, person: Person, points: list[ContactPoint], on: date
) -> tuple[tuple[str, str], ...]:
    kinds = dict.fromkeys(
        kind
        for one in (person, *points)
        for kind in at_work.rests_on(view, one.id).split("; ")
        if kind
    )
    school = ", ".join(filter(None, (person.school, person.year_group)))
    place = spoken("place_in_family", person.place) if person.place else ""
    pairs = (
        (say("Part in the family"), place),
        (say("Born"), when(person.born, on)),
        (say("School, nursery or college"), school),
        (say("First language"), answered(person.first_language, "")),
        (say("Needs an interpreter"), answered(person.interpreter)),
        (say("How to talk with them"), person.communication.strip()),
        (say("Health, as it stands now"), person.health.strip()),
        *((agency_words.way(one), agency_words.number(one)) for one in points),
        (say("Rests on"), "; ".join(kinds)),
    )  # fmt: skip
    return tuple((label, value) for label, value in pairs if value)


def _meetings(view: View) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for meeting in view.rows.of(Meeting):
        strip: Strip = at_work.when_and_where(view, meeting)
        title = say("The last time") if meeting.held else say("The next time")
        blocks += [Heading(3, title), strip, Para(meeting_kind(meeting), "soft")]
        blocks += at_work.facts_of(
            (say("What was decided"), meeting.decisions),
            (say("Rests on"), at_work.rests_on(view, meeting.id) if meeting.decisions else ""),
        )
    return at_work.titled(say("When the team meets"), *blocks)


KIND: Final = PackKind(
    key="agency_copy",
    name=mark("Agency copy"),
    what_for=mark(
        "For a practitioner who is not at the meeting: only what the family agreed to share with"
        " that agency, and which yes each thing stands on."
    ),
    compose=compose,
    parts=_PARTS,
    suits=for_practitioners,
    carries=_CARRIES,
    picks=picks,
)
