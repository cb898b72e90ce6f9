"""A partnership's picture on copies: printed as a tagged figure, and never a way in for a bomb."""

from __future__ import annotations

import io
import struct
import zlib
from datetime import date
from typing import cast

import pikepdf
import pytest
from PIL import Image

from core.packs.pdf_reading import content_in_order, elements, faults_of
from core.packs.sample import document
from familyplan.packs.asked import Asked
from familyplan.packs.document import Heading, Logo, Para, text_in_order
from familyplan.packs.kind import Making
from familyplan.packs.logo import Unprintable, pixels
from familyplan.packs.opening import letterhead
from familyplan.packs.render import render
from familyplan.packs.wording import Wording
from familyplan.sharing import Reader, View

ALT = "Northside Families, three hands"


def picture(kind: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (60, 20)) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(out, kind)
    return out.getvalue()


def png(wide: int, high: int, packed: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_it_is_a_figure_with_words_and_the_same_pixels(kind: str, mode: str) -> None:
    data = picture(kind, mode)
    made = document(Logo(data, ALT), Para("Northside Families", "eyebrow"), Heading(1, "Our plan"))
    printed = render(made)
    assert faults_of(printed) == []
    assert content_in_order(printed) == text_in_order(made)
    assert elements(printed)[0].tag == "Figure"
    assert elements(printed)[0].alt == ALT
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        (image,) = pdf.pages[0].Resources.XObject.values()
        shown = pikepdf.PdfImage(cast("pikepdf.Stream", image)).as_pil_image()
    assert shown.tobytes() == Image.open(io.BytesIO(data)).tobytes()
    assert render(made) == printed


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        picture()[:90],
        picture(mode="RGBA"),
        picture(mode="P"),
        picture("JPEG", "CMYK"),
        picture("JPEG")[:30],
        picture(size=(2_001, 2)),
        png(50_000, 50_000, zlib.compress(b"\0" * 100)),
        png(10, 10, zlib.compress(b"\0" * 40_000_000, 9)),
        png(10, 10, zlib.compress(b"\0" * 100)),
        png(10, 10, b"no packing"),
        b"\x89PNG\r\n\x1a\n" + b"\0" * 3_000_000,
    ],
)
def test_a_bomb_or_a_damaged_picture_is_refused_kindly(data: bytes) -> None:
    with pytest.raises(Unprintable) as refused:
        pixels(data)
    assert refused.value.sentence.startswith("This picture cannot be printed on copies")
    with pytest.raises(Unprintable):
        Logo(data, ALT)


def test_a_kept_picture_that_cannot_be_printed_stops_no_copy() -> None:
    reader = Reader("r", "Hina Patel", "person")
    view = View(reader, date(2026, 12, 9), ())

    def making(logo: bytes) -> Making:
        wording = Wording(partnership="Northside Families", logo=logo, logo_alt=ALT)
        return Making(view, Asked(), view.on, wording)

    name = Para("Northside Families", "eyebrow")
    assert letterhead(making(picture())) == (Logo(picture(), ALT), name)
    assert letterhead(making(b"damaged")) == (name,)
