"""Saving a drawing: for one reader, what they may see, noted, under a name that tells nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from familyplan.figures.genogram import genogram
from familyplan.policy import Policy
from familyplan.session.sent import sent_by_all
from familyplan_ui.drawn import SavePicture
from familyplan_ui.drawn import what as drawn
from familyplan_ui.drawn.raster import png
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from familyplan.packs.asked import Asked
    from familyplan_ui.gate import Gate


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    return khan_walters(gate.session)


def box(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, asked: Asked, at: Path
) -> tuple[SavePicture, list[str]]:
    names: list[str] = []

    def ask(_parent: object, name: str) -> Path:
        names.append(name)
        return at / name

    made = SavePicture(gate, kept.family.id, asked, ask_place=ask)
    qtbot.addWidget(made)
    return made, names


def choose(made: SavePicture, who: str, form: str = "svg") -> None:
    made.readers.setCurrentIndex(made.readers.findData(who))
    made.forms.setCurrentIndex(made.forms.findData(form))
    made.save()


def left(gate: Gate) -> list[tuple[str, str, str, str]]:
    """Give what the log of copies holds of pictures: for whom, what, as what, how it stands."""
    return [
        (one.copy.reader_name, one.kind, one.copy.format, one.copy.stage)
        for one in sent_by_all(gate.session)
    ]


def test_what_leaves_is_drawn_for_the_reader_and_noted(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, tmp_path: Path
) -> None:
    made, names = box(qtbot, gate, kept, drawn.tree, tmp_path)
    choose(made, kept.people["daniel"].id)
    text = (tmp_path / "picture.svg").read_text(encoding="utf-8")
    assert names == ["picture.svg"]
    assert "Sadia Khan" in text
    assert "Canal Row" not in text
    assert "Sadia's home" not in text
    rows = gate.rows(kept.family.id)
    assert "Sadia's home" in " ".join(genogram(rows, gate.clock.today()).words)
    assert left(gate) == [("Daniel Walters", "Drawing", "svg", "made")]


@pytest.mark.parametrize("which", ["tree", "team", "goal"])
def test_each_drawing_becomes_a_picture(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, tmp_path: Path, which: str
) -> None:
    asked = {
        "tree": drawn.tree, "team": drawn.team, "goal": drawn.goal_line(kept.goals["hear"].id),
    }  # fmt: skip
    made, _names = box(qtbot, gate, kept, asked[which], tmp_path)
    choose(made, kept.people["sadia"].id, "png")
    image = QImage(str(tmp_path / "picture.png"))
    assert image.width() > 900
    assert [image.textKeys(), left(gate)] == [[], [("Sadia Khan", "Drawing", "png", "made")]]


def test_nobody_chosen_or_nothing_to_see_writes_nothing(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, tmp_path: Path
) -> None:
    made, names = box(qtbot, gate, kept, drawn.story_line, tmp_path)
    made.save()
    choose(made, kept.people["sadia"].id)
    assert (names, left(gate), list(tmp_path.glob("picture*"))) == ([], [], [])


def test_a_policy_may_forbid_it(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, tmp_path: Path
) -> None:
    vault = gate.session.vault
    vault.surroundings = replace(vault.surroundings, policy=lambda: Policy(clear_exports=False))
    made, names = box(qtbot, gate, kept, drawn.tree, tmp_path)
    choose(made, kept.people["sadia"].id)
    assert (names, left(gate), list(tmp_path.glob("picture*"))) == ([], [], [])


def test_a_picture_is_twice_as_large_as_on_the_screen(gate: Gate, kept: KhanWalters) -> None:
    drawing = genogram(gate.rows(kept.family.id), gate.clock.today())
    image = QImage.fromData(png(drawing))
    assert image.width() == round(drawing.width * 2 * 96 / 72)
