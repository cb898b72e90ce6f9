"""What a check of good practice found: where, how pressing, in words, and what would mend it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class Severity(StrEnum):
    """How pressing a finding is: do it now, close the gap, or good to know."""

    NOW = "now"
    GAP = "gap"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Fix:
    """A way to mend it, as data: the name of an action, what is known of its arguments, a label.

    What is missing among the arguments is what a person has to say first.
    """

    label: str
    action: str
    arguments: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule found.

    `rule` is its key, `kind` and `row` the record it is about (the family where no other is),
    `sentence` says it in words.
    """

    rule: str
    severity: Severity
    kind: str
    row: str
    sentence: str
    fix: Fix | None = None
