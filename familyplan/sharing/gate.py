"""Letting a family's rows through to one reader: field by field, then what hangs on them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from familyplan.model import Kind, Permission, declarations, kind_of, noun_of
from familyplan.model.declare import DIRECTORY
from familyplan.model.notation import empty
from familyplan.sharing.giveaways import Giveaways
from familyplan.sharing.readers import Reader
from familyplan.sharing.rules import Case, decide, released
from familyplan.sharing.story import MAIN, beside
from familyplan.sharing.tables import NEVER_LEAVES, OPEN
from familyplan.sharing.verdict import Verdict, no
from familyplan.sharing.view import Ground, View, Withheld

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from familyplan.model import Declaration, Record, Rows

_OWN_NAME: Final = frozenset(
    {"name", "known_as", "own_script", "legal_name", "family_name", "label"}
)
_LEANS_ON: Final = {("action", "goal"), ("standing", "held_by")}


def view(rows: Rows, reader: Reader, on: date) -> View:
    """Give what a reader may see of a family's rows on a day, by the order of `rules.decide`."""
    gate = _Gate(Case(rows, reader, on))
    for record in rows:
        gate.pass_through(record)
    gate.close()
    return View(
        reader,
        on,
        tuple(gate.kept.values()),
        tuple(gate.withheld),
        tuple(gate.relied_on),
        tuple(gate.limits),
        {row: tuple(stood) for row, stood in gate.grounds.items() if row in gate.kept and stood},
        rows.lenses,
    )


def own_screen(rows: Rows, on: date) -> View:
    """Give everything, for the user's own screen only: never for a copy."""
    return View(Reader("", "", "person", channel="screen"), on, tuple(rows), lenses=rows.lenses)


class _Gate:
    """Keeps what may be seen, and notes what may not."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.kept: dict[str, Record] = {}
        self.withheld: list[Withheld] = []
        self.relied_on: dict[str, None] = {}
        self.limits: dict[str, None] = {}
        self.grounds: dict[str, dict[Ground, None]] = {}
        self._giveaways = Giveaways(case)

    def pass_through(self, record: Record) -> None:
        """Empty what may not be seen; keep the record if anything of it is left."""
        if kind_of(record) in NEVER_LEAVES:
            return
        emptied: dict[str, Any] = {}
        relied: dict[str, None] = {}
        said = dict(_said(record))
        for name, declaration in said.items():
            verdict = decide(self.case, record, name, declaration)
            if verdict.allowed and (reason := self._names(record, name, declaration)):
                verdict = no(reason)
            if verdict.allowed:
                relied |= dict.fromkeys(verdict.relied_on)
                self.limits |= dict.fromkeys(
                    one for one in verdict.limits if not self._giveaways.said(one)
                )
            else:
                emptied[name] = empty(declaration)
                self._note(record, name, verdict)
        nothing_to_tell = not said and kind_of(record) in OPEN
        if len(emptied) < len(said) or nothing_to_tell:
            self.relied_on |= relied
            self.grounds[record.id] = dict.fromkeys(self._stands_on(record, relied))
            self.kept[record.id] = replace(record, **emptied)

    def _stands_on(self, record: Record, relied: Iterable[str]) -> Iterator[Ground]:
        """Give what let a row through: the permissions relied on, and a release of any of it."""
        for one in relied:
            given = self.case.rows.find(Permission, one)
            if given is not None:
                since = given.since.exact if given.since else None
                yield Ground(given.information, given.state, since)
        if self.case.released and any(
            released(self.case, record, name) for name, _declaration in _said(record)
        ):
            yield Ground("", "released")

    def _names(self, record: Record, name: str, declaration: Declaration) -> str:
        """Give the reason a text nobody let out must stay for what it names, or ""."""
        if record.id == self.case.reader.id and name in _OWN_NAME:
            return ""
        reason = self._giveaways.verdict(record, name, declaration)
        return "" if reason and released(self.case, record, name) else reason

    def close(self) -> None:
        """Take away what stands on something absent, then every mention of what is absent."""
        while gone := [one for one in self.kept.values() if self._stands_on_nothing(one)]:
            for record in gone:
                self._drop(record, "belongs")
        self._forget_mentions()
        seen = set(self._mentioned())
        for record in [*self.kept.values()]:
            if noun_of(record).home == DIRECTORY and record.id not in seen:
                self._drop(record, "not_at_table")
        self._forget_mentions()

    def _stands_on_nothing(self, record: Record) -> bool:
        if released(self.case, record, ""):
            return False
        if self._beside_nothing(record):
            return True
        return any(
            declaration.kind is Kind.REF
            and ("save" in declaration.required_for or (kind_of(record), name) in _LEANS_ON)
            and (getattr(record, name) or self._emptied(record, name))
            and getattr(record, name) not in self.kept
            for name, declaration in declarations(type(record)).items()
        )

    def _beside_nothing(self, record: Record) -> bool:
        """Say whether a reply or a paper stands beside words that did not come through."""
        before = self.case.rows.any(record.id)
        entry = beside(self.case.rows, before) if before is not None else None
        if entry is None:
            return False
        main, kept = MAIN[kind_of(entry)], self.kept.get(entry.id)
        return kept is None or getattr(kept, main) != getattr(entry, main)

    def _emptied(self, record: Record, name: str) -> bool:
        before = self.case.rows.any(record.id)
        return bool(getattr(before, name, ""))

    def _drop(self, record: Record, reason_key: str) -> None:
        del self.kept[record.id]
        for name, _declaration in _said(record):
            self._note(record, name, no(reason_key))

    def _mentioned(self) -> Iterator[str]:
        agencies = {
            getattr(one, "agency", "") for one in self.kept.values() if kind_of(one) != "permission"
        }
        yield from agencies
        for one in self.kept.values():
            for name in ("practitioner", "funded_by"):
                yield getattr(one, name, "")

    def _forget_mentions(self) -> None:
        for record in [*self.kept.values()]:
            emptied: dict[str, Any] = {}
            for name, declaration in _said(record):
                value = getattr(record, name)
                if declaration.kind is Kind.REF and value not in self.kept:
                    emptied[name] = ""
                elif declaration.kind is Kind.REFS and not set(value) <= self.kept.keys():
                    emptied[name] = tuple(one for one in value if one in self.kept)
            for name in emptied:
                self._note(record, name, no("belongs"))
            if emptied:
                self.kept[record.id] = replace(record, **emptied)

    def _note(self, record: Record, name: str, verdict: Verdict) -> None:
        self.withheld.append(
            Withheld(kind_of(record), record.id, name, verdict.reason_key, verdict.reason)
        )


def _said(record: Record) -> Iterator[tuple[str, Any]]:
    """Give the fields of a record that say something, with their declarations."""
    for name, declaration in declarations(type(record)).items():
        value = getattr(record, name)
        if value is not None and value != empty(declaration):
            yield name, declaration
