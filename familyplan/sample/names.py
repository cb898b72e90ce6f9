"""Putting an invented person's name together as their culture does, and in its own script."""

from __future__ import annotations


def called(entry: str) -> str:
    """Give the name as written in Latin letters, in the form for men or for everybody."""
    return entry.partition("|")[0].partition("/")[0]


def full(
    first: str, surname: str, *, male: bool, naming: str = "", father: str = ""
) -> tuple[str, str]:
    """Give a whole name, and the same in its own script ("" where the culture writes Latin).

    An entry is "Latin|own script"; a surname may be "his/hers". `naming` is "surname_first", or
    "patronymic": given name, father's given name, grandfather's.
    """
    latin, _, script = surname.partition("|")
    his, _, hers = latin.partition("/")
    last = his if male or not hers else hers
    given, _, given_script = first.partition("|")
    both = f"{given_script} {script}" if given_script and script else ""
    if naming == "surname_first":
        return f"{last} {given}", both
    if naming == "patronymic" and father:
        return f"{given} {father} {last}", both
    return f"{given} {last}", both
