"""What a kind of copy is, and what composing one is given."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from familyplan.model.lenses import shipped
from familyplan.packs.of_parts import still_said
from familyplan.packs.translations import beside, with_translations
from familyplan.packs.wording import Wording
from familyplan.sharing.narrowing import narrowed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from familyplan.model import Rows
    from familyplan.model.lenses import Lenses
    from familyplan.packs.asked import Asked
    from familyplan.packs.document import Document
    from familyplan.packs.given import Given
    from familyplan.sharing import Reader, View

__all__ = ["EVERYTHING", "Making", "PackKind", "Part", "anybody", "in_order"]

EVERYTHING: frozenset[str] = frozenset({"*"})


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a kind that can be left out or moved; `name` is marked for `say`."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Making:
    """Everything a copy is composed from; nothing that is not in the View may be said.

    `previous` is what the same reader was given before, `code` what finds the disclosure. `given`
    are the copies that left as far as the reader may know of them, for the list of these alone.
    `lenses` are the ways of looking there are, a partnership's own among them.
    """

    view: View
    asked: Asked
    on: date
    wording: Wording = field(default_factory=Wording)
    code: str = ""
    previous: View | None = None
    given: tuple[Given, ...] = ()
    lenses: Lenses = field(default_factory=shipped)


def anybody(_reader: Reader, _rows: Rows) -> bool:
    """Say that a kind suits every reader."""
    return True


@dataclass(frozen=True, slots=True)
class PackKind:
    """One kind of copy.

    `name` and `what_for` are marked for `say`. `needs` names what must be chosen first: "meeting",
    or the kind of the row it is about ("person", "involvement", "step_change", "closure",
    "access_request"), or "owner" (whoever can own an action; nobody chosen means the reader); ""
    for nothing. `suits` says for whom it is offered. `carries`
    names the kinds of row and their fields it may hold at all (a kind of row with EVERYTHING
    holds all its fields); None carries whatever the reader may see. What a kind
    does not carry is taken from the View before it is composed, so that the record of the copy
    holds exactly what left. `picks` chooses among the rows before that (only the actions still
    open, only one child's goals): it is given all rows of the family, the reader's View and the
    wish, and may take away from the View, and never add to it. `beside` says whether translations
    of what the copy holds travel with it, in its second language, beside the words they are of.
    `instead` gives another View than the reader's usual one: the record somebody asked for, as it
    was decided. `not_ready` says why a copy that can be looked at may not leave yet, "" for may.
    """

    key: str
    name: str
    what_for: str
    compose: Callable[[Making], Document]
    parts: tuple[Part, ...] = ()
    needs: str = ""
    suits: Callable[[Reader, Rows], bool] = anybody
    carries: Mapping[str, frozenset[str]] | None = None
    picks: Callable[[Rows, View, Asked], View] | None = None
    beside: bool = True
    instead: Callable[[Rows, Reader, date, Asked], View] | None = None
    not_ready: Callable[[Rows, Asked, date], str] | None = None

    def held(self, rows: Rows, view: View, asked: Asked) -> View:
        """Give what a copy of this kind holds of a reader's View: what it picks and carries."""
        view = self.instead(rows, view.reader, view.on, asked) if self.instead else view
        picked = self.picks(rows, view, asked) if self.picks else view
        own = (asked.meeting if self.needs == "meeting" else "", asked.about)
        shown = _with_its_own(narrowed(picked, self.carries), view, own)
        return with_translations(rows, view, shown, asked) if self.beside else shown

    def of_parts(self, making: Making) -> View:
        """Give what a copy holds of its View once parts of it are left out: what is printed."""
        if len(in_order(self.parts, making.asked.parts)) == len(self.parts):
            return making.view

        def compose(view: View) -> Document:
            return self.compose(replace(making, view=view))

        return still_said(making.view, compose, beside=self.beside)

    def made(self, making: Making, held: View | None = None) -> Document:
        """Compose the copy, with the translations it holds beside their originals.

        `held` is what it holds where that is less than the View it is composed from.
        """
        document = self.compose(making)
        return beside(document, held or making.view) if self.beside else document


def _with_its_own(shown: View, view: View, own: tuple[str, ...]) -> View:
    """Give what a copy holds with the rows it is about, though nothing is written there yet."""
    bare = tuple(
        type(found)(id=found.id, scope=found.scope)
        for one in dict.fromkeys(own)
        if (found := view.rows.any(one)) is not None and shown.rows.any(one) is None
    )
    return replace(shown, records=(*shown.records, *bare)) if bare else shown


def in_order(parts: tuple[Part, ...], wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Give the keys of a kind's parts as wanted; keys nobody knows are left out."""
    known = tuple(part.key for part in parts)
    return tuple(key for key in wanted if key in known) if wanted else known
