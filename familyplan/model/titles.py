"""What to call a record in a sentence: a person's usual name, a goal's words, a meeting's day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.model.agreeing import Agreement
from familyplan.model.consent import Disclosure, Permission
from familyplan.model.declare import Record, noun_of
from familyplan.model.ending import Closure, Contingency, LaterCheck, SafePerson, StepChange
from familyplan.model.help import Agency, Episode, Involvement, Practitioner, Standing
from familyplan.model.keeping import Hold
from familyplan.model.meeting import Invitation, Meeting
from familyplan.model.people import Family, Group, Home, Person
from familyplan.model.plan import Action, Goal, Need, Note, PlanVersion, Voice
from familyplan.model.story import Jotting, Paper, StoryEvent
from familyplan.model.understanding import AreaScore, Assessment, FormAnswer, OtherAdult, Reply
from familyplan.model.vocabulary import spoken
from familyplan.words import say
from familyplan.words.dates import long_date

if TYPE_CHECKING:
    from familyplan.model.lenses import Lenses
    from familyplan.model.rows import Rows

# Which field a record is called by, in its own words or by a key of a list. What must not be read
# over a shoulder (warnings for workers, decisions to share, safety plans) is called by its kind.
_WORDS: Final[dict[type[Record], str]] = {
    Action: "what",
    Assessment: "title",
    Contingency: "if_",
    Disclosure: "reader_name",
    FormAnswer: "question",
    Goal: "words",
    Jotting: "words",
    Need: "words",
    Note: "words",
    Paper: "name",
    PlanVersion: "name",
    Reply: "words",
    SafePerson: "name",
    StoryEvent: "words",
    Voice: "words",
}
_KEYS: Final[dict[type[Record], tuple[str, str]]] = {
    Agreement: ("agreement", "state"),
    AreaScore: ("area", "area"),
    Assessment: ("assessment_form", "form"),
    Episode: ("episode_kind", "kind"),
    Hold: ("hold_kind", "what"),
    OtherAdult: ("other_adult", "part"),
    Permission: ("information", "information"),
    Standing: ("standing_role", "role"),
    StepChange: ("step_way", "direction"),
}
_DAYS: Final[dict[type[Record], str]] = {Closure: "decided_on", LaterCheck: "on"}
GONE: Final = frozenset({"ended", "stepped_back"})
_LONGEST = 80


def shortened(text: str, longest: int = _LONGEST) -> str:
    """Cut a text at a word's end so that it fits a sentence; a cut is shown by dots."""
    flat = " ".join(text.split())
    if len(flat) <= longest:
        return flat
    cut = flat[:longest]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + "…"


def person_name(person: Person) -> str:
    """Give what to call a person, who may have no name yet."""
    if person.known_as or person.name or person.label:
        return person.known_as or person.name or person.label
    return say("Baby, no name yet") if person.unborn else say("Somebody, no name yet")


def full_name(person: Person) -> str:
    """Give a person's whole usual name, or what to call them where there is none."""
    return person.name or person_name(person)


def title(record: Record, called: Lenses | None = None) -> str:
    """Give a short title of a record from its own fields; `called` names areas not shipped."""
    if isinstance(record, Person):
        return person_name(record)
    words = ""
    if isinstance(record, Family | Agency | Practitioner | Home | Group):
        words = record.name or getattr(record, "role", "")
    elif isinstance(record, Meeting):
        words = _meeting_title(record)
    elif isinstance(record, Involvement):
        words = record.role or record.does
    return shortened(words or _other_title(record, called) or say(noun_of(record).one))


def _meeting_title(meeting: Meeting) -> str:
    kind = spoken("meeting_type", meeting.type) if meeting.type else say("meeting")
    if meeting.on:
        return say("{kind} on {day}", kind=kind, day=long_date(meeting.on))
    return f"{kind}, {meeting.roughly.said}" if meeting.roughly else kind


def _other_title(record: Record, called: Lenses | None) -> str:
    field = _WORDS.get(type(record), "")
    words: str = getattr(record, field) if field else ""
    if words:
        return words
    if isinstance(record, AreaScore) and called is not None:
        return called.spoken(record.area)
    listed = _KEYS.get(type(record))
    if listed is not None:
        key = getattr(record, listed[1])
        return spoken(listed[0], key) if key else ""
    said = getattr(record, _DAYS.get(type(record), ""), None)
    return f"{say(noun_of(record).one)}, {said.said}" if said is not None else ""


def name_in(rows: Rows, row_id: str) -> str:
    """Give what to call whoever or whatever has this id among the rows; "" where nobody has."""
    record = rows.any(row_id)
    if record is None:
        return ""
    if isinstance(record, Involvement):
        return seat_name(rows, record)
    if isinstance(record, Invitation):
        return name_in(rows, record.who)
    if isinstance(record, SafePerson | OtherAdult):
        who = record.who if isinstance(record, SafePerson) else record.person
        return name_in(rows, who) or title(record)
    return title(record, rows.lenses)


def seat_name(rows: Rows, seat: Involvement) -> str:
    """Give who sits in a seat: the practitioner's name, else the agency, else the role."""
    practitioner = rows.find(Practitioner, seat.practitioner)
    if practitioner is not None and (practitioner.name or practitioner.role):
        return practitioner.name or practitioner.role
    agency = rows.find(Agency, seat.agency)
    if agency is not None and agency.name:
        return agency.name
    return seat.role or say("Nobody yet")


def at_the_table(seat: Involvement) -> bool:
    """Say whether a seat still belongs to the team."""
    return seat.until is None and seat.status not in GONE


def seat_agency(rows: Rows, seat: Involvement) -> Agency | None:
    """Give the agency of a seat: its own, or that of its practitioner."""
    practitioner = rows.find(Practitioner, seat.practitioner)
    return rows.find(Agency, seat.agency or (practitioner.agency if practitioner else ""))


def seat_role(rows: Rows, seat: Involvement) -> str:
    """Give what the person in a seat is here: the role for this family, else their own role."""
    practitioner = rows.find(Practitioner, seat.practitioner)
    return seat.role or (practitioner.role if practitioner else "")
