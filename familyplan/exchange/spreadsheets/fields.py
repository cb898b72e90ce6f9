"""What a column of a spreadsheet can mean, and whose it can be."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from familyplan import assets
from familyplan.words import mark, say

NOTE: Final = "note"
OUT: Final = "out"
PERSON: Final = "person."
_AT: Final = "@"

# Where several columns may mean the same, what stands between them.
JOINED: Final[dict[str, str]] = {
    "home.address": "\n",
    "team.agency": "\n",
    "episode.reason": "\n",
    "family.languages": ", ",
    "person.middle": " ",
    "person.health": "\n",
}
LABELS: Final[dict[str, str]] = {
    "family.reference": mark("Family’s reference"),
    "family.name": mark("Family’s name"),
    "family.languages": mark("Languages spoken at home"),
    "home.address": mark("Address"),
    "home.area": mark("Town or area"),
    "home.postcode": mark("Postcode"),
    "episode.kind": mark("Kind of help"),
    "episode.level": mark("Level of need, as judged"),
    "episode.since": mark("Help since"),
    "episode.until": mark("Help ended"),
    "episode.reason": mark("Why help was asked for"),
    "lead.name": mark("Lead practitioner"),
    "lead.role": mark("Lead practitioner’s role"),
    "lead.agency": mark("Lead practitioner’s agency"),
    "lead.phone": mark("Lead practitioner’s telephone"),
    "lead.email": mark("Lead practitioner’s e-mail"),
    "team.agency": mark("Agencies in the team"),
    "person.name": mark("Whole name"),
    "person.first": mark("First name"),
    "person.middle": mark("Middle names"),
    "person.last": mark("Surname"),
    "person.known_as": mark("Known as"),
    "person.own_script": mark("Name in its own script"),
    "person.born": mark("Date of birth or age"),
    "person.sex": mark("Sex"),
    "person.gender": mark("Gender, as described"),
    "person.pronouns": mark("Pronouns"),
    "person.relationship": mark("Part in the family"),
    "person.first_language": mark("First language"),
    "person.interpreter": mark("Interpreter needed"),
    "person.ethnicity": mark("Ethnicity"),
    "person.religion": mark("Religion or belief"),
    "person.disability": mark("Disability or SEND"),
    "person.health": mark("Health, as it stands now"),
    "person.school": mark("School, nursery or college"),
    "person.year_group": mark("Year group"),
    "person.occupation": mark("Work or training"),
    "person.nhs": mark("NHS number"),
    "person.upn": mark("Unique pupil number"),
    "person.uln": mark("Unique learner number"),
    "person.local": mark("Local number"),
    "person.mobile": mark("Mobile telephone"),
    "person.phone": mark("Telephone"),
    "person.email": mark("E-mail"),
}
_SEATS: Final[dict[str, str]] = {
    "": mark("The row’s person"),
    "child": mark("Child {n}"),
    "adult": mark("Parent or carer {n}"),
    "mother": mark("Mother"),
    "father": mark("Father"),
}
MOST_CHILDREN: Final = 12
MOST_ADULTS: Final = 6
_NUMBERED: Final = re.compile(r"(child|adult)(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one column means: a field, and for a person's field whose it is ("" the row's)."""

    field: str
    seat: str = ""

    @property
    def of_person(self) -> bool:
        """Say whether the field belongs to one person."""
        return self.field.startswith(PERSON)

    def __str__(self) -> str:
        """Write it as it is kept and typed: "person.born@child2"."""
        return f"{self.field}{_AT}{self.seat}" if self.seat else self.field


def meaning(text: str) -> Meaning | None:
    """Read what a column means from how it is written, or None where nothing is called so."""
    field, _at, seat = text.strip().partition(_AT)
    if field in {NOTE, OUT}:
        return None if seat else Meaning(field)
    if field not in LABELS or (seat and not field.startswith(PERSON)):
        return None
    return Meaning(field, seat) if seat in seats() else None


@cache
def seats() -> tuple[str, ...]:
    """Give everybody a person's field can belong to, the row's own person first."""
    children = [f"child{n}" for n in range(1, MOST_CHILDREN + 1)]
    adults = [f"adult{n}" for n in range(1, MOST_ADULTS + 1)]
    return ("", *children, "mother", "father", *adults)


def seat_words(seat: str) -> str:
    """Say who a seat is."""
    numbered = _NUMBERED.fullmatch(seat)
    if numbered:
        return say(_SEATS[numbered[1]], n=int(numbered[2]))
    return say(_SEATS[seat])


def label(field: str) -> str:
    """Say what a field is called."""
    if field == NOTE:
        return say("Keep in a note")
    if field == OUT:
        return say("Leave out")
    return say(LABELS[field])


@cache
def known(part: str) -> dict[str, Any]:
    """Give one part of what is known of headings: "fields", "seats", "parts", "sexes" and so on."""
    found: dict[str, Any] = assets.read_json("spreadsheets/headings.json")[part]
    return found


def plain(text: str) -> str:
    """Fold a heading or a short answer to small letters and digits with single spaces."""
    bare = unicodedata.normalize("NFKC", text).casefold().replace("’", "").replace("'", "")
    return " ".join(re.sub(r"[\W_]+", " ", bare).split())
