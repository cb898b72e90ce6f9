"""What is said of one place to decide about: what it is, why, who is marked in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.model import noun_of, nouns
from familyplan.words import listed, say

if TYPE_CHECKING:
    from familyplan.sharing.access import Block

_MOST_MARKED: Final = 8


def taken(block: Block) -> tuple[str, ...]:
    """Give the words taken out of it so far."""
    found = block.on_file
    return found.taken_out if found is not None and found.verdict == "part" else ()


def what(block: Block) -> str:
    """Say what it is, and when that was: "Note, 12 March 2019"."""
    kind = say(noun_of(nouns()[block.kind]).one)
    kind = kind[:1].upper() + kind[1:]
    return f"{kind}, {block.said}" if block.said else kind


def why(block: Block) -> str:
    """Say who else is in it and why somebody looks at it."""
    said = " ".join(block.reasons)
    names = listed(list(block.others))
    return say("Others in it: {names}. {why}", names=names, why=said) if names else said


def marked(block: Block) -> str:
    """Say in words what is marked: "Marked: “Mum” (Sadia Khan)"."""
    found = dict.fromkeys((block.text[one.start : one.end], one.who) for one in block.mentions)
    said = [
        say("“{words}” ({who})", words=words, who=who)
        if words.casefold() != who.casefold()
        else say("“{words}”", words=words)
        for words, who in list(found)[:_MOST_MARKED]
    ]
    return say("Marked: {words}", words=", ".join(said))
