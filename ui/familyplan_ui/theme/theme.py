"""The theme in force: scheme, text size, and how widgets ask for colours, fonts and icons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, get_args

from PySide6.QtCore import QObject, QSize, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from familyplan_ui.theme import fonts, icons, palette, sheet
from familyplan_ui.theme.roles import PALETTES, Role, Scheme
from familyplan_ui.theme.type import STEP_PERCENT, Size, within

if TYPE_CHECKING:
    from PySide6.QtGui import QStyleHints

Mode = Literal["system", "light", "dark", "contrast"]
_ICON_TO_TEXT: Final = 4  # beside the 4 px that Qt puts there itself
MODES: Final[tuple[Mode, ...]] = get_args(Mode)


class Theme(QObject):
    """One look for the whole program; `changed` follows every change of scheme or text size.

    `apply` binds it to the application, after which `Theme.current()` finds it. Widgets are
    dressed once (`dress`, `wear_icon`) and follow by themselves.
    """

    changed = Signal()

    def __init__(self, mode: Mode = "system", percent: int = 100) -> None:
        super().__init__()
        self._mode: Mode = mode
        self._percent = within(percent)
        self._app: QApplication | None = None
        self._finished = False
        self._files = QTemporaryDir()

    @staticmethod
    def current() -> Theme:
        """Give the theme bound to the running application; LookupError before `apply`."""
        app = QApplication.instance()
        found = None if app is None else app.property("familyPlanTheme")
        if isinstance(found, Theme):
            return found
        raise LookupError("no theme has been applied yet")

    @property
    def mode(self) -> Mode:
        """What was chosen: a scheme, or to follow the system."""
        return self._mode

    @property
    def percent(self) -> int:
        """The text size, 90 to 200 %."""
        return self._percent

    @property
    def scheme(self) -> Scheme:
        """The scheme in force; the system's wish is asked each time when it is followed."""
        if self._mode != "system":
            return self._mode
        hints = QGuiApplication.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return "contrast"
        return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"

    def set_mode(self, mode: Mode) -> None:
        """Choose a scheme, or to follow the system."""
        if mode != self._mode:
            self._mode = mode
            self._refresh()

    def set_percent(self, percent: int) -> None:
        """Choose a text size; it is brought to the nearest one offered (90 to 200 %)."""
        if within(percent) != self._percent:
            self._percent = within(percent)
            self._refresh()

    def step(self, steps: int) -> None:
        """Make the text larger (1) or smaller (-1) by one step."""
        self.set_percent(self._percent + steps * STEP_PERCENT)

    def apply(self, app: QApplication) -> None:
        """Bind this theme to the application and dress everything in it."""
        self.begin(app)
        self.finish()

    def begin(self, app: QApplication) -> None:
        """Bind this theme as far as a first page of words, fields and buttons needs it.

        What only the keyboard, lists and ticks need comes with `finish`, once that page is seen:
        until then the application keeps the style it was started with, which is to be Fusion.
        """
        fonts.load_first()
        self._app, self._finished = app, False
        app.setProperty("familyPlanTheme", self)
        hints: QStyleHints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)
        self._refresh()

    def finish(self) -> None:
        """Add our own style, the focus ring and the typefaces of other scripts."""
        from familyplan_ui.theme.focus import FocusRing  # noqa: PLC0415 - after the first page
        from familyplan_ui.theme.style import FamilyStyle  # noqa: PLC0415 - after the first page

        if self._app is None or self._finished:
            return
        self._finished = True
        fonts.load()
        self._app.setStyle(FamilyStyle(self.colour, lambda: self.scheme == "contrast", self.px))
        if self._app.findChild(FocusRing) is None:
            # The ring outlives this theme where another is applied after it.
            FocusRing(self._app, lambda role: Theme.current().colour(role))

    def colour(self, role: Role) -> QColor:
        """Give a role's colour in the scheme in force."""
        return QColor(PALETTES[self.scheme][role])

    def font(self, size: Size = "text", *, strong: bool = False) -> QFont:
        """Give a font of the scale at the text size in force."""
        return fonts.font(size, self._percent, strong=strong)

    def px(self, length: float) -> int:
        """Turn a length in pixels at 100 % into pixels at the text size in force."""
        return round(length * self._percent / 100)

    def pixmap(self, name: str, role: Role = "text", size: int = 20, room: int = 0) -> QPixmap:
        """Draw an icon in a role's colour; `size` is its side at 100 %, `room` space after it."""
        ratio = self._app.devicePixelRatio() if self._app else 1.0
        colour = PALETTES[self.scheme][role]
        return icons.pixmap(name, colour, self.px(size), ratio=ratio, room=self.px(room))

    def dress(self, widget: QWidget, size: Size, *, strong: bool = False) -> None:
        """Give a widget a font of the scale, now and after every change."""
        widget.setProperty("typeSize", size)
        widget.setProperty("typeStrong", strong)
        widget.setFont(self.font(size, strong=strong))

    def wear_icon(
        self, widget: QAbstractButton | QLabel, name: str, role: Role = "text", size: int = 20
    ) -> None:
        """Give a button or a label an icon in a role's colour, now and after every change."""
        widget.setProperty("iconWorn", [name, role, size])
        if isinstance(widget, QLabel):
            widget.setPixmap(self.pixmap(name, role, size))
            return
        room = _ICON_TO_TEXT if widget.text() else 0
        icon = QIcon(self.pixmap(name, role, size, room))
        icon.addPixmap(self.pixmap(name, "text-soft", size, room), QIcon.Mode.Disabled)
        widget.setIcon(icon)
        widget.setIconSize(QSize(self.px(size) + self.px(room), self.px(size)))

    def _follow_system(self) -> None:
        if self._mode == "system" and self._app and self._app.property("familyPlanTheme") is self:
            self._refresh()

    def _refresh(self) -> None:
        if self._app is None:
            return
        scheme = self.scheme
        self._app.setPalette(palette.fill(PALETTES[scheme]))
        self._app.setFont(self.font())
        chevron = icons.save("chevron-down", PALETTES[scheme]["text"], self._files.path())
        self._app.setStyleSheet(sheet.write(scheme, PALETTES[scheme], self.px, chevron))
        for widget in self._app.allWidgets():
            self._dress_again(widget)
        self.changed.emit()

    def _dress_again(self, widget: QWidget) -> None:
        size = widget.property("typeSize")
        if size is not None:
            widget.setFont(self.font(size, strong=bool(widget.property("typeStrong"))))
        worn = widget.property("iconWorn")
        if worn is not None and isinstance(widget, QAbstractButton | QLabel):
            self.wear_icon(widget, *worn)
