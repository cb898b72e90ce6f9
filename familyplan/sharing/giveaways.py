"""Where a text says what is kept back, and what a person decided that its words mean."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from familyplan.model import Agency, Answer, Kind, PartialDate, Practitioner, TextDecision
from familyplan.sharing.everyday import Place, everyday, no_initials, stands_as_name
from familyplan.sharing.hidden import ADDRESS, INITIALS, NAME, Hidden, hidden_values
from familyplan.sharing.spellings import digits_plain
from familyplan.words.folding import folded, folded_in_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.model import Declaration, Record, Rows
    from familyplan.sharing.rules import Case

__all__ = ["Giveaways", "Passage", "digest_of", "text_of"]

_TEXTS: Final = frozenset(
    {Kind.TEXT, Kind.LONG_TEXT, Kind.TEXTS, Kind.ANSWER, Kind.CHOICE, Kind.PARTIAL_DATE}
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a text says something kept back: from which letter to which, and what it says."""

    start: int
    end: int
    says: Hidden


def text_of(record: Record, name: str) -> str:
    """Give what a field says as one text, lists and dates line by line."""
    value = getattr(record, name)
    if isinstance(value, PartialDate):
        return "\n".join(one for one in (value.said, value.anchor) if one)
    if isinstance(value, Answer):
        return value.value
    if isinstance(value, tuple):
        return "\n".join(one for one in value if isinstance(one, str))
    return value if isinstance(value, str) else ""


def digest_of(text: str, says: Hidden) -> str:
    """Give what a decision is bound to: this very text, and what it was found to say.

    A text changed later, or found to say something else as well, is asked about again.
    """
    return hashlib.sha256(f"{text}\0{says.value}".encode()).hexdigest()


class Giveaways:
    """The values one reader's copy must not say, and which agencies are such a value themselves."""

    def __init__(self, case: Case) -> None:
        """Gather them once for the whole copy."""
        self._rows = case.rows
        self._hidden = hidden_values(case)
        self._sought = tuple((one, re.compile(one.pattern)) for one in self._hidden)
        self._any = re.compile("|".join(one.pattern for one in self._hidden))
        self._decided = _decisions(case.rows)
        self._silent = frozenset(
            one.id
            for one in case.rows.of(Agency)
            if self._undecided(one, "name", self._found(one.name))
        )

    def verdict(self, record: Record, name: str, declaration: Declaration) -> str:
        """Give the reason a field must stay out for its words, or "" where it need not.

        "names_protected" asks for a decision; "kept_words" is one that was taken.
        """
        if not self._hidden or declaration.kind not in _TEXTS:
            return ""
        if _leads_to(record, name) and self._agency(record) in self._silent:
            return "protected"
        return self._undecided(record, name, self.passages(record, name))

    def said_in(self, record: Record, name: str, declaration: Declaration) -> bool:
        """Say whether a field must stay out for its words."""
        return bool(self.verdict(record, name, declaration))

    def passages(self, record: Record, name: str) -> tuple[Passage, ...]:
        """Give where a field says something kept back, in order, whatever was decided of it."""
        of_date = isinstance(getattr(record, name), PartialDate)
        return self._found(text_of(record, name), of_date=of_date)

    def said(self, text: str) -> bool:
        """Say whether a text says one of them."""
        return bool(self._found(text))

    @staticmethod
    def _agency(record: Record) -> str:
        return record.id if isinstance(record, Agency) else getattr(record, "agency", "")

    def _undecided(self, record: Record, name: str, found: tuple[Passage, ...]) -> str:
        if not found:
            return ""
        text, decided = text_of(record, name), self._decided.get((record.id, name), {})
        verdicts = {decided.get(digest_of(text, one.says), "") for one in found}
        if "keep" in verdicts:
            return "kept_words"
        return "" if verdicts == {"other"} else "names_protected"

    def _found(self, text: str, *, of_date: bool = False) -> tuple[Passage, ...]:
        if not self._hidden or not text:
            return ()
        flat = self._rows.once((folded, text), lambda: digits_plain(folded(text)))
        if not self._any.search(flat):
            return ()
        _same, places = folded_in_place(text)
        found = {
            (passage.start, one.value): passage
            for one, pattern in self._sought
            for match in pattern.finditer(flat)
            if (passage := _passage(one, match, places, text, of_date=of_date)) is not None
        }
        return tuple(found[key] for key in sorted(found))


def _decisions(rows: Rows) -> dict[tuple[str, str], dict[str, str]]:
    found: dict[tuple[str, str], dict[str, str]] = {}
    for one in rows.of(TextDecision):
        found.setdefault((one.what, one.field_name), {})[one.digest] = one.verdict
    return found


def _leads_to(record: Record, name: str) -> bool:
    """Say whether a field leads to an agency's door as surely as its name does."""
    return isinstance(record, Agency | Practitioner) and name in {
        "phone", "email", "address", "area", "does", "best_way",
    }  # fmt: skip


def _passage(
    one: Hidden, match: re.Match[str], places: list[int], text: str, *, of_date: bool
) -> Passage | None:
    """Give where in the text a value was found, or None where the words mean something else."""
    passage = Passage(places[match.start()], places[match.end() - 1] + 1, one)
    said = text[passage.start : passage.end]
    if one.sort == INITIALS:
        return passage if _are_initials(one.value, said, text) else None
    if one.sort not in {NAME, ADDRESS}:
        return passage
    last = match.start() + len(one.value) - 1
    end = places[last] + 1 if last < len(places) else passage.end
    words = one.value.split()
    if len(words) == 1 and everyday(one.value):
        grown = text[end : passage.end].isalpha()
        place = Place(text, passage.start, end, of_date)
        return passage if not grown and stands_as_name(place, somebody=one.sort == NAME) else None
    if one.sort == NAME and everyday(words[-1]) and text.upper() != text:
        return passage if all(_capitals(said, words)) else None
    return passage


def _capitals(said: str, words: list[str]) -> Iterator[bool]:
    """Say of each everyday word of a name whether it begins with a capital."""
    parts = re.findall(r"\w[\w'\u2019]*", said)
    for part, word in zip(parts, words, strict=False):
        yield not everyday(word) or part[:1].isupper()


def _are_initials(letters: str, said: str, text: str) -> bool:
    bare = [one for one in said if one.isalnum()]
    if not all(one.isupper() for one in bare):
        return False
    # Without dots, capitals among capitals and abbreviations of their own are no initials.
    return "." in said or not (no_initials(letters) or text.upper() == text)
