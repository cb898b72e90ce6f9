"""The typefaces of a pack: where they are, what they cover, how they shape a word."""

from __future__ import annotations

import importlib
import io
import os
import struct
import sys
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

import uharfbuzz
from fontTools.ttLib import TTFont, TTLibError
from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

from familyplan.packs.render.cuts import cut

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["SOURCE", "Face", "Glyph", "Weight", "face", "face_for", "warm"]

Weight = Literal[400, 600]
SOURCE: Final = "fontpkg_source_sans_3"
_FALLBACKS: Final = (
    # Plex before Noto: it draws a letter with its dots as one glyph, so copied words stay whole.
    "fontpkg_ibm_plex_sans_arabic",
    "fontpkg_noto_sans_arabic",
    "fontpkg_hind_siliguri",
    "fontpkg_noto_sans_devanagari",
)
_MAY_NOT_EMBED: Final = 0x0002


@dataclass(frozen=True, slots=True)
class Glyph:
    """One shaped glyph: its number, where in the text it comes from and what it stands for.

    Several glyphs may come from one place. Advance and shift are in 1/1000 em.
    """

    number: int
    place: int
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
    # Marks keep clusters of their own, so that each glyph can say which characters it stands for.
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
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
            info.cluster,
            # Programs that copy leftward text turn it round, the letters of a ligature too.
            text[info.cluster : ends[info.cluster]][:: -1 if leftward else 1],
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


def _load(path: Path, weight: Weight) -> Face:
    shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))
    data = path.read_bytes()
    font = TTFont(io.BytesIO(data), lazy=True, fontNumber=0)
    if "fvar" in font:
        shaper.set_variations({"wght": weight})
        data = cut(font, data, weight)
    outlines = TTFontFace(io.BytesIO(data))
    name = f"{path.stem.split('[')[0]}-{weight}"
    return Face(name, outlines, shaper, dict(outlines.charWidths), dict(outlines.charToGlyph))


def face_for(character: str, weight: Weight) -> Face | None:
    """Give the first face that can draw `character`: ours, then the system's, else None."""
    for package in (SOURCE, *_FALLBACKS):
        found = face(package, weight)
        if found.covers(character):
            return found
    return _system_face(ord(character), weight)


@lru_cache(maxsize=2048)
def _system_face(code: int, weight: Weight) -> Face | None:
    able = [font for font in _system_fonts() if code in font.codes]
    for font in sorted(able, key=lambda font: (font.slanted, abs(font.weight - weight))):
        found = _loaded(font.path, weight)
        if found and found.covers(chr(code)):
            return found
    return None


@cache
def _loaded(path: Path, weight: Weight) -> Face | None:
    # Nobody vouches for the system's fonts; a broken one must not stop a pack.
    try:
        return _load(path, weight)
    except (OSError, TTFError, TTLibError, struct.error, LookupError, ValueError):
        return None


@dataclass(frozen=True, slots=True)
class _SystemFont:
    """A font of the system: the characters it covers, how heavy and whether slanted it is."""

    path: Path
    codes: frozenset[int]
    weight: int
    slanted: bool


@cache
def _system_fonts() -> tuple[_SystemFont, ...]:
    """List the system's fonts that may be embedded."""
    read = (_readable(path) for path in _system_files())
    return tuple(font for font in read if font)


def _readable(path: Path) -> _SystemFont | None:
    try:
        with TTFont(path, lazy=True, fontNumber=0) as font:
            sheet = font["OS/2"]
            if "glyf" not in font or sheet.fsType & _MAY_NOT_EMBED:
                return None
            codes = frozenset(font.getBestCmap() or ())
            return _SystemFont(path, codes, sheet.usWeightClass, bool(sheet.fsSelection & 1))
    except (OSError, TTLibError, struct.error, LookupError, ValueError):
        return None


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
