"""How hard a passphrase is to guess, in words, and where one is refused."""

from __future__ import annotations

import importlib
import re
import threading
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from familyplan.vault import kdf
from familyplan.vault.errors import VaultError
from familyplan.words import mark, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# zxcvbn's time grows faster than the length; a longer passphrase is no weaker than its beginning.
MOST_CHARACTERS: Final = 72
MOST_NAMES: Final = 60
LEAST_SCORE: Final = 2
GOOD_SCORE: Final = 3
_OWN_NAMES: Final = ("Family Plan", "familyplan")
_LEAST_NAME: Final = 3
_WORDS: Final = (
    mark("Very easy to guess"),
    mark("Easy to guess"),
    mark("Could be guessed"),
    mark("Hard to guess"),
    mark("Very hard to guess"),
)
_USUAL_ADVICE: Final = mark("Three or four words that have nothing to do with each other are best.")
_ADVICE: Final = {
    "names": mark("Leave out the names of people, of the store and of this program."),
    "passwords": mark("Leave out what many people use as a password."),
    "spatial": mark("Leave out keys that lie side by side on the keyboard."),
    "repeat": mark("Leave out repeats such as “aaa” or “otter otter”."),
    "sequence": mark("Leave out runs such as “abc” or “4321”."),
    "date": mark("Leave out dates and years."),
    "regex": mark("Leave out dates and years."),
}
# zxcvbn keeps the names it was given in one shared place.
_one_at_a_time: Final = threading.Lock()


class WeakPassphrase(VaultError):
    """A new passphrase is long enough, but would be guessed early."""

    def __init__(self, advice: str) -> None:
        """Give the advice that would help most."""
        said = say(
            "This passphrase is too easy to guess, so it was not taken. Nothing was changed."
        )
        super().__init__(f"{said} {advice}")


@dataclass(frozen=True)
class Strength:
    """How hard a passphrase is to guess: 0 (at once) to 4 (not in centuries), and what would help.

    `words` names the score; `advice` are whole sentences, the most useful one first, none where
    the passphrase is good.
    """

    score: int
    words: str
    advice: tuple[str, ...]

    @property
    def refused(self) -> bool:
        """Say whether a passphrase like this is not taken."""
        return self.score < LEAST_SCORE

    @property
    def weak(self) -> bool:
        """Say whether to warn about it."""
        return self.score < GOOD_SCORE


def measure(passphrase: str, names: Iterable[str] = ()) -> Strength:
    """Estimate how hard a passphrase is to guess, by the zxcvbn library.

    `names` are what an acquaintance would try first: of the store, of its user. Takes some
    milliseconds, with many odd characters up to some seconds; only the first 72 characters count.
    """
    start = unicodedata.normalize("NFKC", passphrase)[:MOST_CHARACTERS]
    score, parts = _estimate(start, _guessable(names)) if start else (0, [])
    advice = () if score >= GOOD_SCORE else tuple(_advice(parts))
    return Strength(score, say(_WORDS[score]), advice)


def refuse_weak(
    passphrase: str, names: Iterable[str] = (), least: int = kdf.LEAST_CHARACTERS
) -> None:
    """Refuse a new passphrase that is too short or would be guessed early; demand nothing else.

    Raises:
        ShortPassphrase: it has fewer than 12 (or `least`) characters after normalisation.
        WeakPassphrase: its score is below 2.

    """
    kdf.check_new(passphrase, least)
    strength = measure(passphrase, names)
    if strength.refused:
        raise WeakPassphrase(strength.advice[0])


def _estimate(passphrase: str, names: list[str]) -> tuple[int, list[dict[str, Any]]]:
    """Ask zxcvbn: its score, and the parts it saw the passphrase as."""
    # Imported here: opening a store measures nothing and should not pay for 30,000 words.
    zxcvbn = importlib.import_module("zxcvbn")
    with _one_at_a_time:
        try:
            found = zxcvbn.zxcvbn(passphrase, names, max_length=MOST_CHARACTERS)
        finally:
            zxcvbn.matching.RANKED_DICTIONARIES.pop("user_inputs", None)
    return found["score"], found["sequence"]


def _guessable(names: Iterable[str]) -> list[str]:
    """Give each name whole and in its parts, as somebody guessing would try them."""
    tried: dict[str, None] = {}
    for name in (*_OWN_NAMES, *names):
        plain = unicodedata.normalize("NFKC", name)[:MOST_CHARACTERS].lower()
        for each in (plain, *re.findall(r"\w+", plain)):
            if len(each) >= _LEAST_NAME:
                tried[each] = None
    return list(tried)[:MOST_NAMES]


def _advice(sequence: list[dict[str, Any]]) -> Iterator[str]:
    """Say what would make it harder to guess: first what stands in it, then what is always best."""
    kinds = [_kind(part) for part in sequence]
    yield from dict.fromkeys(say(_ADVICE[kind]) for kind in _ADVICE if kind in kinds)
    yield say(_USUAL_ADVICE)


def _kind(part: dict[str, Any]) -> str:
    """Name what zxcvbn saw in one part of a passphrase."""
    if part["pattern"] != "dictionary":
        return str(part["pattern"])
    return "names" if part["dictionary_name"] == "user_inputs" else str(part["dictionary_name"])
