"""The one place that hears of errors nobody expected; it keeps nothing about any family."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from familyplan.errors import KnownError
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType


def sentence_for(problem: BaseException) -> str:
    """Give the sentence to show for an error, known or not."""
    if isinstance(problem, KnownError):
        return problem.sentence
    return say(
        "Something went wrong inside the program. Everything shown as saved is safe. If it "
        "happens again, close Family Plan and open it once more."
    )


def where(trace: TracebackType | None, kind: type[BaseException]) -> str:
    """Say which kind of error it was and in which lines of the program; never what was in them."""
    frames = traceback.extract_tb(trace)
    steps = [f"{frame.name} ({Path(frame.filename).name}:{frame.lineno})" for frame in frames]
    return f"{kind.__name__} in {' > '.join(steps)}"


def hear(show: Callable[[str], object]) -> None:
    """Show every error nobody caught as a sentence, from now on; its place goes to stderr."""

    def heard(
        kind: type[BaseException], problem: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, problem, trace)
            return
        sys.stderr.write(where(trace, kind) + "\n")
        show(sentence_for(problem))

    sys.excepthook = heard
