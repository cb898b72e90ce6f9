"""The structure of a PDF: which text is a heading, a cell, a picture (PDF 32000-1, 14.7)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Node", "Raw", "catalogue_of", "literal", "write_tree"]


@dataclass(eq=False, slots=True)
class Node:
    """One structure element; `marks` are the (page, number) of its own marked content.

    A node has children or marks, not both, so the order of reading is the order of the lists.
    `actual` are its words where their order on the line is not the order of reading, `language`
    the tag of its words where they are not in the document's language.
    """

    tag: str
    alt: str = ""
    attributes: str = ""
    nodes: list[Node] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    box: tuple[float, float, float, float] | None = None
    actual: str = ""
    language: str = ""

    def add(
        self,
        tag: str,
        *,
        alt: str = "",
        attributes: str = "",
        actual: str = "",
        language: str = "",
    ) -> Node:
        """Append a child."""
        child = Node(tag, alt, attributes, actual=actual, language=language)
        self.nodes.append(child)
        return child


class Raw(pdfdoc.PDFObject):
    """A PDF object written as it is."""

    __RefOnly__ = 1

    def __init__(self, text: str = "") -> None:
        self.text = text

    def format(self, _document: Any) -> bytes:  # noqa: ANN401 - reportlab calls it
        """Give the bytes of the object."""
        return self.text.encode("ascii")


def literal(text: str) -> str:
    """Give a text string as PDF writes it (UTF-16BE in hexadecimal)."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def write_tree(doc: pdfdoc.PDFDocument, root: Node, pages: list[str]) -> None:
    """Add the structure tree below `root` and the table from pages back into it.

    `pages` are the references ("12 0 R") of the pages in order.
    """
    nodes = list(_walk(root))
    raws = [Raw() for _ in nodes]
    names = {id(n): _name(doc, raw) for n, raw in zip(nodes, raws, strict=True)}
    top, parents = Raw(), Raw()
    top_name, parents_name = _name(doc, top), _name(doc, parents)
    parent_of = {id(child): names[id(n)] for n in nodes for child in n.nodes}
    for node, raw in zip(nodes, raws, strict=True):
        raw.text = _element(node, parent_of.get(id(node), top_name), names, pages)
    owners: dict[int, dict[int, str]] = {page: {} for page in range(len(pages))}
    for node in nodes:
        for page, number in node.marks:
            owners[page][number] = names[id(node)]
    rows = "\n".join(
        f"{page} [{' '.join(owner for _, owner in sorted(owned.items()))}]"
        for page, owned in owners.items()
    )
    parents.text = f"<< /Nums [{rows}] >>"
    top.text = (
        f"<< /Type /StructTreeRoot /K [{names[id(root)]}] /ParentTree {parents_name}"
        f" /ParentTreeNextKey {len(pages)} >>"
    )
    catalogue_of(doc).StructTreeRoot = top


def catalogue_of(doc: pdfdoc.PDFDocument) -> Any:  # noqa: ANN401 - missing in reportlab's stubs
    """Give the PDF's root object, whose attributes become its keys."""
    return vars(doc)["Catalog"]


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.nodes:
        yield from _walk(child)


def _name(doc: pdfdoc.PDFDocument, raw: Raw) -> str:
    return str(doc.Reference(raw).format(doc).decode("ascii"))


def _element(node: Node, parent: str, names: dict[int, str], pages: list[str]) -> str:
    parts = [f"<< /Type /StructElem /S /{node.tag} /P {parent}"]
    if node.marks:
        home = node.marks[0][0]
        parts.append(f"/Pg {pages[home]}")
        kids = [
            str(number) if page == home else f"<< /Type /MCR /Pg {pages[page]} /MCID {number} >>"
            for page, number in node.marks
        ]
    else:
        kids = [names[id(child)] for child in node.nodes]
    parts.append(f"/K [{' '.join(kids)}]")
    if node.alt:
        parts.append(f"/Alt {literal(node.alt)}")
    if node.actual:
        parts.append(f"/ActualText {literal(node.actual)}")
    if node.language:
        parts.append(f"/Lang {literal(node.language)}")
    if node.box:
        box = " ".join(f"{side:.2f}" for side in node.box)
        parts.append(f"/A << /O /Layout /Placement /Block /BBox [{box}] >>")
    elif node.attributes:
        parts.append(f"/A {node.attributes}")
    return "\n".join([*parts, ">>"])
