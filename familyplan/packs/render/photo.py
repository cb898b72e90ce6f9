"""Pictures made of pixels on paper: placed as figures, and held in the PDF once each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from reportlab.pdfbase import pdfdoc

from familyplan.packs.render.flow import Item
from familyplan.packs.render.ink import HIGH

if TYPE_CHECKING:
    from familyplan.packs.logo import Pixels
    from familyplan.packs.render.pen import Pen
    from familyplan.packs.render.tree import Node

__all__ = ["Photo", "embedded"]

_SHARPEST: Final = 72 / 96  # points for a pixel: no picture is blown up
_SPACES: Final = {1: "DeviceGray", 3: "DeviceRGB"}


@dataclass
class Photo(Item):
    """A picture at most `width` by `most` points, never larger than its pixels are sharp."""

    node: Node
    pixels: Pixels
    width: float
    most: float
    before: float = 0.0
    keeps_next: bool = True

    @property
    def scale(self) -> float:
        """How many points a pixel takes."""
        found = self.pixels
        return min(_SHARPEST, self.width / found.width, self.most / found.height)

    @property
    def height(self) -> float:
        """Its height as drawn."""
        return self.pixels.height * self.scale

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it as one figure."""
        wide, low = self.pixels.width * self.scale, HIGH - y - self.height
        self.node.box = (x, low, x + wide, HIGH - y)
        with pen.content(self.node):
            pen.photo(self.pixels, (x, low, wide, self.height))


def embedded(doc: pdfdoc.PDFDocument, pixels: Pixels) -> Any:  # noqa: ANN401 - reportlab's references
    """Add a picture to the PDF as it is packed (PDF 32000-1, 7.4.4 and 7.4.8)."""
    stream = pdfdoc.PDFStream()
    stream.content = pixels.data
    keys = {
        "Type": pdfdoc.PDFName("XObject"),
        "Subtype": pdfdoc.PDFName("Image"),
        "Width": pixels.width,
        "Height": pixels.height,
        "BitsPerComponent": 8,
        "ColorSpace": pdfdoc.PDFName(_SPACES[pixels.colours]),
        "Filter": pdfdoc.PDFName("DCTDecode" if pixels.packed == "jpeg" else "FlateDecode"),
    }
    if pixels.packed == "png":
        keys["DecodeParms"] = pdfdoc.PDFDictionary(
            {"Predictor": 15, "Colors": pixels.colours, "BitsPerComponent": 8,
             "Columns": pixels.width}
        )  # fmt: skip
    for key, value in keys.items():
        stream.dictionary[key] = value
    return doc.Reference(stream)
