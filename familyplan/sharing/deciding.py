"""The texts a copy leaves out because of their words, as a person needs them to decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from familyplan.model import Family, kind_of
from familyplan.sharing.giveaways import Giveaways, Passage, digest_of, text_of
from familyplan.sharing.rules import Case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from familyplan.model import Record, Rows
    from familyplan.sharing.view import View

__all__ = ["TextToDecide", "texts_to_decide"]


@dataclass(frozen=True, slots=True)
class TextToDecide:
    """One text that waits: which field of which row, what it says, and where it names what.

    `scope` is the family for which it is decided, also where the row is of the directory. It holds
    what is kept back, and so is for the user's own screen only.
    """

    kind: str
    row: str
    field: str
    scope: str
    text: str
    passages: tuple[Passage, ...]

    @property
    def digests(self) -> tuple[str, ...]:
        """Give what a decision about this text is bound to, one for each thing it names."""
        found = dict.fromkeys(digest_of(self.text, one.says) for one in self.passages)
        return tuple(found)

    def still_said(self, record: Record | None) -> bool:
        """Say whether the row still says exactly this."""
        return record is not None and text_of(record, self.field) == self.text


def texts_to_decide(rows: Rows, views: Iterable[View]) -> tuple[TextToDecide, ...]:
    """Give the texts that any of these Views of the rows left out for their words, each once.

    What several readers' copies must not say is brought together, so that one decision is enough.
    """
    found: dict[tuple[str, str], TextToDecide] = {}
    for view in views:
        waiting = view.to_decide
        giveaways = Giveaways(Case(rows, view.reader, view.on)) if waiting else None
        for one in waiting:
            record = rows.any(one.row)
            if giveaways is None or record is None:
                continue
            passages = giveaways.passages(record, one.field)
            before = found.get((one.row, one.field))
            together = {(each.start, each.says.value): each for each in passages}
            if before is not None:
                together |= {(each.start, each.says.value): each for each in before.passages}
            found[one.row, one.field] = TextToDecide(
                kind_of(record),
                one.row,
                one.field,
                _family(rows) or record.scope,
                text_of(record, one.field),
                tuple(together[key] for key in sorted(together)),
            )
    return tuple(found.values())


def _family(rows: Rows) -> str:
    return next((one.id for one in rows.of(Family)), "")
