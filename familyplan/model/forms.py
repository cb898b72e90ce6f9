"""Published forms as data: each question, and the place in the record made for its answer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from familyplan import assets

SHIPPED: Final = (
    "general",
    "worcestershire",
    "oxfordshire-consent",
    "salford-caf",
    "taf-meeting",
)
# Whom a question is about, and how the record leads there: by a part in the family, or by a field.
PART_IN_FAMILY: Final = {
    "child": "child",
    "parent": "parent",
    "relative": "relative",
    "relative_elsewhere": "relative",
    "other_adult": "other",
}
LED_TO_BY: Final = {
    "author": ("assessment", "author"),
    "co_author": ("assessment", "co_authors"),
    "worker": ("involvement", "practitioner"),
    "lead": ("standing", "held_by"),
    "owner": ("action", "owner"),
    "permitted": ("permission", "agency"),
    "next": ("meeting", "on"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer the form prints: its words, and the key or the words they are kept as."""

    text: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: `noun` and `field` say where its answer stands.

    Without a noun it is a local question, kept as an answer on a form. `whose` says whom it is
    about, `with_` what else the record says to be of that meaning (a strength, a worry), `holds`
    which key a list has where the answer is yes. `also` names fields that take more of the same
    answer; `continues` the question whose answer this one puts into words.
    """

    key: str
    text: str
    kind: str
    section: str
    noun: str = ""
    field: str = ""
    whose: str = ""
    with_: tuple[tuple[str, str], ...] = ()
    holds: str = ""
    also: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    continues: str = ""

    @property
    def local(self) -> bool:
        """Say whether only this form asks it."""
        return not self.noun

    @property
    def at(self) -> str:
        """Name the place: "person.born", or where answers to local questions stand."""
        return "form_answer.answer" if self.local else f"{self.noun}.{self.field}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One published form: `published` and `source` say under which name and by whom."""

    key: str
    name: str
    published: str
    source: str
    as_found: str
    note: str
    questions: tuple[Question, ...]

    def question(self, key: str) -> Question | None:
        """Give the question of this key, or None."""
        return next((one for one in self.questions if one.key == key), None)


@cache
def forms() -> tuple[Form, ...]:
    """Give every form that comes with the program, in order."""
    return tuple(_form(assets.read_json(f"forms/{key}.json")) for key in SHIPPED)


def _form(written: dict[str, Any]) -> Form:
    questions = tuple(
        _question(one, section["name"])
        for section in written["sections"]
        for one in section["questions"]
    )
    return Form(
        key=written["key"],
        name=written["name"],
        published=written["published"],
        source=written["source"],
        as_found=written["as_found"],
        note=written.get("note", ""),
        questions=questions,
    )


def _question(written: dict[str, Any], section: str) -> Question:
    noun, _dot, field = written.get("at", "").partition(".")
    return Question(
        key=written["key"],
        text=written["text"],
        kind=written["kind"],
        section=section,
        noun=noun,
        field=field,
        whose=written.get("whose", ""),
        with_=tuple(sorted(written.get("with", {}).items())),
        holds=written.get("holds", ""),
        also=tuple(written.get("also", ())),
        choices=tuple(Choice(one["text"], one["key"]) for one in written.get("choices", ())),
        continues=written.get("continues", ""),
    )
