"""What a copy of which parts were left out holds: no row of which nothing is said any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.model import Kind, Rating, Translation, declarations, kind_of
from familyplan.packs.document import every_text, plain
from familyplan.sharing.narrowing import chosen
from familyplan.sharing.translated import main_words
from familyplan.words.folding import tight

if TYPE_CHECKING:
    from familyplan.model import Record
    from familyplan.packs.document import Document
    from familyplan.sharing import View

__all__ = ["still_said"]

# Whoever is named may be named by a part of it, by initials or in a drawing: they always stay.
_NAMED: Final = frozenset(
    {"family", "person", "group", "home", "relationship", "residence", "involvement", "standing",
     "practitioner", "agency", "meeting", "invitation", "contact_point", "identifier",
     "permission", "disclosure"}
)  # fmt: skip
_WORDS: Final = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.TEXTS})
# Long words are shortened in some places; where they begin, they are the same.
_BEGINS: Final = 12


def still_said(held: View, document: Document) -> View:
    """Give a View without the rows whose words are nowhere in a document made of it.

    Rows of names and days only, and rows of which any words are said, stay as they are; numbers go
    with the goal they are of, and translations with their words.
    """
    said = tight(" ".join(plain(one) for one in every_text(document)))

    def silent(record: Record) -> bool:
        if kind_of(record) in _NAMED or isinstance(record, Rating | Translation):
            return False
        begun = [words for one in _words(record) if (words := tight(one)[:_BEGINS])]
        return bool(begun) and not any(one in said for one in begun)

    gone = {one.id for one in held.records if silent(one)}

    def keep(record: Record) -> Record | None:
        if isinstance(record, Translation):
            # Words nobody reads here would come at the end, in both languages.
            words = tight(main_words(held.rows.any(record.to)))[:_BEGINS]
            return record if words and words in said else None
        goal = record.goal if isinstance(record, Rating) else ""
        return None if {record.id, goal} & gone else record

    return chosen(held, keep)


def _words(record: Record) -> list[str]:
    found: list[str] = []
    for name, declaration in declarations(type(record)).items():
        value = getattr(record, name)
        if declaration.kind in _WORDS and not declaration.choices and value:
            found += (value,) if isinstance(value, str) else value
    return found
