"""Where half-typed text of a form is kept until it becomes record, and what was found there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.errors import KnownError

if TYPE_CHECKING:
    from familyplan.model import Record
    from familyplan_ui.gate import Gate


class Drafts:
    """The drafts of one kind of record: "kind/row/field", "kind/new@scope/field" for a new one.

    Where new ones are begun under several others (a rating under each goal), `under` is the field
    that says under which: then a new one's drafts are at "kind/new@under/field".
    """

    def __init__(self, gate: Gate, kind: str, under: str = "") -> None:
        self._gate, self._kind = gate, kind
        self._under = under or "scope"
        self.trouble = ""

    def place(self, record: Record, field: str) -> str:
        """Name the place of one field."""
        return f"{self._whole(record)}{field}"

    def found(self, record: Record) -> dict[str, str]:
        """Give the half-typed texts of a record, by field."""
        whole = self._whole(record)
        drafts = self._gate.session.store.drafts(whole)
        return {draft.place.removeprefix(whole): draft.text for draft in drafts}

    def keep(self, record: Record, field: str, text: str) -> bool:
        """Keep a half-typed text; where that fails, `trouble` says why and the gate is told."""
        place = self.place(record, field)
        try:
            self._gate.session.store.keep_draft(place, record.scope, text)
        except KnownError as problem:
            self.trouble = problem.sentence
            self._gate.hold(place)
            return False
        self._gate.release(place)
        return True

    def forget(self, record: Record, field: str) -> None:
        """Forget a half-typed text.

        Raises:
            StoreFull, StoreIsReadOnly, StoreTrouble: it could not be written.

        """
        self._gate.session.store.keep_draft(self.place(record, field), record.scope, "")

    def forget_all(self, record: Record) -> None:
        """Forget every half-typed text of a record; raises as `forget` does."""
        for field in self.found(record):
            self.forget(record, field)

    def _whole(self, record: Record) -> str:
        begun = f"new@{getattr(record, self._under) or record.scope}"
        return f"{self._kind}/{record.id or begun}/"
