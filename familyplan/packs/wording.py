"""What a partnership says on every copy: its name, its picture, its standard statements."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, fields
from typing import Any, Final

from familyplan.words import mark, say

__all__ = ["SAMPLE", "Wording"]

# What a copy says where a partnership has written nothing of its own.
SAMPLE: Final[dict[str, str]] = {
    "privacy": mark(
        "This copy was made for one reader from a record kept with the family. It holds what the"
        " family agreed to share with that reader, or what the law asks to be shared."
    ),
    "this_copy": mark(
        "Keep it where only you can read it. Do not copy it or pass it on. When you no longer"
        " need it, give it back or destroy it so that nobody can read it."
    ),
    "put_right": mark(
        "If something here is wrong, or you want to add your own words, tell your lead"
        " practitioner. You can also complain to the partnership, or to the Information"
        " Commissioner's Office."
    ),
    "ground_rules": mark(
        "We talk with the family, not about them. We use words everybody understands. Everybody"
        " gets a turn. We say what we will do, and by when."
    ),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """A partnership's own words; an empty statement stands for the sample's.

    `logo` holds the bytes of a PNG or JPEG made ready for print, b"" for none, and `logo_alt` what
    it says to whoever cannot see it. `explained` are (term, meaning) beside the glossary.
    """

    partnership: str = ""
    contact: str = ""
    privacy: str = ""
    this_copy: str = ""
    put_right: str = ""
    ground_rules: str = ""
    logo: bytes = b""
    logo_alt: str = ""
    explained: tuple[tuple[str, str], ...] = ()

    def statement(self, key: str) -> str:
        """Give one of the standard statements, "privacy" or another key of SAMPLE."""
        own: str = getattr(self, key)
        return own.strip() or say(SAMPLE[key])

    def written(self) -> dict[str, Any]:
        """Write the wording as JSON, for the settings of the store."""
        held = {one.name: getattr(self, one.name) for one in fields(self)}
        held["logo"] = base64.b64encode(self.logo).decode("ascii")
        held["explained"] = [list(pair) for pair in self.explained]
        return held

    @staticmethod
    def read(written: object, partnership: str = "") -> Wording:
        """Read a wording from a setting; what cannot be read is left empty, never guessed."""
        held = written if isinstance(written, dict) else {}
        texts = {
            one.name: str(held.get(one.name) or "")
            for one in fields(Wording)
            if one.name not in {"logo", "explained"}
        }
        texts["partnership"] = texts["partnership"] or partnership
        return Wording(
            **texts, logo=_bytes(held.get("logo")), explained=_pairs(held.get("explained"))
        )


def _bytes(said: object) -> bytes:
    try:
        return base64.b64decode(said, validate=True) if isinstance(said, str) else b""
    except (binascii.Error, ValueError):
        return b""


def _pairs(said: object) -> tuple[tuple[str, str], ...]:
    pairs = said if isinstance(said, list) else []
    return tuple(
        (str(one[0]), str(one[1]))
        for one in pairs
        if isinstance(one, list | tuple) and len(one) == 2  # noqa: PLR2004 - a pair
    )
