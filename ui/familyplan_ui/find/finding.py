"""What Find finds for a few letters: rows and commands, each with where the letters stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from familyplan.model import (
    DIRECTORY,
    Family,
    Reply,
    Sharing,
    Translation,
    declarations,
    noun_of,
)
from familyplan.model.titles import shortened, title
from familyplan.words import say
from familyplan.words.folding import folded
from familyplan_ui.families.matching import marks, terms
from familyplan_ui.widgets.painted import PaintedRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from familyplan.model import Record
    from familyplan.session import Hit, Session

_PER_KIND: Final = 6
_BEFORE: Final = 24
_GUARDED: Final = frozenset({Sharing.FORMER_IDENTITY, Sharing.WHEREABOUTS, Sharing.IDENTIFIER})
_FIRST: Final = frozenset({"family", "person"})
_ICONS: Final = {
    "family": "users",
    "person": "user-round",
    "agency": "building-complex",
    "practitioner": "contact-round",
    "home": "house",
    "contact_point": "phone",
    "identifier": "hash",
    "group": "users-round",
    "goal": "target",
    "action": "circle-check",
    "meeting": "calendar",
    "note": "notebook-pen",
    "voice": "message-circle",
}


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found: a row (`kind`, `row`, `scope`) or a command (`command`), and its words."""

    name: str
    soft: str
    icon: str
    kind: str = ""
    row: str = ""
    scope: str = ""
    command: str = ""
    guarded: bool = False

    def painted(self, key: str, wanted: Sequence[str]) -> PaintedRow:
        """Give the row it is shown as, with the wanted letters marked."""
        return PaintedRow(
            key,
            self.name,
            self.soft,
            self.icon,
            chip=("shield", say("protected"), "attention") if self.guarded else None,
            marks=tuple(marks(self.name, wanted)),
            soft_marks=tuple(marks(self.soft, wanted)),
        )


class Finder:
    """Looks in an open session and among commands, given as (id, words, key)."""

    def __init__(
        self, session: Session, commands: Callable[[], Iterable[tuple[str, str, str]]]
    ) -> None:
        self._session = session
        self._commands = commands
        self._families: dict[str, str] = {}

    def find(self, typed: str) -> list[Found]:
        """Give what the letters mean: families and people, then commands, then everything else."""
        wanted = terms(typed)
        if not wanted:
            return []
        hits = self._session.store.find(typed, per_kind=_PER_KIND)
        people = [one for hit in hits if hit.kind in _FIRST for one in self._row(hit, wanted)]
        others = [one for hit in hits if hit.kind not in _FIRST for one in self._row(hit, wanted)]
        for some in (people, others):
            some.sort(key=lambda one: not marks(one.name, wanted))
        return [*people, *self._among_commands(wanted), *others]

    def stands_in(self, found: Found) -> tuple[str, str]:
        """Give the kind and the id of what a page opens for it.

        A reply and a translation are opened with the entry they stand beside.
        """
        store = self._session.store
        kind, row = found.kind, found.row
        record = store.record(kind, row)
        while isinstance(record, Reply | Translation):
            found_kind = store.kind_of_row(record.to)
            if found_kind is None:
                break
            kind, row = found_kind, record.to
            record = store.record(kind, row)
        return kind, row

    def _row(self, hit: Hit, wanted: Sequence[str]) -> list[Found]:
        record = self._session.store.record(hit.kind, hit.row)
        if record is None:
            return []
        kind = say(noun_of(record).one)
        name = title(record, self._session.store.lenses())
        where = "" if hit.guarded or marks(name, wanted) else _where(record, wanted)
        family = "" if hit.kind == "family" else self._family(hit.scope)
        soft = " · ".join(part for part in (kind[:1].upper() + kind[1:], family, where) if part)
        icon = _ICONS.get(hit.kind, "file-text")
        return [Found(name, soft, icon, hit.kind, hit.row, hit.scope, guarded=hit.guarded)]

    def _family(self, scope: str) -> str:
        if scope in {DIRECTORY, "store", ""}:
            return ""
        if scope not in self._families:
            family = self._session.store.get(Family, scope)
            self._families[scope] = family.name if family else ""
        return self._families[scope]

    def _among_commands(self, wanted: Sequence[str]) -> list[Found]:
        found = []
        for command, words, key in self._commands():
            held = f" {folded(words)}"
            if command != "edit.find" and all(f" {term}" in held for term in wanted):
                soft = " · ".join(part for part in (say("Something to do"), key) if part)
                found.append(Found(words, soft, "zap", command=command))
        return found[:_PER_KIND]


def _where(record: Record, wanted: Sequence[str]) -> str:
    """Say in which field the letters were found and the words round them."""
    for name, declaration in declarations(type(record)).items():
        held = getattr(record, name)
        open_to_all = declaration.found and declaration.sharing not in _GUARDED
        if not isinstance(held, str) or not held or not open_to_all:
            continue
        found = marks(held, wanted)
        if found:
            return f"{say(declaration.label)}: {_round(held, found[0][0])}"
    return ""


def _round(text: str, at: int) -> str:
    """Give some words from shortly before a place on."""
    start = text.rfind(" ", 0, max(0, at - _BEFORE)) + 1 if at > _BEFORE else 0
    return ("…" if start else "") + shortened(text[start:], 60)
