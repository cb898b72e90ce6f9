"""What changed since the last meeting, in the words of the history, each thing said once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from familyplan.model import Meeting

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from familyplan.model import Rows
    from familyplan.session import HistoryLine

_ICONS: Final = {
    "goal": "target",
    "action": "check",
    "record": "pencil",
    "team": "user-plus",
    "meeting": "calendar",
    "permission": "key-round",
    "plan": "file-check",
    "copy": "printer",
    "person": "user-plus",
}
_OF_ONE_VERB: Final = 2
_UNSAID: Final = frozenset({"event", "undo", "redo"})


@dataclass(frozen=True)
class Changed:
    """One line: an icon for the kind of thing, the words with a capital, the verb, and when."""

    icon: str
    words: str
    action: str
    day: date


def last_held(rows: Rows, today: date) -> Meeting | None:
    """Give the meeting that was held last, by its day."""
    held = [one for one in rows.of(Meeting) if one.held and one.on and one.on <= today]
    return max(held, key=lambda one: one.on or today, default=None)


def changed_since(lines: Iterable[HistoryLine], since: date | None) -> list[Changed]:
    """Give what was done after a day, newest first, each thing once; undoing is not told."""
    found: dict[str, Changed] = {}
    for line in lines:
        if line.action in _UNSAID or (since is not None and line.at.date() <= since):
            continue
        words = line.words[:1].upper() + line.words[1:]
        icon = _ICONS.get(line.action.partition(".")[0], "pencil")
        found.setdefault(words, Changed(icon, words, line.action, line.at.date()))
    return list(found.values())


def most_telling(found: Iterable[Changed], most: int) -> list[Changed]:
    """Choose a few of many: the newest, but no more than two of one verb while others wait."""
    every = list(found)
    chosen: list[Changed] = []
    for allowed in (_OF_ONE_VERB, len(every)):
        for one in every:
            same = sum(other.action == one.action for other in chosen)
            if len(chosen) < most and one not in chosen and same < allowed:
                chosen.append(one)
    return [one for one in every if one in chosen]
