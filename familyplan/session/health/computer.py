"""The health page's lines on the computer itself: disk, swap, hibernation, crashes, print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.session.computer import Computer, core_dumps_off
from familyplan.session.health.line import Line, State
from familyplan.words import say

if TYPE_CHECKING:
    from pathlib import Path


def computer_lines(folder: Path, computer: Computer | None = None) -> tuple[Line, ...]:
    """Give what can be seen of the computer itself; any thread may ask."""
    seen = computer or Computer()
    return (_disk(folder, seen), _swap(seen), _hibernation(seen), _crashes(), _printing())


def _disk(folder: Path, computer: Computer) -> Line:
    state = computer.disk_encrypted(folder)
    if state == "yes":
        return _of("good", say("The disk under the store is encrypted."))
    if state == "no":
        return _of(
            "attention",
            say("No encryption can be seen on the disk under the store."),
            say(
                "The store is encrypted all the same. Ask for disk encryption (BitLocker, "
                "FileVault, LUKS): it also covers what other programs leave behind."
            ),
        )
    return _of(
        "unknown",
        say("Whether the disk is encrypted cannot be seen from here."),
        say("Ask whoever looks after this computer."),
    )


def _swap(computer: Computer) -> Line:
    state = computer.swap_encrypted()
    if state is None:
        return _of("good", say("This computer moves no memory to its disk (no swap)."))
    if state == "yes":
        return _of("good", say("Memory moved to the disk (swap) is encrypted there."))
    advice = say(
        "What is open in the program can reach the disk this way, and the program cannot prevent "
        "it. Disk encryption covers it."
    )
    if state == "no":
        words = say("Memory is moved to the disk (swap), and no encryption can be seen there.")
        return _of("attention", words, advice)
    words = say("Whether memory moved to the disk (swap) is encrypted cannot be seen from here.")
    return _of("unknown", words, advice)


def _hibernation(computer: Computer) -> Line:
    state = computer.may_hibernate()
    advice = say(
        "Hibernation writes all memory to the disk. Lock the store or close the program before, "
        "and have the disk encrypted."
    )
    if state is None:
        words = say("Whether this computer hibernates cannot be seen from here.")
        return _of("unknown", words, advice)
    if state:
        return _of("attention", say("This computer can hibernate."), advice)
    return _of("good", say("This computer cannot hibernate."))


def _crashes() -> Line:
    if core_dumps_off() is False:
        return _of(
            "attention",
            say("A crash of this program could leave its memory on the disk."),
            say("Start Family Plan in the usual way, not from inside another program."),
        )
    return _of("good", say("A crash of this program leaves none of its memory on the disk."))


def _printing() -> Line:
    return _of(
        "unknown",
        say("What is printed passes through the print queue, which cannot be seen from here."),
        say("Print on a printer you trust, and fetch the pages at once."),
    )


def _of(state: State, words: str, what_to_do: str = "") -> Line:
    return Line(words, state, what_to_do, "computer")
