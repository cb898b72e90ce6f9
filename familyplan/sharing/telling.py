"""One correction for one reader, and what is to be done about it as an action of the plan.

The action is part of the plan, and plans leave in copies too. So it never repeats the fact; where
the fact is protected it does not even name it, and is kept from whoever it is protected from.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from familyplan.model import Action, Person, declarations
from familyplan.model.titles import person_name
from familyplan.sharing.agencies import needs
from familyplan.sharing.concerns import people_of
from familyplan.words import listed, say
from familyplan.words.dates import long_date

if TYPE_CHECKING:
    from familyplan.model import Disclosure, Record, Rows

How = Literal["corrected", "gone", "kept_back"]

# Where several kinds of permission are needed, the action goes by the narrowest; what anybody at
# the table may know of the plan and the family's basics narrows nothing.
_NARROW: Final = ("offence", "health", "words", "home_money", "school")


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a copy that is not so any more: its label, what it said then and says now.

    Both are "" for what is protected (`quiet`), so that no screen repeats it.
    """

    field: str
    label: str
    then: str = ""
    now: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """What one reader holds of one row that is not so any more, and how telling them stands.

    `copies` are those that said it, oldest first. `doing` is what is to be done, as an action of
    the plan with an id of its own for exactly this; `action` is that action once it is there.
    `of_team` marks a reader with a seat at the table.
    """

    how: How
    reader: str
    reader_name: str
    row: str
    called: str
    copies: tuple[Disclosure, ...]
    changes: tuple[Change, ...]
    of_team: bool = False
    doing: Action = field(default_factory=Action)
    action: Action | None = None

    @property
    def to_tell(self) -> bool:
        """Whether the reader is to be told, and is not somebody it is only to be known of."""
        return self.how != "kept_back" or self.of_team

    @property
    def done(self) -> bool:
        """Whether it has been done."""
        return self.action is not None and self.action.status == "done"


def made_of(found: Correction, now: dict[str, Any]) -> str:
    """Give the id of the action about exactly this: reader, row, fields and their new values.

    Whoever was told once is to be told again when the fact is corrected again, and only then. It is
    a UUID of the kind for one's own layouts (version 8, RFC 9562).
    """
    said = json.dumps([found.reader, found.row, found.how, now], sort_keys=True)
    digest = int.from_bytes(hashlib.sha256(said.encode()).digest()[:16], "big")
    digest = digest & ~(0xF << 76) | 0x8 << 76
    digest = digest & ~(0b11 << 62) | 0b10 << 62
    text = f"{digest:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def to_do(rows: Rows, found: Correction, record: Record | None, feared: tuple[str, ...]) -> Action:
    """Give what is to be done about a correction, without an id and an owner.

    `feared` are those from whom anybody of the family is protected by name.
    """
    made_at = found.copies[-1].made_at
    values = {"who": found.reader_name, "day": long_date(made_at) if made_at else "?"}
    not_for = set(feared)
    if not found.to_tell:
        what = say("Look again at what {who} knows from the copy of {day}", **values)
        not_for.add(found.reader)
    elif found.how == "kept_back":
        what = say(
            "Tell {who} that something in the copy of {day} must not be used any more", **values
        )
    elif record is None or any(one.quiet for one in found.changes):
        what = say("Tell {who} that something in the copy of {day} was corrected", **values)
    else:
        return _named(rows, found, record)
    return Action(scope=found.copies[-1].scope, what=what, not_for=tuple(sorted(not_for)),
                  rhythm="once")  # fmt: skip


def _named(rows: Rows, found: Correction, record: Record) -> Action:
    labels = listed([say("“{words}”", words=one.label) for one in found.changes])
    people = [one for one in rows.of(Person) if one.id in people_of(rows, record)]
    values = {
        "who": found.reader_name,
        "fields": labels,
        "whom": listed([person_name(one) for one in people]) or say("the family"),
    }
    if found.how == "gone":
        what = say("Tell {who} that {fields} about {whom} was taken out of the record", **values)
    else:
        what = say("Tell {who} that {fields} about {whom} was corrected", **values)
    declared = declarations(type(record))
    needed = {
        one
        for change in found.changes
        for one in needs(rows, record, change.field, declared[change.field].sharing)
    }
    kind = next((one for one in _NARROW if one in needed), "")
    return Action(scope=found.copies[-1].scope, what=what, information=kind, rhythm="once")
