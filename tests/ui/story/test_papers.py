"""Papers on the story page: chosen, dragged in, pasted, shown from memory, saved out, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from by_name import press
from family_pages import settle, shown, words_on
from made_files import pdf, photo_with_place, picture, promising
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from walk import walk

from familyplan.model import Paper
from familyplan.session import papers
from familyplan_ui.story import Page
from familyplan_ui.story.paper import PaperDetail
from familyplan_ui.story.shown import PaperShown
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    return khan_walters(gate.session)


def _page(qtbot: QtBot, gate: Gate, kept: KhanWalters, files: list[Path]) -> Page:
    made = Page(gate, kept.family.id, lambda _parent: files)
    return shown(qtbot, gate, made, kept.family.id, size=(1190, 700))


def _papers(gate: Gate, kept: KhanWalters) -> list[str]:
    return [one.name for one in gate.rows(kept.family.id).of(Paper)]


def _file(tmp_path: Path, name: str, data: bytes) -> Path:
    (tmp_path / name).write_bytes(data)
    return tmp_path / name


def test_chosen_files_are_kept_one_after_another_and_the_last_is_shown(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, tmp_path: Path
) -> None:
    files = [
        _file(tmp_path, "Letter.pdf", pdf("Dear Sadia")),
        _file(tmp_path, "Kitchen.png", picture()),
    ]
    page = _page(qtbot, gate, kept, files)
    page.add_paper()
    qtbot.waitUntil(lambda: len(_papers(gate, kept)) == 2)
    settle(qtbot, page)
    detail = page.opened.detail
    assert isinstance(detail, PaperDetail)
    assert detail.title.text() == "Kitchen.png"
    assert detail.shown.photo.isVisibleTo(page)
    assert {one.type for one in gate.rows(kept.family.id).of(Paper)} == {"", "photo"}
    assert walk(page) == []


def test_one_that_cannot_be_read_is_said_and_keeps_no_other_out(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, tmp_path: Path
) -> None:
    said: list[str] = []
    gate.refused.connect(said.append)
    page = _page(qtbot, gate, kept, [tmp_path / "gone.pdf", _file(tmp_path, "a.txt", b"Hello")])
    page.add_paper()
    qtbot.waitUntil(lambda: _papers(gate, kept) == ["a.txt"])
    qtbot.waitUntil(lambda: bool(said))
    assert said[-1] == "“gone.pdf” is not a file that can be read. Nothing was kept."


def test_a_file_can_be_dragged_in(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, tmp_path: Path
) -> None:
    page = _page(qtbot, gate, kept, [])
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(_file(tmp_path, "a.txt", b"Hello")))])
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none
    )
    page.dropEvent(event)
    qtbot.waitUntil(lambda: _papers(gate, kept) == ["a.txt"])


def test_a_copied_picture_can_be_pasted(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> None:
    page = _page(qtbot, gate, kept, [])
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    page.paste()
    qtbot.waitUntil(lambda: _papers(gate, kept) == ["Picture.png"])
    QGuiApplication.clipboard().clear()


def test_a_program_is_kept_and_never_opened(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, tmp_path: Path
) -> None:
    page = _page(qtbot, gate, kept, [_file(tmp_path, "photo.png", b"MZ\x90\x00run me")])
    page.add_paper()
    qtbot.waitUntil(lambda: _papers(gate, kept) == ["photo.png"])
    kept_paper = gate.rows(kept.family.id).of(Paper)[0]
    assert papers.read(gate.session, kept_paper.file) == b"MZ\x90\x00run me"
    why = "A file of this kind can run by itself or hold macros. It is kept, but never opened here."
    assert why in words_on(page)


def test_a_photo_saved_out_has_lost_its_place_and_that_is_noted(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, tmp_path: Path
) -> None:
    page = _page(qtbot, gate, kept, [_file(tmp_path, "garden.jpg", photo_with_place())])
    page.add_paper()
    qtbot.waitUntil(lambda: _papers(gate, kept) == ["garden.jpg"])
    detail = page.opened.detail
    assert isinstance(detail, PaperDetail)
    asked: list[str] = []
    out = tmp_path / "out.jpg"

    def ask(_parent: object, name: str) -> Path:
        asked.append(name)
        return out

    detail.ask_place = ask
    press(page, "Save a copy out…")
    assert asked == ["paper.jpg"]
    assert b"Canal Row" not in out.read_bytes()
    told = [line.words for line in gate.session.history(kept.family.id)]
    assert "exported the paper “garden.jpg” in clear" in told


def test_a_paper_can_be_removed_and_brought_back(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, tmp_path: Path
) -> None:
    page = _page(qtbot, gate, kept, [_file(tmp_path, "a.txt", b"Hello")])
    page.add_paper()
    qtbot.waitUntil(lambda: _papers(gate, kept) == ["a.txt"])
    press(page, "Remove this paper")
    assert _papers(gate, kept) == []
    gate.undo()
    found = gate.rows(kept.family.id).of(Paper)[0]
    assert papers.read(gate.session, found.file) == b"Hello"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.pdf", b"%PDF-1.7 nothing", "This PDF is damaged, so it cannot be shown here."),
        ("a.png", b"\x89PNG\r\n\x1a\nnothing",
         "This picture is damaged or of a kind that cannot be read here."),
        ("a.png", promising(60_000, 60_000),
         ("This picture is too large to be shown: it says it is 60000 by 60000 pixels. It is kept"
          " as it is.")),
        ("a.zip", b"PK\x03\x04", "A file of this kind cannot be shown here. It is kept as it is."),
    ],
)  # fmt: skip
def test_what_is_not_shown_says_why(
    qtbot: QtBot, gate: Gate, name: str, data: bytes, words: str
) -> None:
    del gate
    made = PaperShown()
    qtbot.addWidget(made)
    made.show_paper(name, data, called="A paper")
    assert made.why.text() == words


def test_a_pdf_is_shown_with_its_words(qtbot: QtBot, gate: Gate) -> None:
    del gate
    made = PaperShown()
    qtbot.addWidget(made)
    made.show_paper("a.pdf", pdf("Dear Sadia"), called="A letter")
    assert made.pages.pages == 1
    assert made.pages.words.toPlainText().strip() == "Dear Sadia"
    made.show_paper("b.txt", b"Zo\xc3\xab", called="A note")
    assert made.words.toPlainText() == "Zoë"
    assert made.pages.pages == 0
