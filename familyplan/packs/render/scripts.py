"""Text cut into runs: one face, one direction, shaped only where its script needs it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from bidi import algorithm

from familyplan.packs.document import Span, Text, clean, plain
from familyplan.packs.languages import goes_leftward, guessed, leftward
from familyplan.packs.render.fonts import SOURCE, Face, Weight, face, face_for

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["UNKNOWN", "Run", "base_level", "runs", "runs_of", "tongue", "turned", "uncovered_in"]

UNKNOWN: Final = "□"
_SIMPLE: Final = re.compile(
    "[\n -~\u00a0-\u02ff\u0370-\u03ff\u0400-\u0482\u048a-\u0523\u1e00-\u1eff"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2193\u2713]*"
)
_LEFTWARD: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Ideographs, kana and Hangul stand alone: no joining, no marks, one advance each.
_UNSHAPED: Final = re.compile("[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]")
_BRACKETS: Final = {"(": ")", "[": "]", "{": "}", "<": ">"}
# Figures with what holds their groups together: "(01632) 960018", "2026-12-09", "£1,250".
_NUMBER: Final = re.compile(r"[+£]?(?:\([0-9]+\)|[0-9])(?:[ .,:/-]?(?:\([0-9]+\)|[0-9]))*")
_DIALLED: Final = 7  # digits, at least, of what nobody counts with
_JOINERS: Final = "\u200c\u200d"


@dataclass(frozen=True, eq=False, slots=True)
class Run:
    """A stretch of text drawn with one face.

    `text` is what it says, `level` its bidi level (odd runs go leftward), `shaped` whether its
    glyphs come from HarfBuzz, `known` whether any font covers it, `soft` whether it is printed in
    the soft colour. `language` is its tag where it differs from the words round it.
    """

    text: str
    face: Face
    level: int = 0
    shaped: bool = False
    known: bool = True
    soft: bool = False
    language: str = ""

    @property
    def shown(self) -> str:
        """The characters drawn for the text: themselves, or marks where no font covers them."""
        return self.text if self.known else UNKNOWN * len(self.text)


def runs_of(
    text: Text, weight: Weight = 400, *, soft: bool = False, base: int | None = None
) -> list[Run]:
    """Cut a text with manners into runs in reading order; strong spans are semibold.

    `base` is the level of the paragraph; without it the text decides.
    """
    spans = (Span(text),) if isinstance(text, str) else text
    pieces = [clean(span.text) for span in spans]
    level = base_level("".join(pieces)) if base is None else base
    alike = len({span.language for span in spans}) < 2  # noqa: PLR2004 - its element says it
    cut: list[Run] = []
    for index, (span, piece) in enumerate(zip(spans, pieces, strict=True)):
        trimmed = piece.lstrip() if index == 0 else piece
        trimmed = trimmed.rstrip() if index == len(spans) - 1 else trimmed
        heavy: Weight = 600 if span.manner == "strong" else weight
        made = runs(trimmed, heavy, base=level, soft=soft or span.manner == "soft")
        cut += made if alike else [replace(run, language=span.language) for run in made]
    return cut


def runs(
    text: str, weight: Weight = 400, *, base: int | None = None, soft: bool = False
) -> list[Run]:
    """Cut clean text into runs in reading order, by script, coverage and direction.

    `base` is the level of the paragraph it stands in; without it the text decides.
    """
    if not text:
        return []
    source = face(SOURCE, weight)
    if not base and _SIMPLE.fullmatch(text) and _covered(text, weight):
        return [Run(text, source, soft=soft)]
    levels = _levels(text, base_level(text) if base is None else base)
    faces = list(_faces(text, levels, weight))
    keys = zip(faces, levels, strict=True)
    cut: list[Run] = []
    start = 0
    for (found, level), group in groupby(keys):
        end = start + sum(1 for _ in group)
        part = text[start:end]
        start = end
        if found is None:
            cut.append(Run(part, source, level, known=False, soft=soft))
        else:
            cut.append(Run(part, found, level, _needs_shaping(part, found, level), soft=soft))
    return cut


def base_level(text: str) -> int:
    """Give the paragraph's level: 1 if it goes leftward, else 0."""
    return int(_LEFTWARD.search(text) is not None and goes_leftward(text))


def tongue(text: Text, given: str = "") -> tuple[str, int]:
    """Give the language of an element's words, "" for the document's own, and its level.

    `given` is what the block says; else its spans say it, else their script gives it away.
    """
    spans = () if isinstance(text, str) else text
    said = {span.language for span in spans if span.text.strip()}
    language = given or (next(iter(said)) if len(said) == 1 else "")
    words = plain(text)
    if language:
        return language, int(leftward(language))
    return ("" if said - {""} else guessed(words)), base_level(words)


def turned(text: Text) -> str:
    """Give the words of a text of which a part goes leftward, else ""."""
    words = plain(text)
    return words if _LEFTWARD.search(words) else ""


def uncovered_in(text: Text) -> list[str]:
    """List the characters of a text that no font covers, in order of appearance."""
    return [c for run in runs_of(text) if not run.known for c in run.text]


@lru_cache(maxsize=8192)
def _covered(text: str, weight: Weight) -> bool:
    glyphs = face(SOURCE, weight).glyphs
    return all(ord(c) in glyphs for c in set(text) - {"\n"})


def _needs_shaping(text: str, found: Face, level: int) -> bool:
    if level % 2:
        return True
    if found is face(SOURCE, 400) or found is face(SOURCE, 600):
        return any(unicodedata.category(c).startswith("M") for c in text)
    return any(not _UNSHAPED.match(c) for c in text)


def _levels(text: str, base: int) -> list[int]:
    """Give the bidi level of each character (Unicode Standard Annex 9, without embeddings)."""
    if not base and not _LEFTWARD.search(text):
        return [0] * len(text)
    levels: list[int] = []
    for line in text.split("\n"):
        levels += [*_line_levels(line, base), base]
    return levels[:-1]


def _line_levels(line: str, base: int) -> list[int]:
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(line, storage)
    # The second step drops invisible joiners (class BN); they are put back beside their letter.
    algorithm.explicit_embed_and_overrides(storage)
    if not storage["chars"]:
        return [base] * len(line)
    algorithm.resolve_weak_types(storage)
    _pair_brackets(storage["chars"], "LR"[base])
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    kept = iter(char["level"] for char in storage["chars"])
    levels: list[int] = []
    for char in line:
        invisible = unicodedata.bidirectional(char) == "BN"
        levels.append((levels[-1] if levels else base) if invisible else next(kept))
    return _whole_numbers(line, levels)


def _whole_numbers(line: str, levels: list[int]) -> list[int]:
    """Keep the parts of a telephone number, a date in figures or an amount in their order.

    Left to the rules alone the groups of a number stand in reverse after a letter that goes
    leftward, and whoever dials 960018 01632 reaches nobody.
    """
    for found in _NUMBER.finditer(line):
        start, end = found.span()
        digits = sum(char.isdigit() for char in found[0])
        apart = digits >= _DIALLED or "-" in found[0] or found[0][0] in "+£"
        if apart and any(levels[start:end]):
            levels[start:end] = [2] * (end - start)
    return levels


def _pair_brackets(chars: list[dict[str, Any]], along: str) -> None:
    """Give both brackets of a pair one direction (UAX 9, rule N0), which the library leaves out.

    `along` is the paragraph's direction, "L" or "R".
    """
    for start, end in _pairs(chars):
        inside = {_strong(char["type"]) for char in chars[start + 1 : end]} - {""}
        if not inside:
            continue
        before = next((s for c in chars[start - 1 :: -1] if (s := _strong(c["type"]))), along)
        turned = along not in inside and start > 0 and before != along
        side = before if turned else along
        chars[start]["type"] = chars[end]["type"] = side


def _pairs(chars: list[dict[str, Any]]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    found = []
    for index, char in enumerate(chars):
        sign = char["ch"]
        if sign in _BRACKETS:
            waiting.append((_BRACKETS[sign], index))
        elif any(sign == closing for closing, _ in waiting):
            while waiting:
                closing, start = waiting.pop()
                if closing == sign:
                    found.append((start, index))
                    break
    return sorted(found)


def _strong(kind: str) -> str:
    return {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}.get(kind, "")


def _faces(text: str, levels: list[int], weight: Weight) -> Iterator[Face | None]:
    """Give each character's face; marks, and signs going the same way, stay with their letters."""
    last: Face | None = None
    before = 0
    source = face(SOURCE, weight)
    for char, level in zip(text, levels, strict=True):
        kind = unicodedata.category(char)[0]
        stays = kind == "M" or (kind in "ZP" and level == before)
        if char == "\n":
            last = last or source
        elif char in _JOINERS and last is not None:
            pass
        elif not (stays and last is not None and last.covers(char)):
            last = face_for(char, weight)
        before = level
        yield last
