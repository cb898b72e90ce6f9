"""The health lines of a real store, as it goes from new to looked after."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from familyplan.policy import Policy
from familyplan.session import backups
from familyplan.session.health import TOPICS, Computer, lines, store_lines

if TYPE_CHECKING:
    from familyplan.clock import SetClock
    from familyplan.session import Session

BLIND = Computer("sunos5", ask=lambda _words: "")


def words(session: Session, topic: str) -> list[str]:
    return [line.words for line in store_lines(session) if line.topic == topic]


def states(session: Session, topic: str) -> list[str]:
    return [line.state for line in store_lines(session) if line.topic == topic]


def test_every_line_has_a_topic_and_every_worry_an_advice(session: Session) -> None:
    found = lines(session, BLIND)
    assert {line.topic for line in found} == set(TOPICS)
    assert all(line.what_to_do for line in found if line.state != "good")


def test_a_new_store_has_no_check_and_no_backup_and_no_sheet(session: Session) -> None:
    assert "The whole store has not been checked yet." in words(session, "store")
    assert words(session, "backups")[0] == "There is no checked backup of this store."
    assert states(session, "keys") == ["good", "attention"]


def test_checks_and_backups_grow_old(session: Session, clock: SetClock) -> None:
    session.note_event("verified")
    backups.make(session)
    assert "The whole store was last checked today." in words(session, "store")
    assert words(session, "backups")[0] == "The last checked backup is of today."
    assert states(session, "backups")[0] == "good"
    clock.at += timedelta(days=40)
    assert "The whole store was last checked 40 days ago." in words(session, "store")
    assert words(session, "backups")[0] == "The last checked backup is 40 days old."
    assert states(session, "backups")[0] == "attention"
    clock.at -= timedelta(days=400)
    ahead = "The last check of the whole store lies ahead of this computer's clock."
    assert ahead in words(session, "store")
    assert words(session, "backups")[0] == "There is no checked backup of this store."


def test_the_settings_of_the_database_are_read_back(session: Session) -> None:
    said = words(session, "program")
    assert said[0].startswith("Family Plan ")
    assert "OpenSSL" in said[0]
    assert said[1] == "13 settings of the database were read back and are right."
    session.vault.connection.execute("PRAGMA trusted_schema=ON")
    assert words(session, "program")[1] == (
        "The database is not set up as it should be: trusted_schema."
    )


def test_the_policy_in_force_and_its_problems_are_listed(session: Session) -> None:
    assert words(session, "policy") == ["In force: passphrases of at least 12 characters."]
    strict = Policy(5, False, ("/srv",), False, 16, ("Something is misspelt.",))  # noqa: FBT003 - in their order
    session.vault.surroundings = replace(session.vault.surroundings, policy=lambda: strict)
    assert words(session, "policy") == [
        (
            "In force: locks after 5 minutes; no key on this computer; no unencrypted copies; 1 "
            "place for backups; passphrases of at least 16 characters."
        ),
        "Something is misspelt.",
    ]
    assert states(session, "policy") == ["good", "attention"]
