"""Pictures nobody can vouch for: bombs and holes are refused in words, traces never leave."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as some
from made_files import photo_with_place, picture, promising, with_words
from PySide6.QtGui import QColor

from familyplan_ui.story.pictures import NotShown, decoded, without_traces

pytestmark = pytest.mark.usefixtures("qapp")
STARTS = (b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"BM")


def test_a_picture_is_shown_no_larger_than_asked() -> None:
    image = decoded(picture(side=400), "image/png", 100)
    assert (image.width(), image.height()) == (100, 100)


@pytest.mark.parametrize(
    "size", [(60_000, 60_000), (2**31 - 1, 2**31 - 1), (9000, 9000), (1, 40_000)]
)
def test_a_bomb_is_refused_before_any_of_it_is_decoded(size: tuple[int, int]) -> None:
    with pytest.raises(NotShown):
        decoded(promising(*size), "image/png")


@pytest.mark.parametrize("media", ["image/svg+xml", "image/heic", "text/plain", ""])
def test_nothing_but_known_kinds_reaches_a_decoder(media: str) -> None:
    with pytest.raises(NotShown):
        decoded(picture(), media)


@pytest.mark.parametrize("kind", [b"PNG", b"JPEG", b"BMP"])
def test_a_truncated_picture_is_shown_in_part_or_refused_in_words(kind: bytes) -> None:
    whole, media = picture(kind), f"image/{kind.decode().lower()}"
    for end in range(0, len(whole), max(1, len(whole) // 40)):
        with suppress(NotShown):
            assert not decoded(whole[:end], media).isNull()


@given(data=some.binary(max_size=300), start=some.sampled_from(STARTS))
def test_no_bytes_make_it_fail_otherwise(data: bytes, start: bytes) -> None:
    for media in ("image/png", "image/gif", "image/jpeg", "image/bmp"):
        with suppress(NotShown):
            assert not decoded(start + data, media, 50).isNull()


def test_what_a_camera_wrote_does_not_leave() -> None:
    photo = photo_with_place()
    assert b"Canal Row" in photo
    left = without_traces(photo, "image/jpeg")
    assert [each in left for each in (b"Exif", b"Canal Row", b"http://ns.adobe.com")] == [False] * 3
    drawn = decoded(left, "image/jpeg")
    assert (drawn.width(), drawn.height()) == (64, 64)
    assert drawn.pixelColor(5, 30).red() > 240
    assert drawn.pixelColor(5, 30).green() < 20


def test_words_in_a_png_do_not_leave_and_every_pixel_does() -> None:
    data = with_words(picture())
    assert decoded(data, "image/png").text("Comment") == "Canal Row"
    left = without_traces(data, "image/png")
    assert b"Canal Row" not in left
    assert decoded(left, "image/png").pixelColor(40, 10) == QColor("white")
    assert decoded(left, "image/png").textKeys() == []
