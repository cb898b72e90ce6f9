"""The key of a partnership, so that a worker who leaves or dies locks nobody out.

The organisation makes a pair once and keeps the private file (wrapped with a passphrase, Argon2id)
and that passphrase apart, away from every store. Stores only ever get the public file.
"""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from familyplan.vault import changing, slots
from familyplan.vault.errors import NotAnOrganisationKey
from familyplan.vault.fields import Fields
from familyplan.vault.kdf import Derivation
from familyplan.vault.recovery_code import ALPHABET
from familyplan.vault.slots import Sealed, Slot, SlotFace, canonical
from familyplan.vault.strength import refuse_weak
from familyplan.vault.surroundings import Surroundings

if TYPE_CHECKING:
    from familyplan.vault.opening import OpenVault
    from familyplan.vault.secrets_in import OrganisationKey

PRIVATE: Final = "familyplan-organisation-private"
PUBLIC: Final = "familyplan-organisation-public"
_VERSION: Final = 1
_LARGEST: Final = 1 << 16
_BOUND_TO: Final = "organisation"
_LETTERS: Final = 24
_GROUP: Final = 4
_LONGEST_NAME: Final = 200
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class OrganisationFiles:
    """The two files of a new key (their bytes), and the fingerprint both show."""

    private: bytes = field(repr=False)
    public: bytes
    fingerprint: str


@dataclass(frozen=True)
class PublicKey:
    """What a public file says: whose it is, the 32 bytes, and the fingerprint to compare."""

    name: str
    public: bytes
    fingerprint: str


def make_organisation_key(
    passphrase: str, *, name: str, surroundings: Surroundings | None = None
) -> OrganisationFiles:
    """Make a key pair for an organisation; nothing is written anywhere.

    Raises:
        ShortPassphrase, WeakPassphrase: the passphrase is too short, or too easy to guess.

    """
    around, name = surroundings or Surroundings(), _as_shown(name)
    refuse_weak(passphrase, (name,), around.policy().least_passphrase)
    created = around.clock.now().isoformat(timespec="seconds")
    face = SlotFace(str(uuid.uuid4()), slots.ORGANISATION, "", name, created)
    derivation = around.derivation()
    slot = slots.make(face, passphrase, derivation, store_id=_BOUND_TO)
    shared = {
        "version": _VERSION,
        "id": face.id,
        "name": name,
        "created": created,
        "public": slot.public.hex(),
        "fingerprint": fingerprint(slot.public),
    }
    wrapped = {
        "nonce": slot.private.nonce.hex() if slot.private else "",
        "ciphertext": slot.private.ciphertext.hex() if slot.private else "",
    }
    private = {"kdf": slots.derivation_fields(derivation), "private": wrapped}
    return OrganisationFiles(
        _written({"format": PRIVATE, **shared, **private}),
        _written({"format": PUBLIC, **shared}),
        fingerprint(slot.public),
    )


def fingerprint(public: bytes) -> str:
    """Give 120 bits of SHA-256 in six groups of four letters, to compare over the telephone."""
    number = int.from_bytes(hashlib.sha256(public).digest()[:15], "big")
    letters = "".join(ALPHABET[number >> 5 * (_LETTERS - 1 - at) & 31] for at in range(_LETTERS))
    return " ".join(letters[at : at + _GROUP] for at in range(0, _LETTERS, _GROUP))


def read_public(data: bytes) -> PublicKey:
    """Read a public file.

    Raises:
        NotAnOrganisationKey: it is none, or damaged.

    """
    fields = _read(data, PUBLIC)
    try:
        public = fields.octets("public")
        name = fields.text("name")
        sound = fields.text("fingerprint") == fingerprint(public)
    except ValueError as error:
        raise NotAnOrganisationKey from error
    if not sound or not _can_agree(public) or name != _as_shown(name):
        raise NotAnOrganisationKey
    return PublicKey(name, public, fingerprint(public))


def _can_agree(public: bytes) -> bool:
    """Say whether this is a point with which a secret can be shared (RFC 7748, 6.1)."""
    try:
        X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(public))
    except ValueError:
        return False
    return True


def _as_shown(name: str) -> str:
    """Give a name as one line without signs that turn other words round on the screen."""
    return "".join(sign for sign in " ".join(name.split()) if not _UNSEEN.match(sign))[
        :_LONGEST_NAME
    ]


def private_half(secret: OrganisationKey) -> X25519PrivateKey | None:
    """Open a private file; nothing if the passphrase is not the file's.

    Raises:
        NotAnOrganisationKey: it is no private file, or damaged.

    """
    fields = _read(secret.file, PRIVATE)
    try:
        slot = _slot(fields)
    except ValueError as error:
        raise NotAnOrganisationKey from error
    return slots.private_half(slot, secret.passphrase, store_id=_BOUND_TO)


def add_organisation_slot(vault: OpenVault, public_file: bytes) -> str:
    """Let an organisation's key open the store; gives the new slot's id.

    Whoever opens the store so is a user of their own, so the history tells them from the others.

    Raises:
        NotAnOrganisationKey: the file is no public file, or damaged.
        ReadOnlyFolder, DiskFull: nothing was changed.
        KeysDamaged, KeysMissing, KeysAltered: the keys file is no longer as it was opened.

    """
    known = read_public(public_file)
    face = changing.new_face(vault, slots.ORGANISATION, user_id=str(uuid.uuid4()), label=known.name)
    changing.add(vault, changing.sealed(vault, slots.make_for(face, known.public)), None)
    return face.id


def _written(fields: dict[str, object]) -> bytes:
    """Write a key file with its checksum, ending in a line break."""
    return canonical({**fields, "checksum": _checksum(fields)}) + b"\n"


def _checksum(fields: dict[str, object]) -> str:
    return hashlib.sha256(canonical(fields)).hexdigest()


def _read(data: bytes, form: str) -> Fields:
    """Read a key file of one form, exactly as this program writes it."""
    try:
        if len(data) > _LARGEST:
            raise NotAnOrganisationKey
        value = json.loads(data.decode("utf-8"))
        fields = Fields(value)
        rest = fields.without("checksum")
        sound = (
            fields.text("format") == form
            and fields.number("version") == _VERSION
            and fields.text("checksum") == _checksum(rest)
            and _written(rest) == data
        )
    except (ValueError, RecursionError) as error:
        raise NotAnOrganisationKey from error
    if not sound:
        raise NotAnOrganisationKey
    return fields


def _slot(fields: Fields) -> Slot:
    """Read the wrapped private half."""
    cost, box = fields.inner("kdf"), fields.inner("private")
    face = SlotFace(
        fields.text("id"), slots.ORGANISATION, "", fields.text("name"), fields.text("created")
    )
    derivation = Derivation(
        cost.number("memory_kib"), cost.number("passes"), cost.number("lanes"), cost.octets("salt")
    )
    private = Sealed(box.octets("nonce"), box.octets("ciphertext"))
    return Slot(face, derivation, fields.octets("public"), private, ())
