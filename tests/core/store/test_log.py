"""The log: gapless, chained, honest about tampering, and enough to rebuild every row."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from core.held import rows_held, store_shared_by_a_file
from familyplan import actions
from familyplan.cipher import connect_in_memory
from familyplan.model import Goal, Person, Setting
from familyplan.store import log
from familyplan.store.apply import apply
from familyplan.store.database import open_database
from familyplan.store.log import later_hlc
from familyplan.store.migrations import migrate
from familyplan.store.ops import Body, Op, Step, Telling
from khan_walters import khan_walters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.clock import SetClock
    from familyplan.session import Session


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Keep one family that every test here leaves as it was."""
    opened = store_shared_by_a_file(tmp_path_factory.mktemp("log"))
    khan_walters(opened)
    yield opened
    opened.close()


def test_an_empty_store_and_the_log_give_the_same_rows(whole: Session) -> None:
    again = open_database(connect_in_memory())
    migrate(again)
    for entry in log.read(whole.store.db):
        assert entry.body is not None
        apply(again, entry.header.scope, entry.header.id, entry.body.ops)

    assert rows_held(again) == rows_held(whole.store.db)


def test_the_history_tells_what_the_whole_bodies_say(whole: Session) -> None:
    told = {entry.header.id: entry.body for entry in whole.store.history(limit=-1)}
    read = {entry.header.id: entry.body for entry in log.read(whole.store.db)}
    assert len(told) > 40
    assert {key: (body.said, body.changes) for key, body in told.items() if body} == {
        key: (body.said, bool(body.ops)) for key, body in read.items() if body
    }


_LIKE_WHAT_IS_LOOKED_FOR = ',"said":{"what":"x"}}'


@pytest.mark.parametrize(
    "said", [{}, {"what": _LIKE_WHAT_IS_LOOKED_FOR}, {_LIKE_WHAT_IS_LOOKED_FOR: "\\", "said": "“"}]
)
def test_no_words_lead_the_telling_astray(said: dict[str, str]) -> None:
    value = {"said": {"said": _LIKE_WHAT_IS_LOOKED_FOR}}
    ops = (Op(Step.SET, "note", "n1", "words", old=value, new=_LIKE_WHAT_IS_LOOKED_FOR),)
    assert Telling.unpacked(Body(ops, said).packed()) == Telling(said, changes=True)
    assert Telling.unpacked(Body((), said).packed()) == Telling(said, changes=False)


def test_every_lane_and_scope_counts_without_a_gap(whole: Session) -> None:
    counted: dict[tuple[str, str], list[int]] = {}
    for entry in log.read(whole.store.db):
        counted.setdefault((entry.header.lane, entry.header.scope), []).append(entry.header.seq)

    assert {scope for _lane, scope in counted} >= {"store", "directory"}
    assert len({lane for lane, _scope in counted}) == 1
    assert all(seqs == list(range(1, len(seqs) + 1)) for seqs in counted.values())


def test_one_action_in_two_scopes_is_two_changesets_of_one_action(whole: Session) -> None:
    joined = [e.header for e in log.read(whole.store.db) if e.header.action == "team.join"]

    by_action: dict[str, set[str]] = {}
    for header in joined:
        by_action.setdefault(header.action_id, set()).add(header.scope)
    assert {len(scopes) for scopes in by_action.values()} == {2}


def test_no_header_holds_anything_personal(whole: Session) -> None:
    told = " ".join(str(row) for row in whole.store.db.execute("SELECT * FROM changesets"))

    assert not [word for word in ("Khan", "Yusuf", "Rosa", "hear") if word in told]


@pytest.mark.parametrize(
    ("tamper", "problem"),
    [
        ("UPDATE person SET name = 'Somebody else' WHERE known_as = 'Yusuf'", "do not agree"),
        ("DELETE FROM person WHERE known_as = 'Yusuf'", "do not agree"),
        ("UPDATE changesets SET actor = 'other' WHERE n = 5", "does not follow"),
        ("UPDATE changesets SET wall = '2020-01-01T00:00:00+00:00' WHERE n = 5", "not follow"),
        ("DELETE FROM changesets WHERE n = 8", "is missing before step"),
        (
            (
                "UPDATE changeset_bodies SET body = (SELECT b.body FROM changeset_bodies b JOIN "
                "changesets c ON c.id = b.id WHERE c.n = 6) "
                "WHERE id = (SELECT id FROM changesets WHERE n = 7)"
            ),
            "its content is not what was written",
        ),
        ("UPDATE changeset_bodies SET body = x'00'", "its content is not what was written"),
        ("UPDATE changeset_bodies SET body = x'00'", "cannot be followed past step 0"),
    ],
)
def test_tampering_is_found(session: Session, tamper: str, problem: str) -> None:
    family = session.run(actions.families.start, "Khan-Walters").id
    for name in ("Sadia", "Yusuf", "Amina", "Daniel", "Zainab", "Marek", "Carol"):
        session.run(actions.families.add_person, Person(scope=family, known_as=name))
    db = session.store.db
    db.conn.execute(tamper)
    found = session.verify().problems

    assert any(problem in line for line in found), found


def test_a_body_taken_out_leaves_the_chain_whole(session: Session) -> None:
    scope = session.run(actions.families.start, "Khan-Walters").id
    other = session.run(actions.families.start, "Nowak").id
    session.run(actions.plan.add_goal, Goal(scope=scope, words="Sleep"))
    erased = "SELECT id FROM changesets WHERE scope = ?"
    session.store.db.conn.execute(
        f"DELETE FROM changeset_bodies WHERE id IN ({erased})",  # noqa: S608 - fixed words
        [scope],
    )

    assert session.verify().problems == ()
    assert {line.words for line in session.history(scope)} == {"something that has been erased"}
    assert [line.words for line in session.history(other)] == [
        "started a plan with the family “Nowak”"
    ]


def test_order_holds_when_the_clock_is_put_back(session: Session, clock: SetClock) -> None:
    session.run(actions.families.start, "First")
    clock.at -= timedelta(days=400)
    session.run(actions.families.start, "Second")
    session.run(actions.families.start, "Third")
    clock.at += timedelta(days=800)
    session.run(actions.families.start, "Fourth")

    clocks = [entry.header.hlc for entry in log.read(session.store.db)]
    assert clocks == sorted(set(clocks))


def test_the_hybrid_clock_counts_where_time_stands_still() -> None:
    assert later_hlc("", 5) == "0000000000005.000000"
    assert later_hlc("0000000000005.000000", 5) == "0000000000005.000001"
    assert later_hlc("0000000000005.000001", 3) == "0000000000005.000002"
    assert later_hlc("0000000000005.000002", 6) == "0000000000006.000000"


def test_a_failing_action_leaves_nothing_behind(session: Session) -> None:
    heads = session.store.log_heads()

    with pytest.raises(LookupError):
        session.run(actions.records.edit, "person", "nobody", name="Jo")
    with pytest.raises(ValueError, match="needs the family"):
        session.run(actions.records.add, Person(name="Nobody's"))

    assert session.store.log_heads() == heads
    assert session.store.all(Person) == ()


def test_a_setting_of_no_is_kept(session: Session) -> None:
    session.run(actions.accounts.set_setting, "sound", False)  # noqa: FBT003 - the value kept

    assert session.setting("sound", True) is False  # noqa: FBT003 - the default
    assert session.store.all(Setting)[0].value is False
