"""One opened store in use, for the window and the command line alike."""

from __future__ import annotations

from familyplan.session.entering import PassphraseDue, RecoveryFirst
from familyplan.session.opening import SUFFIX, create_store, open_store
from familyplan.session.session import HistoryLine, Session
from familyplan.store import Changes, FamilyLine, Hit
from familyplan.store.reading import Reader
from familyplan.vault.kdf import LEAST_CHARACTERS
from familyplan.vault.opening import Surroundings
from familyplan.vault.secrets_in import DeviceKey, OrganisationKey, RecoveryCode

__all__ = [
    "LEAST_CHARACTERS",
    "SUFFIX",
    "Changes",
    "DeviceKey",
    "FamilyLine",
    "HistoryLine",
    "Hit",
    "OrganisationKey",
    "PassphraseDue",
    "Reader",
    "RecoveryCode",
    "RecoveryFirst",
    "Session",
    "Surroundings",
    "create_store",
    "open_store",
]
