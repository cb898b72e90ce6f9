"""Copies for a family hold exactly what they print: the record of a copy says neither more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from awkward_family import awkward_family
from core.packs.family_copies import copied, is_sound
from familyplan.model import Kind, Person, declarations
from familyplan.packs.asked import Asked
from familyplan.packs.document import clean, every_text
from khan_walters import khan_walters
from whole_story import whole_story

if TYPE_CHECKING:
    from familyplan.packs.document import Document
    from familyplan.session import Session
    from familyplan.sharing import View

KINDS = ("family_copy", "fridge_copy", "wallet_card", "child_page")


def held_texts(held: View) -> list[str]:
    return [
        " ".join(clean(value).split())
        for record in held.records
        for name, declared in declarations(type(record)).items()
        if declared.kind in {Kind.TEXT, Kind.LONG_TEXT} and (value := getattr(record, name))
    ]


def unprinted(made: Document, held: View) -> list[str]:
    said = " ".join(" ".join(every_text(made)).split())
    return [one for one in held_texts(held) if one.rstrip(".") not in said]


@pytest.mark.parametrize("key", KINDS)
def test_every_text_a_copy_holds_is_printed(session: Session, key: str) -> None:
    kept = khan_walters(session)
    whole_story(session, kept)
    rows = session.store.family(kept.family.id)
    about = kept.people["yusuf"].id if key == "child_page" else ""
    counted = 0
    for name in ("Sadia", "Zainab", "Daniel", "Yusuf", "Amina"):
        made, held = copied(rows, name, Asked(key, about=about))
        assert unprinted(made, held) == []
        counted += len(held_texts(held))
    assert counted > 10


@pytest.mark.parametrize("key", KINDS)
def test_a_family_that_strains_every_page_is_printed_whole(session: Session, key: str) -> None:
    rows = session.store.family(awkward_family(session))
    people = rows.of(Person)
    about = people[2].id if key == "child_page" else ""
    for person in (people[0], people[2]):
        made, held = copied(rows, person.id, Asked(key, about=about))
        assert unprinted(made, held) == []
        is_sound(made)
