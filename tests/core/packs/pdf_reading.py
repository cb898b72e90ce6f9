"""Reads a tagged PDF back as a screen reader would, in order, and asks both validators about it."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import page as page_validation
import pdfua
import pikepdf

Object = Any  # pikepdf's objects answer to whatever keys the file has

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAVES = {"H1", "H2", "H3", "H4", "H5", "H6", "P", "TH", "TD", "LBody", "Lbl", "Caption", "Figure"}


@dataclass(frozen=True)
class Element:
    """A leaf of the structure tree: its path of tags, words, alternative text and language."""

    path: tuple[str, ...]
    text: str
    alt: str
    scope: str
    language: str = ""

    @property
    def tag(self) -> str:
        """The innermost tag."""
        return self.path[-1]

    @property
    def said(self) -> str:
        """What is read aloud."""
        return self.alt or self.text


def faults_of(data: bytes) -> list[str]:
    """Say what either validator has against a file as PDF/UA-1; nothing where both accept it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "pack.pdf"
        path.write_bytes(data)
        profile = page_validation.ValidationProfile.PDF_UA_1
        judged = page_validation.validate_pdf(str(path), profile=profile)
        found = [str(one) for one in pdfua.validate(str(path)).outcomes if one.findings]
    return found if judged.is_compliant and "0 failed" in str(judged) else [str(judged), *found]


def elements(data: bytes) -> list[Element]:
    """Give the leaves of the structure tree in order."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.objgen: _marked(page) for page in pdf.pages}
        return list(_walk(pdf.Root.StructTreeRoot.K[0], (), pages))


def content_in_order(data: bytes) -> list[str]:
    """Give what is read aloud, without the bullets' signs."""
    return [e.said for e in elements(data) if e.said and e.tag != "Lbl"]


def _walk(
    node: Object, above: tuple[str, ...], pages: dict[Any, dict[int, str]]
) -> Iterator[Element]:
    path = (*above, str(node.S)[1:])
    kids = list(node.K)
    if path[-1] not in LEAVES:
        for kid in kids:
            yield from _walk(kid, path, pages)
        return
    words: list[str] = []
    for kid in kids:
        if isinstance(kid, pikepdf.Dictionary):
            words.append(pages[kid.Pg.objgen][int(kid.MCID)])
        else:
            words.append(pages[node.Pg.objgen].get(int(kid), ""))  # a drawing may have no words
    attributes = node.get("/A", {})
    scope = str(attributes.get("/Scope", ""))[1:]
    said = str(node.get("/ActualText", "".join(words))).strip()
    yield Element(path, said, str(node.get("/Alt", "")), scope, str(node.get("/Lang", "")))


def _marked(page: Object) -> dict[int, str]:
    """Give the text of each marked piece of a page."""
    fonts = {name: _meanings(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    stack: list[dict[str, Any]] = []
    font: dict[str, str] = {}
    for step in pikepdf.parse_content_stream(page):
        operands: Object = step.operands
        match str(step.operator):
            case "BDC" | "BMC":
                marks = operands[1] if len(operands) > 1 else {}
                stack.append({"mcid": marks.get("/MCID"), "actual": marks.get("/ActualText")})
                if stack[-1]["actual"] is not None:
                    _say(found, stack, str(stack[-1]["actual"]))
            case "EMC":
                stack.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tj" if not any(mark["actual"] is not None for mark in stack):
                codes = bytes(operands[0]).hex().upper()
                text = "".join(font[codes[at : at + 4]] for at in range(0, len(codes), 4))
                _say(found, stack, text)
    return found


def _say(found: dict[int, str], stack: list[dict[str, Any]], text: str) -> None:
    owners = [mark["mcid"] for mark in stack if mark["mcid"] is not None]
    if owners:
        found[int(owners[-1])] = found.get(int(owners[-1]), "") + text


def _meanings(font: Object) -> dict[str, str]:
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    return {
        code: bytes.fromhex(text).decode("utf-16-be")
        for code, text in re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", cmap, re.MULTILINE)
    }
