"""One slot of a keys file: a key pair, its private half wrapped, the data key sealed to it.

Because the data key is sealed to a *public* half, a new data key can be given to every slot
without anybody's passphrase being there.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from familyplan.vault.kdf import Derivation, Expansion
from familyplan.vault.secret import KEY_BYTES, DataKey, zero

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT: Final = "familyplan-keys"
PASSPHRASE: Final = "passphrase"  # noqa: S105 - the name of a kind of slot
RECOVERY: Final = "recovery"
ORGANISATION: Final = "organisation"
DEVICE: Final = "device"
NONCE_BYTES: Final = 12
_TAG_BYTES: Final = 16


@dataclass(frozen=True)
class Sealed:
    """Bytes only the holder of one private key can read, or of one symmetric key."""

    nonce: bytes
    ciphertext: bytes

    def __post_init__(self) -> None:
        """Hold the sizes: every secret here has 32 bytes and a 16-byte tag."""
        if len(self.nonce) != NONCE_BYTES or len(self.ciphertext) != KEY_BYTES + _TAG_BYTES:
            raise ValueError("a sealed secret has the wrong size")


@dataclass(frozen=True)
class SealedKey:
    """The data key of one generation, sealed to a slot's public half."""

    generation: int
    ephemeral: bytes
    box: Sealed


@dataclass(frozen=True)
class SlotFace:
    """What stands on a slot for all to see. `created` is ISO 8601 with its offset."""

    id: str
    kind: str
    user_id: str
    label: str
    created: str


@dataclass(frozen=True)
class Slot:
    """One way into a store: its face, how its secret is derived, its key pair, the data key.

    The private half of an organisation's pair lies with the organisation: it has no derivation and
    no private half here. `confirmed` says when a recovery sheet was typed back (ISO 8601), or "".
    """

    face: SlotFace
    derivation: Derivation | Expansion | None
    public: bytes
    private: Sealed | None
    sealed: tuple[SealedKey, ...]
    confirmed: str = ""

    @property
    def saves(self) -> bool:
        """Say whether this slot saves a store whose passphrases are all forgotten."""
        kind = self.face.kind
        return kind == ORGANISATION or (kind == RECOVERY and bool(self.confirmed))


def canonical(value: Mapping[str, object]) -> bytes:
    """Write JSON in the one way that can be signed: sorted names, no spaces, UTF-8."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8")


def make(
    face: SlotFace, secret: str | bytes, derivation: Derivation | Expansion, *, store_id: str
) -> Slot:
    """Make a slot with a new key pair and nothing sealed to it yet.

    A passphrase goes with a Derivation, a random secret (bytes) with an Expansion.
    """
    pair = X25519PrivateKey.generate()
    public = pair.public_key().public_bytes_raw()
    nonce = os.urandom(NONCE_BYTES)
    key = _derived(derivation, secret)
    about = _wrapped_about(store_id, face, derivation, public)
    wrapped = AESGCM(key).encrypt(nonce, pair.private_bytes_raw(), about)
    zero(key)
    return Slot(face, derivation, public, Sealed(nonce, wrapped), ())


def make_for(face: SlotFace, public: bytes) -> Slot:
    """Make a slot for a key pair whose private half is kept elsewhere."""
    return Slot(face, None, public, None, ())


def seal(slot: Slot, key: DataKey, *, store_id: str, generation: int) -> SealedKey:
    """Seal the data key of one generation to the slot's public half."""
    passing = X25519PrivateKey.generate()
    ephemeral = passing.public_key().public_bytes_raw()
    shared = passing.exchange(X25519PublicKey.from_public_bytes(slot.public))
    about = _sealed_about(store_id, slot, generation)
    nonce = os.urandom(NONCE_BYTES)
    sealed = AESGCM(_agreed(shared, ephemeral, slot.public)).encrypt(nonce, key.raw, about)
    return SealedKey(generation, ephemeral, Sealed(nonce, sealed))


def unlock(slot: Slot, secret: str | bytes, *, store_id: str, generation: int) -> DataKey | None:
    """Take the data key out of a slot; nothing if the secret is not this slot's."""
    private = private_half(slot, secret, store_id=store_id)
    if private is None:
        return None
    return unseal(slot, private, store_id=store_id, generation=generation)


def private_half(slot: Slot, secret: str | bytes, *, store_id: str) -> X25519PrivateKey | None:
    """Take the private half out of its wrapping, if the secret fits."""
    if slot.derivation is None or slot.private is None:
        return None
    key = _derived(slot.derivation, secret)
    raw = bytearray(KEY_BYTES)
    about = _wrapped_about(store_id, slot.face, slot.derivation, slot.public)
    try:
        AESGCM(key).decrypt_into(slot.private.nonce, slot.private.ciphertext, about, raw)
        return X25519PrivateKey.from_private_bytes(raw)
    except InvalidTag:
        return None
    finally:
        zero(key)
        zero(raw)


def unseal(
    slot: Slot, private: X25519PrivateKey, *, store_id: str, generation: int
) -> DataKey | None:
    """Open the data key of one generation with the slot's private half."""
    for sealed in slot.sealed:
        if sealed.generation == generation:
            return _unseal(slot, sealed, private, store_id=store_id)
    return None


def _derived(derivation: Derivation | Expansion, secret: str | bytes) -> bytearray:
    """Give the wrapping key; a secret of the wrong sort is an error of this program."""
    if isinstance(derivation, Derivation) and isinstance(secret, str):
        return derivation.derive(secret)
    if isinstance(derivation, Expansion) and isinstance(secret, bytes):
        return derivation.derive(secret)
    raise TypeError("this kind of slot takes another kind of secret")


def _unseal(
    slot: Slot, sealed: SealedKey, private: X25519PrivateKey, *, store_id: str
) -> DataKey | None:
    """Open one sealed data key with the slot's private half."""
    raw = bytearray(KEY_BYTES)
    about = _sealed_about(store_id, slot, sealed.generation)
    try:
        shared = private.exchange(X25519PublicKey.from_public_bytes(sealed.ephemeral))
        key = _agreed(shared, sealed.ephemeral, slot.public)
        AESGCM(key).decrypt_into(sealed.box.nonce, sealed.box.ciphertext, about, raw)
    except (InvalidTag, ValueError):
        # ValueError: an ephemeral point someone chose so that nothing is shared (RFC 7748, 6.1).
        return None
    return DataKey(raw)


def _agreed(shared: bytes, ephemeral: bytes, public: bytes) -> bytes:
    """Make the one-time key of a sealed box; both public points are bound into it."""
    return HKDF(
        hashes.SHA256(), KEY_BYTES, salt=ephemeral + public, info=b"familyplan sealed data key"
    ).derive(shared)


def face_fields(face: SlotFace) -> dict[str, object]:
    """Lay a slot's face out as it stands in the keys file."""
    return {
        "id": face.id,
        "kind": face.kind,
        "user": face.user_id,
        "label": face.label,
        "created": face.created,
    }


def derivation_fields(derivation: Derivation | Expansion) -> dict[str, object]:
    """Lay a derivation out as it stands in the keys file."""
    if isinstance(derivation, Expansion):
        return {"algorithm": "hkdf-sha256", "salt": derivation.salt.hex()}
    return {
        "algorithm": "argon2id",
        "memory_kib": derivation.memory_kib,
        "passes": derivation.passes,
        "lanes": derivation.lanes,
        "salt": derivation.salt.hex(),
    }


def _wrapped_about(
    store_id: str, face: SlotFace, derivation: Derivation | Expansion, public: bytes
) -> bytes:
    """Bind a wrapped private half to everything that stands beside it."""
    return canonical(
        {
            "format": FORMAT,
            "store": store_id,
            "slot": face_fields(face),
            "kdf": derivation_fields(derivation),
            "public": public.hex(),
        }
    )


def _sealed_about(store_id: str, slot: Slot, generation: int) -> bytes:
    """Bind a sealed data key to its store, slot and generation."""
    return canonical(
        {"format": FORMAT, "store": store_id, "slot": slot.face.id, "generation": generation}
    )
