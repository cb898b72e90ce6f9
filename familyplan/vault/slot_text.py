"""The recovery slot as one long text for the sheet: sheet and store.db suffice without `keys`.

It holds no secret: without the code of the sheet it opens nothing. Base 32 keeps it within the
letters for which square codes are smallest (https://www.qrcode.com/en/about/version.html).
"""

from __future__ import annotations

import base64
import hashlib
from typing import Final

from familyplan.vault import slots
from familyplan.vault.errors import SlotTextUnreadable
from familyplan.vault.kdf import Expansion
from familyplan.vault.keyfile import KeyFile
from familyplan.vault.slots import Sealed, SealedKey, Slot, SlotFace

_VERSION: Final = b"FP1"
_CHECK_BYTES: Final = 8
_PARTS: Final = 14
_NUMBER_BYTES: Final = 4


def written(keys: KeyFile, slot: Slot) -> str:
    """Write a recovery slot with what the keys file says of the store.

    Raises:
        ValueError: it is no recovery slot with the present data key.

    """
    box = next((one for one in slot.sealed if one.generation == keys.generation), None)
    if not isinstance(slot.derivation, Expansion) or slot.private is None or box is None:
        raise ValueError("not a recovery slot")
    face = slot.face
    parts = (
        keys.store_id.encode(),
        keys.salt,
        keys.generation.to_bytes(_NUMBER_BYTES),
        face.id.encode(),
        face.user_id.encode(),
        face.label.encode(),
        face.created.encode(),
        slot.derivation.salt,
        slot.public,
        slot.private.nonce,
        slot.private.ciphertext,
        box.ephemeral,
        box.box.nonce,
        box.box.ciphertext,
    )
    body = _VERSION + b"".join(bytes((len(part),)) + part for part in parts)
    return base64.b32encode(body + _check(body)).decode("ascii").rstrip("=")


def read(text: str) -> KeyFile:
    """Read the text back as an unsigned keys file with that one slot.

    Raises:
        SlotTextUnreadable: it was not read whole.

    """
    letters = "".join(text.split()).upper()
    try:
        data = base64.b32decode(letters + "=" * (-len(letters) % 8))
        parts = _parts(data)
        return _keys(parts)
    except (ValueError, IndexError) as error:
        raise SlotTextUnreadable from error


def _parts(data: bytes) -> list[bytes]:
    """Take the parts apart, after looking at the check at the end."""
    body, check = data[:-_CHECK_BYTES], data[-_CHECK_BYTES:]
    if check != _check(body) or not body.startswith(_VERSION):
        raise ValueError("check")
    parts, at = [], len(_VERSION)
    while at < len(body):
        size = body[at]
        parts.append(body[at + 1 : at + 1 + size])
        at += 1 + size
    if len(parts) != _PARTS or at != len(body):
        raise ValueError("parts")
    return parts


def _keys(parts: list[bytes]) -> KeyFile:
    """Put the parts in their places."""
    store, salt, number, slot_id, user, label, created, *rest = parts
    kdf_salt, public, nonce, wrapped, ephemeral, box_nonce, box = rest
    generation = int.from_bytes(number)
    slot = Slot(
        SlotFace(slot_id.decode(), slots.RECOVERY, user.decode(), label.decode(), created.decode()),
        Expansion(kdf_salt),
        public,
        Sealed(nonce, wrapped),
        (SealedKey(generation, ephemeral, Sealed(box_nonce, box)),),
    )
    return KeyFile(store.decode(), salt, generation, (slot,))


def _check(body: bytes) -> bytes:
    """Give the check against a square code read in part."""
    return hashlib.sha256(body).digest()[:_CHECK_BYTES]
