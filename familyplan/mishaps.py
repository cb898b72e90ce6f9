"""The one place that hears of errors nobody expected; what it keeps holds nothing about anybody."""

from __future__ import annotations

import errno
import json
import logging
import os
import re
import sys
import threading
import traceback
import warnings
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from familyplan import __version__
from familyplan.errors import KnownError
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

_FILE: Final = "problems.jsonl"
_MOST: Final = 50
_MOST_STEPS: Final = 40
_MOST_CAUSES: Final = 5
_MOST_BYTES: Final = 1_000_000
_SAFE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,119}")
_SAFE_STEP: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,119}(:\d{1,6})?")
_SAFE_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_SAFE_VERSION: Final = re.compile(r"[0-9A-Za-z.+_-]{0,40}")
_LIBRARIES: Final = (
    "cryptography",
    "PySide6-Essentials",
    "reportlab",
    "sqlcipher3",
    "sqlite-utils",
)


@dataclass(frozen=True, slots=True)
class Mishap:
    """One error nobody expected: its kind, a code if it has one, and the lines it came through.

    `steps` are `module:line`, the last one nearest to the error; `causes` are the kinds of the
    errors behind it. There are no messages, no values and no paths.
    """

    at: str
    version: str
    kind: str
    code: str
    steps: tuple[str, ...]
    causes: tuple[str, ...]


def sentence_for(problem: BaseException) -> str:
    """Give the sentence to show for an error, known or not."""
    if isinstance(problem, KnownError):
        return problem.sentence
    return say(
        "Something went wrong inside the program. Everything shown as saved is safe. If it "
        "happens again, close Family Plan and open it once more."
    )


def told(problem: BaseException, *, folder: Path | None = None) -> str:
    """Give the sentence to show for an error, and keep an unexpected one for the report."""
    if not isinstance(problem, KnownError):
        note(problem, folder=folder)
    return sentence_for(problem)


def seen(problem: BaseException, at: datetime | None = None) -> Mishap:
    """Take from an error what may be kept: classes, codes and lines, never its words."""
    causes: list[str] = []
    behind = problem.__cause__ or problem.__context__
    while behind is not None and len(causes) < _MOST_CAUSES:
        causes.append(_kind(behind))
        behind = behind.__cause__ or behind.__context__
    moment = (at or datetime.now(UTC)).astimezone(UTC)
    return Mishap(
        at=moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        version=__version__,
        kind=_kind(problem),
        code=_code(problem),
        steps=tuple(steps(problem.__traceback__)),
        causes=tuple(causes),
    )


def steps(trace: TracebackType | None) -> list[str]:
    """Name the lines an error came through, as `module:line`."""
    found = []
    for frame, line in traceback.walk_tb(trace):
        name = frame.f_globals.get("__name__", "")
        # A module made from text could be called anything; one that was imported is a library.
        known = isinstance(name, str) and name in sys.modules and _SAFE.fullmatch(name)
        found.append(f"{name}:{line}" if known else "elsewhere")
    return found[-_MOST_STEPS:]


def note(problem: BaseException, *, folder: Path | None = None, at: datetime | None = None) -> None:
    """Keep an error for the report; where nothing can be written, nothing is kept."""
    with suppress(OSError):
        where = _folder(folder)
        where.mkdir(parents=True, exist_ok=True, mode=0o700)
        kept = [*noted(folder), seen(problem, at)][-_MOST:]
        text = "".join(json.dumps(asdict(each)) + "\n" for each in kept)
        part = where / f".{_FILE}.{os.getpid()}-{threading.get_ident()}.part"
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123 - a handle, not a path
            file.write(text)
        part.replace(where / _FILE)


def noted(folder: Path | None = None) -> tuple[Mishap, ...]:
    """Give the errors kept, oldest first; lines that are not ours are left out."""
    try:
        with (_folder(folder) / _FILE).open("rb") as file:
            text = file.read(_MOST_BYTES).decode("ascii", "replace")
    except OSError:
        return ()
    found = (_from_line(line) for line in text.splitlines())
    return tuple(each for each in found if each is not None)[-_MOST:]


def forget(folder: Path | None = None) -> None:
    """Throw away what was kept."""
    with suppress(OSError):
        (_folder(folder) / _FILE).unlink(missing_ok=True)


def problem_report(folder: Path | None = None) -> str:
    """Write what was kept so that a person can read it before sending it to anybody."""
    import platform  # noqa: PLC0415 - seldom asked for, and a start should be quick

    system = f"{platform.system()} {platform.machine()}"
    lines = [
        say("Family Plan: problem report"),
        say(
            "It names places in the program and versions. It holds no text of any family, no "
            "names, no passphrases and no file paths."
        ),
        "",
        f"Family Plan {__version__}, Python {platform.python_version()}, {system}",
        ", ".join(f"{name} {number}" for name, number in library_versions()),
    ]
    kept = noted(folder)
    if not kept:
        return "\n".join([*lines, "", say("No problem has been noted.")]) + "\n"
    for each in reversed(kept):
        lines += ["", _heading(each), *(f"  {step}" for step in each.steps)]
        lines += [f"  <- {cause}" for cause in each.causes]
    return "\n".join(lines) + "\n"


def keep_quiet() -> None:
    """Stop libraries writing about what they handle: their words may quote a family's.

    Errors no thread caught, and those in destructors, are noted instead of printed.
    """
    logging.raiseExceptions = False
    logging.lastResort = None
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    threading.excepthook = lambda args: _note_if_any(args.exc_value)
    sys.unraisablehook = lambda args: _note_if_any(args.exc_value)


def hear(show: Callable[[str], object], *, keep: Callable[[BaseException], object] = note) -> None:
    """Show every error nobody caught as a sentence, from now on; `keep` has it for the report."""

    def heard(
        kind: type[BaseException], problem: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, problem, trace)
            return
        if not isinstance(problem, KnownError):
            keep(problem.with_traceback(trace))
            _tell_developers(problem)
        show(sentence_for(problem))

    sys.excepthook = heard


def _tell_developers(problem: BaseException) -> None:
    # A program without a console has no stderr.
    if sys.stderr is not None:
        where = " ".join(steps(problem.__traceback__))
        sys.stderr.write(f"{_kind(problem)} {where}\n")


def _note_if_any(problem: BaseException | None) -> None:
    if problem is not None and not isinstance(problem, SystemExit):
        note(problem)


def _heading(each: Mishap) -> str:
    code = f" {each.code}" if each.code else ""
    return f"{each.at}  {each.kind}{code}  (Family Plan {each.version})"


def _folder(folder: Path | None) -> Path:
    if folder is not None:
        return folder
    import platformdirs  # noqa: PLC0415 - only an error needs it, and a start should be quick

    return platformdirs.user_state_path("family-plan")


def _kind(problem: BaseException) -> str:
    made = type(problem)
    name = f"{made.__module__}.{made.__qualname__}".removeprefix("builtins.")
    name = name.replace("<locals>.", "")
    return name if _SAFE.fullmatch(name) else "Exception"


def _code(problem: BaseException) -> str:
    """Give the system's or SQLite's name for what went wrong, such as ENOSPC or SQLITE_FULL."""
    name = getattr(problem, "sqlite_errorname", None)
    if isinstance(problem, OSError) and problem.errno is not None:
        name = errno.errorcode.get(problem.errno)
    return name if isinstance(name, str) and _SAFE.fullmatch(name) else ""


def library_versions() -> tuple[tuple[str, str], ...]:
    """Give name and version of the libraries an error most often comes through."""
    from importlib import metadata  # noqa: PLC0415 - seldom asked for, and a start should be quick

    found = []
    for name in _LIBRARIES:
        with suppress(metadata.PackageNotFoundError):
            found.append((name, metadata.version(name)))
    return tuple(found)


def _from_line(line: str) -> Mishap | None:
    """Read one line back, holding it to the same shapes as when it was written."""
    try:
        table: dict[str, Any] = json.loads(line)
        found = Mishap(
            at=table["at"],
            version=table["version"],
            kind=table["kind"],
            code=table["code"],
            steps=tuple(table["steps"]),
            causes=tuple(table["causes"]),
        )
        shapes = (
            _SAFE_TIME.fullmatch(found.at),
            _SAFE_VERSION.fullmatch(found.version),
            _SAFE.fullmatch(found.kind),
            not found.code or _SAFE.fullmatch(found.code),
            all(_SAFE_STEP.fullmatch(each) for each in found.steps),
            all(_SAFE.fullmatch(each) for each in found.causes),
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return found if all(shapes) else None
