"""What a copy of which parts were left out holds: what is said in it, and what that rests on.

A field is printed if the copy would be another without it. To try every one would take long, so
only what the words of the copy do not say is tried, and all of it at once as far as that goes.
Numbers, ticks and what rows are sorted by stay with their row: no text tells whether they count.
A very large copy is not composed often enough to try everything; what was not tried stays too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from familyplan.model import Kind, Rating, Translation, declarations, kind_of
from familyplan.model.notation import empty
from familyplan.packs.document import every_text, plain
from familyplan.packs.shown_values import TEXTS, strings, ways_to_say
from familyplan.sharing.narrowing import chosen
from familyplan.sharing.translated import main_words
from familyplan.words.folding import tight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from familyplan.model import Declaration, Record
    from familyplan.packs.document import Document
    from familyplan.sharing import View

    Compose = Callable[[View], Document]

__all__ = ["still_said"]

# Whoever is named may be named by a part of it, by initials or in a drawing.
_NAMED: Final = frozenset(
    {"family", "person", "group", "home", "relationship", "residence", "involvement", "standing",
     "practitioner", "agency", "meeting", "invitation", "contact_point", "identifier",
     "permission", "disclosure"}
)  # fmt: skip
_WORK: Final = 40_000  # rows composed again, at most
_FEWEST: Final = 8
# Long words are shortened in some places; where they begin, they are the same.
_BEGINS: Final = 12
_TIES: Final = frozenset({Kind.REF, Kind.REFS})
_COUNTED: Final = frozenset({Kind.FLAG, Kind.NUMBER, Kind.SCORE})
_SORTED_BY: Final = frozenset({("need", "side"), ("area_score", "area"), ("relationship", "is_")})


def still_said(held: View, compose: Compose, *, beside: bool = True) -> View:
    """Give as little of a View as `compose` makes the very same document of.

    Translations that are put `beside` it later go with their words.
    """
    trimming = _Trimming(held, compose, beside=beside)
    trimming.leave_out_rows()
    trimming.empty_fields()
    trimming.leave_out_bare_rows()
    return trimming.view


class _Trimming:
    """Takes away from a View whatever changes nothing in the document made of it."""

    def __init__(self, held: View, compose: Compose, *, beside: bool) -> None:
        """Compose it once, to compare with."""
        self._compose, self._beside = compose, beside
        self._document = compose(held)
        self._twice: set[str] = set()
        self._tries = max(_FEWEST, _WORK // (len(held.records) + 1))
        self._said = tight(" ".join(plain(one) for one in every_text(self._document)))
        self.view = chosen(held, self._translation_of_what_is_said(held)) if beside else held
        if self.view.limits:
            self._keep_if_same(replace(self.view, limits=()))

    def _translation_of_what_is_said(self, held: View) -> Callable[[Record], Record | None]:
        def keep(record: Record) -> Record | None:
            if not isinstance(record, Translation):
                return record
            # Words nobody reads here would come at the end, in both languages.
            words = tight(main_words(held.rows.any(record.to)))[:_BEGINS]
            return record if words and words in self._said else None

        return keep

    def leave_out_rows(self) -> None:
        """Leave out rows of whose words nothing is said; numbers go with the goal they are of."""
        self._drop_kinds(one for one in self.view.records if self._silent(one))

    def leave_out_bare_rows(self) -> None:
        """Leave out rows of which nothing is left but which rows they tie together and count."""
        self._drop_kinds(
            one for one in self.view.records if not self._comes_later(one) and _is_bare(one)
        )

    def empty_fields(self) -> None:
        """Empty whatever is not said, field by field."""
        columns: dict[tuple[str, str], set[str]] = {}
        self._twice = self._said_of_two_fields()
        for record in self.view.records:
            if not self._comes_later(record):
                for name in self._unsaid(record):
                    columns.setdefault((kind_of(record), name), set()).add(record.id)
        self._empty([(name, columns[kind, name]) for kind, name in sorted(columns)])

    def _comes_later(self, record: Record) -> bool:
        return self._beside and isinstance(record, Translation)

    def _silent(self, record: Record) -> bool:
        if kind_of(record) in _NAMED or isinstance(record, Rating) or self._comes_later(record):
            return False
        begun = [
            words
            for name, declaration in declarations(type(record)).items()
            if declaration.kind in TEXTS and not declaration.choices
            for one in strings(getattr(record, name))
            if (words := tight(one)[:_BEGINS])
        ]
        return bool(begun) and not any(one in self._said for one in begun)

    def _unsaid(self, record: Record) -> Iterable[str]:
        for name, declaration in declarations(type(record)).items():
            value = getattr(record, name)
            if value is None or value == empty(declaration) or _stays(record, name, declaration):
                continue
            ways = ways_to_say(declaration, value)
            if not any(one in self._said and one not in self._twice for one in ways):
                yield name

    def _said_of_two_fields(self) -> set[str]:
        """Give the words that a text may say of one field or of another: a school, and its seat."""
        places: dict[str, set[tuple[str, str]]] = {}
        for record in self.view.records:
            for name, declaration in declarations(type(record)).items():
                if declaration.kind in TEXTS and getattr(record, name):
                    for one in ways_to_say(declaration, getattr(record, name)):
                        places.setdefault(one, set()).add((kind_of(record), name))
        return {words for words, found in places.items() if len(found) > 1}

    def _drop_kinds(self, records: Iterable[Record]) -> None:
        kinds: dict[str, list[str]] = {}
        for one in records:
            kinds.setdefault(kind_of(one), []).append(one.id)
        self._drop(list(kinds.values()))

    def _drop(self, kinds: Sequence[list[str]], *, too_much: bool = False) -> bool:
        """Drop the rows of as many kinds as can go; say whether all went."""
        if not kinds or (not too_much and self._without({one for ids in kinds for one in ids})):
            return True
        if len(kinds) == 1:
            # Often it matters that there is one, and not how many.
            self._without(set(kinds[0][1:]))
            return False
        half = len(kinds) // 2
        self._drop(kinds[half:], too_much=self._drop(kinds[:half]))
        return False

    def _without(self, gone: set[str]) -> bool:
        if not gone or self._tries <= 0:
            return not gone

        def keep(record: Record) -> Record | None:
            goal = record.goal if isinstance(record, Rating) else ""
            return None if {record.id, goal} & gone else record

        return self._keep_if_same(chosen(self.view, keep))

    def _empty(self, columns: Sequence[tuple[str, set[str]]], *, too_much: bool = False) -> bool:
        """Empty as many columns as can be; say whether all are."""
        if not columns or (not too_much and self._emptied(columns)):
            return True
        if len(columns) > 1:
            half = len(columns) // 2
            self._empty(columns[half:], too_much=self._empty(columns[:half]))
        return False

    def _emptied(self, columns: Sequence[tuple[str, set[str]]]) -> bool:
        if self._tries <= 0:
            return False
        names: dict[str, list[str]] = {}
        for name, ids in columns:
            for one in ids:
                names.setdefault(one, []).append(name)

        def cut(record: Record) -> Record:
            declared = declarations(type(record))
            emptied: dict[str, Any] = {
                name: empty(declared[name]) for name in names.get(record.id, ())
            }
            return replace(record, **emptied) if emptied else record

        return self._keep_if_same(
            replace(self.view, records=tuple(cut(one) for one in self.view.records))
        )

    def _keep_if_same(self, less: View) -> bool:
        self._tries -= 1
        if self._compose(less) != self._document:
            return False
        self.view = less
        return True


def _is_bare(record: Record) -> bool:
    return all(
        getattr(record, name) in {None, "", (), False} or _stays(record, name, declaration)
        for name, declaration in declarations(type(record)).items()
    )


def _stays(record: Record, name: str, declaration: Declaration) -> bool:
    """Say whether a field stays with its row, whether or not a text says it."""
    kind = declaration.kind
    return kind in _TIES or kind in _COUNTED or (kind_of(record), name) in _SORTED_BY
