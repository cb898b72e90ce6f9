"""What an IT department has set for this computer, read from one file the user cannot change."""

from __future__ import annotations

import difflib
import os
import stat
import sys
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Final

from familyplan.words import say, say_many

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LEAST_CHARACTERS: Final = 12
_MOST_CHARACTERS: Final = 64
_LONGEST_IDLE: Final = 60
_MOST_BYTES: Final = 65_536
_MOST_PLACES: Final = 8
_MOST_PROBLEMS: Final = 20
_NAME: Final = "policy.toml"
_COMMON_DATA: Final = 0x23  # CSIDL_COMMON_APPDATA
_PATH_LENGTH: Final = 260  # MAX_PATH


@dataclass(frozen=True, slots=True)
class Policy:
    """What this computer's managers have set; every setting can only make things stricter.

    `idle_minutes` is the longest time before the store locks itself (None: the user chooses);
    `device_slot` says whether this computer may keep a key; `backup_places` are folders a second
    copy of each backup goes to; `clear_exports` says whether copies nobody needs a key for
    (packs, JSON) may leave; `least_passphrase` counts characters. `problems` are sentences about
    what the file says and could not be followed as written.
    """

    idle_minutes: int | None = None
    device_slot: bool = True
    backup_places: tuple[str, ...] = ()
    clear_exports: bool = True
    least_passphrase: int = LEAST_CHARACTERS
    problems: tuple[str, ...] = ()


# What stands where the file cannot be understood: somebody meant to restrict something.
STRICT: Final = Policy(idle_minutes=5, device_slot=False, clear_exports=False, least_passphrase=16)
_NUMBERS: Final = ("idle_minutes", "device_slot", "clear_exports", "least_passphrase")
KEYS: Final = (*_NUMBERS[:2], "backup_places", *_NUMBERS[2:])


def place(platform: str = sys.platform) -> Path:
    """Give the one file that is read on this system; its folder is not the user's own."""
    if platform == "win32":
        return _common_data() / "FamilyPlan" / _NAME
    if platform == "darwin":
        return Path("/Library/Application Support/FamilyPlan") / _NAME
    return Path("/etc/familyplan") / _NAME


def changeable(path: Path) -> bool:
    """Say whether an ordinary user could change this file, or put another in its place."""
    if sys.platform == "win32":
        return _opens_for_writing(path)
    return any(_loose(each) for each in (path, *path.resolve().parents))


def read(path: Path | None = None, *, may_change: Callable[[Path], bool] = changeable) -> Policy:
    """Read the policy in force; without a file everything is as the program comes.

    What is misspelt, of the wrong type or out of range is named in `problems`, and the safer value
    stands. Nothing is raised: a broken file must not lock a family's worker out.
    """
    asked = path or place()
    try:
        data = _bytes_of(asked)
    except FileNotFoundError:
        return Policy()
    except OSError:
        said = say("The policy file cannot be read, so the strictest settings are in force.")
        return replace(STRICT, problems=(said,))
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        where = say(" (line {line})", line=line) if line else ""
        said = say(
            "The policy file is not sound TOML{where}, so the strictest settings are in force.",
            where=where,
        )
        return replace(STRICT, problems=(said,))
    policy = from_table(table)
    if not may_change(asked):
        return policy
    said = say(
        "An ordinary user of this computer can change the policy file. Only an administrator "
        "should be able to."
    )
    return replace(policy, problems=(*policy.problems, said))


def in_short(policy: Policy) -> str:
    """Write what is in force in a few words for the log, which `from_short` reads; no places."""
    return " ".join(f"{key}={int(getattr(policy, key) or 0)}" for key in _NUMBERS)


def from_short(text: str) -> Policy | None:
    """Read back what `in_short` wrote, or give None for anything else."""
    said = dict(part.partition("=")[::2] for part in text.split())
    if set(said) != set(_NUMBERS) or not all(value.isdecimal() for value in said.values()):
        return None
    return Policy(
        idle_minutes=int(said["idle_minutes"]) or None,
        device_slot=said["device_slot"] == "1",
        clear_exports=said["clear_exports"] == "1",
        least_passphrase=int(said["least_passphrase"]),
    )


def in_words(policy: Policy) -> str:
    """Say what is in force."""
    parts = []
    if policy.idle_minutes is not None:
        one, many = "locks after {n} minute", "locks after {n} minutes"
        parts.append(say_many(one, many, policy.idle_minutes))
    if not policy.device_slot:
        parts.append(say("no key on this computer"))
    if not policy.clear_exports:
        parts.append(say("no unencrypted copies"))
    if policy.backup_places:
        one, many = "{n} place for backups", "{n} places for backups"
        parts.append(say_many(one, many, len(policy.backup_places)))
    parts.append(say("passphrases of at least {n} characters", n=policy.least_passphrase))
    return "; ".join(parts)


def from_table(table: Mapping[str, object]) -> Policy:
    """Read a policy from the table in its file; what cannot be followed becomes a problem."""
    problems: list[str] = []
    misspelt = _misspelt(table, problems)
    values: dict[str, object] = {key: getattr(STRICT, key) for key in misspelt}
    for key in KEYS:
        if key in table:
            values[key] = _READERS[key](key, table[key], problems)
    idle, least = values.get("idle_minutes"), values.get("least_passphrase", LEAST_CHARACTERS)
    places = values.get("backup_places", ())
    return Policy(
        idle_minutes=idle if isinstance(idle, int) else None,
        device_slot=values.get("device_slot", True) is True,
        backup_places=places if isinstance(places, tuple) else (),
        clear_exports=values.get("clear_exports", True) is True,
        least_passphrase=least if isinstance(least, int) else STRICT.least_passphrase,
        problems=tuple(problems[:_MOST_PROBLEMS]),
    )


def _misspelt(table: Mapping[str, object], problems: list[str]) -> tuple[str, ...]:
    """Name every key nobody knows; give the settings that were probably meant by them."""
    meant: list[str] = []
    for key in table:
        if key in KEYS:
            continue
        near = difflib.get_close_matches(key.casefold().replace("-", "_"), KEYS, n=1)
        shown = key[:40] if key.isprintable() else "?"
        if near:
            problems.append(
                say(
                    "The policy file sets “{key}”, which is not known; “{near}” may be meant, so "
                    "its strictest value is in force.",
                    key=shown,
                    near=near[0],
                )
            )
            meant.append(near[0])
        else:
            problems.append(say("The policy file sets “{key}”, which is not known.", key=shown))
    return tuple(meant)


def _yes_or_no(key: str, value: object, problems: list[str]) -> object:
    if isinstance(value, bool):
        return value
    problems.append(
        say("In the policy file “{key}” must be true or false; false is in force.", key=key)
    )
    return False


def _minutes(key: str, value: object, problems: list[str]) -> object:
    if type(value) is int and 1 <= value <= _LONGEST_IDLE:
        return value
    _number_problem(key, (1, _LONGEST_IDLE, STRICT.idle_minutes), problems)
    return STRICT.idle_minutes


def _characters(key: str, value: object, problems: list[str]) -> object:
    if type(value) is int and LEAST_CHARACTERS <= value <= _MOST_CHARACTERS:
        return value
    # Too small a number is a wish for less; the program's own least stands.
    small = type(value) is int and value < LEAST_CHARACTERS
    stands = LEAST_CHARACTERS if small else STRICT.least_passphrase
    _number_problem(key, (LEAST_CHARACTERS, _MOST_CHARACTERS, stands), problems)
    return stands


def _number_problem(key: str, bounds: tuple[int, int, int | None], problems: list[str]) -> None:
    least, most, stands = bounds
    problems.append(
        say(
            "In the policy file “{key}” must be a whole number from {least} to {most}; {stands} "
            "is in force.",
            key=key,
            least=least,
            most=most,
            stands=stands,
        )
    )


def _places(key: str, value: object, problems: list[str]) -> object:
    listed = value if isinstance(value, list) else [None]
    good = tuple(each for each in listed if isinstance(each, str) and _whole_path(each))
    if len(good) != len(listed) or len(good) > _MOST_PLACES:
        problems.append(
            say(
                "In the policy file “{key}” must be a list of at most {most} whole folder paths; "
                "{n} of them can be used.",
                key=key,
                most=_MOST_PLACES,
                n=min(len(good), _MOST_PLACES),
            )
        )
    return good[:_MOST_PLACES]


def _whole_path(text: str) -> bool:
    absolute = PurePosixPath(text).is_absolute() or PureWindowsPath(text).is_absolute()
    return absolute and text.isprintable()


_READERS: Final[dict[str, Callable[[str, object, list[str]], object]]] = {
    "idle_minutes": _minutes,
    "device_slot": _yes_or_no,
    "backup_places": _places,
    "clear_exports": _yes_or_no,
    "least_passphrase": _characters,
}


def _bytes_of(path: Path) -> bytes:
    """Read a regular file of a sensible size; anything else is as if it could not be read."""
    # Without O_NONBLOCK a named pipe in this place would hold the program up for ever.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with open(handle, "rb") as file:  # noqa: PTH123 - a handle, not a path
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError("not a regular file")
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise OSError("too long for a policy")
    return data


def _loose(path: Path) -> bool:
    """Say whether somebody other than the administrator owns this or may write to it."""
    try:
        about = path.stat()
    except OSError:
        return True
    shared = about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    # In a folder such as /tmp everybody may add, but nobody may replace what is not theirs.
    guarded = stat.S_ISDIR(about.st_mode) and about.st_mode & stat.S_ISVTX
    return about.st_uid != 0 or bool(shared and not guarded)


def _opens_for_writing(path: Path) -> bool:
    """Say whether this process could change a file, without changing it."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_APPEND))
    except OSError:
        return False
    return True


def _common_data() -> Path:
    # Asked of the system: the variable %ProgramData% is each user's own to change.
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only Windows has what is asked here

        found = ctypes.create_unicode_buffer(_PATH_LENGTH)
        if ctypes.windll.shell32.SHGetFolderPathW(None, _COMMON_DATA, None, 0, found) == 0:
            return Path(found.value)
    return Path("C:/ProgramData")
