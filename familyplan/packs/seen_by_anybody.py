"""What may lie open: of a reader's View only what hurts nobody if somebody else reads it too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.model import (
    Action,
    Agency,
    Goal,
    Involvement,
    Person,
    Practitioner,
    Protection,
)
from familyplan.model.titles import seat_agency
from familyplan.sharing import reader_of, view
from familyplan.sharing.concerns import information_of
from familyplan.sharing.narrowing import chosen, in_common
from familyplan.words.folding import folded

if TYPE_CHECKING:
    from familyplan.model import Record, Rows
    from familyplan.sharing import View

# Nobody should learn of these from a door or a lost purse.
_NOT_FOR_A_VISITOR: Final = frozenset({"health", "home_money", "offence", "words"})


def harmless(rows: Rows, shown: View) -> View:
    """Give what those whom somebody is protected from may see as well, and nothing delicate.

    Goals and actions of a delicate kind, or that somebody must not see, are left out, and so is
    every service people turn to when somebody hurts them: whoever reads it may be who does.
    """
    refuges = {one.id: one for one in rows.of(Agency) if one.type == "domestic_abuse"}
    told = {folded(one.name) for one in refuges.values()} - {""}
    feared = {one for each in rows.of(Protection) for one in each.from_}
    if any(not one.from_ for one in rows.of(Protection)):
        feared |= {one.id for one in rows.of(Person)}
    readers = (reader_of(rows, one) for one in sorted(feared - {shown.reader.id}))
    common = in_common(shown, tuple(view(rows, one, shown.on) for one in readers if one))

    def keep(record: Record) -> Record | None:
        if isinstance(record, Involvement):
            agency = seat_agency(rows, record)
            return None if agency is not None and agency.id in refuges else record
        if isinstance(record, Practitioner):
            return None if record.agency in refuges else record
        if isinstance(record, Agency):
            return None if record.id in refuges else record
        if not isinstance(record, Goal | Action):
            return record
        whole = rows.find(type(record), record.id) or record
        said = folded(whole.words if isinstance(whole, Goal) else whole.what)
        delicate = bool(information_of(rows, whole) & _NOT_FOR_A_VISITOR) or any(
            one in said for one in told
        )
        return None if delicate or whole.not_for else record

    return chosen(common, keep)
