"""Adding, changing and removing any record: what every form on every page does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from familyplan.actions.registry import verb
from familyplan.model import (
    AreaScore,
    Kind,
    Record,
    Setting,
    Statement,
    Translation,
    declarations,
    kind_of,
    noun_of,
    nouns,
)
from familyplan.model.declare import STORE
from familyplan.model.lenses import SETTING, lenses
from familyplan.model.notation import changed_fields, replace
from familyplan.model.titles import title
from familyplan.sharing.translated import digest, main_words
from familyplan.words import listed, mark, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.model.lenses import Lenses
    from familyplan.store import Transaction

_SAME_SCOPE: Final = frozenset({Kind.REF, Kind.REFS})


@verb("record.add", mark("added the {kind} “{what}”"))
def add(tx: Transaction, record: Record) -> Record:
    """Keep a new record; a statement remembers who wrote it down and when.

    A translation remembers which words it is of.
    """
    if isinstance(record, Statement):
        record = replace(record, recorded_by=tx.actor, recorded_at=tx.now)
    if isinstance(record, Translation):
        record = replace(record, of_words=_of_words(tx, record))
    kept = tx.add(record)
    tx.say(kind=say(noun_of(kept).one), what=_called(tx, kept))
    return kept


@verb("record.edit", mark("changed {fields} of “{what}”"))
def edit(tx: Transaction, kind: str, row_id: str, /, **values: Any) -> Record:  # noqa: ANN401 - field values
    """Change fields of one record; a field that already holds the value is left alone.

    Whoever changes a translation, or the day it is of, did so with the words before them that it
    is a translation of now.
    """
    now = tx.need(nouns()[kind], row_id)
    new = tx.change(now, **values)
    if isinstance(new, Translation) and {"words", "translated"} & values.keys():
        tx.change(new, of_words=_of_words(tx, new))
    declared = declarations(type(now))
    labels = [
        say("“{words}”", words=say(declared[name].label)) for name in changed_fields(now, new)
    ]
    tx.say(fields=listed(labels), what=_called(tx, now))
    return new


@verb("record.remove", mark("removed the {kind} “{what}”"))
def remove(tx: Transaction, kind: str, row_id: str) -> None:
    """Remove a record, and with it what could not stand without it; other mentions are cleared."""
    gone = tx.need(nouns()[kind], row_id)
    tx.say(kind=say(noun_of(gone).one), what=_called(tx, gone))
    _remove(tx, gone)


def _of_words(tx: Transaction, translation: Translation) -> str:
    refers = declarations(Translation)["to"].refers
    found = (tx.get(nouns()[kind], translation.to) for kind in refers)
    return digest(main_words(next(filter(None, found), None)))


def _called(tx: Transaction, record: Record) -> str:
    """Say what a record is called; one without words of its own by whom and what it ties."""
    words = title(record, _lenses(tx) if isinstance(record, AreaScore) else None)
    if words != say(noun_of(record).one):
        return words
    tied = [
        title(other)
        for name, declaration in declarations(type(record)).items()
        if declaration.kind is Kind.REF
        for kind in declaration.refers
        if (other := tx.get(nouns()[kind], getattr(record, name))) is not None
    ]
    return listed(tied) or words


def _lenses(tx: Transaction) -> Lenses:
    own = (one.value for one in tx.in_scope(Setting, STORE) if one.key == SETTING)
    return lenses(next(own, None))


def _remove(tx: Transaction, gone: Record) -> None:
    for other, name, needed in list(_mentions(tx, gone)):
        if needed:
            still = tx.get(type(other), other.id)
            if still is not None:
                _remove(tx, still)
        else:
            held = getattr(other, name)
            left = "" if held == gone.id else tuple(one for one in held if one != gone.id)
            tx.change(other, **{name: left})
    tx.remove(gone)


def _mentions(tx: Transaction, gone: Record) -> Iterator[tuple[Record, str, bool]]:
    for record_type in nouns().values():
        fields = [
            (name, "save" in declaration.required_for)
            for name, declaration in declarations(record_type).items()
            if declaration.kind in _SAME_SCOPE and kind_of(gone) in declaration.refers
        ]
        if not fields:
            continue
        for record in tx.in_scope(record_type, gone.scope):
            for name, needed in fields:
                held = getattr(record, name)
                if held == gone.id or (isinstance(held, tuple) and gone.id in held):
                    yield record, name, needed
