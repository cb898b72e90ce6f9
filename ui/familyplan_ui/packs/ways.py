"""How copies go out, chosen for one reader or for all: the way, the file, the seal, the address."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from familyplan.packs.formats import FORMATS
from familyplan.session.delivery import TOLD_BY, Delivery
from familyplan.session.letters import Letter
from familyplan.words import mark, say
from familyplan_ui.forms.choosing import Chooser
from familyplan_ui.forms.lines import PlainLine
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FieldFrame, FlowLayout, Heading, SoftLabel

_CHANNELS: Final = {
    "file": mark("Into a folder"),
    "usb": mark("Onto a memory stick"),
    "e-mail": mark("As the draft of an e-mail"),
    "print": mark("On paper"),
}
# What is carried about or sent is sealed unless somebody decides otherwise.
_SEALED_AT_FIRST: Final = frozenset({"usb", "e-mail"})
_LETTERS_WIDE: Final = 18


class Ways(QWidget):
    """The choices for one reader, or for all where `name` is ""; `changed` after each.

    `only_sealed` is for computers from which nothing may leave in clear. `address` is what the
    e-mail is addressed to at first.
    """

    changed = Signal()

    def __init__(
        self,
        name: str = "",
        soft: str = "",
        *,
        only_sealed: bool = False,
        address: str = "",
        kinds: tuple[str, ...] = (),
    ) -> None:
        super().__init__()
        self._name, self._only_sealed = name, only_sealed
        self.channel, self.form, self.told = Chooser(), Chooser(), Chooser()
        self.address = PlainLine()
        self.address.setText(address)
        self.seal = QCheckBox(say("Sealed with a pass phrase"))
        self.invite = QCheckBox(say("With the next meeting for their calendar"))
        self._note = SoftLabel()
        offered = {
            key: words for key, words in _CHANNELS.items() if not only_sealed or key != "print"
        }
        self.channel.offer([(key, say(words)) for key, words in offered.items()])
        fitting = [one for one in FORMATS.values() if all(map(one.suits, kinds))]
        self.form.offer([(one.key, say(one.name)) for one in fitting])
        self.told.offer([(key, say(words)) for key, words in TOLD_BY.items()])
        self._frames = {
            "channel": FieldFrame(say("How it goes"), self.channel),
            "form": FieldFrame(say("As"), self.form),
            "told": FieldFrame(say("The words are told"), self.told),
            "address": FieldFrame(say("E-mail address"), self.address),
        }
        self._lay_out(soft)
        self.channel.activated.connect(lambda _at: self._take_channel())
        self.form.activated.connect(lambda _at: self._show())
        self.seal.toggled.connect(lambda _on: self._show())
        self._take_channel()

    def delivery(self) -> Delivery:
        """Give what is chosen."""
        paper = self.channel.currentData() == "print"
        sealed = not paper and self.seal.isChecked()
        return Delivery(
            form="pdf" if paper else str(self.form.currentData()),
            sealed=sealed,
            channel=str(self.channel.currentData()),
            secret_told=str(self.told.currentData()) if sealed else "",
        )

    def letter(self) -> Letter | None:
        """Give the letter it goes in, or None where it goes another way."""
        if self.channel.currentData() != "e-mail":
            return None
        to = self.address.text() if self._name else ""
        return Letter(to, self.invite.isChecked())

    def object_to_address(self, sentence: str) -> None:
        """Say at the address what is wrong with it."""
        self._frames["address"].show_error(sentence)
        self.address.setFocus()

    def choose(self, channel: str) -> None:
        """Choose a way as a person does."""
        self.channel.setCurrentIndex(self.channel.findData(channel))
        self._take_channel()

    def choose_form(self, form: str) -> None:
        """Choose a kind of file as a person does."""
        self.form.setCurrentIndex(self.form.findData(form))
        self._show()

    def _take_channel(self) -> None:
        channel = self.channel.currentData()
        self.seal.setChecked(self._only_sealed or channel in _SEALED_AT_FIRST)
        self._show()

    def _show(self) -> None:
        channel, pdf = self.channel.currentData(), self.form.currentData() == "pdf"
        paper, mail = channel == "print", channel == "e-mail"
        self._frames["form"].setVisible(not paper and not self._only_sealed)
        self.seal.setVisible(not paper)
        self.seal.setEnabled(pdf and not self._only_sealed)
        if not pdf:
            self.seal.setChecked(False)
        self._frames["told"].setVisible(not paper and self.seal.isChecked())
        self._frames["address"].setVisible(mail and bool(self._name))
        self.invite.setVisible(mail)
        self._note.setText(self._words(paper=paper, pdf=pdf))
        self._note.setVisible(bool(self._note.text()))
        self.changed.emit()

    def _words(self, *, paper: bool, pdf: bool) -> str:
        if self._only_sealed:
            return say("Your organisation lets only sealed PDFs leave this computer.")
        if paper:
            return ""
        if not pdf:
            return say("Only a PDF can be sealed. Whoever gets hold of this file can read it.")
        if not self.seal.isChecked():
            return say("Whoever gets hold of this file can read it.")
        return ""

    def _lay_out(self, soft: str) -> None:
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        if self._name:
            column.addWidget(Heading(self._name, size="text"))
        if soft:
            column.addWidget(SoftLabel(soft))
        held = QWidget()
        flow = FlowLayout(held, gap=px(12))
        for key, frame in self._frames.items():
            box = {"channel": self.channel, "form": self.form, "told": self.told}.get(key)
            if box is not None:
                box.setMinimumContentsLength(_LETTERS_WIDE)
            else:
                self.address.setMinimumWidth(px(280))
            flow.addWidget(frame)
        column.addWidget(held)
        ticks = QWidget()
        row = FlowLayout(ticks, gap=px(16))
        for tick in (self.seal, self.invite):
            Theme.current().dress(tick, "text")
            row.addWidget(tick)
        column.addWidget(ticks)
        column.addWidget(self._note)
        self._name_all()

    def _name_all(self) -> None:
        """Tell the controls of each reader apart for a screen reader."""
        if not self._name:
            return
        for key, frame in self._frames.items():
            words = frame.label.text()
            named = say("{what}, {who}", what=words, who=self._name)
            {"address": self.address}.get(key, frame.field).setAccessibleName(named)
        for tick in (self.seal, self.invite):
            tick.setAccessibleName(say("{what}, {who}", what=tick.text(), who=self._name))
