"""The smallest steps a record can change by, how they are written, and how they are turned back."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

# Keys are sorted and `said` holds words alone, so the last of these begins it: inside a string
# the quotation marks would have a backslash before them.
_SAID: Final = b',"said":{'
_NO_OPS: Final = b'{"ops":[],'


class Step(StrEnum):
    """What one op does."""

    CREATE = "create"
    SET = "set"
    ADD = "add"
    REMOVE = "remove"
    DELETE = "delete"
    ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Op:
    """One step: what happens to which field of which row.

    `old` and `new` are in typed notation. For create, `new` (for delete, `old`) holds
    {"values": {field: ...}, "heads": {field: changeset id}}. `prev` is the ChangeSet that last set
    this field before. `head` is the one to remember afterwards where it is not the ChangeSet the
    op belongs to: turning something back restores what was remembered before.
    """

    step: Step
    kind: str
    row: str
    field: str = ""
    old: Any = None
    new: Any = None
    prev: str = ""
    head: str = ""

    def turned_back(self) -> Op:
        """Give the op that undoes this one exactly."""
        if self.step is Step.CREATE:
            return replace(self, step=Step.DELETE, old=self.new, new=None)
        if self.step is Step.DELETE:
            return replace(self, step=Step.CREATE, old=None, new=self.old)
        if self.step is Step.ADD:
            return replace(self, step=Step.REMOVE, old=self.new, new=None)
        if self.step is Step.REMOVE:
            return replace(self, step=Step.ADD, old=None, new=self.old)
        return replace(self, old=self.new, new=self.old, prev="", head=self.prev)

    def written(self) -> list[Any]:
        """Write the op as a short JSON list."""
        return [
            self.step.value, self.kind, self.row, self.field,
            self.old, self.new, self.prev, self.head,
        ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """What a ChangeSet holds that is personal: its ops, and the names its sentence is filled with.

    It can be taken out without breaking the chain.
    """

    ops: tuple[Op, ...]
    said: dict[str, str]

    def packed(self) -> bytes:
        """Write the body as compressed JSON; the same body always gives the same bytes."""
        plain = {"ops": [op.written() for op in self.ops], "said": self.said}
        text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        return zlib.compress(text.encode("utf-8"), level=6)

    @classmethod
    def unpacked(cls, packed: bytes) -> Body:
        """Read a body back from `packed`."""
        plain = json.loads(zlib.decompress(packed))
        ops = tuple(Op(Step(written[0]), *written[1:]) for written in plain["ops"])
        return cls(ops, plain["said"])


@dataclass(frozen=True, slots=True)
class Telling:
    """What is needed of a body to tell of it: what it said, and whether it changed anything.

    A family that was brought in has a body as large as its record, and the history of a family is
    told far oftener than its steps are taken.
    """

    said: dict[str, str]
    changes: bool

    @classmethod
    def unpacked(cls, packed: bytes) -> Telling:
        """Read it from a `Body.packed`, leaving the ops unread."""
        text = zlib.decompress(packed)
        said = json.loads(text[text.rindex(_SAID) + len(_SAID) - 1 : -1])
        return cls(said, changes=not text.startswith(_NO_OPS))
