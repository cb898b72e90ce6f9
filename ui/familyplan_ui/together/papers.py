"""The papers all who are here may see: each named, dated, and opened on the page from memory."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.errors import KnownError
from familyplan.model import Paper
from familyplan.model.titles import name_in
from familyplan.model.vocabulary import spoken
from familyplan.packs.together import Part
from familyplan.practice.paper_kinds import ending, kind_of_file
from familyplan.session import papers
from familyplan.words import listed, mark, say
from familyplan_ui.family.said import joined
from familyplan_ui.story.pictures import NotShown
from familyplan_ui.story.shown import PaperShown, words_of_pdf
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, PlainButton, SoftLabel, WrapLabel, announce
from familyplan_ui.widgets.rebuilding import reading_order
from familyplan_ui.wording import plain_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from familyplan.sharing import PapersHere, View
    from familyplan_ui.gate import Gate

PAPERS: Final = "papers"
_AFTER: Final = "story"
_NOT_HERE: Final = mark("This paper is not shown on this screen.")


def with_papers(view: View, parts: Iterable[Part]) -> tuple[Part, ...]:
    """Put the part for papers after the story, where there are any in the View."""
    found = list(parts)
    if view.rows.of(Paper):
        places = [at for at, one in enumerate(found, start=1) if one.key == _AFTER]
        found.insert(places[0] if places else len(found), Part(PAPERS, mark("Papers"), ()))
    return tuple(found)


class Papers(QWidget):
    """A list of papers; one at a time is open, and no bytes of any other are held.

    `opened` carries the entry whose paper has just been opened.
    """

    opened = Signal(QWidget)

    def __init__(self, gate: Gate, view: View, here: PapersHere) -> None:
        super().__init__()
        self.entries = {
            one.id: Entry(gate, view, here, one)
            for one in sorted(view.rows.of(Paper), key=_newest_first)
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(20))
        for row, entry in self.entries.items():
            entry.turn.clicked.connect(partial(self._turn, row))
            column.addWidget(entry)

    def forget(self) -> None:
        """Put every paper away."""
        for entry in self.entries.values():
            entry.close_paper()

    def _turn(self, row: str) -> None:
        opening = not self.entries[row].is_open
        self.forget()
        if opening:
            self.entries[row].open_paper()
            reading_order(self)
            self.opened.emit(self.entries[row])


class Entry(QWidget):
    """One paper: what its record tells everybody here, and the paper itself once it is opened."""

    def __init__(self, gate: Gate, view: View, here: PapersHere, paper: Paper) -> None:
        super().__init__()
        self._gate, self._here, self._paper = gate, here, paper
        self.shown: PaperShown | None = None
        self._name = paper.name or say("A paper without a name")
        self.turn = PlainButton("")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.current().px(4))
        self._column.addWidget(WrapLabel(self._name, strong=True))
        self._column.addWidget(SoftLabel(_facts(view, paper)))
        if paper.shows:
            self._column.addWidget(WrapLabel(paper.shows))
        if here.kept(paper.id) is not None:
            held = QWidget()
            FlowLayout(held).addWidget(self.turn)
            self._column.addWidget(held)
        else:
            self._column.addWidget(SoftLabel(say("Only this much of it is shown here.")))
        self._say()

    @property
    def is_open(self) -> bool:
        """Whether the paper itself is shown, or a sentence in its place."""
        return self.shown is not None

    def open_paper(self) -> None:
        """Show the paper; nothing of it is shown that was not looked through first."""
        self.shown = PaperShown()
        self.shown.photo.setAccessibleDescription(self._paper.shows)
        self._column.addWidget(self.shown)
        try:
            self._fill(self.shown)
        except KnownError as problem:
            self.shown.clear(problem.sentence)
        self.shown.show()
        self._say()
        if self.shown.why.text():
            announce(self.shown.why, self.shown.why.text())

    def close_paper(self) -> None:
        """Put the paper away, and hold no bytes of it."""
        if self.shown is not None:
            self.shown.clear()
            self.shown.hide()
            self.shown.deleteLater()
            self.shown = None
            self._say()

    def _fill(self, shown: PaperShown) -> None:
        """Read the file and show it, where what it says may be on this screen.

        Raises:
            KnownError: it is gone, damaged, or not shown here.

        """
        kept = self._here.kept(self._paper.id)
        if kept is None:
            raise NotShown(say(_NOT_HERE))
        data = papers.read(self._gate.session, kept.file)
        end = ending(kept.media)
        # A paper that was given another name is still what it was when it was kept.
        name = f"paper{end}" if end else kept.name
        words, whole = _words_in(name, data)
        if not self._here.may_open(kept.id, words, whole=whole):
            raise NotShown(say(_NOT_HERE))
        shown.show_paper(name, data, called=self._name)

    def _say(self) -> None:
        """Give the button its words: what it does, and with which paper."""
        words = say("Put away") if self.is_open else say("Show this paper")
        self.turn.say(words, say("{what}: {name}", what=words, name=self._name))


def _words_in(name: str, data: bytes) -> tuple[str, bool]:
    """Give what a file is known to say, and whether it can show nothing else.

    Raises:
        NotShown: it is a PDF that cannot be read.

    """
    kind = kind_of_file(name, data)
    if kind.shown == "pdf":
        return "\n".join(words_of_pdf(data)), False
    if kind.shown == "text":
        return data.decode("utf-8-sig"), True
    return "", False


def _facts(view: View, paper: Paper) -> str:
    """Say what kind of paper it is, of when, and about whom."""
    kind = spoken("paper_type", paper.type) if paper.type else say("Paper")
    day = plain_date(paper.happened, view.on) or say("no date")
    about = listed([name for one in paper.about if (name := name_in(view.rows, one))])
    return joined(kind, day, say("about {who}", who=about) if about else "")


def _newest_first(paper: Paper) -> tuple[bool, int, str]:
    day = paper.happened.earliest() if paper.happened else None
    return day is None, -(day or date.min).toordinal(), paper.id
