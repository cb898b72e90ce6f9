"""Two typed days read as a span, with a word beside the day that makes none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.words import say

if TYPE_CHECKING:
    from datetime import date

    from familyplan_ui.forms.dates import WhenEditor
    from familyplan_ui.widgets import FieldFrame

__all__ = ["read_span"]


def read_span(
    editors: tuple[WhenEditor, WhenEditor],
    frames: tuple[FieldFrame, FieldFrame],
    *,
    open_end: date | None = None,
) -> tuple[date, date] | None:
    """Give the first and last day typed; None where they make none, which their frames then say.

    `open_end` stands for a last day left empty; without it an empty one makes no span.
    """
    since, until = (editor.value() for editor in editors)
    first = since.earliest() if since else None
    last = until.latest() if until else open_end
    for frame, day in zip(frames, (first, last), strict=True):
        frame.clear_error()
        if day is None:
            frame.show_error(say("Write a date, such as 1 March 2026 or March 2026."))
    if first is None or last is None:
        return None
    if last < first:
        frames[1].show_error(say("This is before the first day. Write a later date."))
        return None
    return first, last
