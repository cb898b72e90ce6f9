"""How a noun says what its fields mean: label, help, kind, who may see it, what it points at."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Sharing(StrEnum):
    """The sharing classes: how carefully a field is kept from readers."""

    IDENTITY = "identity"
    FORMER_IDENTITY = "former_identity"
    CONTACT = "contact"
    WHEREABOUTS = "whereabouts"
    IDENTIFIER = "identifier"
    PLAN = "plan"
    VOICE = "voice"
    SPECIAL = "special"
    OFFENCE = "offence"
    THIRD_PARTY = "third_party"
    WORKER_SAFETY = "worker_safety"
    WORKING = "working"
    MONEY = "money"


class Kind(StrEnum):
    """What shape a field's value has, and so how it is stored, written out and edited."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    ANSWER = "answer"
    PARTIAL_DATE = "partial_date"
    DAY = "day"
    TIME = "time"
    STAMP = "stamp"
    NUMBER = "number"
    SCORE = "score"
    MONEY = "money"
    FLAG = "flag"
    REF = "ref"
    REFS = "refs"
    TEXTS = "texts"
    DATA = "data"


MANY: Final = frozenset({Kind.REFS, Kind.TEXTS})


@dataclass(frozen=True, slots=True)
class Declaration:
    """What is declared about one field.

    `choices` names a vocabulary of resources/vocabulary; `open_choice` lets people type their own.
    `refers` names the kinds of record the id may point at. `required_for` names what cannot be
    done well without it ("save", "pack"); nothing half-known is refused. `hidden` gives the reason
    why the field stands on no page. `found` lets search find its words; `tight` also without
    spaces.
    """

    label: str
    kind: Kind
    sharing: Sharing
    help: str = ""
    choices: str = ""
    open_choice: bool = False
    refers: tuple[str, ...] = ()
    required_for: tuple[str, ...] = ()
    hidden: str = ""
    found: bool = False
    tight: bool = False


EMPTY: Final[Mapping[Kind, Any]] = {
    Kind.TEXT: "",
    Kind.LONG_TEXT: "",
    Kind.CHOICE: "",
    Kind.REF: "",
    Kind.FLAG: False,
    Kind.REFS: (),
    Kind.TEXTS: (),
}


def declared(  # noqa: PLR0913 - one keyword per thing a declaration can say
    label: str,
    kind: Kind,
    sharing: Sharing,
    *,
    help: str = "",  # noqa: A002 - the word the screens use for it
    choices: str = "",
    open_choice: bool = False,
    refers: tuple[str, ...] = (),
    required_for: tuple[str, ...] = (),
    hidden: str = "",
    found: bool = False,
    tight: bool = False,
) -> Any:  # noqa: ANN401 - a dataclass field, typed by its annotation
    """Declare one field of a noun; its empty value follows from its kind."""
    declaration = Declaration(
        label, kind, sharing, help, choices, open_choice, refers, required_for, hidden, found, tight
    )
    return dataclasses.field(default=EMPTY.get(kind), metadata={"declared": declaration})


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """One row of somebody's record: its id, and the scope (family id, directory, store) it is in.

    An id or scope left empty is filled when the record is first kept.
    """

    id: str = ""
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Noun:
    """What is declared about a kind of record as a whole.

    `kind` is its name in the store, in files and in references; `home` says which scopes hold it:
    "family", "directory" or "store". `statement` marks rows that carry whose words they are.
    """

    kind: str
    one: str
    many: str
    home: str
    statement: bool = False


R = TypeVar("R", bound="Record")

DIRECTORY: Final = "directory"
STORE: Final = "store"

_nouns: Final[dict[str, type[Record]]] = {}
_about: Final[dict[type[Record], Noun]] = {}
_declared: Final[dict[type[Record], dict[str, Declaration]]] = {}


def noun(about: Noun) -> Callable[[type[R]], type[R]]:
    """Register the decorated dataclass as the record type of `about.kind`."""

    def register(record_type: type[R]) -> type[R]:
        _nouns[about.kind] = record_type
        _about[record_type] = about
        _declared[record_type] = {
            field.name: field.metadata["declared"]
            for field in dataclasses.fields(record_type)
            if "declared" in field.metadata
        }
        return record_type

    return register


def noun_of(record: Record | type[Record]) -> Noun:
    """Give what is declared about a record's kind."""
    return _about[record if isinstance(record, type) else type(record)]


def kind_of(record: Record | type[Record]) -> str:
    """Give the name of a record's kind."""
    return noun_of(record).kind


def nouns() -> dict[str, type[Record]]:
    """Give every record type by the name of its kind, in the order they were declared."""
    return dict(_nouns)


def declarations(record_type: type[Record]) -> dict[str, Declaration]:
    """Give the declared fields of a record type, by name, in order; id and scope are not fields."""
    return _declared[record_type]
