"""Text as runs, each with its direction and its language, so that it is read and spelt right.

Source: ECMA-376 part 1, 17.3.2 (run properties): `rtl`, `cs` and `lang`.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal

from familyplan.packs.document import Span, clean
from familyplan.packs.languages import goes_leftward, guessed
from familyplan.packs.word.xml import child, element

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

    from familyplan.packs.document import Text

__all__ = ["Script", "add_runs", "stretches"]

# What Word tells apart: letters like ours, letters that go leftward, other letters that are put
# together from parts, and those of East Asia.
Script = Literal["", "leftward", "complex", "east"]
_PLAIN: Final = re.compile("[\n -\u02ff\u0370-\u052f\u1e00-\u1fff\u2010-\u205e\u20a0-\u20bf]*")
_COMPLEX: Final = range(0x0900, 0x1100)  # Devanagari to Burmese
_EAST: Final = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO")
_BRACKETS: Final = {"(": ")", "[": "]", "{": "}"}
# Word spells by country; other tags go in as they are.
_COUNTRIES: Final = {
    "ar": "ar-SA", "bn": "bn-BD", "cy": "cy-GB", "fa": "fa-IR", "gu": "gu-IN", "he": "he-IL",
    "hi": "hi-IN", "ja": "ja-JP", "ko": "ko-KR", "ne": "ne-NP", "pa": "pa-IN", "pl": "pl-PL",
    "ro": "ro-RO", "so": "so-SO", "ta": "ta-LK", "th": "th-TH", "ur": "ur-PK", "zh": "zh-CN",
}  # fmt: skip


def stretches(text: str) -> list[tuple[str, Script]]:
    """Cut clean text into stretches of one script; signs and numbers go with their neighbours."""
    if _PLAIN.fullmatch(text):
        return [(text, "")] if text else []
    base: Script = "leftward" if goes_leftward(text) else ""
    scripts = _settled([_script(character) for character in text], base)
    for start, end in _pairs(text):
        scripts[end] = scripts[start]
    grouped = groupby(zip(text, scripts, strict=True), key=lambda pair: pair[1])
    return [("".join(character for character, _ in pairs), script) for script, pairs in grouped]


def _settled(scripts: list[Script | None], base: Script) -> list[Script]:
    """Give what has no script that of both its neighbours, or the paragraph's."""
    following: list[Script] = []
    after = base
    for one in reversed(scripts):
        after = after if one is None else one
        following.append(after)
    made: list[Script] = []
    before = base
    for one, after in zip(scripts, reversed(following), strict=True):
        if one is not None:
            before = one
        made.append(before if one is not None or before == after else base)
    return made


def _script(character: str) -> Script | None:
    """Give the script of a letter; None for what takes that of its neighbours."""
    if unicodedata.bidirectional(character) in {"R", "AL", "AN"}:
        return "leftward"
    if unicodedata.category(character)[0] != "L" and ord(character) not in _COMPLEX:
        return None
    if ord(character) in _COMPLEX:
        return "complex"
    return "east" if unicodedata.name(character, "").startswith(_EAST) else ""


def _pairs(text: str) -> list[tuple[int, int]]:
    """Find brackets that belong together: one that is turned round needs the other turned too."""
    waiting: list[tuple[str, int]] = []
    found = []
    for at, sign in enumerate(text):
        if sign in _BRACKETS:
            waiting.append((_BRACKETS[sign], at))
        elif waiting and waiting[-1][0] == sign:
            found.append((waiting.pop()[1], at))
    return found


def add_runs(paragraph: BaseOxmlElement, text: Text, language: str = "") -> None:
    """Put a text with its manners into a paragraph; `language` is a tag, "" for the file's own."""
    spans = (Span(text),) if isinstance(text, str) else text
    cut = [(span, words, script) for span in spans for words, script in stretches(clean(span.text))]
    # A short name can be of many languages, so all that is written in one script is judged at once.
    guesses = {
        script: guessed("".join(words for _, words, other in cut if other == script))
        for script in {script for _, _, script in cut}
    }
    for span, words, script in cut:
        run = child(paragraph, "w:r")
        said = span.language or language or guesses[script]
        _properties(run, span.manner, script, said)
        _words(run, words)


def _properties(run: BaseOxmlElement, manner: str, script: Script, language: str) -> None:
    made = element("w:rPr")
    if manner != "plain":
        child(made, "w:rStyle", val="Strong" if manner == "strong" else "Soft")
    if script == "leftward":
        child(made, "w:rtl")
    if script in {"leftward", "complex"}:
        child(made, "w:cs")
    if language:
        which = {"": "val", "east": "eastAsia"}.get(script, "bidi")
        child(made, "w:lang", **{which: _COUNTRIES.get(language, language)})
    if len(made):
        run.append(made)


def _words(run: BaseOxmlElement, words: str) -> None:
    for at, line in enumerate(words.split("\n")):
        if at:
            child(run, "w:br")
        if line:
            written = child(run, "w:t")
            written.text = line
            written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
