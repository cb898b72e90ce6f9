"""Bringing families in from a file: looked through first, then kept, one ChangeSet per family."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from familyplan.actions import importing
from familyplan.errors import Refused
from familyplan.exchange.checking import Check
from familyplan.exchange.reading import NOTHING_IN, read_json
from familyplan.model import Agency, Family, Practitioner, declarations, kind_of, noun_of
from familyplan.model.notation import changed_fields
from familyplan.model.titles import title
from familyplan.words import say, say_many

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from familyplan.clock import Clock
    from familyplan.model import Record
    from familyplan.store.reading import Reader


class Opened(Protocol):
    """What bringing in needs of an opened store; a Session is one."""

    @property
    def store(self) -> Reader:
        """Give what reads the store."""
        ...

    @property
    def clock(self) -> Clock:
        """Give what tells the day."""
        ...

    def run(self, function: Callable[..., Any], *args: Any) -> Any:  # noqa: ANN401 - the action's
        """Run one action as one transaction."""
        ...


@dataclass(frozen=True, slots=True)
class Arriving:
    """A family in the file: its id, its name, its records; and, if it is here, what differs.

    `findings` are sentences about it: warnings where it can come in, else why it cannot.
    """

    family_id: str
    name: str
    records: tuple[Record, ...] = ()
    differences: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What bringing a file in would do; with any problem, only when the rest is asked for.

    `problems` is everything wrong, `aside` the families that cannot come in because of it; where
    nothing at all can come in, `new` is empty. `directory` are agencies and practitioners not here
    yet; `directory_differing` says which ones are here already and differ, and stay as they are
    here.
    """

    problems: tuple[str, ...] = ()
    new: tuple[Arriving, ...] = ()
    same: tuple[Arriving, ...] = ()
    differing: tuple[Arriving, ...] = ()
    directory: tuple[Record, ...] = ()
    directory_differing: tuple[str, ...] = ()
    aside: tuple[Arriving, ...] = ()


def plan_import(session: Opened, data: bytes) -> ImportPlan:
    """Look through a file and say what bringing it in would do; nothing is changed.

    Raises:
        NotReadable: the file is not JSON that can safely be read.

    """
    store = session.store
    check = Check(lambda row_id: _directory_kind(store, row_id))
    check.run(read_json(data))
    if check.fatal:
        return ImportPlan(problems=tuple(check.problems))
    new: list[Arriving] = []
    same: list[Arriving] = []
    differing: list[Arriving] = []
    fresh, changed = _directory(store, check.contents.directory)
    any_taken = _taken(store, fresh)
    for line in any_taken:
        check.note(say("directory"), line)
    for n, (family_id, records) in check.sound():
        family = next(one for one in records if isinstance(one, Family))
        arriving = Arriving(family_id, title(family), tuple(records))
        if store.get(Family, family_id) is None:
            taken = _taken(store, records)
            for line in taken:
                check.note(say("family {n}", n=n), line, n)
            new += [] if taken else [arriving]
            continue
        lines = _differences(records, _own(store.whole_family(family_id)))
        (differing if lines else same).append(Arriving(family_id, title(family), (), lines))
    problems, aside = tuple(check.problems), tuple(_aside(check))
    if any_taken:
        return ImportPlan(problems=problems, aside=aside)
    return ImportPlan(problems, tuple(new), tuple(same), tuple(differing), fresh, changed, aside)


def carry_out(session: Opened, plan: ImportPlan, *, rest: bool = False) -> int:
    """Bring in what is new, the directory first, then each family on its own; give how many.

    Raises:
        Refused: the plan has problems and not only the `rest` is wanted; nothing is brought in.

    """
    steps = tuple(parts(plan, rest=rest))
    for records in steps:
        session.run(importing.bring_in, records)
    return len(plan.new)


def parts(plan: ImportPlan, *, rest: bool = False) -> Iterator[tuple[Record, ...]]:
    """Give what is brought in by one action each: the directory if it is needed, each family.

    Raises:
        Refused: the plan has problems and not only the `rest` is wanted.

    """
    if plan.problems and not (rest and plan.new):
        raise Refused(say(NOTHING_IN))
    if plan.directory:
        yield plan.directory
    for arriving in plan.new:
        yield arriving.records


def _aside(check: Check) -> Iterator[Arriving]:
    for n, (family_id, name, lines) in check.aside().items():
        where = say("family {n}", n=n)
        yield Arriving(family_id, f"{where} ({name})" if name else where, findings=lines)


def _directory_kind(store: Reader, row_id: str) -> str | None:
    for record_type in (Agency, Practitioner):
        if store.get(record_type, row_id) is not None:
            return kind_of(record_type)
    return None


def _own(records: Iterable[Record]) -> list[Record]:
    return [one for one in records if noun_of(one).home == "family"]


def _taken(store: Reader, records: Iterable[Record]) -> list[str]:
    taken = sum(store.kind_of_row(one.id) is not None for one in records)
    if not taken:
        return []
    found = say_many(
        "{n} record has an id that another record has here",
        "{n} records have ids that other records have here",
        taken,
    )
    return [found]


def _directory(
    store: Reader, records: Iterable[Record]
) -> tuple[tuple[Record, ...], tuple[str, ...]]:
    fresh: list[Record] = []
    changed: list[str] = []
    for record in records:
        here = store.get(type(record), record.id)
        if here is None:
            fresh.append(record)
        elif here != record:
            changed.append(_changed(here, record))
    return tuple(fresh), tuple(changed)


def _differences(arriving: Iterable[Record], kept: Iterable[Record]) -> tuple[str, ...]:
    theirs = {one.id: one for one in arriving}
    ours = {one.id: one for one in kept}
    lines: list[str] = []
    for row_id in sorted(theirs.keys() | ours.keys()):
        one, other = ours.get(row_id), theirs.get(row_id)
        if one is None and other is not None:
            lines.append(say("{record}: only in the file", record=_named(other)))
        elif other is None and one is not None:
            lines.append(say("{record}: only here", record=_named(one)))
        elif one is not None and other is not None and one != other:
            lines.append(_changed(one, other))
    return tuple(lines)


def _changed(here: Record, arriving: Record) -> str:
    if type(here) is not type(arriving):
        return say("{record}: another kind of record in the file", record=_named(here))
    declared = declarations(type(here))
    labels = ", ".join(say(declared[name].label) for name in changed_fields(here, arriving))
    return say("{record}: differs in {fields}", record=_named(here), fields=labels)


def _named(record: Record) -> str:
    return f"{say(noun_of(record).one)} “{title(record)}”"
