"""The small box that saves a drawing as a picture: for whom, as what, and then where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QComboBox, QWidget

from familyplan.errors import KnownError
from familyplan.model import Involvement, Person
from familyplan.model.titles import at_the_table
from familyplan.session import drawings
from familyplan.sharing import reader_of
from familyplan.words import say
from familyplan_ui.widgets import FieldFrame, PlainButton, PrimaryButton, SmallBox, announce

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.packs.asked import Asked
    from familyplan_ui.drawn.raster import Form
    from familyplan_ui.gate import Gate


def _ask_place(parent: QWidget, name: str) -> Path | None:
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - seldom needed

    chosen, _kind = QFileDialog.getSaveFileName(parent, say("Save this picture"), name)
    return Path(chosen) if chosen else None


def save_button(gate: Gate, family_id: Callable[[], str], asked: Asked) -> PlainButton:
    """Give the button that stands by a drawing and opens the box."""
    button = PlainButton(say("Save this picture…"), icon="image-down")
    button.clicked.connect(lambda _on: save_picture(button, gate, family_id(), asked))
    return button


def save_picture(by: QWidget, gate: Gate, family_id: str, asked: Asked) -> None:
    """Open the box over the window something is in."""
    SavePicture(gate, family_id, asked, parent=by.window()).stay_until(gate.locked)


class SavePicture(SmallBox):
    """`asked` is what to draw of what the chosen reader may see; `ask_place` asks where to."""

    def __init__(
        self,
        gate: Gate,
        family_id: str,
        asked: Asked,
        *,
        ask_place: Callable[[QWidget, str], Path | None] = _ask_place,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(say("Save this picture"), parent)
        self._gate, self._family, self._asked = gate, family_id, asked
        self.ask_place = ask_place
        self.readers, self.forms = QComboBox(), QComboBox()
        self.readers.addItem(say("Choose"), "")
        for row_id, name in self._who():
            self.readers.addItem(name, row_id)
        for form, words in (
            ("png", say("Picture (PNG)")),
            ("svg", say("Drawing to work on further (SVG)")),
        ):
            self.forms.addItem(words, form)
        self._for_whom = FieldFrame(say("For whom"), self.readers)
        self.fill(
            say("Save this picture"),
            say(
                "It is drawn anew with only what this person may see. The file is not "
                "encrypted, and that it left is noted."
            ),
            (self._for_whom, FieldFrame(say("As"), self.forms)),
            (PrimaryButton(say("Save…"), self.save), PlainButton(say("Not now"), self.reject)),
        )

    def save(self) -> None:
        """Draw it for the reader, ask where to, note that it leaves, and write it."""
        from familyplan_ui.drawn.raster import file_of  # noqa: PLC0415 - seldom needed

        who, form = str(self.readers.currentData()), cast("Form", self.forms.currentData())
        self._for_whom.show_error("")
        try:
            made = drawings.drawn_for(self._gate.session, self._family, who, self._asked)
            place = self.ask_place(self, f"picture.{form}")
            if place is None:
                return
            data = file_of(made.drawing, form)
            drawings.take_out(self._gate.session, made, form=form, data=data, place=place)
        except KnownError as problem:
            self._for_whom.show_error(problem.sentence)
            return
        announce(self, say("The picture was saved, and stands among the copies that left."))
        self.accept()

    def _who(self) -> list[tuple[str, str]]:
        """Give everybody a copy can be for: the family, then the team."""
        rows = self._gate.rows(self._family)
        seats = [one.id for one in rows.of(Involvement) if at_the_table(one)]
        found = (reader_of(rows, one) for one in (*(p.id for p in rows.of(Person)), *seats))
        return [(one.id, one.addressed) for one in found if one is not None]
