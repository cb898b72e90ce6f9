"""The typefaces of a pack: where they are, what they cover, how they shape a word."""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, Literal

import uharfbuzz
from fontTools.ttLib import TTFont, TTLibError
from fontTools.varLib import instancer
from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

__all__ = ["SOURCE", "Face", "Glyph", "Weight", "face", "face_for", "warm"]

Weight = Literal[400, 600]
SOURCE: Final = "fontpkg_source_sans_3"
_FALLBACKS: Final = (
    "fontpkg_noto_sans_arabic",
    "fontpkg_ibm_plex_sans_arabic",
    "fontpkg_hind_siliguri",
    "fontpkg_noto_sans_devanagari",
)
# Layout tables are left in the original file, where HarfBuzz reads them: cutting them to one
# weight would take ten times as long as cutting the outlines.
_LAYOUT: Final = ("GSUB", "GPOS", "GDEF", "STAT", "DSIG", "BASE")
_MAY_NOT_EMBED: Final = 0x0002


@dataclass(frozen=True, slots=True)
class Glyph:
    """One shaped glyph: its number, what it stands for, its advance and shift in 1/1000 em."""

    number: int
    text: str
    advance: float
    dx: float
    dy: float


@dataclass(frozen=True, eq=False)
class Face:
    """One typeface in one weight.

    `outlines` is the file with the shapes to embed; `widths` gives the advance of a character in
    1/1000 em; `glyphs` its glyph's number.
    """

    name: str
    outlines: Any
    shaper: Any
    widths: dict[int, float] = field(repr=False)
    glyphs: dict[int, int] = field(repr=False)

    def covers(self, character: str) -> bool:
        """Say whether the face can draw this character."""
        return self.glyphs.get(ord(character), 0) != 0

    def shape(self, text: str, *, leftward: bool) -> tuple[Glyph, ...]:
        """Give the glyphs of `text` in the order they stand on the line, from the left."""
        return _shape(self, text, leftward)


@lru_cache(maxsize=4096)
def _shape(face: Face, text: str, leftward: bool) -> tuple[Glyph, ...]:  # noqa: FBT001 - lru_cache
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if leftward else "ltr"
    uharfbuzz.shape(face.shaper, buffer)
    scale = 1000 / face.shaper.face.upem
    infos, places = buffer.glyph_infos, buffer.glyph_positions
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    return tuple(
        Glyph(
            info.codepoint,
            text[info.cluster : ends[info.cluster]],
            place.x_advance * scale,
            place.x_offset * scale,
            place.y_offset * scale,
        )
        for info, place in zip(infos, places, strict=True)
    )


@cache
def face(package: str, weight: Weight) -> Face:
    """Load a face of one of the font packages; raise LookupError if the package is missing."""
    folder = Path(str(importlib.import_module(package).__file__)).parent / "files"
    upright = sorted(p for p in folder.glob("*.ttf") if "Italic" not in p.name)
    variable = [p for p in upright if "wght" in p.name]
    if variable:
        return _load(variable[0], weight)
    wanted = "SemiBold" if weight == 600 else "Regular"  # noqa: PLR2004 - the name of the weight
    found = [p for p in upright if p.stem.endswith(f"-{wanted}")]
    if not found:
        raise LookupError(f"{package} has no {wanted} face.")
    return _load(found[0], weight)


def _load(path: Path, weight: Weight, number: int = 0) -> Face:
    shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)), number))
    data = path.read_bytes()
    font = TTFont(io.BytesIO(data), lazy=True, fontNumber=number)
    if "fvar" in font:
        shaper.set_variations({"wght": weight})
        data = _cut(font, weight)
    outlines = TTFontFace(io.BytesIO(data), subfontIndex=0 if "fvar" in font else number)
    name = f"{path.stem.split('[')[0]}-{weight}"
    return Face(name, outlines, shaper, dict(outlines.charWidths), dict(outlines.charToGlyph))


def _cut(font: TTFont, weight: Weight) -> bytes:
    """Cut one weight out of a variable font, outlines only."""
    at = {a.axisTag: a.defaultValue for a in font["fvar"].axes} | {"wght": weight}
    for table in _LAYOUT:
        if table in font:
            del font[table]
    # Left to itself the clock of this machine would be written into the file.
    font.recalcTimestamp = False
    cut = instancer.instantiateVariableFont(font, at, optimize=False)
    out = io.BytesIO()
    cut.save(out, reorderTables=False)
    return out.getvalue()


def face_for(character: str, weight: Weight) -> Face | None:
    """Give the first face that can draw `character`: ours, then the system's, else None."""
    for package in (SOURCE, *_FALLBACKS):
        found = face(package, weight)
        if found.covers(character):
            return found
    return _system_face(ord(character), weight)


@lru_cache(maxsize=2048)
def _system_face(code: int, weight: Weight) -> Face | None:
    for path, number, codes in _system_fonts():
        if code in codes:
            found = _loaded(path, weight, number)
            if found and found.covers(chr(code)):
                return found
    return None


@cache
def _loaded(path: Path, weight: Weight, number: int) -> Face | None:
    try:
        return _load(path, weight, number)
    except (OSError, TTFError, TTLibError):
        return None


@cache
def _system_fonts() -> tuple[tuple[Path, int, frozenset[int]], ...]:
    """List the system's fonts that may be embedded, with the characters each covers."""
    return tuple(_readable(path) for path in _system_files() if _readable(path)[2])


@cache
def _readable(path: Path) -> tuple[Path, int, frozenset[int]]:
    try:
        with TTFont(path, lazy=True, fontNumber=0) as font:
            if "glyf" not in font or font["OS/2"].fsType & _MAY_NOT_EMBED:
                return path, 0, frozenset()
            return path, 0, frozenset(font.getBestCmap() or ())
    except (OSError, TTLibError, KeyError):
        return path, 0, frozenset()


def _system_files() -> Iterator[Path]:
    if sys.platform == "win32":
        folders = [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"]
    elif sys.platform == "darwin":
        folders = [Path("/System/Library/Fonts"), Path("/Library/Fonts")]
    else:
        folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
    for folder in folders:
        if folder.is_dir():
            yield from sorted(p for p in folder.rglob("*") if p.suffix.lower() in {".ttf", ".ttc"})


def warm() -> None:
    """Load the two faces every pack needs, so that the first pack does not wait for them."""
    face(SOURCE, 400)
    face(SOURCE, 600)
