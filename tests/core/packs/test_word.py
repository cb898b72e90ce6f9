"""Word copies: the same words in the same order, real headings and tables, nothing of ours."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from awkward_family import awkward_family
from core.packs.family_copies import copied, copy_of
from core.packs.sample import BENGALI, MIXED, URDU, document, progress
from core.packs.word_reading import faults_of, parts, read_in_order
from familyplan.model import Closure, Meeting, Person, StepChange
from familyplan.packs.asked import Asked
from familyplan.packs.document import (
    Bullets,
    Heading,
    Logo,
    Para,
    Picture,
    Span,
    Table,
    text_in_order,
)
from familyplan.packs.kinds import KINDS
from familyplan.packs.languages import goes_leftward
from familyplan.packs.text import plain_text
from familyplan.packs.word import word
from familyplan.packs.word.picture import png
from familyplan.packs.word.runs import stretches
from khan_walters import khan_walters
from whole_story import whole_story

if TYPE_CHECKING:
    from familyplan.model import Record
    from familyplan.packs.document import Document
    from familyplan.session import Session


def is_sound(made: Document) -> None:
    data = word(made)
    assert faults_of(data) == []
    assert read_in_order(data) == text_in_order(made)


def test_every_kind_of_block_is_read_in_order() -> None:
    is_sound(document())
    is_sound(document(large=True))


def test_the_same_copy_has_the_same_bytes() -> None:
    assert word(document()) == word(document())


def test_a_meeting_pack_reads_in_order_and_shows_its_pictures(session: Session) -> None:
    kept = khan_walters(session)
    whole_story(session, kept)
    meeting = session.store.family(kept.family.id).of(Meeting)[-1]
    made = copy_of(session, kept.family.id, "lead practitioner", Asked(meeting=meeting.id))
    is_sound(made)
    held = parts(word(made))
    pictures = [part for name, part in held.items() if name.startswith("word/media/")]
    assert len(pictures) == str(held["word/document.xml"]).count("<a:blip ")
    assert {Image.open(io.BytesIO(part)).format for part in pictures} == {"PNG"}


def test_an_awkward_family_comes_out_whole(session: Session) -> None:
    family = awkward_family(session)
    meeting = session.store.family(family).of(Meeting)[0]
    for reader in ("St Brigid’s", "Aleksandra Wojciechowska-Featherstonehaugh"):
        is_sound(copy_of(session, family, reader, Asked(meeting=meeting.id)))


def test_headings_lists_and_tables_are_real() -> None:
    made = docx.Document(io.BytesIO(word(document())))
    headed = [
        (one.style.name, one.text)
        for one in made.paragraphs
        if one.style is not None and one.style.name.startswith("Heading")
    ]
    assert headed == [
        ("Heading 1", "“I can hear my teacher and my friends”"),
        ("Heading 2", "How it is going"),
        ("Heading 2", "Names"),
        ("Heading 3", "To be read from afar"),
        ("Heading 2", "Who to ring"),
        ("Heading 2", "If things get worse"),
        ("Heading 1", "What we said we would do"),
    ]
    styles = [one.style.name for one in made.paragraphs if one.style is not None]
    assert styles.count("List Bullet") == 3
    rows = made.tables[1].rows
    repeated = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
    assert repeated == [True] + [False] * 60


def test_families_get_large_letters() -> None:
    sizes = [
        docx.Document(io.BytesIO(word(document(Para("Hello"), large=large)))).styles["Normal"]
        for large in (False, True)
    ]
    points = [
        docx.Document(io.BytesIO(word(document(Para("Hello"), large=large))))
        .styles.element.find(f"{qn('w:docDefaults')}//{qn('w:sz')}")
        .get(qn("w:val"))
        for large in (False, True)
    ]
    assert [one.name for one in sizes] == ["Normal", "Normal"]
    assert points == ["22", "28"]


def test_each_page_says_whose_it_is_and_the_properties_name_nobody() -> None:
    data = word(document())
    made = docx.Document(io.BytesIO(data))
    section, said = made.sections[0], made.core_properties
    assert section.header.paragraphs[0].text == (
        "Meeting pack\tCopy for Hina Patel, Hillside Primary. Private."
    )
    below = section.footer.paragraphs[0]
    fields = [one.get(qn("w:instr")) for one in below._p.iter(qn("w:fldSimple"))]
    assert fields == [" PAGE ", " NUMPAGES "]
    assert "K7Q2" in below.text
    assert (said.title, said.author, said.last_modified_by, said.language) == (
        "Meeting pack",
        "",
        "",
        "en-GB",
    )
    assert b"python" not in b"".join(parts(data).values())


def test_words_that_go_leftward_are_marked_as_such() -> None:
    data = word(document(Heading(1, "Names"), Para(URDU), Para(MIXED), Para(BENGALI)))
    made = docx.Document(io.BytesIO(data))
    _, urdu, mixed, bengali = (one._p for one in made.paragraphs)
    shapes = [one.find(f"{qn('w:pPr')}/{qn('w:bidi')}") for one in (urdu, mixed, bengali)]
    turned = [one is not None for one in shapes]
    assert turned == [True, False, False]
    tags = [
        [one.get(qn("w:bidi")) for one in paragraph.iter(qn("w:lang"))]
        for paragraph in (urdu, mixed, bengali)
    ]
    assert tags == [["ur-PK"] * 2, ["ur-PK"] * 2, ["bn-BD"]]
    said = document(Para("Bore da", language="cy"), Para((Span("Dzień dobry", language="pl"),)))
    held = parts(word(said))["word/document.xml"]
    assert b'w:val="cy-GB"' in held
    assert b'w:val="pl-PL"' in held


def test_brackets_and_numbers_go_with_the_words_round_them() -> None:
    assert stretches("Nani (زینب (شریف)) at 3") == [
        ("Nani (", ""),
        ("زینب (شریف)", "leftward"),
        (") at 3", ""),
    ]
    assert stretches("زینب 3 دوست Hillside 4") == [
        ("زینب 3 دوست ", "leftward"),
        ("Hillside", ""),
        (" 4", "leftward"),
    ]
    assert goes_leftward("(1) زینب")
    assert not goes_leftward("12")


def test_two_languages_side_by_side_keep_their_sides() -> None:
    table = Table(("اردو", "English"), (("سلام", "Hello"),), languages=("ur", "en-GB"))
    held = parts(word(document(table)))["word/document.xml"].decode()
    assert "<w:bidiVisual/>" in held
    assert 'w:lang w:val="en-GB"' in held
    is_sound(document(table))


@pytest.mark.parametrize(
    "nasty",
    ["a\x00b\x0bc", "\ud800 alone", "\ufffe\uffff", "]]> <w:p/> &amp;", "\u202egnorw\u202c"],
)
def test_no_character_spoils_the_file(nasty: str) -> None:
    made = document(
        Heading(1, nasty), Bullets((nasty,)), Table((nasty,), ((nasty,),), caption=nasty),
        Picture(progress(), f"x{nasty}"),
    )  # fmt: skip
    is_sound(made)


def test_a_very_long_cell_may_go_over_the_page() -> None:
    made = document(Table(("Who", "What"), (("Sam", "It went on. " * 1800), ("Ali", "Ring"))))
    is_sound(made)
    rows = docx.Document(io.BytesIO(word(made))).tables[0].rows
    whole = [row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows]
    assert whole == [True, False, True]


def test_a_drawing_is_drawn_with_all_it_has() -> None:
    image = Image.open(io.BytesIO(png(progress(), 0.5)))
    assert image.size == (556, 195)
    assert tuple(round(one) for one in image.info["dpi"]) == (200, 200)
    colours = {colour for _, colour in image.convert("RGB").getcolors(1 << 24) or ()}
    wanted = {(10, 92, 99), (160, 70, 15), (90, 70, 144), (227, 239, 237), (39, 101, 58)}
    assert wanted <= colours


def test_a_partnerships_picture_keeps_its_size_and_its_words() -> None:
    held = io.BytesIO()
    Image.new("RGB", (400, 200), (10, 92, 99)).save(held, "PNG")
    made = document(Logo(held.getvalue(), "Northside"), Heading(1, "Minutes"))
    is_sound(made)
    (shape,) = docx.Document(io.BytesIO(word(made))).inline_shapes
    assert (shape.width.pt, shape.height.pt) == (96, 48)


@pytest.mark.slow
def test_every_kind_reads_in_order_as_word_and_is_whole_as_text(session: Session) -> None:
    kept = khan_walters(session)
    whole_story(session, kept)
    khans = session.store.family(kept.family.id)
    awkward = session.store.family(awkward_family(session))
    made: dict[str, int] = {}
    for rows in (khans, awkward):
        meeting = next(one for one in rows.of(Meeting) if one.held or rows is awkward)
        about: dict[str, tuple[Record, ...]] = {
            "step_change": rows.of(StepChange),
            "closure": rows.of(Closure),
        }
        about["person"] = tuple(one for one in rows.of(Person) if one.place == "child")
        readers = [("Yusuf", "Rosa Menendez"), ("Sam 1", "St Brigid’s")][rows is awkward]
        for key, kind in KINDS.items():
            chosen = next(iter(about.get(kind.needs, ())), None)
            if chosen is None and kind.needs not in {"", "meeting", "owner"}:
                continue
            asked = Asked(key, meeting=meeting.id, about=chosen.id if chosen else "")
            for name in readers:
                one = copied(rows, name, asked)[0]
                is_sound(one)
                said = " ".join(plain_text(one).split())
                assert [text for text in text_in_order(one) if text not in said] == []
                made[key] = made.get(key, 0) + 1
    assert set(KINDS) - set(made) <= {"whole_record"}
