"""The passages of a record somebody asked for: which may go as they are, which a person decides."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from familyplan.model import Kind, Note, PartialDate, declarations, kind_of
from familyplan.model.notation import empty
from familyplan.model.vocabulary import choices
from familyplan.sharing.access_case import OWN_TIES, AccessCase, words_in
from familyplan.sharing.facts import worded
from familyplan.sharing.tables import TAKEN_OUT
from familyplan.words import mark, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.model import AccessDecision, Declaration, Record
    from familyplan.sharing.naming_others import Mention

__all__ = [
    "WHOLE_ROW",
    "Block",
    "blocks_of",
    "digest_of",
    "happened_on",
    "holds",
    "printed",
    "redacted",
    "review",
]

WHOLE_ROW: Final = ""
# Rows written for workers' eyes: that somebody decides about each is no doubt about its being due.
_CAREFUL: Final = frozenset({"worker_warning", "sharing_decision", "protection"})
# Words that carry what a row says; short ones beside them ("Where", "Whose") go along with these.
_MAIN: Final = frozenset({Kind.LONG_TEXT, Kind.TEXTS})
# The family's name is the person's own, even where half of it is somebody else's too.
_OWN_FIELDS: Final = frozenset({("family", "name"), ("person", "name"), ("person", "known_as")})
# What people said of a tie may be what somebody else said of somebody.
_SAID_OF_TIES: Final = frozenset(
    {("relationship", "note"), ("residence", "pattern"), ("group", "about"),
     ("contact_point", "when_to")}
)  # fmt: skip
# What only says how the program or a worker handles a row, and whom else it is kept from.
_HANDLING: Final = frozenset({"not_for", "may_know", "recorded_by", "relied_on", "gets_copy"})
_DAYS: Final = (
    "happened", "on", "agreed_on", "decided_on", "agreed", "asked_on", "started", "since", "due",
    "done_on", "roughly", "translated", "completed", "recorded_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """One passage that is not only about the person: what it says, whom it is about, what became.

    `field` is "" for a row without words of its own, taken as a whole. `digest` binds a decision
    to these very words. `why` holds the keys of `WHY`, `others` the names of the third parties,
    `mentions` where `text` speaks of them. `on_file` is what was decided about these words, also
    where it cannot stand, because something protected would leave by it.
    """

    kind: str
    row: str
    field: str
    text: str
    digest: str
    why: tuple[str, ...]
    others: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    decision: AccessDecision | None = None
    on_file: AccessDecision | None = None
    on: date | None = None
    said: str = ""
    label: str = ""

    @property
    def decided(self) -> bool:
        """Say whether a decision holds for these words as they stand now."""
        return self.decision is not None

    @property
    def reasons(self) -> tuple[str, ...]:
        """Say why a person looks at it, a sentence for each reason."""
        return tuple(say(WHY[one]) for one in self.why)


WHY: Final = {
    "protected": mark("It says something protected. It can go only with that taken out."),
    "about": mark("It is about somebody else as well."),
    "said": mark("Somebody else said it."),
    "named": mark("It speaks of somebody else."),
    "careful": mark("It was written for workers. Could it hurt anybody if it is read?"),
    "not_for": mark("It was marked as not to be seen by the person it is about."),
    "private": mark("It is a note kept for whoever wrote it."),
}


def review(case: AccessCase) -> tuple[Block, ...]:
    """Give every passage a person decides about, in the order in which things happened."""
    found = [
        block for record in case.rows if case.belongs(record) for block in blocks_of(case, record)
    ]
    found.sort(key=lambda one: (one.on or date.max, one.row))
    return tuple(found)


def blocks_of(case: AccessCase, record: Record) -> tuple[Block, ...]:
    """Give the passages of one row that a person decides about; () where all of it may go."""
    shared = tuple(_why_the_row(case, record))
    found: list[Block] = []
    for name, declaration in printed(case, record):
        words = words_in(record, name, declaration)
        if not words or _listed(declaration, words):
            continue
        text = "\n".join(words)
        whys = [*shared] if _carries(declaration) else []
        whys += _why_the_words(case, record, name, text)
        if whys:
            found.append(_block(case, record, name, (text, *dict.fromkeys(whys))))
    declared = declarations(type(record))
    if shared and not any(_carries(declared[one.field]) for one in found):
        text = _in_lines(case, record)
        found += [_block(case, record, WHOLE_ROW, (text, *shared))] if text else []
    return tuple(found)


def printed(case: AccessCase, record: Record) -> Iterator[tuple[str, Declaration]]:
    """Give the fields of a row that say something about the person and are not protected."""
    for name, declaration in declarations(type(record)).items():
        value = getattr(record, name)
        unsaid = value is None or value == empty(declaration) or declaration.kind is Kind.DATA
        # When it was written down says when it was, where nobody said that.
        stamped = name == "recorded_at" and not getattr(record, "happened", None)
        on_no_page = declaration.hidden and not stamped
        if unsaid or on_no_page or name in _HANDLING:
            continue
        if not case.protected(record, name, declaration):
            yield name, declaration


def redacted(text: str, passages: tuple[str, ...]) -> str:
    """Give a text with passages taken out of it and the place of each marked; longest first."""
    for passage in sorted({one for one in passages if one.strip()}, key=len, reverse=True):
        text = text.replace(passage, say(TAKEN_OUT))
    return text


def happened_on(record: Record) -> tuple[date | None, str]:
    """Give the day a row is placed at among the others, and which field says so ("" for none)."""
    for name in _DAYS:
        value: Any = getattr(record, name, None)
        if isinstance(value, PartialDate) and value:
            return value.earliest(), name
        if isinstance(value, date):
            # A stamp is a day as well: when it was written down, if nobody knows more.
            return (value.date() if isinstance(value, datetime) else value), name
    return None, ""


def digest_of(text: str) -> str:
    """Give what binds a decision to the words it was about: their SHA-256 in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def _carries(declaration: Declaration) -> bool:
    return declaration.kind in _MAIN or (declaration.kind is Kind.TEXT and declaration.found)


def _listed(declaration: Declaration, words: tuple[str, ...]) -> bool:
    """Say whether words are only keys of a list people choose from."""
    return bool(declaration.choices) and set(words) <= set(choices(declaration.choices))


def _in_lines(case: AccessCase, record: Record) -> str:
    """Say a row without words of its own, a line for each thing it says."""
    said = (
        (declaration.label, worded(case.rows, record, name))
        for name, declaration in printed(case, record)
    )
    return "\n".join(f"{say(label)}: {words}" for label, words in said if words)


def _why_the_row(case: AccessCase, record: Record) -> Iterator[str]:
    kind = kind_of(record)
    if kind in _CAREFUL:
        yield "careful"
    if isinstance(record, Note) and record.for_team == "me":
        yield "private"
    if set(getattr(record, "not_for", ())) & case.me:
        yield "not_for"
    if kind in OWN_TIES or kind == "person" or case.own_words(record):
        return
    strangers = set(case.strangers(record))
    said = set(getattr(record, "said_by", ())) & strangers
    if said:
        yield "said"
    if strangers - said:
        yield "about"


def _why_the_words(case: AccessCase, record: Record, name: str, text: str) -> Iterator[str]:
    if case.gives_away(record, name, declarations(type(record))[name]):
        yield "protected"
    place = kind_of(record), name
    own = case.own_words(record) or (kind_of(record) in OWN_TIES and place not in _SAID_OF_TIES)
    if not own and place not in _OWN_FIELDS and case.mentions(text):
        yield "named"


def _block(case: AccessCase, record: Record, name: str, found: tuple[str, ...]) -> Block:
    text, *why = found
    mentions = case.mentions(text)
    named = [case.called(one) for one in case.strangers(record)]
    on, day = happened_on(record)
    block = Block(
        kind=kind_of(record),
        row=record.id,
        field=name,
        text=text,
        digest=digest_of(text),
        why=tuple(why),
        others=tuple(dict.fromkeys([*filter(None, named), *(one.who for one in mentions)])),
        mentions=mentions,
        on=on,
        said=worded(case.rows, record, day) if day else "",
        label=declarations(type(record))[name].label if name else "",
    )
    return _with_decision(case, block)


def _with_decision(case: AccessCase, block: Block) -> Block:
    found = case.decisions.get((block.row, block.field, block.digest))
    stands = found is not None and holds(case, block, found)
    return replace(block, on_file=found, decision=found if stands else None)


def holds(case: AccessCase, block: Block, decision: AccessDecision) -> bool:
    """Say whether a decision can stand: it knew whom it is about, and gives nothing protected."""
    if decision.verdict == "keep":
        return True
    # The words may be the same when somebody else comes to stand beside them, as who said them.
    weighed = f", {decision.third_party}, "
    if not all(f", {one}, " in weighed for one in block.others):
        return False
    if decision.verdict == "give":
        return "protected" not in block.why
    took = [one for one in decision.taken_out if one.strip() and one in block.text]
    left = redacted(block.text, tuple(took))
    return bool(took) and block.field != WHOLE_ROW and not case.said_protected(left)
