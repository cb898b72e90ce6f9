"""The `keys` file of a store: its slots, a checksum against accidents, a signature against hands.

The checksum needs no key, so a damaged file is told from a wrong passphrase. The signature (HMAC
under the data key) is checked once a slot has opened, so that added or removed slots are noticed.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from familyplan.vault import slots as slot_room
from familyplan.vault.kdf import Derivation
from familyplan.vault.slots import FORMAT, Sealed, SealedKey, Slot, SlotFace, canonical

if TYPE_CHECKING:
    from familyplan.vault.secret import DataKey

VERSION: Final = 1
SALT_BYTES: Final = 16
LARGEST: Final = 1 << 20
_PURPOSE: Final = b"familyplan keys file"


class Unreadable(Exception):
    """The bytes are not a keys file, or not any more."""


class Newer(Exception):
    """The bytes are a sound keys file of a later version."""


@dataclass(frozen=True)
class KeyFile:
    """What the keys file says: which store, which data key, and the slots that lead to it.

    `salt` is the first 16 bytes of store.db; `generation` numbers the data key, from 1.
    """

    store_id: str
    salt: bytes
    generation: int
    slots: tuple[Slot, ...]
    signature: bytes = b""

    def signed(self, key: DataKey) -> KeyFile:
        """Give the same file signed with the data key."""
        return replace(self, signature=key.sign(canonical(_body(self)), _PURPOSE))

    def is_signed_by(self, key: DataKey) -> bool:
        """Say whether the holder of this data key wrote the file as it stands."""
        expected = key.sign(canonical(_body(self)), _PURPOSE)
        return hmac.compare_digest(expected, self.signature)


def to_bytes(file: KeyFile) -> bytes:
    """Write a signed keys file as canonical JSON with its checksum, ending in a line break."""
    fields = {**_body(file), "signature": file.signature.hex()}
    return canonical({**fields, "checksum": _checksum(fields)}) + b"\n"


def from_bytes(data: bytes) -> KeyFile:
    """Read a keys file.

    Raises:
        Unreadable: one byte differs from what this program would have written.
        Newer: the file is sound, but of a later version.

    """
    if len(data) > LARGEST:
        raise Unreadable
    try:
        file = _read(_checked(json.loads(data.decode("utf-8"))))
        same = to_bytes(file) == data
    except (ValueError, RecursionError) as error:
        raise Unreadable from error
    if not same:
        raise Unreadable
    return file


def _checked(value: object) -> _Fields:
    """Give the fields whose checksum, format and version are right."""
    fields = _Fields(value)
    rest = fields.without("checksum")
    if fields.text("format") != FORMAT or fields.text("checksum") != _checksum(rest):
        raise Unreadable
    if fields.number("version") > VERSION:
        raise Newer
    return fields


def _checksum(fields: dict[str, object]) -> str:
    """Give the SHA-256 of everything but the checksum itself."""
    return hashlib.sha256(canonical(fields)).hexdigest()


def _body(file: KeyFile) -> dict[str, object]:
    """Lay out everything that is signed."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "store": file.store_id,
        "salt": file.salt.hex(),
        "generation": file.generation,
        "slots": [_slot_fields(slot) for slot in file.slots],
    }


def _slot_fields(slot: Slot) -> dict[str, object]:
    """Lay out one slot."""
    return {
        **slot_room.face_fields(slot.face),
        "kdf": slot_room.derivation_fields(slot.derivation),
        "public": slot.public.hex(),
        "private": _box_fields(slot.private),
        "sealed": [
            {
                "generation": sealed.generation,
                "ephemeral": sealed.ephemeral.hex(),
                **_box_fields(sealed.box),
            }
            for sealed in slot.sealed
        ],
    }


def _box_fields(box: Sealed) -> dict[str, object]:
    """Lay out one sealed secret."""
    return {"nonce": box.nonce.hex(), "ciphertext": box.ciphertext.hex()}


class _Fields:
    """A JSON object read strictly: a missing or wrongly typed field is a ValueError."""

    def __init__(self, value: object) -> None:
        """Take a parsed JSON value."""
        if not isinstance(value, dict):
            raise ValueError("not an object")  # noqa: TRY004 - one error for all damage
        self._fields: dict[str, object] = value

    def text(self, name: str) -> str:
        """Give a text."""
        value = self._fields.get(name)
        if not isinstance(value, str):
            raise ValueError(name)  # noqa: TRY004 - one error for all damage
        return value

    def number(self, name: str) -> int:
        """Give a whole number."""
        value = self._fields.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise ValueError(name)  # noqa: TRY004 - one error for all damage
        return value

    def octets(self, name: str) -> bytes:
        """Give bytes written as hexadecimal digits."""
        return bytes.fromhex(self.text(name))

    def without(self, name: str) -> dict[str, object]:
        """Give every field but one, as parsed."""
        return {key: value for key, value in self._fields.items() if key != name}

    def inner(self, name: str) -> _Fields:
        """Give an object within."""
        return _Fields(self._fields.get(name))

    def each(self, name: str) -> tuple[_Fields, ...]:
        """Give a list of objects within."""
        value = self._fields.get(name)
        if not isinstance(value, list):
            raise ValueError(name)  # noqa: TRY004 - one error for all damage
        return tuple(_Fields(item) for item in value)


def _read(fields: _Fields) -> KeyFile:
    """Read the whole file."""
    return KeyFile(
        store_id=fields.text("store"),
        salt=fields.octets("salt"),
        generation=fields.number("generation"),
        slots=tuple(_read_slot(slot) for slot in fields.each("slots")),
        signature=fields.octets("signature"),
    )


def _read_slot(fields: _Fields) -> Slot:
    """Read one slot."""
    cost = fields.inner("kdf")
    return Slot(
        face=SlotFace(
            id=fields.text("id"),
            kind=fields.text("kind"),
            user_id=fields.text("user"),
            label=fields.text("label"),
            created=fields.text("created"),
        ),
        derivation=Derivation(
            cost.number("memory_kib"),
            cost.number("passes"),
            cost.number("lanes"),
            cost.octets("salt"),
        ),
        public=fields.octets("public"),
        private=_read_box(fields.inner("private")),
        sealed=tuple(
            SealedKey(one.number("generation"), one.octets("ephemeral"), _read_box(one))
            for one in fields.each("sealed")
        ),
    )


def _read_box(fields: _Fields) -> Sealed:
    """Read one sealed secret."""
    return Sealed(fields.octets("nonce"), fields.octets("ciphertext"))
