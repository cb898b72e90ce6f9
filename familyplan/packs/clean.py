"""Text as it can be printed: composed, without what hides or reorders other text."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["clean"]

# Joiners mean something between the letters of Persian or Bengali, and nothing elsewhere.
_STRAY_JOINERS = re.compile("(?<![\u0590-\u1cff])[\u200c\u200d]+")
# Control, format, surrogate and unassigned characters print nothing and can hide or reorder
# what is written (Trojan Source); variation selectors only choose between two looks.
_HIDDEN = re.compile("[\ufe00-\ufe0f\U000e0000-\U000e0fff]")
_SPACES = re.compile("[\t\v\f\x85\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_ORDINARY = re.compile("[\n -~\u00a1-\u00ac\u00ae-\u02ff\u2013-\u2026]*")
_NOT_PRINTED = frozenset({"Cc", "Cf", "Cs", "Cn"})


def clean(text: str) -> str:
    """Give `text` as it can be printed: composed (NFC), without control or invisible characters.

    A line break stays, any other white space becomes a space, and what could hide or reorder
    other text is dropped.
    """
    if _ORDINARY.fullmatch(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _HIDDEN.sub("", _SPACES.sub(" ", text))
    text = "".join(
        c for c in text if c in "\n\u200c\u200d" or unicodedata.category(c) not in _NOT_PRINTED
    )
    return unicodedata.normalize("NFC", _STRAY_JOINERS.sub("", text))
