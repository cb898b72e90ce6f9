"""The verbs people have: each registered once, with the sentence history and undo say of it."""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar

from familyplan.actions.events import event_named
from familyplan.words import mark, say

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing a person can do: its name in the log, its sentence, whether it can be undone.

    The sentence is filled with what the action said it was about; it begins in small letters, as
    it follows "Undo: ".
    """

    name: str
    sentence: str
    function: Callable[..., Any]
    undoable: bool


_verbs: Final[dict[str, Verb]] = {}


def verb(
    name: str, sentence: str, *, undoable: bool = True
) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Register the decorated function as the verb of this name."""

    def register(function: Callable[P, T]) -> Callable[P, T]:
        _verbs[name] = Verb(name, sentence, function, undoable)
        return function

    return register


def verb_of(function: Callable[..., Any]) -> Verb:
    """Give the registered verb of an action function.

    Raises:
        LookupError: the function is not registered.

    """
    for found in _verbs.values():
        if found.function is function:
            return found
    raise LookupError(function)


def verb_named(name: str) -> Verb | None:
    """Give the verb of this name in the log, or None where no verb is called so."""
    return _verbs.get(name)


def verbs() -> dict[str, Verb]:
    """Give every registered verb by name."""
    return dict(_verbs)


def fixed() -> frozenset[str]:
    """Name the verbs that cannot be undone."""
    return frozenset(name for name, found in _verbs.items() if not found.undoable)


def told(name: str, said: dict[str, str]) -> str:
    """Say in words what a ChangeSet of this name did: "marked “ring the GP” done"."""
    if name == "undo":
        return say("undid: {told}", told=told(said.get("_of", ""), said))
    if name == "redo":
        return say("did again: {told}", told=told(said.get("_of", ""), said))
    if name == "event":
        sentence = event_named(said.get("event", "")).sentence
    else:
        found = _verbs.get(name)
        sentence = found.sentence if found else mark("changed something")
    names = {name for _text, name, _spec, _conversion in Formatter().parse(sentence) if name}
    return say(sentence, **{name: said.get(name, "…") for name in names})
