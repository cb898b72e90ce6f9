"""What a file is: its bytes count for more than its name, and what can run is never opened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from familyplan.practice.paper_kinds import ending, kind_of_file

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    ("name", "data", "shown", "media"),
    [
        ("drawing.png", PNG + bytes(20), "image", "image/png"),
        ("drawing", PNG + bytes(20), "image", "image/png"),
        ("photo.JPG", b"\xff\xd8\xff\xe0rest", "image", "image/jpeg"),
        ("scan.tif", b"II*\x00rest", "image", "image/tiff"),
        ("sticker.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image", "image/webp"),
        ("letter.pdf", b"%PDF-1.7\n", "pdf", "application/pdf"),
        ("letter.png", b"%PDF-1.7\n", "pdf", "application/pdf"),
        ("notes.txt", "Zoë said so".encode(), "text", "text/plain"),
        ("phone.heic", b"\x00\x00\x00\x18ftypheic", "unknown", "image/heic"),
    ],
)
def test_what_can_be_shown_is_told_from_the_bytes(
    name: str, data: bytes, shown: str, media: str
) -> None:
    kind = kind_of_file(name, data)
    assert (kind.shown, kind.media) == (shown, media)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("picture.png", b"MZ\x90\x00"),
        ("picture.png", b"\x7fELF\x02"),
        ("tidy.txt", b"#!/bin/sh\nrm -r x"),
        ("setup.exe", b"anything"),
        ("holiday.jpg.scr", b"\xff\xd8\xff"),
        ("run.ps1", b"Get-Item"),
        ("page.html", b"<html>"),
        ("drawing.svg", b"<svg/>"),
        ("letter.docm", b"PK\x03\x04"),
        ("letter.docx", b"PK\x03\x04....word/vbaProject.bin"),
        ("letter.doc", bytes.fromhex("d0cf11e0a1b11ae1")),
    ],
)
def test_what_can_run_or_hold_macros_is_never_opened(name: str, data: bytes) -> None:
    assert kind_of_file(name, data).shown == "never"


@given(name=some.text(max_size=40), data=some.binary(max_size=200))
def test_nothing_a_file_holds_makes_it_fail(name: str, data: bytes) -> None:
    kind = kind_of_file(name, data)
    assert bool(kind.why) == (kind.shown in {"never", "unknown"})


def test_a_file_that_is_no_text_is_not_shown_as_text() -> None:
    assert kind_of_file("notes.txt", b"\xff\xfe\x00a").shown == "unknown"


def test_a_copy_gets_the_ending_of_what_it_is() -> None:
    media = ("image/jpeg", "image/png", "application/pdf", "text/plain", "application/octet-stream")
    assert [ending(one) for one in media] == [".jpg", ".png", ".pdf", ".txt", ""]
