"""Every sentence a person sees: translated, with the partnership's own terms filled in."""

from __future__ import annotations

import gettext
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from familyplan.words.terms import DEFAULT_TERMS

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["listed", "mark", "say", "say_many", "sentence", "speak", "terms"]


@dataclass
class _Voice:
    """The language and the partnership's terms in force in this process."""

    catalogue: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)
    terms: dict[str, str] = field(default_factory=lambda: dict(DEFAULT_TERMS))


_voice: Final = _Voice()


def speak(
    *,
    catalogue: gettext.NullTranslations | None = None,
    terms: dict[str, str] | None = None,
) -> None:
    """Choose the language and the partnership's terms for this process.

    `terms` maps a term's key ("lead_practitioner") to what this partnership calls it; a key left
    out keeps its default. Called with nothing, everything returns to natural English.
    """
    _voice.catalogue = catalogue or gettext.NullTranslations()
    _voice.terms = {**DEFAULT_TERMS, **(terms or {})}


def terms() -> dict[str, str]:
    """Give the partnership's terms in force, by key."""
    return dict(_voice.terms)


def mark(sentence: str) -> str:
    """Mark a constant sentence as one a person will see, to be said later."""
    return sentence


def say(sentence: str, /, **values: object) -> str:
    """Translate `sentence`, then fill its {placeholders} from the values and the terms.

    Values are put in as they are and never read as placeholders themselves.
    """
    said = _voice.catalogue.gettext(sentence)
    return said.format(**{**_voice.terms, **values}) if "{" in said else said


def say_many(one: str, many: str, n: int, /, **values: object) -> str:
    """Say a sentence about `n` things in the right plural; {n} is filled with the number."""
    said = _voice.catalogue.ngettext(one, many, n)
    return said.format(**{**_voice.terms, "n": n, **values})


def listed(words: Sequence[str]) -> str:
    """Say several things in a row: "Sadia, Daniel and Hina Patel"; "" for none."""
    if len(words) < 2:  # noqa: PLR2004 - "and" needs two
        return "".join(words)
    return say("{some} and {last}", some=", ".join(words[:-1]), last=words[-1])


def sentence(words: str) -> str:
    """Give words with a full stop, unless they end in a mark of their own."""
    flat = words.strip()
    # A vowel sign that ends a word of Hindi or Punjabi is no letter, and no full stop either.
    return f"{flat}." if flat and unicodedata.category(flat[-1])[0] in "LMN" else flat
