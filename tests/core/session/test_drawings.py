"""A drawing that leaves as a picture is a copy like any other: logged, opened again, put right."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from core.packs.pdf_reading import faults_of
from familyplan import actions
from familyplan.figures.svg import svg
from familyplan.model import ContactPoint, Goal, Home, Person
from familyplan.packs.asked import Asked
from familyplan.packs.document import text_in_order
from familyplan.session.copies import Changed, prepare
from familyplan.session.drawings import NothingToDraw, drawn_for, take_out
from familyplan.session.must_be_told import must_be_told
from familyplan.session.reopening import pages_again, reopened
from familyplan.session.sent import Sought, found, sent_by_all
from familyplan.sharing import resolve
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.model import Disclosure
    from familyplan.session import Session
    from familyplan.session.drawings import Drawn

TREE = Asked("drawing", parts=("tree",))


@pytest.fixture
def kept(session: Session) -> KhanWalters:
    return khan_walters(session)


def saved(session: Session, made: Drawn, out: Path) -> Disclosure:
    data = svg(made.drawing, defaultdict(lambda: "#000000")).encode()
    return take_out(session, made, form="svg", data=data, place=out / "picture.svg")


def test_a_saved_drawing_is_found_in_the_log_and_opened_with_what_it_showed(
    session: Session, kept: KhanWalters, tmp_path: Path
) -> None:
    daniel = kept.people["daniel"].id
    made = drawn_for(session, kept.family.id, daniel, TREE)
    left = saved(session, made, tmp_path)
    (one,) = found(sent_by_all(session), Sought("daniel", kind="drawing"))
    assert (one.copy.id, one.kind, left.stage, left.format) == (left.id, "Drawing", "made", "svg")
    again = reopened(session, left.id)
    data, same = pages_again(again)
    assert same is None
    assert faults_of(data) == []
    assert "Sadia" in " ".join(text_in_order(again.document))
    assert again.document.blocks == made.prepared.document.blocks
    # It holds the tree and nothing that only stands beside it in the record.
    assert (again.shown.rows.of(ContactPoint), again.shown.rows.of(Goal)) == ((), ())
    assert [one.about for one in again.shown.rows.of(Person) if one.about] == []
    assert [one.address for one in again.shown.rows.of(Home) if one.address] == []


def test_the_family_finds_it_in_its_own_list_and_its_reader_is_told_of_a_wrong_name(
    session: Session, kept: KhanWalters, tmp_path: Path
) -> None:
    scope, hina = kept.family.id, kept.seats["hina"].id
    saved(session, drawn_for(session, scope, hina, TREE), tmp_path)
    rows = session.store.family(scope)
    listed = prepare(session, scope, Asked("given_list"), resolve(rows, "Sadia Khan"))
    assert "Drawing, as a file" in text_in_order(listed.document)
    assert must_be_told(session, rows, scope) == ()
    yusuf = kept.people["yusuf"].id
    session.run(actions.records.edit, "person", yusuf, name="Yousef Khan", known_as="Yousef")
    (one,) = must_be_told(session, session.store.family(scope), scope)
    assert (one.reader, one.row) == (hina, yusuf)


def test_what_is_drawn_no_more_does_not_leave(
    session: Session, kept: KhanWalters, tmp_path: Path
) -> None:
    made = drawn_for(session, kept.family.id, kept.people["sadia"].id, TREE)
    yusuf = kept.people["yusuf"].id
    session.run(actions.records.edit, "person", yusuf, name="Yousef Khan", known_as="Yousef")
    with pytest.raises(Changed):
        saved(session, made, tmp_path)
    with pytest.raises(NothingToDraw):
        drawn_for(session, kept.family.id, kept.people["sadia"].id, Asked("drawing"))
    assert (sent_by_all(session), list(tmp_path.glob("*.svg"))) == ((), [])
