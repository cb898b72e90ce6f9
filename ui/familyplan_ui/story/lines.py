"""The lines of a long story: made when they are looked at, kept while they would say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.model.titles import name_in
from familyplan.words import terms
from familyplan_ui.story.told import named_in, painted, story_of, told_of
from familyplan_ui.widgets.lazy_rows import LazyRows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from familyplan.model import Rows
    from familyplan_ui.story.told import Row, Told
    from familyplan_ui.widgets.painted import PaintedRow


class Lines:
    """What a story says in its list; after a change only what it touched is worked out again.

    An entry is kept while its record is the very same object. A line is kept while its entry is,
    and while all that is said in lines besides is the same: the names, the day, the partnership's
    terms (`said_with`). What is no longer in the story is let go. `story` has it all, oldest first.
    """

    def __init__(self) -> None:
        self.story: tuple[Told, ...] = ()
        self.said_with: object = None
        self._rows: Rows | None = None
        self._told: dict[str, Told] = {}
        self._made: dict[str, tuple[Told, PaintedRow]] = {}

    def take(self, rows: Rows, today: date) -> None:
        """Be about the story in these rows, as it is told on this day."""
        if rows is not self._rows:
            self._rows = rows
            self.story = story_of(rows, self._entry)
            self._told = {one.row.id: one for one in self.story}
        whom = {each for one in self.story for each in named_in(one.row)}
        said_with = ({each: name_in(rows, each) for each in whom}, today, terms())
        if said_with != self.said_with:
            # Not emptied: a list shown before goes on making its lines of what was true then.
            self._made, self.said_with = {}, said_with
        for key in [key for key, (one, _) in self._made.items() if self._told.get(key) is not one]:
            del self._made[key]

    def of(self, rows: Rows, seen: Sequence[Told], today: date) -> LazyRows:
        """Give the lines of some entries of the story taken last, in this order."""
        kept = self._made

        def line(at: int) -> PaintedRow:
            one = seen[at]
            made = kept.get(one.row.id)
            if made is None or made[0] is not one:
                made = kept[one.row.id] = one, painted(rows, one, today)
            return made[1]

        return LazyRows([one.row.id for one in seen], line)

    def _entry(self, row: Row) -> Told:
        before = self._told.get(row.id)
        return before if before is not None and before.row is row else told_of(row)
