"""What a copy is asked for: which kind, about what, over which days, and which parts of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

__all__ = ["Asked"]


@dataclass(frozen=True, slots=True)
class Asked:
    """One wish for a copy, before anybody's reader is known.

    `about` is the row the kind is about: a child, an owner of actions, a step, a closure, a
    request. `parts` are the keys of the parts wanted, in their order; () means all of them in the
    kind's own order. `language` is the second language of a copy in two ("" for one).
    """

    kind: str = "meeting_pack"
    meeting: str = ""
    since: date | None = None
    until: date | None = None
    about: str = ""
    parts: tuple[str, ...] = ()
    language: str = ""

    def written(self) -> dict[str, Any]:
        """Write the wish as JSON, for the record of the copy that left."""
        return {
            "kind": self.kind,
            "meeting": self.meeting,
            "since": self.since.isoformat() if self.since else "",
            "until": self.until.isoformat() if self.until else "",
            "about": self.about,
            "parts": list(self.parts),
            "language": self.language,
        }

    @staticmethod
    def read(written: dict[str, Any]) -> Asked:
        """Read a wish back from what `written` gave; what a later program added is left out."""
        return Asked(
            str(written.get("kind", "")),
            str(written.get("meeting", "")),
            _day(written.get("since")),
            _day(written.get("until")),
            str(written.get("about", "")),
            tuple(str(part) for part in written.get("parts", ())),
            str(written.get("language", "")),
        )


def _day(said: object) -> date | None:
    return date.fromisoformat(said) if isinstance(said, str) and said else None
