"""A family in which every field of every kind of record says something that can be looked for."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from familyplan.model import (
    Agency,
    Answer,
    Home,
    Involvement,
    Kind,
    Money,
    Permission,
    Person,
    Practitioner,
    Record,
    Relationship,
    Residence,
    Rows,
    Standing,
    declarations,
    nouns,
)
from familyplan.model.declare import STORE, noun_of
from familyplan.model.partial_date import parse
from familyplan.sharing import Reader, View, reader_of, view

if TYPE_CHECKING:
    from collections.abc import Iterable

ON = date(2026, 12, 7)
KINDS = ("basics", "plan", "school", "health", "home_money", "words", "offence")
FIXED: dict[tuple[str, str], Any] = {
    ("person", "place"): "child",
    ("person", "unborn"): False,
    ("person", "not_for"): ("stranger",),
    ("person", "died"): None,
    ("practitioner", "name_hidden"): False,
    ("home", "hidden"): False,
    ("involvement", "until"): None,
    ("involvement", "status"): "active",
    ("standing", "until"): None,
    ("standing", "role"): "key_worker",
    ("residence", "until"): None,
    ("relationship", "until"): None,
    ("relationship", "is_"): "sister",
    ("relationship", "parental_responsibility"): Answer("no"),
    ("contact_point", "safe"): Answer("yes"),
    ("identifier", "scheme"): "upn",
    ("invitation", "update_seen"): Answer("yes"),
    ("protection", "what"): ("whereabouts", "contact"),
    ("protection", "from_"): ("father",),
    ("protection", "person"): "mother",
    ("protection", "until"): parse("2030"),
    ("protection", "since"): parse("2025"),
    ("note", "for_team"): "team",
    ("voice", "may_know"): ("mother", "school"),
    ("permission", "state"): "refused",
    ("permission", "agency"): "other-agency",
    ("release", "reader"): "stranger",
    ("safety_plan", "copies"): ("child", "school"),
    ("other_adult", "person"): "child",
    ("paper", "to"): "story_event-marked",
    ("area_score", "area"): "wellbeing.safe",
    ("need", "areas"): ("wellbeing.safe", "zq need areas qz"),
}
EVERYWHERE: dict[str, Any] = {
    "information": "school",
    "outcome": "education",
    "how_sure": "fact",
    "not_for": ("stranger",),
}
REFS: dict[str, str] = {
    "person": "child", "involvement": "school", "group": "group-marked", "agency": "agency-marked",
    "practitioner": "practitioner-marked", "home": "home-marked", "goal": "goal-marked",
    "need": "need-marked", "meeting": "meeting-marked", "action": "action-marked",
    "episode": "episode-marked", "permission": "permission-marked", "user": "user-1",
    "assessment": "assessment-marked", "voice": "voice-marked", "safety_plan": "safety_plan-marked",
    "closure": "closure-marked", "access_request": "access_request-marked",
}  # fmt: skip


def marker(kind: str, name: str) -> str:
    """Give the text put into one field, found nowhere else."""
    return f"zq {kind} {name} qz"


def _value(kind: str, name: str, shape: Kind, refers: tuple[str, ...]) -> Any:  # noqa: ANN401 - as the field declares
    if (kind, name) in FIXED:
        return FIXED[kind, name]
    if name in EVERYWHERE:
        return EVERYWHERE[name]
    text = marker(kind, name)
    plain: dict[Kind, Any] = {
        Kind.TEXT: text, Kind.LONG_TEXT: text, Kind.CHOICE: text, Kind.ANSWER: Answer(text),
        Kind.PARTIAL_DATE: parse(text), Kind.DAY: date(2026, 12, 9), Kind.TIME: time(9, 30),
        Kind.STAMP: datetime(2026, 12, 1, tzinfo=UTC), Kind.NUMBER: 7, Kind.SCORE: Decimal(3),
        Kind.MONEY: Money(4213), Kind.FLAG: True, Kind.TEXTS: (text,), Kind.DATA: {"held": text},
    }  # fmt: skip
    if shape is Kind.REF:
        return REFS[refers[0]]
    if shape is Kind.REFS:
        return (REFS[refers[0]],)
    return plain[shape]


def _marked(kind: str, record_type: type[Record], row_id: str = "") -> Record:
    values = {
        name: _value(kind, name, one.kind, one.refers)
        for name, one in declarations(record_type).items()
    }
    ids = {"person": "child", "agency": "agency-marked", "involvement": "seat-marked"}
    return record_type(id=row_id or ids.get(kind, f"{kind}-marked"), scope="f", **values)


def _people() -> Iterable[Record]:
    for key, place in (
        ("mother", "parent"), ("father", "parent"), ("gran", "relative"), ("friend", "friend"),
        ("stranger", "other"),
    ):  # fmt: skip
        yield Person(id=key, scope="f", name=f"{key.title()} Ffff", place=place)
    for parent in ("mother", "father"):
        yield Relationship(id=f"pr-{parent}", scope="f", one=parent, is_="parent", to="child",
                           parental_responsibility=Answer("yes"))  # fmt: skip
    for who in ("mother", "gran"):
        yield Residence(id=f"at-{who}", scope="f", person=who, home="home-marked")
    # Fields that only say something on a row of another sort than the marked one.
    yield Person(id="baby", scope="f", label="Unborn one", unborn=True, died=parse("2026"))
    yield Home(id="refuge", scope="f", name="Refuge", hidden=True)
    yield Practitioner(id="quiet", scope="directory", agency="agency-marked", name_hidden=True)
    yield Involvement(id="seat-quiet", scope="f", practitioner="quiet", until=parse("2026"))
    ended = parse("2026")
    yield Standing(id="standing-ended", scope="f", role="lead", held_by="school", until=ended)
    yield Residence(id="at-child", scope="f", person="child", home="home-marked", until=ended)
    yield Relationship(id="once", scope="f", one="child", is_="cousin", to="gran", until=ended)
    yield Agency(id="other-agency", scope="directory", name="Elsewhere")


def family(*permissions: Record) -> Rows:
    """Give the marked family with a school and a lead at its table and these permissions."""
    return Rows([*_without_permissions(), *permissions])


@cache
def _without_permissions() -> tuple[Record, ...]:
    seats = (
        Agency(id="school-agency", scope="directory", name="Hillside"),
        Agency(id="lead-agency", scope="directory", name="Family Help"),
        Involvement(id="school", scope="f", agency="school-agency"),
        Involvement(id="leading", scope="f", agency="lead-agency"),
        Standing(id="lead", scope="f", role="lead", held_by="leading"),
    )
    marked = [
        _marked(kind, record_type, "f" if kind == "family" else "")
        for kind, record_type in nouns().items()
        if noun_of(record_type).home != STORE
    ]
    return (*seats, *_people(), *marked)


def given(*kinds: str, state: str = "given_written", person: str = "") -> tuple[Record, ...]:
    """Give what the school was told for each kind of information."""
    return tuple(
        Permission(id=f"p-{one}-{person}", scope="f", agency="school-agency", information=one,
                   state=state, person=person)
        for one in kinds
    )  # fmt: skip


def reader(rows: Rows, row_id: str) -> Reader:
    """Give a reader of the marked family."""
    found = reader_of(rows, row_id)
    assert found is not None
    return found


def seen(who: str, *extra: Record) -> View:
    """Give what somebody sees of the marked family with these rows beside it."""
    rows = family(*extra)
    return view(rows, reader(rows, who), ON)


def has(found: View, row_id: str) -> bool:
    """Say whether a row is in what somebody sees."""
    return found.rows.any(row_id) is not None


def why(found: View, row_id: str, field: str) -> str:
    """Give the reason a field was left out for, or ""."""
    left = found.left_out(row_id, field)
    return left.reason_key if left else ""
