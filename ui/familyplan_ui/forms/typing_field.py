"""One field being typed in: a draft within two seconds, a change when the person is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan_ui.forms.editor import Editor
    from familyplan_ui.widgets import FieldFrame

DRAFT_MS: Final = 1_500
REST_MS: Final = 30_000


class TypingField(QObject):
    """Watches one editor.

    `keep` turns what was typed into record and says whether it could; `draft` writes it down
    durably without making it record. Until `keep` succeeds the field stays `waiting`.
    """

    def __init__(
        self,
        editor: Editor,
        frame: FieldFrame,
        *,
        keep: Callable[[], bool],
        draft: Callable[[], None],
    ) -> None:
        super().__init__(editor)
        self.editor, self.frame = editor, frame
        self.waiting = False
        self._keep, self._draft = keep, draft
        self._draft_timer = self._timer(DRAFT_MS, self._write_draft)
        self._rest_timer = self._timer(REST_MS, self.done)
        editor.typed.connect(self._typed)
        editor.left.connect(self.done)

    def put_back(self, text: str) -> None:
        """Show what was being typed before the program ended; it waits to be kept."""
        self.editor.quietly(lambda: self.editor.show_draft(text))
        self.editor.read_back()
        self.waiting = True
        self._rest_timer.start()

    def done(self) -> bool:
        """Keep what was typed, if anything was; say whether nothing waits any more."""
        if not self.waiting:
            return True
        self._draft_timer.stop()
        self._rest_timer.stop()
        self.waiting = not self._keep()
        return not self.waiting

    def rest(self) -> None:
        """Forget that anything was typed."""
        self._draft_timer.stop()
        self._rest_timer.stop()
        self.waiting = False

    def _typed(self) -> None:
        self.waiting = True
        self.frame.clear_error()
        if self.editor.drafts and not self._draft_timer.isActive():
            self._draft_timer.start()
        self._rest_timer.start()

    def _write_draft(self) -> None:
        if self.waiting:
            self._draft()

    def _timer(self, length: int, then: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(length)
        timer.timeout.connect(then)
        return timer
