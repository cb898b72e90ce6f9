"""Editors for choosing: one of a list, an answer or why there is none, yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QSizePolicy

from familyplan.model import Answer, WhyNot
from familyplan.model.vocabulary import choices, key_for, spoken
from familyplan.words import mark, say
from familyplan_ui.forms.editor import Editor, plain
from familyplan_ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

WHY_NOT: Final = {
    WhyNot.NOT_ASKED: mark("Not asked yet"),
    WhyNot.NOT_KNOWN: mark("Not known"),
    WhyNot.DID_NOT_SAY: mark("Did not want to say"),
}
_FEW_LETTERS: Final = 12


class Chooser(QComboBox):
    """A list that opens; it is as wide as there is room, and its words are plain."""

    def __init__(self, *, open_to_words: bool = False) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_FEW_LETTERS)
        self.setMaxVisibleItems(14)
        Theme.current().dress(self, "text")
        if open_to_words:
            self.setEditable(True)
            self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            completer = QCompleter(self.model(), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            self.setCompleter(completer)
            line = self.lineEdit()
            if line is not None:
                line.setProperty("bare", "true")
                Theme.current().dress(line, "text")

    def words(self) -> str:
        """Give what stands in it, made plain."""
        return " ".join(plain(self.currentText()).split("\n")).strip()

    def offer(self, options: Iterable[tuple[str, str]]) -> None:
        """Offer these (key, words); what stood in it stays where it is still offered."""
        key, typed = self.currentData(), self.currentText()
        self.clear()
        for each, words in options:
            self.addItem(words, each)
        at = self.findData(key) if key else -1
        if self.isEditable():
            self.setCurrentIndex(at)
            self.setEditText(typed)
        else:
            self.setCurrentIndex(max(at, 0))


class ChoiceEditor(Editor):
    """One of a vocabulary; an open one takes other words too."""

    def __init__(self, vocabulary: str, *, open_choice: bool) -> None:
        self.chooser = Chooser(open_to_words=open_choice)
        self._vocabulary, self._open = vocabulary, open_choice
        self._offered: dict[str, str] = {}
        self.drafts = open_choice
        super().__init__(self.chooser)
        blank = () if open_choice else (("", ""),)
        self.chooser.offer([*blank, *choices(vocabulary).items()])
        if open_choice:
            self.chooser.setCurrentIndex(-1)
            self.chooser.editTextChanged.connect(lambda _text: self.tell_typed())
            self.chooser.activated.connect(lambda _at: self.tell_done())
        else:
            self.chooser.currentIndexChanged.connect(lambda _at: self.tell_done())

    def offer(self, words: dict[str, str]) -> None:
        """Offer these, by key, in place of what the vocabulary holds."""
        if words != self._offered:
            self._offered = dict(words)
            self.quietly(lambda: self.chooser.offer(words.items()))

    def value(self) -> Any:  # noqa: ANN401, D102 - any field value; as in Editor
        if self._open:
            typed = self.chooser.words()
            offered = (key for key, words in self._offered.items() if words == typed)
            return next(offered, None) or key_for(self._vocabulary, typed)
        return self.chooser.currentData() or ""

    def write(self, value: Any) -> None:  # noqa: ANN401, D102 - any field value; as in Editor
        if self._open:
            words = self._offered.get(value) or spoken(self._vocabulary, value)
            self.chooser.setEditText(words if value else "")
            return
        at = self.chooser.findData(value or "")
        if at < 0:
            self.chooser.addItem(value, value)
            at = self.chooser.count() - 1
        self.chooser.setCurrentIndex(at)

    def draft(self) -> str:  # noqa: D102 - as in Editor
        return self.chooser.currentText()

    def show_draft(self, text: str) -> None:  # noqa: D102 - as in Editor
        self.chooser.setEditText(text)


class AnswerEditor(Editor):
    """An answer in words or from a list; its own menu holds why there is none."""

    def __init__(self, vocabulary: str = "") -> None:
        self._vocabulary = vocabulary
        self.chooser = Chooser(open_to_words=True)
        super().__init__(self.chooser)
        listed = choices(vocabulary).items() if vocabulary else ()
        self.chooser.offer([*listed, *((why.value, say(words)) for why, words in WHY_NOT.items())])
        self.chooser.setCurrentIndex(-1)
        self.chooser.editTextChanged.connect(lambda _text: self.tell_typed())
        self.chooser.activated.connect(lambda _at: self.tell_done())

    def value(self) -> Any:  # noqa: ANN401, D102 - any field value; as in Editor
        words = self.chooser.words()
        if not words:
            return None
        for why, shown in WHY_NOT.items():
            if words.casefold() == say(shown).casefold():
                return Answer(why_not=why)
        return Answer(key_for(self._vocabulary, words) if self._vocabulary else words)

    def write(self, value: Any) -> None:  # noqa: ANN401, D102 - any field value; as in Editor
        words = ""
        if isinstance(value, Answer):
            why = WHY_NOT.get(value.why_not, "")
            words = say(why) if why else spoken(self._vocabulary, value.value)
        self.chooser.setEditText(words)

    def draft(self) -> str:  # noqa: D102 - as in Editor
        return self.chooser.currentText()

    def show_draft(self, text: str) -> None:  # noqa: D102 - as in Editor
        self.chooser.setEditText(text)


class FlagEditor(Editor):
    """Yes or no, with its label beside the box."""

    drafts = False

    def __init__(self, label: str) -> None:
        self.box = QCheckBox(label)
        Theme.current().dress(self.box, "text")
        self.box.setAccessibleName(label)
        super().__init__(self.box)
        self.box.toggled.connect(lambda _on: self.tell_done())

    def value(self) -> Any:  # noqa: ANN401, D102 - any field value; as in Editor
        return self.box.isChecked()

    def write(self, value: Any) -> None:  # noqa: ANN401, D102 - any field value; as in Editor
        self.box.setChecked(bool(value))
