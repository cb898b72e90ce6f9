"""The accessibility walk: goes through a window in process and says in words what is wrong."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QWidget,
)

from familyplan_ui.theme.roles import TEXT_LIMIT, contrast

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST_TARGET = 24
_ELLIPSES = ("…", "...")


def walk(window: QWidget) -> list[str]:
    """Check everything seen in a shown window; give each finding as a sentence."""
    return [
        *names(window),
        *targets(window),
        *cut_off(window),
        *contrasts(window),
        *traps(window),
    ]


def names(window: QWidget) -> list[str]:
    """Every control the keyboard reaches has a name of its own that holds what it shows."""
    found, spoken = [], Counter[str]()
    for widget in _stops(window):
        name = _name(widget)
        spoken[name] += 1
        shown = _shown(widget)
        if not name.strip():
            found.append(f"{_call(widget)} has no name")
        elif shown and shown not in name:
            found.append(f"{_call(widget)} shows “{shown}” but is named “{name}”")
    twice = [name for name, times in spoken.items() if times > 1 and name.strip()]
    return [*found, *(f"two controls are named “{name}”" for name in twice)]


def targets(window: QWidget) -> list[str]:
    """Every control is at least 24 pixels wide and high."""
    return [
        f"{_call(widget)} is only {widget.width()} by {widget.height()} pixels"
        for widget in _stops(window)
        if min(_target(widget)) < LEAST_TARGET
    ]


def cut_off(window: QWidget) -> list[str]:
    """No words are wider or higher than the room they have, and none end outside their parent."""
    found = []
    for widget in _seen(window):
        if isinstance(widget, QLabel) and widget.text():
            found += _cut_label(widget)
        elif isinstance(widget, QAbstractButton) and widget.text():
            wide, high = _words_of_button(widget)
            if wide > widget.width() or high > widget.height():
                found.append(f"{_call(widget)} cuts its words off")
        elif isinstance(widget, QHeaderView | QTabBar):
            found += _cut_sections(widget)
        if _has_words(widget) and _outside(widget):
            found.append(f"{_call(widget)} lies partly outside what holds it")
    return found


def contrasts(window: QWidget) -> list[str]:
    """Words stand out from what they lie on by 4.5 to 1 or more."""
    picture = window.grab().toImage()
    found = []
    for widget in _seen(window):
        if not _has_words(widget) or not widget.isEnabled():
            continue
        box = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        inner = box.adjusted(2, 2, -2, -2)
        if inner.isValid() and widget.visibleRegion().boundingRect() == widget.rect():
            ratio = _painted_contrast(picture, inner)
            if ratio < TEXT_LIMIT:
                found.append(f"{_call(widget)} has a contrast of {ratio:.1f}")
    return found


def traps(window: QWidget) -> list[str]:
    """Tab goes through every stop and comes round again."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    stops = _stops(window)
    if not stops:
        return []
    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    reached: list[QWidget] = []
    for _ in range(len(stops) + 1):
        now = QApplication.focusWidget()
        if now is None:
            return ["nothing has the keyboard although something could"]
        reached.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    missed = [stop for stop in stops if stop not in reached and not _in_radio_group(stop)]
    found = [f"Tab never reaches {_call(stop)}" for stop in missed]
    if len(set(map(id, reached))) == 1 and len(stops) > 1:
        found = [f"Tab does not leave {_call(reached[0])}"]
    return found


def _seen(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        hidden = isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_")
        if widget.isVisible() and not hidden and widget.window() is window:
            yield widget


def _stops(window: QWidget) -> list[QWidget]:
    """Give every control Tab may stop at, in the order Tab takes."""
    return [each for each in _chain(window) if _stops_tab(each, window)]


def _chain(window: QWidget) -> Iterator[QWidget]:
    at: QWidget | None = window.nextInFocusChain()
    while at is not None and at is not window:
        yield at
        at = at.nextInFocusChain()


def _stops_tab(widget: QWidget, window: QWidget) -> bool:
    tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    inside = window.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled()
    if not tabbed or not inside or isinstance(widget, QScrollArea):
        return False
    # A list one can type in holds a line that only stands for it. This is asked last: PySide6 6.12
    # takes what `focusProxy` gives for a child of the one asked, so that a view asked through its
    # own viewport is freed twice.
    return widget.focusProxy() is None


def _in_radio_group(widget: QWidget) -> bool:
    """Tab stops at the chosen one of a group; arrow keys reach the others."""
    return isinstance(widget, QRadioButton) and not widget.isChecked()


def _name(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        # On Linux Qt gives a list's value as its name, and its label as "labelled by".
        return widget.accessibleName()
    spoken = QAccessible.queryAccessibleInterface(widget)
    return str(spoken.text(QAccessible.Text.Name))


def _shown(widget: QWidget) -> str:
    if isinstance(widget, QAbstractButton):
        shown = widget.text().replace("&", "").strip()
        return shown if shown not in _ELLIPSES else ""
    return ""


def _call(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} “{words or widget.accessibleName()}”"


def _target(widget: QWidget) -> tuple[int, int]:
    """Give the size one can hit; a bare line is hit by the frame drawn round it too."""
    parent = widget.parentWidget()
    if isinstance(widget, QLineEdit) and widget.property("bare") and parent is not None:
        return parent.width(), parent.height()
    return widget.width(), widget.height()


def _has_words(widget: QWidget) -> bool:
    return isinstance(widget, QLabel | QAbstractButton) and bool(widget.text())


def _cut_label(label: QLabel) -> list[str]:
    room = label.contentsRect()
    metrics = label.fontMetrics()
    wrap = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
    needed = metrics.boundingRect(QRect(0, 0, max(1, room.width()), 100_000), wrap, label.text())
    found = []
    if needed.width() > room.width() + 1:
        found.append(f"{_call(label)} is cut off at the side")
    if needed.height() > room.height() + 1:
        found.append(f"{_call(label)} is cut off below")
    return found


def _words_of_button(button: QAbstractButton) -> tuple[int, int]:
    metrics = button.fontMetrics()
    words = button.text().replace("&", "")
    wide = metrics.horizontalAdvance(words)
    if not button.icon().isNull():
        wide += button.iconSize().width() + 4
    if isinstance(button, QCheckBox | QRadioButton) and type(button).sizeHint in {
        QCheckBox.sizeHint,
        QRadioButton.sizeHint,
    }:
        wide = button.sizeHint().width()
    return wide, metrics.tightBoundingRect(words).height()


def _cut_sections(widget: QHeaderView | QTabBar) -> list[str]:
    metrics = widget.fontMetrics()
    if isinstance(widget, QTabBar):
        words = [(widget.tabText(at), widget.tabRect(at).width()) for at in range(widget.count())]
    else:
        model = widget.model()
        words = [
            (str(model.headerData(at, widget.orientation()) or ""), widget.sectionSize(at))
            for at in range(
                widget.count() if widget.orientation() == Qt.Orientation.Horizontal else 0
            )
        ]
    return [
        f"the heading “{word}” is cut off"
        for word, room in words
        if metrics.horizontalAdvance(word.replace("&", "")) > room
    ]


def _outside(widget: QWidget) -> bool:
    """Tell whether a widget sticks out of a parent that neither scrolls nor shows it all."""
    at: QWidget | None = widget.parentWidget()
    while at is not None and not at.isWindow():
        if isinstance(at.parentWidget(), QAbstractScrollArea):
            box = QRect(widget.mapTo(at, QPoint(0, 0)), widget.size())
            return box.left() < -1 or box.right() > at.width()
        box = QRect(widget.mapTo(at, QPoint(0, 0)), widget.size())
        if not at.rect().adjusted(-1, -1, 1, 1).contains(box):
            return True
        at = at.parentWidget()
    return False


def _painted_contrast(picture: QImage, box: QRect) -> float:
    """Give the contrast between the colour a box is mostly painted in and what stands out most."""
    ratio = picture.devicePixelRatio()
    scaled = QRect(box.topLeft() * ratio, box.size() * ratio)
    part = picture.copy(scaled).convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(bytes(part.constBits())).cast("I")
    seen: Counter[int] = Counter()
    # Eight bits of the format mean nothing; counted first and cut off after, which is far faster.
    for pixel, times in Counter(pixels).items():
        seen[pixel & 0xFFFFFF] += times
    ground = f"#{seen.most_common(1)[0][0]:06x}"
    return max(contrast(f"#{colour:06x}", ground) for colour in seen)
