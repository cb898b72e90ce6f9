"""Short ways to declare a field of each kind."""

from __future__ import annotations

from functools import partial

from familyplan.model.declare import Kind, Sharing, declared

text = partial(declared, kind=Kind.TEXT)
long_text = partial(declared, kind=Kind.LONG_TEXT)
choice = partial(declared, kind=Kind.CHOICE)
answer = partial(declared, kind=Kind.ANSWER)
when = partial(declared, kind=Kind.PARTIAL_DATE)
day = partial(declared, kind=Kind.DAY)
time_of_day = partial(declared, kind=Kind.TIME)
stamp = partial(declared, kind=Kind.STAMP)
number = partial(declared, kind=Kind.NUMBER)
score = partial(declared, kind=Kind.SCORE)
money = partial(declared, kind=Kind.MONEY)
flag = partial(declared, kind=Kind.FLAG)
ref = partial(declared, kind=Kind.REF)
refs = partial(declared, kind=Kind.REFS)
texts = partial(declared, kind=Kind.TEXTS)
data = partial(declared, kind=Kind.DATA)

__all__ = [
    "Sharing",
    "answer",
    "choice",
    "data",
    "day",
    "flag",
    "long_text",
    "money",
    "number",
    "ref",
    "refs",
    "score",
    "stamp",
    "text",
    "texts",
    "time_of_day",
    "when",
]
