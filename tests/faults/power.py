"""Cutting the power: a trace of writes and flushes played up to a moment, less what was not safe.

What a disk may do with writes that were not flushed yet: keep each one, drop it, or tear it at a
sector. A name that was made, changed or taken away is safe once its folder was flushed; before
that, of the changes in one folder, in their order, any number of the last may be undone.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tracing import calls

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

    from spoiling import Call

SECTOR: Final = 512
WATCHED: Final = (
    "openat", "write", "pwrite64", "writev", "fsync", "fdatasync", "ftruncate", "rename",
    "renameat", "renameat2", "unlink", "unlinkat",
)  # fmt: skip
_FD: Final = re.compile(r"^(?:\d+|AT_FDCWD)<((?:\\x[0-9a-f]{2})*)>(.*)$")
_QUOTED: Final = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_RESULT: Final = re.compile(r"\) += (-?\d+)")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened: a write, cut, flush, making, renaming, removing, or said line.

    `at` is the offset of a write, or the length of a cut.
    """

    what: str
    path: str = ""
    to: str = ""
    at: int = 0
    data: bytes = b""


@dataclass
class _File:
    safe: bytearray
    waiting: list[Step] = field(default_factory=list)


@dataclass
class _Folder:
    """The names in a folder: those that are safe, and the changes to them that are not."""

    safe: dict[str, _File] = field(default_factory=dict)
    now: dict[str, _File] = field(default_factory=dict)
    waiting: list[tuple[str, _File | None]] = field(default_factory=list)


def steps(trace: Path, folder: Path) -> list[Step]:
    """Read a trace of which every byte was written down; only what is in `folder` and said."""
    ends: dict[str, int] = {}
    found: list[Step] = []
    for call in calls(trace):
        result = _RESULT.search(call.text)
        if result is None or int(result[1]) < 0:
            continue
        step = _step(call, int(result[1]), ends)
        if step is not None and (step.what == "said" or step.path.startswith(str(folder))):
            found.append(step)
    return found


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _step(call: Call, result: int, ends: dict[str, int]) -> Step | None:
    quoted = [_bytes(each) for each in _QUOTED.findall(call.text)]
    if call.name == "openat":
        return Step("made", quoted[0].decode()) if call.makes else None
    if call.name.startswith(("rename", "unlink")):
        names = [each.decode() for each in quoted]
        return Step(call.name[:6], names[0], names[-1] if len(names) > 1 else "")
    match = _FD.match(call.text)
    if match is None:
        return None
    data = b"".join(quoted)[:result]
    return _on_open_file(call.name, _bytes(match[1]).decode(), match[2], data, ends)


def _on_open_file(name: str, path: str, rest: str, data: bytes, ends: dict[str, int]) -> Step:
    if name == "writev":
        return Step("said", data=data)
    if name in {"fsync", "fdatasync"}:
        return Step("flushed", path)
    if name == "ftruncate":
        return Step("cut", path, at=int(rest.strip(", ").partition(")")[0]))
    if name == "pwrite64":
        return Step("written", path, at=int(rest[: rest.rindex(")")].rpartition(",")[2]), data=data)
    # Only whole new files are written without an offset, from their beginning on.
    start = ends.get(path, 0)
    ends[path] = start + len(data)
    return Step("written", path, at=start, data=data)


class Disk:
    """A disk on which steps are played; `after_the_cut` says what it may then hold."""

    def __init__(self, folder: Path) -> None:
        """Begin with what is in a folder now, all of it safe."""
        self._folders: dict[str, _Folder] = {}
        for path in folder.rglob("*"):
            if path.is_file() and not path.name.endswith("-shm"):
                self._folder(str(path)).safe[str(path)] = _File(bytearray(path.read_bytes()))
        for each in self._folders.values():
            each.now = dict(each.safe)

    def play(self, several: Iterable[Step]) -> None:
        """Let steps happen."""
        for step in several:
            # What is in the shared-memory file is made anew after a crash.
            if step.what != "said" and not step.path.endswith("-shm"):
                self._play(step)

    def _folder(self, path: str) -> _Folder:
        return self._folders.setdefault(str(Path(path).parent), _Folder())

    def _play(self, step: Step) -> None:
        if step.what == "flushed" and step.path in self._folders:
            folder = self._folders[step.path]
            folder.safe, folder.waiting = dict(folder.now), []
            return
        folder = self._folder(step.path)
        if step.what == "made":
            if step.path not in folder.now:
                self._name(folder, step.path, _File(bytearray()))
        elif step.what == "rename":
            moved = folder.now[step.path]
            self._name(folder, step.path, None)
            self._name(self._folder(step.to), step.to, moved)
        elif step.what == "unlink":
            self._name(folder, step.path, None)
        elif step.path in folder.now:
            self._change(folder.now[step.path], step)

    @staticmethod
    def _name(folder: _Folder, path: str, file: _File | None) -> None:
        folder.waiting.append((path, file))
        if file is None:
            folder.now.pop(path, None)
        else:
            folder.now[path] = file

    @staticmethod
    def _change(file: _File, step: Step) -> None:
        if step.what != "flushed":
            file.waiting.append(step)
            return
        for each in file.waiting:
            _apply(file.safe, each)
        file.waiting = []

    def after_the_cut(self, chance: random.Random) -> dict[str, bytes]:
        """Give the files that are there when the power comes back; this disk goes on unchanged."""
        found: dict[str, bytes] = {}
        for folder in self._folders.values():
            names = dict(folder.safe)
            for path, file in folder.waiting[: chance.randint(0, len(folder.waiting))]:
                if file is None:
                    names.pop(path, None)
                else:
                    names[path] = file
            found |= {path: _left_of(file, chance) for path, file in names.items()}
        return found


def _left_of(file: _File, chance: random.Random) -> bytes:
    content = bytearray(file.safe)
    for step in file.waiting:
        fate = chance.choice(("kept", "dropped", "torn"))
        if fate == "kept" or (fate == "torn" and step.what == "cut"):
            _apply(content, step)
        elif fate == "torn":
            for start in range(0, len(step.data), SECTOR):
                if chance.random() < 0.5:
                    piece = step.data[start : start + SECTOR]
                    _apply(content, Step("written", at=step.at + start, data=piece))
    return bytes(content)


def _apply(content: bytearray, step: Step) -> None:
    if step.what == "cut":
        del content[step.at :]
        content.extend(bytes(step.at - len(content)))
        return
    content.extend(bytes(max(0, step.at - len(content))))
    content[step.at : step.at + len(step.data)] = step.data


def lay_out(files: dict[str, bytes], folder: Path) -> None:
    """Put what the disk holds where the store was."""
    for path in list(folder.rglob("*")):
        if path.is_file():
            path.unlink()
    for name, content in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def copied(folder: Path, to: Path) -> Path:
    """Copy a store folder as it is."""
    return Path(shutil.copytree(folder, to))
