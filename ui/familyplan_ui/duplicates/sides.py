"""What two records that look alike say, laid side by side; nothing guarded is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from familyplan.model import (
    Family,
    Goal,
    Home,
    Involvement,
    Kind,
    Meeting,
    Note,
    Person,
    Residence,
    Sharing,
    declarations,
    noun_of,
)
from familyplan.model.titles import seat_name, title
from familyplan.model.vocabulary import spoken
from familyplan.words import listed, say

if TYPE_CHECKING:
    from familyplan.model import Record
    from familyplan.practice.duplicates import Pair
    from familyplan_ui.gate import Gate

# Names a protection may keep back, and where a protected person's child is each morning.
_NEVER: Final = frozenset({"legal_name", "family_name", "school", "year_group", "occupation"})
_COUNTED: Final = (Goal, Meeting, Note)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that look alike: its id, what it is called, in which family."""

    id: str
    name: str
    family: str
    family_name: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thing both may say: its label and what each says, "" for nothing."""

    label: str
    one: str
    other: str

    @property
    def differs(self) -> bool:
        """Say whether both say something, and not the same."""
        return bool(self.one and self.other) and self.one != self.other


def sides(gate: Gate, pair: Pair) -> tuple[Side, Side] | None:
    """Give both of a pair, or None where one is not here any more."""
    one, other = _side(gate, pair.kind, pair.one), _side(gate, pair.kind, pair.other)
    return (one, other) if one and other else None


def _side(gate: Gate, kind: str, row_id: str) -> Side | None:
    record = gate.session.store.record(kind, row_id)
    if record is None:
        return None
    family = gate.session.store.get(Family, record.scope)
    name = record.name if isinstance(record, Person) else ""
    return Side(row_id, name or title(record), record.scope, family.name if family else "")


def lines(gate: Gate, pair: Pair) -> tuple[Line, ...]:
    """Lay what both say side by side; what neither says is left out."""
    lay = _person if pair.kind == "person" else _family
    one, other = lay(gate, pair.one), lay(gate, pair.other)
    labels = list(dict.fromkeys((*one, *other)))
    return tuple(Line(label, one.get(label, ""), other.get(label, "")) for label in labels)


def _fields(record: Record) -> dict[str, str]:
    found = {}
    for name, declared in declarations(type(record)).items():
        value: Any = getattr(record, name)
        if value and declared.sharing is Sharing.IDENTITY and name not in _NEVER:
            if declared.kind is Kind.TEXTS:
                words = listed(list(value))
            else:
                words = str(getattr(value, "said", "") or getattr(value, "value", "") or value)
            found[say(declared.label)] = (
                spoken(declared.choices, words) if declared.choices else words
            )
    return found


def _person(gate: Gate, row_id: str) -> dict[str, str]:
    person = gate.session.store.get(Person, row_id)
    if person is None:
        return {}
    rows = gate.rows(person.scope)
    found = _fields(person)
    lives = {one.home for one in rows.of(Residence) if one.person == row_id and not one.until}
    homes = [title(home) for home in rows.of(Home) if home.id in lives and not home.hidden]
    found[say("Lives at")] = listed(homes)
    found[say("Mentioned in")] = str(sum(row_id in repr(each) for each in rows) - 1)
    return {label: words for label, words in found.items() if words}


def _family(gate: Gate, row_id: str) -> dict[str, str]:
    family = gate.session.store.get(Family, row_id)
    if family is None:
        return {}
    rows = gate.rows(row_id)
    found = _fields(family)
    found[say("People")] = listed([title(one) for one in rows.of(Person)])
    found[say("Team")] = listed([seat_name(rows, one) for one in rows.of(Involvement)])
    for record_type in _COUNTED:
        found[_many(record_type)] = str(len(rows.of(record_type)) or "")
    return {label: words for label, words in found.items() if words}


def _many(record_type: type[Record]) -> str:
    words = say(noun_of(record_type).many)
    return words[:1].upper() + words[1:]
