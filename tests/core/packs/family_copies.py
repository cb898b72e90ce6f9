"""Makes copies for a family in tests: from a kept family, or from a few rows."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pikepdf

from core.packs.pdf_reading import content_in_order, elements, faults_of
from familyplan.model import Agency, Involvement, Person, Rows, Standing
from familyplan.packs.asked import Asked
from familyplan.packs.document import Document, text_in_order
from familyplan.packs.kind import Making
from familyplan.packs.kinds import kind
from familyplan.packs.render import render, uncovered
from familyplan.packs.wording import Wording
from familyplan.sharing import View, reader_of, resolve, view

if TYPE_CHECKING:
    from familyplan.model import Record
    from familyplan.session import Session

TODAY = date(2026, 12, 7)
PHONE = "01632 960018"


def copied(rows: Rows, who: str, asked: Asked) -> tuple[Document, View]:
    """Give a copy and what it holds; `who` is an id or a name among the rows."""
    reader = reader_of(rows, who) or resolve(rows, who)
    making = kind(asked.kind)
    held = making.held(rows, view(rows, reader, TODAY), asked)
    made = making.made(Making(held, asked, TODAY, Wording(partnership="Northside"), "K7Q2"))
    return made, held


def copy_of(session: Session, family_id: str, who: str, asked: Asked) -> Document:
    """Give a copy for somebody of a kept family."""
    return copied(session.store.family(family_id), who, asked)[0]


def mums_copy(kind_key: str, *records: Record, about: str = "") -> Document:
    """Give Mum's copy of a few rows, with a lead who is called Rosa and can be rung."""
    rows = Rows(
        [
            Person(id="mum", name="Sadia", place="parent"),
            Agency(id="a", name="The Hub", phone=PHONE),
            Involvement(id="rosa", agency="a"),
            Standing(id="s", role="lead", held_by="rosa"),
            *records,
        ]
    )
    return copied(rows, "mum", Asked(kind_key, about=about))[0]


def headings(made: Document) -> list[tuple[str, str]]:
    """Give the headings of the made file in their order, each with its tag."""
    return [(one.tag, one.text) for one in elements(render(made)) if one.tag.startswith("H")]


def is_sound(made: Document) -> None:
    """Check that both validators accept a copy, that it reads in order and prints every letter."""
    data = render(made)
    assert faults_of(data) == []
    assert content_in_order(data) == text_in_order(made)
    assert uncovered(made) == {}


def pages(made: Document) -> int:
    """Count the pages."""
    with pikepdf.open(io.BytesIO(render(made))) as pdf:
        return len(pdf.pages)
