"""The pages a data-protection officer reads within 72 hours of a computer being lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.clock import LONDON
from familyplan.packs.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Para,
    Table,
    WritingLines,
)
from familyplan.policy import in_words
from familyplan.session.lost_laptop import COPIES_DAYS
from familyplan.vault import slots
from familyplan.words import mark, say, say_many
from familyplan.words.dates import long_date

if TYPE_CHECKING:
    from datetime import datetime

    from familyplan.session.lost_laptop import LostLaptop

__all__ = ["document", "kind_words", "moment", "summary"]

_KINDS: Final = {
    slots.PASSPHRASE: mark("passphrase"),
    slots.RECOVERY: mark("recovery sheet"),
    slots.ORGANISATION: mark("partnership's key"),
    slots.DEVICE: mark("a key kept by a computer"),
}
_DISK: Final = {
    "yes": mark("encrypted, when the store was last opened"),
    "no": mark("no encryption was seen when the store was last opened"),
    "unknown": mark("could not be seen from the program"),
    "": mark("was not looked at"),
}


def moment(at: datetime | None) -> str:
    """Say a moment in United Kingdom time."""
    if at is None:
        return say("not known")
    here = at.astimezone(LONDON)
    return say("{day}, {time}", day=long_date(here.date()), time=here.strftime("%H:%M"))


def kind_words(kind: str) -> str:
    """Say what kind of way in this is."""
    return say(_KINDS.get(kind, kind))


def summary(found: LostLaptop) -> tuple[tuple[str, str], ...]:
    """Give the facts at the top, label and value."""
    return (
        (say("Store"), " ".join(filter(None, (found.store, f"({found.store_id})")))),
        (say("As of"), moment(found.as_of or found.last_change)),
        (say("Last unlocked"), moment(found.last_unlocked)),
        (say("Last change"), moment(found.last_change)),
        (say("Used by"), ", ".join(found.users) or say("not known")),
        (
            say("On it"),
            say(
                "{families}, {people}, {children}",
                families=say_many("{n} family", "{n} families", len(found.families)),
                people=say_many("{n} person", "{n} people", found.people),
                children=say_many("{n} of them a child", "{n} of them children", found.children),
            ),
        ),
    )


def protection(found: LostLaptop) -> tuple[tuple[str, str], ...]:
    """Give how the store was protected, label and value."""
    passphrase = [slot.stretched for slot in found.slots if slot.kind == slots.PASSPHRASE]
    guess = (
        say("each guess of a passphrase needs {mib} MiB of memory (Argon2id)", mib=min(passphrase))
        if passphrase
        else say("no passphrase")
    )
    idle = (
        say_many("after {n} minute without input", "after {n} minutes without input",
                 found.idle_minutes)
        if found.idle_minutes
        else say("after the program's usual time without input")
    )  # fmt: skip
    return (
        (say("The store itself"), say("AES-256 on every page (SQLCipher); {guess}", guess=guess)),
        (
            say("A key kept by a computer"),
            say("Yes: whoever can sign in to that computer as its user can open the store.")
            if found.device_slot
            else say("No: the computer alone did not open the store."),
        ),
        (say("Locked itself"), idle),
        (
            say("Set by its managers"),
            in_words(found.policy) if found.policy is not None else say("not known"),
        ),
        (say("Its disk"), say(_DISK.get(found.disk, _DISK["unknown"]))),
    )


def document(found: LostLaptop) -> Document:
    """Lay out everything found as pages; they name families, so they are kept like a record."""
    return Document(
        title=say("Lost computer"),
        language="en-GB",
        header_left=say("Lost computer"),
        header_right=say("For the data-protection officer. Private."),
        footer_left=say("As of {moment}", moment=moment(found.as_of or found.last_change)),
        footer_right=found.store_id[:8],
        blocks=(
            Heading(1, say("What was on the lost computer")),
            Para(
                say(
                    "Read from a backup, so it tells what was there at that time. What was "
                    "changed on the computer afterwards is not in it."
                ),
                "lead",
            ),
            Facts(summary(found)),
            Heading(2, say("How it was protected")),
            Facts(protection(found)),
            *_ways_in(found),
            *_families(found),
            *_copies(found),
            *_decisions(),
        ),
    )


def _ways_in(found: LostLaptop) -> tuple[Block, ...]:
    rows = tuple(
        (kind_words(slot.kind), slot.who, moment(slot.added),
         moment(slot.last_used) if slot.last_used else say("not noted"))
        for slot in found.slots
    )  # fmt: skip
    head = (say("Way in"), say("Whose"), say("Added"), say("Last used"))
    return (Heading(2, say("Ways into the store")), Table(head, rows, (2, 2, 2, 2)))


def _families(found: LostLaptop) -> tuple[Block, ...]:
    heading = Heading(2, say("Families on it"))
    if not found.families:
        return (heading, Para(say("No family was on it.")))
    rows = tuple(
        (family.name, family.reference or "–", str(family.people), str(family.children))
        for family in found.families
    )
    head = (say("Family"), say("Reference"), say("People"), say("Children"))
    return (heading, Table(head, rows, (4, 2, 1, 1)))


def _copies(found: LostLaptop) -> tuple[Block, ...]:
    words = say_many(
        "Copies that left in the {n} day before",
        "Copies that left in the {n} days before",
        COPIES_DAYS,
    )
    heading = Heading(2, words)
    why = say(
        "They may lie on the computer as plain PDF or JSON files, or as paper in the same bag."
    )
    if not found.copies:
        return (heading, Para(say("None is noted.")))
    rows = tuple(
        (moment(one.at), one.family, one.reader, one.channel or "–", one.code or "–")
        for one in found.copies
    )
    head = (say("When"), say("Family"), say("For"), say("How"), say("Code"))
    return (heading, Para(why), Table(head, rows, (3, 2, 3, 2, 2)))


def _decisions() -> tuple[Block, ...]:
    return (
        Heading(2, say("What to find out and decide")),
        Bullets(
            (
                say("Was the computer on, and the store open, when it went?"),
                say("Were a passphrase, a recovery sheet or printed pages with it?"),
                say(
                    "The regulator is told within 72 hours of knowing, unless a risk to people is "
                    "unlikely (UK GDPR, Article 33). The decision is written down either way."
                ),
                say(
                    "If the risk to people is high they are told too, without delay (Article 34). "
                    "Ask first whether a letter or a call could itself put somebody in danger."
                ),
                say(
                    "Changing passphrases or keys on another computer does not take anything back "
                    "from the lost one: its copy opens with the secrets it had."
                ),
            )
        ),
        WritingLines(say("Found to be missing (when, by whom)"), 2),
        WritingLines(say("Decided (what, when, by whom)"), 3),
    )
