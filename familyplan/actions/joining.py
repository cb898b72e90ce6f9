"""Making two records of one kind into one: fields filled, pointers moved, nothing said lost."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from familyplan.model import (
    ContactPoint,
    Identifier,
    Invitation,
    Kind,
    Note,
    OtherAdult,
    Person,
    Record,
    Relationship,
    Residence,
    declarations,
    kind_of,
    noun_of,
    nouns,
)
from familyplan.model.titles import title
from familyplan.model.vocabulary import spoken
from familyplan.words import say
from familyplan.words.folding import tight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from familyplan.model.declare import Declaration
    from familyplan.store import Transaction

_POINTERS: Final = frozenset({Kind.REF, Kind.REFS})
# Names a protection may keep back: they join the former names, which are kept back as well.
_GUARDED_NAMES: Final = ("legal_name", "family_name")
# What has been born is not unborn, whatever the older entry says.
_LEFT_ALONE: Final = {"person": frozenset({"unborn"})}

# By what two rows about one person say the same thing.
_SAME: Final[dict[type[Record], Callable[[Any], tuple[str, ...]]]] = {
    Relationship: lambda one: (one.one, one.is_, one.to),
    Residence: lambda one: (one.person, one.home),
    ContactPoint: lambda one: (one.person, one.way, tight(one.value)),
    Identifier: lambda one: (one.person, one.scheme, tight(one.typed)),
    OtherAdult: lambda one: (one.child, one.part, one.person),
    Invitation: lambda one: (one.meeting, one.who),
}


class Joining:
    """One bringing together inside one scope; it gathers what could not be said in one field."""

    def __init__(self, tx: Transaction, scope: str) -> None:
        """Begin with nothing left over."""
        self.tx = tx
        self.scope = scope
        self._left: list[str] = []

    def join(self, keep: Record, gone: Record) -> None:
        """Fill the kept record from the other, move every pointer to it, and remove the other."""
        self.fill(keep, gone)
        self._point_at(keep, gone.id)
        self.tx.remove(gone)

    def fill(self, keep: Record, gone: Record) -> None:
        """Fill what the kept record leaves empty; keep what differs where nothing is lost."""
        kind, values = kind_of(keep), {}
        for name, declared in declarations(type(keep)).items():
            ours, theirs = getattr(keep, name), getattr(gone, name)
            if _empty(theirs) or ours == theirs or name in _LEFT_ALONE.get(kind, ()):
                continue
            if _empty(ours):
                values[name] = theirs
            elif declared.kind in {Kind.REFS, Kind.TEXTS}:
                values[name] = tuple(dict.fromkeys((*ours, *theirs)))
            elif declared.kind is Kind.LONG_TEXT:
                if theirs.strip() not in ours:
                    values[name] = f"{ours}\n\n{theirs}"
            elif isinstance(keep, Person) and name in _GUARDED_NAMES:
                before = values.get("former_names", keep.former_names)
                values["former_names"] = tuple(dict.fromkeys((*before, theirs)))
            elif not (declared.kind is Kind.TEXT and tight(ours) == tight(theirs)):
                self._leave(declared, theirs)
        if "former_names" in values and isinstance(gone, Person):
            both = (*values["former_names"], *gone.former_names)
            values["former_names"] = tuple(dict.fromkeys(both))
        self.tx.change(keep, **values)

    def fold_same(self) -> None:
        """Fold rows that say one thing of one person twice; where two rows differ, both stay."""
        for record_type, key_of in _SAME.items():
            groups: defaultdict[tuple[str, ...], list[Record]] = defaultdict(list)
            for record in self.tx.in_scope(record_type, self.scope):
                groups[key_of(record)].append(record)
            for first, *others in groups.values():
                for other in others:
                    now = self.tx.need(record_type, first.id)
                    if not disagree(now, other):
                        self.join(now, other)

    def write_note(self, about: tuple[str, ...], words: str) -> None:
        """Keep what had no place in any field as a note that is on no copy."""
        if self._left:
            said = "\n".join([words, say("The other one said:"), *self._left])
            self.tx.add(
                Note(
                    scope=self.scope, about=about, type="thought", for_team="me", words=said,
                    recorded_by=self.tx.actor, recorded_at=self.tx.now,
                )
            )  # fmt: skip

    def _leave(self, declared: Declaration, value: Any) -> None:  # noqa: ANN401 - field values
        self._left.append(
            say("{label}: {value}", label=say(declared.label), value=self._spoken(declared, value))
        )

    def _spoken(self, declared: Declaration, value: Any) -> str:  # noqa: ANN401 - field values
        if declared.kind is Kind.REF:
            pointed = [self.tx.get(nouns()[kind], value) for kind in declared.refers]
            return next((title(one) for one in pointed if one is not None), "")
        said = str(getattr(value, "said", "") or getattr(value, "value", "") or value)
        return spoken(declared.choices, said) if declared.choices else said

    def _point_at(self, keep: Record, gone_id: str) -> None:
        for record, name in list(self._pointing(keep, gone_id)):
            if record.id == gone_id:
                continue
            held = getattr(record, name)
            if isinstance(held, tuple):
                moved: Any = (keep.id if one == gone_id else one for one in held)
                moved = tuple(dict.fromkeys(moved))
                if record.id == keep.id:
                    moved = tuple(one for one in moved if one != keep.id)
            else:
                moved = keep.id
            self.tx.change(record, **{name: moved})

    def _pointing(self, keep: Record, gone_id: str) -> Iterator[tuple[Record, str]]:
        for record_type in nouns().values():
            if noun_of(record_type).home != "family":
                continue
            fields = [
                name
                for name, declared in declarations(record_type).items()
                if declared.kind in _POINTERS and kind_of(keep) in declared.refers
            ]
            for record in self.tx.in_scope(record_type, self.scope) if fields else ():
                for name in fields:
                    held = getattr(record, name)
                    if held == gone_id or (isinstance(held, tuple) and gone_id in held):
                        yield record, name


def _empty(value: Any) -> bool:  # noqa: ANN401 - field values
    return not value


def disagree(one: Record, other: Record) -> bool:
    """Say whether two rows say different things in any field that is not a set of pointers."""
    for name, declared in declarations(type(one)).items():
        ours, theirs = getattr(one, name), getattr(other, name)
        plain = declared.kind is Kind.TEXT and tight(str(ours)) == tight(str(theirs))
        both = not _empty(ours) and not _empty(theirs)
        if both and ours != theirs and not plain and declared.kind is not Kind.REFS:
            return True
    return False
