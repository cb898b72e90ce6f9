"""The PDF file round the pages: catalogue, properties, outline, fonts."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from familyplan.packs.document import Document, plain
from familyplan.packs.render.ink import HIGH, WIDE
from familyplan.packs.render.photo import embedded
from familyplan.packs.render.tree import Node, Raw, catalogue_of, literal, write_tree

if TYPE_CHECKING:
    from familyplan.packs.render.pen import Bookmark, Fonts, Pen

__all__ = ["assemble"]

_FEW_PAGES: Final = 3
_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def assemble(document: Document, pens: list[Pen], fonts: Fonts, root: Node) -> bytes:
    """Give the bytes of the file. The same document gives the same bytes: no clock, no chance."""
    doc = pdfdoc.PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7), dummyoutline=1)
    photos = {name: embedded(doc, found) for name, found in fonts.photos.items()}
    pages = [_page(doc, pen, number, photos) for number, pen in enumerate(pens)]
    shelf: Any = doc.idToObject["BasicFonts"]
    for font in fonts.used.values():
        shelf.dict[font.name] = font.write(doc)
    write_tree(doc, root, pages)
    catalogue = catalogue_of(doc)
    catalogue.Lang = pdfdoc.PDFString(document.language)
    catalogue.MarkInfo = Raw("<< /Marked true >>")
    catalogue.ViewerPreferences = Raw("<< /DisplayDocTitle true >>")
    catalogue.Metadata = _properties(document)
    catalogue.Outlines = None
    bookmarks = [mark for pen in pens for mark in pen.bookmarks]
    if len(pens) > _FEW_PAGES and bookmarks:
        catalogue.Outlines = _outline(doc, bookmarks, pages)
    # Left alone, reportlab would name itself in both.
    title = Raw(f"<< /Title {literal(plain(document.title))} >>")
    vars(doc).update(info=title, _ID=b"\n" + _fingerprint(pens) + b"\n")
    return _unsigned(bytes(doc.format()))


def _page(doc: pdfdoc.PDFDocument, pen: Pen, number: int, photos: dict[str, Any]) -> str:
    page = pdfdoc.PDFPage()
    page.setCompression(1)
    page.setStream("\n".join(pen.ops))
    # Keys reportlab would drop, and two things its own canvas would have set.
    keys = [*page.__NoDefault__, "StructParents", "Tabs"]
    vars(page).update(__NoDefault__=keys, ExtGState=None, _shadingUsed={})
    tabs = pdfdoc.PDFName("S")
    vars(page).update(pagewidth=WIDE, pageheight=HIGH, StructParents=number, Tabs=tabs)
    if photos:
        vars(page).update(XObjects=pdfdoc.PDFDictionary(photos), hasImages=1)
    doc.addPage(page)
    return str(doc.Reference(page).format(doc).decode("ascii"))


def _properties(document: Document) -> Any:  # noqa: ANN401 - reportlab's stubs
    stream = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")})
    )
    text = _XMP.format(
        title=escape(plain(document.title)), language=escape(plain(document.language))
    )
    stream.content = text.encode("utf-8")
    return stream


def _fingerprint(pens: list[Pen]) -> bytes:
    digest = hashlib.sha256()
    for pen in pens:
        digest.update("\n".join(pen.ops).encode("ascii"))
    code = digest.hexdigest()[:32]
    return f"[<{code}><{code}>]".encode("ascii")


def _unsigned(data: bytes) -> bytes:
    """Blank out the maker's name in the first comment; its length stays, so offsets do too."""
    name = b"ReportLab Generated PDF document (opensource)"
    return data.replace(name, b" " * len(name), 1)


def _outline(doc: pdfdoc.PDFDocument, marks: list[Bookmark], pages: list[str]) -> Raw:
    """Build the outline; each heading hangs below the nearest shallower one before it."""
    top = Raw()
    raws = [Raw() for _ in marks]
    names = [str(doc.Reference(raw).format(doc).decode("ascii")) for raw in [top, *raws]]
    parents = []
    for index, mark in enumerate(marks):
        above = (i for i in range(index - 1, -1, -1) if marks[i].level < mark.level)
        parents.append(next(above, -1))
    kids: dict[int, list[int]] = {}
    for index, parent in enumerate(parents):
        kids.setdefault(parent, []).append(index)
    top.text = (
        f"<< /Type /Outlines /First {names[1 + kids[-1][0]]} /Last {names[1 + kids[-1][-1]]}"
        f" /Count {len(kids[-1])} >>"
    )
    for index, (mark, raw) in enumerate(zip(marks, raws, strict=True)):
        siblings = kids[parents[index]]
        place = siblings.index(index)
        parts = [
            f"<< /Title {literal(mark.title)} /Parent {names[1 + parents[index]]}",
            f"/Dest [{pages[mark.page]} /XYZ 0 {HIGH - mark.y + 6:.2f} 0]",
        ]
        if place:
            parts.append(f"/Prev {names[1 + siblings[place - 1]]}")
        if place + 1 < len(siblings):
            parts.append(f"/Next {names[1 + siblings[place + 1]]}")
        if index in kids:
            first, last = names[1 + kids[index][0]], names[1 + kids[index][-1]]
            parts.append(f"/First {first} /Last {last} /Count -{len(kids[index])}")
        raw.text = " ".join([*parts, ">>"])
    return top
