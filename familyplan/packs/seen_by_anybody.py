"""What may lie open: of a reader's View only what hurts nobody if somebody else reads it too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.model import Action, Goal, Person, Protection
from familyplan.sharing import reader_of, view
from familyplan.sharing.concerns import information_of
from familyplan.sharing.narrowing import chosen, in_common

if TYPE_CHECKING:
    from familyplan.model import Record, Rows
    from familyplan.sharing import View

# Nobody should learn of these from a door or a lost purse.
_NOT_FOR_A_VISITOR: Final = frozenset({"health", "home_money", "offence", "words"})


def harmless(rows: Rows, shown: View) -> View:
    """Give what those whom somebody is protected from may see as well, and nothing delicate.

    Goals and actions of a delicate kind, or that somebody must not see, are left out.
    """
    feared = {one for each in rows.of(Protection) for one in each.from_}
    if any(not one.from_ for one in rows.of(Protection)):
        feared |= {one.id for one in rows.of(Person)}
    readers = (reader_of(rows, one) for one in sorted(feared - {shown.reader.id}))
    common = in_common(shown, tuple(view(rows, one, shown.on) for one in readers if one))

    def keep(record: Record) -> Record | None:
        if not isinstance(record, Goal | Action):
            return record
        whole = rows.find(type(record), record.id) or record
        delicate = bool(information_of(rows, whole) & _NOT_FOR_A_VISITOR)
        return None if delicate or whole.not_for else record

    return chosen(common, keep)
