"""Where a text speaks of somebody else: their names in any usual spelling, and "his brother"."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from familyplan.model import Group, Person, SafePerson
from familyplan.model.titles import full_name
from familyplan.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from familyplan.model import Rows

__all__ = ["Mention", "Names", "others", "own_names"]

_IN_A_WORD: Final = frozenset("'\u2019\u2018\u02bc`\u00ad\u200b\u200c\u200d")
_SHORTEST: Final = 2
# Names that are everyday words as well: they count only with a capital letter.
_EVERYDAY: Final = frozenset(
    {"amber", "an", "and", "angel", "april", "art", "as", "august", "autumn", "bill", "can",
     "carol", "chance", "dawn", "do", "don", "eve", "faith", "frank", "go", "grace", "grant",
     "guy", "he", "hope", "in", "is", "it", "ivy", "jack", "joy", "june", "lily", "mark", "max",
     "may", "me", "miles", "my", "no", "of", "on", "or", "pat", "penny", "ray", "rob", "robin",
     "rose", "ruby", "she", "so", "sue", "summer", "sunny", "the", "to", "up", "us", "victor",
     "we", "will", "young"}
)  # fmt: skip
# Words that speak of somebody without a name; those of one line are the same person.
_KIN: Final = (
    ("mum", "mummy", "mam", "mammy", "mom", "mother", "ammi"),
    ("dad", "daddy", "father", "abu", "abbu"),
    ("nan", "nana", "nani", "dadi", "gran", "granny", "grandma", "grandmother"),
    ("grandad", "granddad", "grandpa", "grandfather", "nana"),
    ("stepmum", "stepmother"),
    ("stepdad", "stepfather"),
    ("brother", "brothers"), ("sister", "sisters"), ("sibling", "siblings"), ("twin",),
    ("stepbrother", "stepbrothers"), ("stepsister", "stepsisters"),
    ("son", "sons"), ("daughter", "daughters"), ("baby",),
    ("aunt", "auntie", "aunty"), ("uncle",), ("cousin", "cousins"),
    ("niece",), ("nephew",),
    ("partner", "husband", "wife", "boyfriend", "girlfriend", "fiance", "fiancee"),
    ("neighbour", "neighbours"), ("friend", "friends"), ("landlord",), ("lodger",),
    ("parents",), ("grandparents",), ("carer",),
)  # fmt: skip
# Which words of kin say no more than that somebody is a child, or a parent, of the family.
_OWN_PLACE: Final = {
    "child": frozenset({"son", "daughter", "sibling", "baby"}),
    "parent": frozenset({"parents"}),
}


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text speaks of somebody else: text[start:end], and who that is as far as known."""

    start: int
    end: int
    who: str


@dataclass(frozen=True, slots=True)
class _Word:
    folded: str
    start: int
    end: int
    capital: bool


class Names:
    """Names to look for in texts, each with who is called so."""

    def __init__(self) -> None:
        """Begin with none."""
        self._spelled: dict[str, list[tuple[tuple[str, ...], str]]] = {}

    def learn(self, words: tuple[str, ...], who: str) -> None:
        """Take one spelling; who was called so first stays."""
        held = self._spelled.setdefault(words[0], []) if words else []
        if words and all(spelled != words for spelled, _who in held):
            held.append((words, who))

    def mentioned(self, text: str) -> tuple[Mention, ...]:
        """Give every place where a text names one of them, in order."""
        words = list(_words(text))
        found: list[Mention] = []
        at = 0
        while at < len(words):
            length, who = self._longest(words, at)
            if length:
                found.append(Mention(words[at].start, words[at + length - 1].end, who))
            at += length or 1
        return tuple(found)

    def _longest(self, words: list[_Word], at: int) -> tuple[int, str]:
        best, who = 0, ""
        first = words[at].folded
        for key in (first, first.removesuffix("s")):
            for spelled, called in self._spelled.get(key, ()):
                if len(spelled) > best and _stands_at(words, at, spelled):
                    best, who = len(spelled), called
        return best, who


def others(rows: Rows, person: Person, also: Iterable[str] = ()) -> Names:
    """Give the names of everybody but one person; `also` are ids who are no strangers either."""
    ids = {person.id, *also}
    own = {
        word
        for one in (person, *rows.of(Person))
        if one.id in ids
        for name in _called(one)
        for word in _split(name)
    }
    own |= {word for line in _KIN if own & set(line) for word in line}
    own |= _OWN_PLACE.get(person.place, frozenset())
    found = Names()
    for who, names in _everybody(rows, ids):
        for name in names:
            words = _split(name)
            if not set(words) <= own:
                found.learn(words, who)
            for word in words:
                for other in (word, *_same_kin(word)):
                    if len(other) >= _SHORTEST and other not in own:
                        found.learn((other,), who)
    for line in _KIN:
        for word in line:
            if word not in own:
                found.learn((word,), word)
    return found


def own_names(person: Person) -> Names:
    """Give the names of one person, for texts that speak of them."""
    found = Names()
    for name in _called(person):
        for words in (_split(name), *((word,) for word in _split(name))):
            if len("".join(words)) >= _SHORTEST:
                found.learn(words, full_name(person))
    return found


def _everybody(rows: Rows, ids: set[str]) -> Iterator[tuple[str, list[str]]]:
    for one in rows.of(Person):
        if one.id not in ids:
            yield full_name(one), _called(one)
    for group in rows.of(Group):
        yield group.name, [group.name]
    for safe in rows.of(SafePerson):
        yield safe.name, [safe.name]


def _same_kin(word: str) -> Iterator[str]:
    for line in _KIN:
        if word in line:
            yield from line


def _stands_at(words: list[_Word], at: int, spelled: tuple[str, ...]) -> bool:
    here = words[at : at + len(spelled)]
    if [one.folded for one in here[:-1]] != list(spelled[:-1]) or len(here) < len(spelled):
        return False
    if here[-1].folded not in {spelled[-1], spelled[-1] + "s"}:
        return False
    return len(spelled) > 1 or spelled[0] not in _EVERYDAY or here[0].capital


def _called(person: Person) -> list[str]:
    names = [person.name, person.known_as, person.own_script, person.legal_name]
    return [one for one in (*names, person.family_name, person.label, *person.former_names) if one]


def _split(name: str) -> tuple[str, ...]:
    return tuple(folded(name).split())


def _words(text: str) -> Iterator[_Word]:
    """Give the words of a text as they are compared, each with where it stands."""
    start = -1
    for at, sign in enumerate(text + " "):
        inside = sign.isalnum() or sign in _IN_A_WORD or unicodedata.category(sign)[0] == "M"
        if inside and start < 0:
            start = at
        elif not inside and start >= 0:
            said = text[start:at]
            bare = said.strip("'\u2019\u2018`")
            begin = start + said.find(bare)
            for word in _split(bare):
                yield _Word(word, begin, begin + len(bare), bare[:1].isupper())
            start = -1
