"""Terms that not everybody knows, with plain words for each: the glossary and a partnership's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from familyplan import assets
from familyplan.words import say, terms

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Term", "known_terms", "used_in"]


@dataclass(frozen=True, slots=True)
class Term:
    """A term, what it means, and other forms it is written in."""

    name: str
    meaning: str
    also: tuple[str, ...] = ()

    def forms(self) -> tuple[str, ...]:
        """Give every form of the term, with what this partnership calls it."""
        called = terms().get(self.name.replace(" ", "_").casefold(), "")
        return tuple(form for form in (self.name, called, *self.also) if form)


@cache
def _glossary() -> tuple[Term, ...]:
    return tuple(
        Term(one["term"], one["meaning"], tuple(one.get("also", ())))
        for one in assets.read_json("glossary.json")
    )


def known_terms(explained: Iterable[tuple[str, str]] = ()) -> tuple[Term, ...]:
    """Give the glossary's terms in the language in force, a partnership's own meanings first."""
    own = {name.casefold(): Term(name, meaning) for name, meaning in explained if name.strip()}
    rest = (
        Term(say(one.name), say(one.meaning), one.also)
        for one in _glossary()
        if one.name.casefold() not in own
    )
    return (*own.values(), *rest)


def used_in(text: str, explained: Iterable[tuple[str, str]] = ()) -> tuple[Term, ...]:
    """Give the known terms that stand in a text, in any of their forms."""
    written = text.casefold()
    return tuple(
        one for one in known_terms(explained) if any(_in(form, written) for form in one.forms())
    )


def _in(form: str, written: str) -> bool:
    return re.search(rf"\b{re.escape(form.casefold())}\b", written) is not None
