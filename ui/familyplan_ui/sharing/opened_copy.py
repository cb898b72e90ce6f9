"""One copy that left, opened again: for whom, how, on what ground, and its pages as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QDialog, QVBoxLayout, QWidget

from familyplan.errors import KnownError
from familyplan.mishaps import told
from familyplan.model import Disclosure
from familyplan.packs.document import text_in_order
from familyplan.packs.formats import FORMATS, PICTURES
from familyplan.packs.kinds import LOGGED
from familyplan.session.delivery import CHANNELS, TOLD_BY
from familyplan.session.reopening import pages_again, reopened
from familyplan.sharing.grounds import in_words
from familyplan.words import say, say_many
from familyplan.words.dates import clock_time, long_date
from familyplan_ui.door.steps import column_of, row_of
from familyplan_ui.packs.preview import Preview
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    Heading,
    PlainButton,
    ScrollPage,
    Segments,
    SoftLabel,
    WrapLabel,
    announce,
)
from familyplan_ui.widgets.scroll import MARGIN

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from familyplan.session.reopening import Reopened
    from familyplan_ui.gate import Gate
    from familyplan_ui.work import Job

_WIDE: Final = 1060
_HIGH: Final = 660
_MOST: Final = (1300, 700)  # what a small laptop's screen has room for, whatever the text size
_BOTH: Final = 820


class OpenedCopy(QDialog):
    """What the log knows of a copy, beside the copy itself; nothing is written anywhere."""

    def __init__(self, gate: Gate, disclosure_id: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("A copy that left"))
        self._gate, self._id = gate, disclosure_id
        self._job: Job | None = None
        self.views = Segments(
            say("Part of the entry"), [("about", say("About it")), ("pages", say("What was in it"))]
        )
        self.about = ScrollPage()
        self.preview = Preview()
        self.same = WrapLabel()
        self.away = PlainButton(say("Close"), self.reject)
        self._lay_out()
        self.views.chosen.connect(lambda _key: self._fit())
        gate.locked.connect(self.reject)
        self._show()

    def reject(self) -> None:  # noqa: D102 - Qt's own
        if self._job is not None:
            self._job.cancel()
        self.preview.clear()
        super().reject()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        self._fit()

    def _show(self) -> None:
        copy = self._gate.session.store.get(Disclosure, self._id)
        if copy is None:
            return
        self._tell(Heading(copy.reader_name, size="dialog"))
        for label, words in _facts(copy):
            self._tell(SoftLabel(label, size="small"), WrapLabel(words))
        try:
            found = reopened(self._gate.session, self._id)
        except KnownError as problem:
            self._say_same(problem.sentence)
            self.preview.show_none()
        else:
            self._say_grounds(found)
            self._say_same(say("Looking whether this is the very file that left…"))
            self.preview.wait()
            self._job = self._gate.worker.run(
                lambda _say: pages_again(found),
                done=lambda made: self._show_pages(found, *made),
                failed=lambda problem: self._say_same(told(problem)),
            )
        self.about.body.addWidget(self.same)
        for label, words in _digests(copy):
            self._tell(SoftLabel(label, size="small"), WrapLabel(words))
        self.about.body.addStretch(1)

    def _say_grounds(self, found: Reopened) -> None:
        rows = self._gate.rows(found.copy.scope)
        said = in_words(rows, found.copy, found.shown)
        self._tell(
            SoftLabel(say("On what ground"), size="small"), *(WrapLabel(one) for one in said)
        )

    def _show_pages(self, found: Reopened, data: bytes, same: bool | None) -> None:  # noqa: FBT001 - a result
        self.preview.show_pdf(data, text_in_order(found.document))
        if same is None:
            self._say_same(say("This is exactly the drawing that left, on a page of its own."))
            return
        self._say_same(
            say("These are the very bytes that left: the digest is the same.")
            if same
            else say(
                "This is exactly what was in it. The file looks a little different today, because "
                "the program, its fonts or your partnership's wording changed since."
            )
        )

    def _say_same(self, words: str) -> None:
        self.same.setText(words)
        announce(self.same, words)

    def _tell(self, *parts: QWidget) -> None:
        held = QWidget()
        column_of(held, parts, gap=2)
        self.about.body.addWidget(held)

    def _lay_out(self) -> None:
        px = Theme.current().px
        self.about.body.setSpacing(px(10))
        self.about.body.setContentsMargins(0, 0, px(10), 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, px(16), MARGIN, MARGIN)
        column.setSpacing(px(10))
        column.addWidget(self.views)
        both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        both.setSpacing(px(20))
        both.addWidget(self.about, 2)
        both.addWidget(self.preview, 3)
        column.addLayout(both, 1)
        column.addWidget(row_of((self.away,)))
        self.resize(min(px(_WIDE), _MOST[0]), min(px(_HIGH), _MOST[1]))

    def _fit(self) -> None:
        both = self.width() >= Theme.current().px(_BOTH)
        self.views.setVisible(not both)
        self.about.setVisible(both or self.views.key == "about")
        self.preview.setVisible(both or self.views.key == "pages")


def _facts(copy: Disclosure) -> list[tuple[str, str]]:
    """Give what the log holds of a copy beside its content, each with its label."""
    kind, way = LOGGED.get(copy.kind), CHANNELS.get(copy.channel)
    form = FORMATS.get(copy.format or "pdf")
    suffix = form.name if form else PICTURES.get(copy.format, "")
    told_by = TOLD_BY.get(copy.secret_told)
    pages = say_many("{n} page", "{n} pages", copy.pages) if copy.pages else ""
    at = copy.made_at
    said = (
        (say("What"), ", ".join(one for one in (say(kind.name) if kind else "", pages) if one)),
        (say("When"), f"{long_date(at.date())}, {clock_time(at)}" if at else ""),
        (say("Code on it"), copy.code),
        (
            say("How it went"),
            ", ".join(
                one for one in (say(way) if way else "", say(suffix) if suffix else "") if one
            ),
        ),
        (say("The pass phrase was told"), say(told_by) if told_by else ""),
    )
    return [(label, words) for label, words in said if words]


def _digests(copy: Disclosure) -> list[tuple[str, str]]:
    sealed = copy.sent_digest if copy.sent_digest != copy.digest else ""
    said = (
        (say("SHA-256 of the file"), copy.digest),
        (say("SHA-256 of the file as handed over"), sealed),
    )
    return [(label, words) for label, words in said if words]
