"""Editors that point at other records: one of them, or several by name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from familyplan.model import (
    Involvement,
    Person,
    Practitioner,
    Rows,
    noun_of,
    nouns,
)
from familyplan.model.titles import full_name, name_in, seat_agency, seat_role
from familyplan.words import say
from familyplan_ui.forms.choosing import Chooser
from familyplan_ui.forms.editor import Editor, Unreadable, plain
from familyplan_ui.forms.lines import PlainLine
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import RowButton

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from familyplan.model import Record

_BETWEEN: Final = re.compile(r"[,;،\n]")


@dataclass(frozen=True)
class Option:
    """Something that can be pointed at: its key, the name shown, other names it is known by.

    In a menu, those with the same `under` stand together in a menu of that name.
    """

    key: str
    name: str
    also: tuple[str, ...] = ()
    under: str = ""


def options_among(rows: Rows, kinds: Iterable[str]) -> list[Option]:
    """Give the records of these kinds by name, each name once, those who have left last."""
    wanted = frozenset(kinds)
    return list(rows.once((options_among, wanted), lambda: _options(rows, wanted)))


def _options(rows: Rows, wanted: Collection[str]) -> list[Option]:
    # As rows come: the family's own first, then whom the directory knows.
    listed = [kind for kind in nouns() if kind in wanted]
    asked = sorted(listed, key=lambda kind: noun_of(nouns()[kind]).home != "family")
    found = [record for kind in asked for record in rows.of(nouns()[kind])]
    found.sort(key=lambda record: isinstance(record, Involvement) and record.status == "ended")
    names = [name_in(rows, record.id) for record in found]
    times, taken = Counter(names), Counter[str]()
    given: list[Option] = []
    for record, name in zip(found, names, strict=True):
        clear = name if times[name] == 1 else _told_apart(rows, record, name)
        taken[clear] += 1
        shown = say("{name} (#{n})", name=clear, n=taken[clear]) if taken[clear] > 1 else clear
        given.append(Option(record.id, shown, _also(record)))
    return given


def _told_apart(rows: Rows, record: Record, name: str) -> str:
    more = ""
    if isinstance(record, Person):
        more = record.label or (full_name(record) if full_name(record) != name else "")
    elif isinstance(record, Involvement):
        agency = seat_agency(rows, record)
        more = seat_role(rows, record) or (agency.name if agency else "")
    elif isinstance(record, Practitioner):
        more = record.role
    return f"{name} ({more})" if more else name


def _also(record: Record) -> tuple[str, ...]:
    if isinstance(record, Person):
        every = (record.known_as, record.name, record.label, record.own_script)
        return tuple(name for name in every if name)
    return ()


class PointEditor(Editor):
    """One record, chosen from a list; from a long list it is found by typing."""

    drafts = False

    def __init__(self, *, typing: bool = False) -> None:
        self._typing = typing
        self.chooser = Chooser(open_to_words=typing)
        super().__init__(self.chooser)
        if typing:
            self.chooser.editTextChanged.connect(lambda _text: self.tell_typed())
            self.chooser.activated.connect(lambda _at: self.tell_done())
        else:
            self.chooser.currentIndexChanged.connect(lambda _at: self.tell_done())
        self._options: list[Option] = []

    def offer(self, options: Sequence[Option]) -> None:
        """Offer these records."""
        if list(options) == self._options:
            return
        self._options = list(options)
        blank = () if self._typing else (("", ""),)
        listed = [*blank, *((option.key, option.name) for option in options)]
        self.quietly(lambda: self.chooser.offer(listed))

    def value(self) -> Any:  # noqa: ANN401, D102 - any field value; as in Editor
        if not self._typing:
            return self.chooser.currentData() or ""
        words = self.chooser.words().casefold()
        if not words:
            return ""
        for option in self._options:
            if option.name.casefold() == words:
                return option.key
        raise Unreadable(say("Nothing here has this name. Choose one from the list."))

    def write(self, value: Any) -> None:  # noqa: ANN401, D102 - any field value; as in Editor
        at = self.chooser.findData(value or "")
        if self._typing:
            self.chooser.setCurrentIndex(at)
            self.chooser.setEditText(self.chooser.itemText(at) if at >= 0 else "")
        else:
            self.chooser.setCurrentIndex(max(at, 0))


class SeveralEditor(Editor):
    """Several things by name, typed with commas between or ticked in the menu beside.

    With `free`, words that are not in the list are kept as typed.
    """

    def __init__(self, label: str, *, free: bool = False) -> None:
        self.line = PlainLine()
        self._free = free
        self._options: list[Option] = []
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Theme.current().px(8))
        row.addWidget(self.line, 1)
        self.button = RowButton(say("Choose"), self._open)
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        row.addWidget(self.button)
        super().__init__(self.line, beside)
        self._call_button(label)
        self.line.textChanged.connect(lambda _text: self.tell_typed())
        self.line.returnPressed.connect(self.left)

    def call(self, name: str) -> None:  # noqa: D102 - as in Editor
        super().call(name)
        self._call_button(name)

    def _call_button(self, name: str) -> None:
        self.button.setAccessibleName(say("Choose: {field}", field=name))

    def offer(self, options: Sequence[Option]) -> None:
        """Offer these."""
        self._options = list(options)

    def value(self) -> Any:  # noqa: ANN401, D102 - any field value; as in Editor
        keys: list[str] = []
        tokens = [token.strip() for token in _BETWEEN.split(plain(self.line.text()))]
        tokens = [token for token in tokens if token]
        while tokens:
            key, used = self._first(tokens)
            keys.append(key)
            tokens = tokens[used:]
        return tuple(dict.fromkeys(keys))

    def _first(self, tokens: list[str]) -> tuple[str, int]:
        """Read the longest name the tokens begin with: a name may hold a comma itself."""
        for used in range(len(tokens), 0, -1):
            words = ", ".join(tokens[:used]).casefold()
            for option in self._options:
                if words in {name.casefold() for name in (option.name, *option.also)}:
                    return option.key, used
        if self._free:
            return tokens[0], 1
        raise Unreadable(
            say(
                "One of these names is not known here. Choose from the list, or add it there first."
            )
        )

    def write(self, value: Any) -> None:  # noqa: ANN401, D102 - any field value; as in Editor
        names = {option.key: option.name for option in self._options}
        free = {key: key for key in value or ()} if self._free else {}
        self.line.setText(
            ", ".join((free | names)[key] for key in value or () if key in free | names)
        )
        self.line.setCursorPosition(0)

    def draft(self) -> str:  # noqa: D102 - as in Editor
        return self.line.text()

    def show_draft(self, text: str) -> None:  # noqa: D102 - as in Editor
        self.line.setText(text)

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        try:
            held = self.value()
        except Unreadable:
            held = ()
        groups: dict[str, QMenu] = {"": menu}
        for option in self._options:
            if option.under not in groups:
                groups[option.under] = menu.addMenu(option.under.replace("&", "&&"))
            action = groups[option.under].addAction(option.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(option.key in held)
            action.triggered.connect(lambda on, key=option.key: self._tick(key, ticked=on))
        if not self._options:
            menu.addAction(say("There is nobody to choose yet")).setEnabled(False)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _tick(self, key: str, *, ticked: bool) -> None:
        try:
            held = self.value()
        except Unreadable:
            held = ()
        now = (*held, key) if ticked else tuple(one for one in held if one != key)
        self.quietly(lambda: self.write(now))
        self.tell_done()
