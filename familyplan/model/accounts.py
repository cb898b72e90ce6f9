"""Who uses this store, and what is set in it."""

from __future__ import annotations

from dataclasses import dataclass

from familyplan.model.declare import Noun, Record, noun
from familyplan.model.fields import Sharing, data, text
from familyplan.words import mark

S = Sharing


@noun(Noun("user", mark("user"), mark("users"), "store"))
@dataclass(frozen=True, kw_only=True, slots=True)
class User(Record):
    """Somebody who opens this store; each passphrase slot belongs to one."""

    name: str = text(mark("Your name"), sharing=S.IDENTITY)
    role: str = text(mark("Your role"), sharing=S.IDENTITY)
    agency: str = text(mark("Your agency"), sharing=S.IDENTITY)
    phone: str = text(mark("Your work telephone"), sharing=S.IDENTITY)


@noun(Noun("setting", mark("setting"), mark("settings"), "store"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Setting(Record):
    """One thing this partnership or this user has set."""

    key: str = text(mark("Name"), sharing=S.WORKING, hidden=mark("named by its place in Settings"))
    value: object = data(mark("Value"), sharing=S.WORKING, hidden=mark("edited in Settings"))
