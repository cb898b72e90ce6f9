"""Languages as people write their names, as files tag them, and as scripts give them away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

__all__ = ["guessed", "leftward", "same", "tag"]

# What people call a language, in English and in itself, and its BCP 47 tag.
_NAMED: Final[dict[str, tuple[str, ...]]] = {
    "en-GB": ("english",),
    "cy": ("welsh", "cymraeg"),
    "ga": ("irish", "gaeilge"),
    "gd": ("gaelic", "scottish gaelic", "gàidhlig"),
    "ur": ("urdu", "اردو"),
    "ar": ("arabic", "العربية", "عربي"),
    "fa": ("persian", "farsi", "dari", "فارسی", "دری"),
    "ps": ("pashto", "pushto", "پښتو"),
    "ckb": ("kurdish sorani", "sorani", "central kurdish", "کوردی"),
    "ku": ("kurdish", "kurmanji", "kurdî"),
    "pnb": ("punjabi shahmukhi", "western punjabi", "پنجابی"),
    "sd": ("sindhi", "سنڌي"),
    "ug": ("uyghur", "uighur"),
    "he": ("hebrew", "עברית"),
    "yi": ("yiddish", "ייִדיש"),
    "bn": ("bengali", "bangla", "বাংলা"),
    "syl": ("sylheti",),
    "pa": ("punjabi", "panjabi", "ਪੰਜਾਬੀ"),
    "gu": ("gujarati", "ગુજરાતી"),
    "hi": ("hindi", "हिन्दी"),
    "ne": ("nepali", "नेपाली"),
    "ta": ("tamil", "தமிழ்"),
    "te": ("telugu",),
    "ml": ("malayalam",),
    "si": ("sinhala",),
    "pl": ("polish", "polski"),
    "ro": ("romanian", "română"),
    "sk": ("slovak", "slovenčina"),
    "cs": ("czech", "čeština"),
    "hu": ("hungarian", "magyar"),
    "lt": ("lithuanian", "lietuvių"),
    "lv": ("latvian", "latviešu"),
    "bg": ("bulgarian", "български"),
    "sq": ("albanian", "shqip"),
    "rom": ("romani", "romanes"),
    "uk": ("ukrainian", "українська"),
    "ru": ("russian", "русский"),
    "el": ("greek", "ελληνικά"),
    "tr": ("turkish", "türkçe"),
    "fr": ("french", "français"),
    "es": ("spanish", "español"),
    "pt": ("portuguese", "português"),
    "it": ("italian", "italiano"),
    "de": ("german", "deutsch"),
    "nl": ("dutch", "nederlands"),
    "so": ("somali", "soomaali"),
    "am": ("amharic", "አማርኛ"),
    "ti": ("tigrinya", "ትግርኛ"),
    "om": ("oromo",),
    "sw": ("swahili", "kiswahili"),
    "yo": ("yoruba",),
    "ig": ("igbo",),
    "ha": ("hausa",),
    "tw": ("twi",),
    "ln": ("lingala",),
    "sn": ("shona",),
    "zh": ("chinese", "mandarin", "中文"),
    "yue": ("cantonese", "粵語", "广东话"),
    "vi": ("vietnamese", "tiếng việt"),
    "th": ("thai", "ไทย"),
    "ko": ("korean", "한국어"),
    "ja": ("japanese", "日本語"),
    "tl": ("tagalog", "filipino"),
    "bfi": ("british sign language", "bsl"),
}
_TAGS: Final = {name: key for key, names in _NAMED.items() for name in names}
_LEFTWARD: Final = frozenset({"ar", "ckb", "fa", "he", "pnb", "ps", "sd", "ug", "ur", "yi"})
_NEARLY_ALL: Final = 2  # letters for each that goes leftward
_TAG: Final = re.compile("[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)
# Scripts that one language of Britain's families uses far more than any other.
_SCRIPTS: Final = (
    ("BENGALI", "bn"),
    ("GURMUKHI", "pa"),
    ("GUJARATI", "gu"),
    ("DEVANAGARI", "hi"),
    ("TAMIL", "ta"),
    ("HEBREW", "he"),
    ("GREEK", "el"),
    ("HANGUL", "ko"),
    ("THAI", "th"),
)
# Letters that Urdu has and Arabic and Persian have not; that Persian has and Arabic has not.
_URDU: Final = frozenset("ٹڈڑںےھہ")
_PERSIAN: Final = frozenset("پچژگکی")


def tag(named: str) -> str:
    """Give the BCP 47 tag of a language as somebody wrote it: "Urdu", "اردو" or "ur".

    What is neither a name nor a tag gives "", so that a file never claims a language.
    """
    said = " ".join(named.casefold().replace("(", " ").replace(")", " ").split())
    known = (
        _TAGS.get(said) or _TAGS.get(said.partition(" ")[0]) or _TAGS.get(said.partition(",")[0])
    )
    if known:
        return known
    code = named.strip()
    return code if _TAG.fullmatch(code) and code.partition("-")[0].lower() in _CODES else ""


_CODES: Final = frozenset(key.partition("-")[0] for key in _NAMED)


def same(one: str, other: str) -> bool:
    """Say whether two names are of one language: "urdu" and "Urdu", "Cymraeg" and "Welsh"."""
    first, second = tag(one), tag(other)
    if first and second:
        return first.partition("-")[0].lower() == second.partition("-")[0].lower()
    return one.strip().casefold() == other.strip().casefold()


def leftward(language: str) -> bool:
    """Say whether a language, by its tag, is written from right to left."""
    return language.partition("-")[0].lower() in _LEFTWARD


def goes_leftward(text: str) -> bool:
    """Say whether a paragraph goes leftward: its first letter does, and not nearly all others not.

    A sentence of ours that only begins with somebody's name is one of ours.
    """
    if text.isascii():
        return False
    kinds = (unicodedata.bidirectional(character) for character in text)
    turned = [kind != "L" for kind in kinds if kind in {"L", "R", "AL"}]
    return turned[:1] == [True] and turned.count(False) <= _NEARLY_ALL * turned.count(True)


@lru_cache(maxsize=2048)
def guessed(text: str) -> str:
    """Give the tag of the language that a text's script gives away, "" where it does not.

    Every letter must be of the one script: a name among English words makes no passage.
    """
    if text.isascii():
        return ""
    letters = {char for char in text if char.isalpha()}
    scripts = {unicodedata.name(char, "").partition(" ")[0] for char in letters}
    if scripts == {"ARABIC"}:
        if letters & _URDU:
            return "ur"
        return "fa" if letters & _PERSIAN else "ar"
    return next((key for script, key in _SCRIPTS if scripts == {script}), "")
