"""What one reader may see of one family's record on one day, and what was left out and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from familyplan.model import Rows, declarations, kind_of, nouns
from familyplan.model.lenses import shipped
from familyplan.model.notation import read_record, write_record
from familyplan.sharing.readers import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from familyplan.model import Record
    from familyplan.model.lenses import Lenses

_NOTED: Final = frozenset({"how_sure", "information", "not_for", "update_seen", "gets_copy"})


@dataclass(frozen=True, slots=True)
class Withheld:
    """One field left out: of which row, why (a key and the sentence); "" for a row as a whole."""

    kind: str
    row: str
    field: str
    reason_key: str
    reason: str

    @property
    def bookkeeping(self) -> bool:
        """Say whether it is only what the program or a worker notes about a row: not worth showing.

        Who wrote it down when, how sure it is, its kind of information, an emptied mention.
        """
        declared = declarations(nouns()[self.kind]).get(self.field)
        hidden = declared is not None and bool(declared.hidden)
        return self.reason_key in {"program", "belongs"} or self.field in _NOTED or hidden

    @property
    def to_decide(self) -> bool:
        """Say whether a person should look and decide, because a rule could not read the words."""
        return self.reason_key in {"names_protected", "only"}


@dataclass(frozen=True, slots=True)
class Ground:
    """What a row was let through by: a yes to one kind of information, or a release.

    `state` is how the yes was given (a key of `permission_state`), "released" for what was let out
    with a reason; `since` is its day where that is known. No words of anybody are in it.
    """

    information: str
    state: str
    since: date | None = None


@dataclass(frozen=True)
class View:
    """Records as one reader may see them: withheld fields empty, withheld records absent.

    `relied_on` are the ids of the permissions that let something through; `limits` the words of
    those that were narrower than their kind ("Health: hearing only"). `grounds` says for each row
    that stands on more than being at the table what it was let through by. Views are equal when
    they show the same, whoever they are for. `lenses` are those of the store, which name areas.
    """

    reader: Reader
    on: date
    records: tuple[Record, ...]
    withheld: tuple[Withheld, ...] = ()
    relied_on: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    grounds: Mapping[str, tuple[Ground, ...]] = field(default_factory=dict, hash=False)
    lenses: Lenses = field(default_factory=shipped, compare=False, repr=False)

    @cached_property
    def rows(self) -> Rows:
        """Give the records as rows; nothing else may be shown, counted or drawn."""
        return Rows(self.records, lenses=self.lenses)

    def shows_the_same(self, other: View) -> bool:
        """Say whether two readers would hold the same in their hands."""
        return self.records == other.records

    def left_out(self, row_id: str, field: str) -> Withheld | None:
        """Give why a field of a row is not here, or None where it was simply empty."""
        return self._left_out.get((row_id, field))

    @property
    def to_decide(self) -> tuple[Withheld, ...]:
        """Give the texts left out only because they seem to name what is kept back.

        They stay out until somebody decides what their words mean.
        """
        return tuple(one for one in self.withheld if one.reason_key == "names_protected")

    @cached_property
    def _left_out(self) -> dict[tuple[str, str], Withheld]:
        return {(one.row, one.field): one for one in self.withheld}

    def written(self) -> dict[str, Any]:
        """Write the view as JSON, for the record of the copy that left."""
        reader = self.reader
        return {
            "reader": {
                "id": reader.id, "name": reader.name, "kind": reader.kind,
                "agency_id": reader.agency_id, "agency_name": reader.agency_name,
                "is_lead": reader.is_lead, "purpose": reader.purpose, "channel": reader.channel,
            },
            "on": self.on.isoformat(),
            "rows": [
                {"kind": kind_of(one), "id": one.id, "scope": one.scope,
                 "values": write_record(one)}
                for one in self.records
            ],
            "withheld": [
                [one.kind, one.row, one.field, one.reason_key] for one in self.withheld
            ],
            "relied_on": list(self.relied_on),
            "limits": list(self.limits),
            "grounds": {
                row: [[one.information, one.state, one.since.isoformat() if one.since else ""]
                      for one in stood]
                for row, stood in self.grounds.items()
            },
        }  # fmt: skip

    @staticmethod
    def read(written: dict[str, Any]) -> View:
        """Read a view back from what `written` gave; kinds this program no longer has are left out.

        Raises:
            NotationError: a value does not have the shape its field declares.

        """
        known = nouns()
        records = tuple(
            read_record(known[one["kind"]], one["id"], one["scope"], one["values"])
            for one in written["rows"]
            if one["kind"] in known
        )
        withheld = tuple(
            Withheld(kind, row, field, key, "") for kind, row, field, key in written["withheld"]
        )
        on = date.fromisoformat(written["on"])
        return View(
            Reader(**written["reader"]),
            on,
            records,
            withheld,
            tuple(written["relied_on"]),
            tuple(written.get("limits", ())),
            {
                row: tuple(Ground(what, state, _day(day)) for what, state, day in stood)
                for row, stood in written.get("grounds", {}).items()
            },
        )


def _day(said: str) -> date | None:
    return date.fromisoformat(said) if said else None
