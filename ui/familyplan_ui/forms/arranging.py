"""The shape of an arrangement: groups laid out by hand, two columns where it helps."""

from __future__ import annotations

from typing import Final, NamedTuple

from familyplan.words import mark

FormRow = str | tuple[str, str]


class Group(NamedTuple):
    """Fields that belong together: a heading ("" for none), rows of one field or of two.

    A `folded` group is closed until it is opened, unless something stands in it.
    """

    heading: str
    rows: tuple[FormRow, ...]
    folded: bool = False


Groups = tuple[Group, ...]

STATEMENT_MORE: Final[tuple[FormRow, ...]] = (
    ("about", "said_by"),
    ("how_sure", "happened"),
    "not_for",
)
WHOSE: Final = mark("Whose words, and how sure")
