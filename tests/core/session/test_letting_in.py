"""Letting people in through the session: what is asked of a new passphrase, and what is told."""

from __future__ import annotations

import stat
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from familyplan import actions
from familyplan.model import User
from familyplan.policy import Policy
from familyplan.session import backups, create_store, open_store, second_place
from familyplan.session.keys import (
    NameNeeded,
    ShortPassphrase,
    add_person,
    change_passphrase,
    introduce,
    keep_on_device,
    kept_in,
    let_in,
    make_organisation_key,
    remove_way,
    this_computer,
    ways_in,
)
from familyplan.session.organisation_pair import PairNotWritten, write_pair
from familyplan.session.passphrases import WeakPassphrase

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from familyplan.session import Session, Surroundings

PASSPHRASE = "seven quiet otters"
SECOND = "kettle on at four"


def _creating(session: Session, passphrase: str) -> object:
    vault = session.vault
    folder = vault.folder.with_name("Rosa.fpstore")
    user = User(name="Rosa Menendez")
    return create_store(folder, passphrase, user, surroundings=vault.surroundings)


def _changing(session: Session, passphrase: str) -> None:
    change_passphrase(session, PASSPHRASE, passphrase)


def _adding(session: Session, passphrase: str) -> object:
    return add_person(session, User(name="Rosa Menendez"), passphrase)


def _pairing(session: Session, passphrase: str) -> object:
    around = session.vault.surroundings
    return make_organisation_key(passphrase, name="Rosa Menendez", surroundings=around)


WAYS = pytest.mark.parametrize("taking", [_creating, _changing, _adding, _pairing])


@WAYS
@pytest.mark.parametrize("weak", ["passwordpassword", "Rosa Menendez1", "aaaaaaaaaaaaaaaa"])
def test_no_new_passphrase_is_taken_that_would_be_guessed_early(
    session: Session, taking: Callable[[Session, str], object], weak: str
) -> None:
    before = (session.vault.folder / "keys").read_bytes()
    with pytest.raises(WeakPassphrase):
        taking(session, weak)
    assert (session.vault.folder / "keys").read_bytes() == before
    assert not session.vault.folder.with_name("Rosa.fpstore").exists()
    assert [user.name for user in session.store.all(User)] == ["Rosa Menendez"]


@WAYS
def test_the_managers_may_ask_for_more_characters(
    session: Session, taking: Callable[[Session, str], object]
) -> None:
    session.vault.surroundings = replace(
        session.vault.surroundings, policy=lambda: Policy(idle_minutes=None, least_passphrase=20)
    )
    with pytest.raises(ShortPassphrase, match="at least 20 characters"):
        taking(session, "kettle on at four")


def test_nobody_is_let_in_without_a_name(session: Session) -> None:
    with pytest.raises(NameNeeded):
        add_person(session, User(name="  "), SECOND)
    assert len(ways_in(session)) == 1


def test_who_was_let_in_is_known_even_where_nobody_introduced_them(
    session: Session, surroundings: Surroundings
) -> None:
    ben = let_in(session, User(name="Ben Okafor", role="Youth worker"), SECOND)
    assert session.store.get(User, ben.id) is None
    assert [way.who for way in ways_in(session)] == ["Rosa Menendez", "Ben Okafor"]
    session.close()
    again = open_store(session.vault.folder, SECOND, surroundings=surroundings)
    assert (again.user.id, again.user.name) == (ben.id, "Ben Okafor")
    again.close()


def test_introducing_somebody_twice_changes_nothing(session: Session) -> None:
    ben = add_person(session, User(name="Ben Okafor"), SECOND)
    introduce(session, ben)
    assert [user.name for user in session.store.all(User)] == ["Rosa Menendez", "Ben Okafor"]


def test_backups_that_have_a_way_are_named_before_and_after_it_goes(session: Session) -> None:
    ben = add_person(session, User(name="Ben Okafor"), SECOND)
    slot = next(way.slot_id for way in ways_in(session) if way.who == ben.name)
    made = backups.make(session)
    assert kept_in(session, slot) == (made.path,)
    assert remove_way(session, slot).still_in == (made.path,)
    assert kept_in(session, "another") == ()


class _Drawer:
    """Keeps one key in memory, and counts how often it was asked."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.asked = 0

    def fetch(self, store_id: str) -> bytes | None:
        """Give what is kept."""
        self.asked += 1
        return self.kept.get(store_id)

    def keep(self, store_id: str, key: bytes) -> None:
        """Keep a key."""
        self.kept[store_id] = key

    def forget(self, store_id: str) -> None:
        """Drop a key."""
        self.kept.pop(store_id, None)


def test_the_systems_safe_is_only_asked_where_some_computer_is_let_in(session: Session) -> None:
    drawer = _Drawer()
    session.vault.surroundings = replace(session.vault.surroundings, device=drawer)
    assert (this_computer(session), drawer.asked) == ("", 0)
    keep_on_device(session, "Office laptop")
    assert this_computer(session) == ways_in(session)[1].slot_id
    drawer.kept.clear()
    assert this_computer(session) == ""


def test_the_two_files_of_a_recovery_key_are_for_this_user_and_never_over_another(
    session: Session, tmp_path: Path
) -> None:
    files = make_organisation_key(SECOND, name="North", surroundings=session.vault.surroundings)
    private, public = tmp_path / "north.fpprivate", tmp_path / "north.fppublic"
    write_pair(files, private=private, public=public)
    assert (private.read_bytes(), public.read_bytes()) == (files.private, files.public)
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    with pytest.raises(PairNotWritten, match=r"north\.fppublic could not be written"):
        write_pair(files, private=tmp_path / "other.fpprivate", public=public)
    assert not (tmp_path / "other.fpprivate").exists()
    assert public.read_bytes() == files.public
    with pytest.raises(PairNotWritten):
        write_pair(files, private=tmp_path / "same", public=tmp_path / "same")
    assert not (tmp_path / "same").exists()


def test_backups_in_the_second_place_are_named_as_well(session: Session, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    session.run(actions.accounts.set_setting, second_place.KEY, str(stick))
    ben = add_person(session, User(name="Ben Okafor"), SECOND)
    slot = next(way.slot_id for way in ways_in(session) if way.who == ben.name)
    made = backups.make(session)
    there = next(stick.glob("*/*")).parent / made.name
    assert kept_in(session, slot) == (made.path, there)
    assert remove_way(session, slot).still_in == (made.path, there)
