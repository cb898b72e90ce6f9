"""Every kind of copy as paper looks, for the same two invented families, and a page of them all."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import pypdfium2 as pdfium
from PIL import Image

from core.packs.every_kind import copies
from familyplan.packs.blank import blank_page
from familyplan.packs.blank_fields import PAGES
from familyplan.packs.document import plain
from familyplan.packs.kinds import KINDS
from familyplan.packs.render import render
from familyplan.packs.wording import Wording
from familyplan.words import say
from two_languages import two_languages

if TYPE_CHECKING:
    from pathlib import Path

    from core.packs.every_kind import Copy
    from familyplan.model import Rows
    from familyplan.packs.document import Document

COLOURS: Final = 24
MOST_BYTES: Final = 90_000
_SCALE: Final = 1.05  # of 72 dots an inch: small, and still to be read
_SECOND: Final = frozenset({"meeting_pack", "family_copy", "agency_copy", "whole_record"})
_WORK: Final = frozenset({"minutes", "plan_copy", "outcomes_letter", "all_actions"})
_HEAD: Final = """# Packs

Every kind of copy as it leaves, for the same two invented families: the Khan-Walters, and the
Rhys-Maliks, whose people read Welsh and Urdu. Each copy holds what its own reader may see and no
more; the first page is shown, and the second where it tells more. `make screenshots` draws this
page anew.
"""
_BLANK: Final = """## Blank pages

Every page of the screen on paper, in its order, to be written on by hand. `familyplan blank` makes
them, and so does “Print a blank page” in the place Packs. Nothing of any family is on them.
"""


class _People(NamedTuple):
    """Whose copies are shown."""

    parent: str
    child: str
    lead: str
    agency: str


_KHAN_WALTERS: Final = _People("Sadia Khan", "Yusuf Khan-Walters", "Rosa Menendez", "Hina Patel")
_RHYS_MALIK: Final = _People("Imran Malik", "Efa Malik", "Gwen Ellis", "Dafydd Pugh")


@dataclass(frozen=True)
class Gallery:
    """A folder of pictures and how the page beside it names them."""

    folder: Path
    page: Path

    def keep(self, document: Document, name: str, *, second: bool) -> list[str]:
        """Keep the first page, and the second if wanted, and give what shows them."""
        shown = []
        with pdfium.PdfDocument(render(document)) as pdf:
            for number in range(min(len(pdf), 2 if second else 1)):
                file = self.folder / f"{name}-{number + 1}.png"
                file.write_bytes(_small(pdf[number].render(scale=_SCALE).to_pil()))
                at = file.relative_to(self.page.parent).as_posix()
                shown.append(f"![{plain(document.title)}, page {number + 1} of {len(pdf)}]({at})")
        return shown


def draw_all(khan_walters: Rows, folder: Path, page: Path) -> None:
    """Draw every kind for both families, and write the page that shows them."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    gallery = Gallery(folder, page)
    families = {
        "khan-walters": _best(khan_walters, _KHAN_WALTERS),
        "rhys-malik": _best(two_languages(), _RHYS_MALIK),
    }
    parts = [_HEAD]
    for kind in KINDS.values():
        parts.append(f"## {say(kind.name)}\n\n{say(kind.what_for)}\n")
        for family, found in families.items():
            copy = found.get(kind.key)
            if copy is None:
                parts.append("Nothing in this family asks for this kind yet.\n")
                continue
            shown = gallery.keep(copy.document, f"{kind.key}-{family}", second=kind.key in _SECOND)
            parts.append("\n".join([f"For {copy.reader.addressed}:\n", *shown, ""]))
    parts.append(_BLANK)
    for key in ("goal", "safety"):
        parts += gallery.keep(blank_page(key, Wording()), f"blank-{key}", second=False)
        parts.append("")
    parts.append("All of them: " + ", ".join(say(one.name).lower() for one in PAGES.values()) + ".")
    page.write_text("\n".join(parts).rstrip() + "\n", encoding="utf-8")


def _best(rows: Rows, people: _People) -> dict[str, Copy]:
    """Give one copy of each kind: for whom it is meant among these people, else for anybody."""
    meant = {"child_page": people.child, "agency_copy": people.agency}
    meant |= dict.fromkeys(_WORK, people.lead)
    found: dict[str, Copy] = {}
    ranks: dict[str, int] = {}
    for one in copies(rows):
        order = [meant.get(one.kind, people.parent), *people]
        name = one.reader.name
        rank = order.index(name) if name in order else len(order)
        if rank < ranks.get(one.kind, len(order) + 1):
            ranks[one.kind], found[one.kind] = rank, one
    return found


def _small(page: Image.Image) -> bytes:
    few = page.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    held = io.BytesIO()
    few.save(held, format="PNG", optimize=True)
    data = held.getvalue()
    if len(data) > MOST_BYTES:
        raise ValueError(f"A picture of a page has {len(data)} bytes; {MOST_BYTES} is the most.")
    return data
