"""Fills a published form into a real store through the program's own verbs, and reads it back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from familyplan import actions
from familyplan.model import (
    Action,
    Agency,
    Answer,
    Assessment,
    FormAnswer,
    Goal,
    Home,
    Involvement,
    Kind,
    Meeting,
    Permission,
    Person,
    Residence,
    Standing,
    WhyNot,
    declarations,
    nouns,
)
from familyplan.model.declare import DIRECTORY
from familyplan.model.forms import PART_IN_FAMILY, Form, Question
from familyplan.model.partial_date import parse
from familyplan.model.vocabulary import choices

if TYPE_CHECKING:
    from familyplan.model import Record
    from familyplan.session import Session

Place = tuple[str, str, tuple[tuple[str, str], ...]]
_IN_THE_DIRECTORY = frozenset({"agency", "practitioner"})
_FIRST = ("agency", "practitioner", "person", "home", "assessment", "meeting", "goal", "action")


@dataclass
class Filled:
    """What was written: the row and the value of each question, and every row by its place."""

    scope: str
    written: dict[str, tuple[str, str, str, Any]] = field(default_factory=dict)
    rows: dict[Place, str] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)


def fill(session: Session, form: Form) -> Filled:
    """Answer every question of a form in a new family."""
    family = session.run(actions.families.start, form.name, form.key)
    filled = Filled(family.id)
    _known(session, filled)
    groups: dict[Place, list[Question]] = {}
    for question in form.questions:
        if not question.local:
            groups.setdefault((question.noun, question.whose, question.with_), []).append(question)
    order = {kind: at for at, kind in enumerate(_FIRST)}
    for place, questions in sorted(groups.items(), key=lambda one: order.get(one[0][0], 99)):
        _keep(session, filled, place, questions)
    for question in form.questions:
        if question.local:
            _keep_local(session, filled, form, question)
    _lead_there(session, filled)
    return filled


def _known(session: Session, filled: Filled) -> None:
    """Keep what answers may point at: somebody to be named, a seat, a home, a meeting, a goal."""
    scope = filled.scope
    agency = _add(session, Agency(scope=DIRECTORY, name="Somewhere else"))
    for kind, record in (
        ("person", Person(scope=scope, name="Somebody")),
        ("involvement", Involvement(scope=scope, agency=agency, role="Worker")),
        ("home", Home(scope=scope, name="Home")),
        ("meeting", Meeting(scope=scope, type="first", held=True)),
        ("goal", Goal(scope=scope, words="A goal")),
        ("assessment", Assessment(scope=scope, title="The assessment")),
    ):
        filled.known[kind] = _add(session, record)
    filled.known["agency"] = agency


def _add(session: Session, record: Record) -> str:
    return session.run(actions.records.add, record).id


def _keep(session: Session, filled: Filled, place: Place, questions: list[Question]) -> None:
    """Keep one record that answers all questions about the same thing."""
    kind, whose, with_ = place
    record_type = nouns()[kind]
    answers: dict[str, Any] = {}
    for question in questions:
        value = answer_to(question, filled.known)
        if question.holds:
            answers[question.field] = (*answers.get(question.field, ()), question.holds)
        else:
            answers[question.field] = value
    scope = DIRECTORY if kind in _IN_THE_DIRECTORY else filled.scope
    around = {**_around(filled, kind, whose), **dict(with_)}
    row = _add(session, record_type(scope=scope, **{**around, **answers}))
    filled.rows[place] = row
    for question in questions:
        filled.written[question.key] = (kind, row, question.field, answers[question.field])


def _around(filled: Filled, kind: str, whose: str) -> dict[str, Any]:
    """Give what the record needs beside the answers to be about whom the question is about."""
    person = filled.rows.get(("person", whose, ())) or filled.known["person"]
    needed: dict[str, dict[str, Any]] = {
        "person": {"place": PART_IN_FAMILY.get(whose, "")},
        "relationship": {"one": person, "to": filled.known["person"]},
        "contact_point": {"person": person},
        "residence": {"person": person},
        "permission": {"agency": filled.known["agency"], "information": "basics"},
        "invitation": {"meeting": filled.known["meeting"], "who": filled.known["person"]},
        "area_score": {"said_by": (person,)},
        "agreement": {"state": "agreed"},
        "step_change": {"direction": "up"},
    }
    return needed.get(kind, {})


def answer_to(question: Question, known: dict[str, str]) -> Any:  # noqa: ANN401 - as the field declares
    """Give an answer in the shape of the question's field, as its last printed choice if any."""
    declared = declarations(nouns()[question.noun])[question.field]
    key = question.choices[-1].key if question.choices else ""
    words = f"An answer to {question.key}"
    listed = key or (declared.choices and not declared.open_choice and known_key(declared.choices))
    if declared.kind in {Kind.REF, Kind.REFS}:
        row = known[next(kind for kind in declared.refers if kind in known)]
        return row if declared.kind is Kind.REF else (row,)
    if declared.kind is Kind.ANSWER:
        if key in set(WhyNot):
            return Answer(why_not=WhyNot(key))
        return Answer(listed or words)
    plain: dict[Kind, Any] = {
        Kind.TEXT: words, Kind.LONG_TEXT: f"{words}.\nIn two lines.", Kind.CHOICE: listed or words,
        Kind.TEXTS: (listed or words,), Kind.PARTIAL_DATE: parse("3 March 2019"),
        Kind.DAY: date(2026, 12, 9), Kind.TIME: time(15, 30), Kind.SCORE: Decimal(0),
    }  # fmt: skip
    return plain[declared.kind]


def known_key(vocabulary: str) -> str:
    """Give the last key of a list."""
    return list(choices(vocabulary))[-1]


def _keep_local(session: Session, filled: Filled, form: Form, question: Question) -> None:
    value = Answer(f"An answer to {question.key}")
    answer = FormAnswer(
        scope=filled.scope, assessment=filled.known["assessment"], form=form.key,
        question=question.text, answer=value,
    )  # fmt: skip
    filled.written[question.key] = ("form_answer", _add(session, answer), "answer", value)


def _lead_there(session: Session, filled: Filled) -> None:
    """Tie workers to what they did, and homes to who lives there, as the question means it."""
    seats = {whose for kind, whose, _with in filled.rows if kind in _IN_THE_DIRECTORY}
    for whose in sorted(seats):
        agency = filled.rows.get(("agency", whose, ()), "")
        practitioner = filled.rows.get(("practitioner", whose, ()), "")
        if practitioner and agency:
            session.run(actions.records.edit, "practitioner", practitioner, agency=agency)
        seat = Involvement(scope=filled.scope, agency=agency, practitioner=practitioner)
        _tie(session, filled, whose, _add(session, seat), agency)
    for kind, whose, with_ in list(filled.rows):
        if kind == "home":
            person = filled.rows["person", whose, ()]
            home = filled.rows[kind, whose, with_]
            _add(session, Residence(scope=filled.scope, person=person, home=home))


def _tie(session: Session, filled: Filled, whose: str, seat: str, agency: str) -> None:
    assessment = filled.rows.get(("assessment", "", ())) or filled.known["assessment"]
    match whose:
        case "author":
            session.run(actions.records.edit, "assessment", assessment, author=seat)
        case "co_author":
            session.run(actions.records.edit, "assessment", assessment, co_authors=(seat,))
        case "lead":
            _add(session, Standing(scope=filled.scope, role="lead", held_by=seat))
        case "owner":
            _add(session, Action(scope=filled.scope, what="Something", owner=seat))
        case "permitted":
            _add(session, Permission(scope=filled.scope, agency=agency, information="basics",
                                     state="given_written"))  # fmt: skip


def led_to(rows: list[Record], kind: str, name: str, row_id: str) -> bool:
    """Say whether a field of some record points at a row, or at the seat that holds it."""
    seats = {
        one.id for one in rows
        if isinstance(one, Involvement) and row_id in {one.agency, one.practitioner}
    }  # fmt: skip
    for one in rows:
        if isinstance(one, nouns()[kind]):
            held = getattr(one, name)
            ids = {held} if isinstance(held, str) else set(held or ())
            if ids & {row_id, *seats}:
                return True
    return False
