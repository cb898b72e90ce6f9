"""The PDF of a document: valid, readable aloud in order, and the same each time."""

from __future__ import annotations

import ast
import io
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import page as page_validation
import pdfua
import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.packs.pdf_reading import content_in_order, elements
from core.packs.sample import BENGALI, EUROPEAN, MIXED, URDU, document
from familyplan.packs.document import (
    Bullets,
    Document,
    Heading,
    Para,
    Table,
    clean,
    plain,
    text_in_order,
)
from familyplan.packs.render import render, uncovered

if TYPE_CHECKING:
    from pathlib import Path

MI = "\u0645\u06cc"
HOSTILE = (
    '<img src="/etc/hostname"/> <a href="file:///etc/passwd">x</a> </para> &amp; %s {title} <b>',
    "a\x00b\x07c\x1b[31md\ud800e\u202ef\u2066g\ufeffh",
    "\\) Tj ET Q endstream endobj (",
)


@pytest.fixture(scope="module")
def rich() -> bytes:
    return render(document())


def extracted(data: bytes) -> str:
    pdf = pypdfium2.PdfDocument(data)
    return " ".join(sheet.get_textpage().get_text_range() for sheet in pdf)


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("large", [False, True])
def test_both_validators_find_a_rich_document_to_be_pdf_ua(tmp_path: Path, *, large: bool) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(render(document(large=large)))
    judged = page_validation.validate_pdf(
        str(path), profile=page_validation.ValidationProfile.PDF_UA_1
    )
    assert "Rules: 104 passed, 0 failed" in str(judged)
    assert [outcome for outcome in pdfua.validate(str(path)).outcomes if outcome.findings] == []


@pytest.mark.parametrize("large", [False, True])
def test_the_structure_reads_as_the_document_in_order(*, large: bool) -> None:
    made = document(large=large)
    assert content_in_order(render(made)) == text_in_order(made)


def test_headings_nest_and_cells_know_their_heads(rich: bytes) -> None:
    tags = [(e.tag, e.said) for e in elements(rich) if e.tag.startswith("H")]
    assert tags == [
        ("H1", "“I can hear my teacher and my friends”"),
        ("H2", "How it is going"),
        ("H2", "Names"),
        ("H3", "To be read from afar"),
        ("H2", "Who to ring"),
        ("H2", "If things get worse"),
        ("H1", "What we said we would do"),
    ]
    heads = [(e.said, e.scope) for e in elements(rich) if e.tag == "TH"]
    assert heads == [
        ("Why it matters", "Row"),
        ("What he says", "Row"),
        ("Who", "Column"),
        ("What", "Column"),
        ("By when", "Column"),
    ]


def test_lists_and_pictures_have_their_parts(rich: bytes) -> None:
    found = elements(rich)
    assert [e.text for e in found if e.tag == "Lbl"] == ["•"] * 3
    assert [e.path[-3:] for e in found if e.tag == "LBody"] == [("L", "LI", "LBody")] * 3
    assert [e.alt for e in found if e.tag == "Figure"] == [
        "Yusuf went from 2 to 5.",
        "Boxes to tick, from 0 to 10. never – always",
    ]


def test_a_heading_may_not_skip_a_level() -> None:
    with pytest.raises(ValueError, match="level 3 follows level 1"):
        document(Heading(1, "One"), Heading(3, "Three"))


@pytest.mark.parametrize("text", [URDU, BENGALI, EUROPEAN, MIXED])
def test_copied_text_is_the_words_in_the_order_they_are_read(text: str) -> None:
    words = squeezed(extracted(render(document(Heading(1, "x"), Para(text)))))
    assert all(word.strip("(),") in words for word in text.split())


def test_every_font_is_inside_the_file(rich: bytes) -> None:
    with pikepdf.open(io.BytesIO(rich)) as pdf:
        fonts: dict[str, Any] = {
            name: font
            for sheet in pdf.pages
            for name, font in sheet.Resources.get("/Font", pikepdf.Dictionary()).items()
        }
        descriptors = [font.DescendantFonts[0].FontDescriptor for font in fonts.values()]
        assert len(descriptors) >= 4
        assert all("/FontFile2" in descriptor for descriptor in descriptors)
        assert all(b"> <0000>" not in font.ToUnicode.read_bytes() for font in fonts.values())


def test_the_same_document_gives_the_same_bytes(rich: bytes) -> None:
    render(document(Para("Another document in between, with שרה and যুক্তাক্ষর")))
    assert render(document()) == rich


def test_the_properties_say_the_title_and_nothing_else(rich: bytes) -> None:
    with pikepdf.open(io.BytesIO(rich)) as pdf:
        assert {key: str(value) for key, value in pdf.docinfo.items()} == {"/Title": "Meeting pack"}
        metadata = pdf.Root.Metadata.read_bytes()
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert b"Hina" not in metadata
    assert b"eportLab" not in rich + metadata


def test_only_a_long_document_has_bookmarks(rich: bytes) -> None:
    with pikepdf.open(io.BytesIO(rich)) as pdf:
        assert len(pdf.pages) > 3
        with pdf.open_outline() as outline:
            titles = [(item.title, [kid.title for kid in item.children]) for item in outline.root]
    assert titles[-1] == ("What we said we would do", [])
    assert titles[0][1] == ["How it is going", "Names", "Who to ring", "If things get worse"]
    with pikepdf.open(io.BytesIO(render(document(Heading(1, "Short"))))) as pdf:
        assert "/Outlines" not in pdf.Root


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_type_is_text_and_never_markup(text: str) -> None:
    made = document(Heading(1, text), Para(text), Table((text,), ((text,),)), Bullets((text,)))
    data = render(made)
    assert content_in_order(data) == [plain(text)] * 5
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert not any("/Annots" in sheet for sheet in pdf.pages)
        assert not any("/XObject" in sheet.Resources for sheet in pdf.pages)


@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(st.characters(exclude_categories=()), max_size=60))
@pytest.mark.slow
def test_any_text_comes_back_as_it_was_cleaned(text: str) -> None:
    made = document(Para(text))
    assert content_in_order(render(made)) == text_in_order(made)


@pytest.mark.parametrize(
    "text",
    ["word " * 4_000, "x" * 5_000, "ک" * 5_000, "سعدیہ " * 3_000, "李" * 3_000, "আছে" * 1_500],
)
def test_very_long_text_wraps_over_pages_in_time(text: str) -> None:
    made = document(Heading(1, "n" * 200), Para(text), Table(("a", "b"), ((text, "short"),)))
    started = time.monotonic()
    data = render(made)
    assert time.monotonic() - started < 10
    assert content_in_order(data) == text_in_order(made)


def test_characters_without_a_font_are_listed_and_printed_as_a_mark() -> None:
    unknown = "\U0001d2e0"
    made = document(Para(f"Ask {unknown} about it"))
    assert uncovered(made) == {unknown: (f"Ask {unknown} about it",)}
    assert content_in_order(render(made)) == [f"Ask {unknown} about it"]
    assert uncovered(document()) == {}


def test_cleaning_keeps_words_and_drops_what_hides() -> None:
    assert clean("e\u0301\tb\r\nc\u200bd\u202e!") == "é b\ncd!"
    assert clean(f"{MI}\u200c{MI} a\u200db") == f"{MI}\u200c{MI} ab"


def test_long_names_in_the_header_take_lines_from_the_page_only() -> None:
    named = Document("Pack", "en-GB", "h " * 100, "n" * 200, "f " * 200, "K7Q2", (Para("Text"),))
    assert content_in_order(render(named)) == ["Text"]


def test_the_block_model_does_not_load_the_pdf_library() -> None:
    code = "import sys, familyplan.packs.document; print('reportlab' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ast.literal_eval(ran.stdout) is False
