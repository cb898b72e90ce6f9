"""One line of the family's own list: who got which copy, when and by which way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

__all__ = ["Given"]


@dataclass(frozen=True, slots=True)
class Given:
    """A copy that left, as far as the reader of the list may know of it.

    `reader` is the row it was for, which is in the View of the list; `kind` is the name of the kind
    of copy, marked for `say`, and `channel` the key the disclosure holds.
    """

    reader: str
    on: date
    kind: str
    channel: str
    code: str

    def written(self) -> dict[str, Any]:
        """Write it as JSON, for the record of the list that left."""
        return {
            "reader": self.reader,
            "on": self.on.isoformat(),
            "kind": self.kind,
            "channel": self.channel,
            "code": self.code,
        }

    @staticmethod
    def read_all(written: object) -> tuple[Given, ...]:
        """Read lines back from what `written` gave; () where there are none."""
        return tuple(
            Given(
                str(one["reader"]),
                date.fromisoformat(one["on"]),
                str(one["kind"]),
                str(one["channel"]),
                str(one["code"]),
            )
            for one in (written if isinstance(written, list) else [])
        )
