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
from familyplan.vault.fields import Fields
from familyplan.vault.kdf import Derivation, Expansion
from familyplan.vault.slots import FORMAT, Sealed, SealedKey, Slot, SlotFace, canonical

if TYPE_CHECKING:
    from familyplan.vault.secret import DataKey

VERSION: Final = 2
_FIRST: Final = 1
SALT_BYTES: Final = 16
LARGEST: Final = 1 << 20
MOST_SLOTS: Final = 64
_PURPOSE: Final = b"familyplan keys file"


class Unreadable(Exception):
    """The bytes are not a keys file, or not any more."""


class CutShort(Unreadable):
    """The bytes end too early to be a keys file."""


class Newer(Exception):
    """The bytes are a sound keys file of a later version."""


@dataclass(frozen=True)
class KeyFile:
    """What the keys file says: which store, which data key, and the slots that lead to it.

    `salt` is the first 16 bytes of store.db; `generation` numbers the data key, from 1; `pending`
    is the generation a new data key is being given for, or 0. `revision` grows with every change.
    `replaces` says that no copy from before may be kept beside it, because a secret of that time
    was taken away. Version 1 knew passphrases only, and none of the last three.
    """

    store_id: str
    salt: bytes
    generation: int
    slots: tuple[Slot, ...]
    signature: bytes = b""
    revision: int = 0
    pending: int = 0
    replaces: bool = False
    version: int = VERSION

    def signed(self, key: DataKey) -> KeyFile:
        """Give the same file in the present version, signed with the data key."""
        present = replace(self, version=VERSION)
        return replace(present, signature=key.sign(canonical(_body(present)), _PURPOSE))

    def slot(self, slot_id: str) -> Slot | None:
        """Give the slot of this id, or None."""
        return next((one for one in self.slots if one.face.id == slot_id), None)

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
        CutShort: it does not end as one.
        Unreadable: one byte differs from what this program would have written.
        Newer: the file is sound, but of a later version.

    """
    if len(data) > LARGEST:
        raise Unreadable
    if not data.endswith(b"}\n"):
        raise CutShort
    try:
        file = _read(_checked(json.loads(data.decode("utf-8"))))
        same = to_bytes(file) == data
    except (ValueError, RecursionError) as error:
        raise Unreadable from error
    if not same:
        raise Unreadable
    return file


def _checked(value: object) -> Fields:
    """Give the fields whose checksum, format and version are right."""
    fields = Fields(value)
    rest = fields.without("checksum")
    if fields.text("format") != FORMAT or fields.text("checksum") != _checksum(rest):
        raise Unreadable
    if fields.number("version") > VERSION:
        raise Newer
    if fields.number("version") < _FIRST:
        raise Unreadable
    return fields


def _checksum(fields: dict[str, object]) -> str:
    """Give the SHA-256 of everything but the checksum itself."""
    return hashlib.sha256(canonical(fields)).hexdigest()


def _body(file: KeyFile) -> dict[str, object]:
    """Lay out everything that is signed."""
    body: dict[str, object] = {
        "format": FORMAT,
        "version": file.version,
        "store": file.store_id,
        "salt": file.salt.hex(),
        "generation": file.generation,
        "slots": [_slot_fields(slot, file.version) for slot in file.slots],
    }
    if file.version > _FIRST:
        body["revision"] = file.revision
        body["pending"] = file.pending
        body["replaces"] = int(file.replaces)
    return body


def _slot_fields(slot: Slot, version: int) -> dict[str, object]:
    """Lay out one slot."""
    fields: dict[str, object] = {
        **slot_room.face_fields(slot.face),
        "public": slot.public.hex(),
        "sealed": [_sealed_fields(sealed) for sealed in slot.sealed],
    }
    if slot.derivation is not None and slot.private is not None:
        fields["kdf"] = slot_room.derivation_fields(slot.derivation)
        fields["private"] = _box_fields(slot.private)
    if version > _FIRST:
        fields["confirmed"] = slot.confirmed
    return fields


def _sealed_fields(sealed: SealedKey) -> dict[str, object]:
    """Lay out one sealed data key."""
    return {
        "generation": sealed.generation,
        "ephemeral": sealed.ephemeral.hex(),
        **_box_fields(sealed.box),
    }


def _box_fields(box: Sealed) -> dict[str, object]:
    """Lay out one sealed secret."""
    return {"nonce": box.nonce.hex(), "ciphertext": box.ciphertext.hex()}


def _read(fields: Fields) -> KeyFile:
    """Read the whole file."""
    version = fields.number("version")
    file = KeyFile(
        store_id=fields.text("store"),
        salt=fields.octets("salt"),
        generation=fields.number("generation"),
        slots=tuple(_read_slot(slot, version) for slot in _few(fields.each("slots"))),
        signature=fields.octets("signature"),
        version=version,
    )
    if version == _FIRST:
        return file
    return replace(
        file,
        revision=fields.number("revision"),
        pending=fields.number("pending"),
        replaces=bool(fields.number("replaces")),
    )


def _few(slots: tuple[Fields, ...]) -> tuple[Fields, ...]:
    """Refuse a file with more ways in than people have: each may cost a second to try."""
    if len(slots) > MOST_SLOTS:
        raise ValueError("slots")
    return slots


def _read_slot(fields: Fields, version: int) -> Slot:
    """Read one slot."""
    wrapped = fields.holds("private")
    return Slot(
        face=SlotFace(
            id=fields.text("id"),
            kind=fields.text("kind"),
            user_id=fields.text("user"),
            label=fields.text("label"),
            created=fields.text("created"),
        ),
        derivation=_read_derivation(fields.inner("kdf")) if wrapped else None,
        public=fields.octets("public"),
        private=_read_box(fields.inner("private")) if wrapped else None,
        sealed=tuple(
            SealedKey(one.number("generation"), one.octets("ephemeral"), _read_box(one))
            for one in fields.each("sealed")
        ),
        confirmed=fields.text("confirmed") if version > _FIRST else "",
    )


def _read_derivation(fields: Fields) -> Derivation | Expansion:
    """Read how the secret of a slot becomes a key."""
    if fields.text("algorithm") == "hkdf-sha256":
        return Expansion(fields.octets("salt"))
    return Derivation(
        fields.number("memory_kib"),
        fields.number("passes"),
        fields.number("lanes"),
        fields.octets("salt"),
    )


def _read_box(fields: Fields) -> Sealed:
    """Read one sealed secret."""
    return Sealed(fields.octets("nonce"), fields.octets("ciphertext"))
