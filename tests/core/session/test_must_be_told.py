"""Who must be told is worked out from all that left, so once for the same rows, and never late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan import actions
from familyplan.model.partial_date import parse
from familyplan.packs.asked import Asked
from familyplan.session.copies import make_copy
from familyplan.session.must_be_told import must_be_told
from familyplan.sharing import reader_of
from khan_walters import khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.session import Session


def test_it_is_worked_out_once_until_the_family_changes(session: Session, tmp_path: Path) -> None:
    kept = khan_walters(session)
    family, amina = kept.family.id, kept.people["amina"].id
    reader = reader_of(session.store.family(family), kept.people["daniel"].id)
    assert reader is not None
    asked = Asked(meeting=kept.meetings["next"].id)
    make_copy(session, family, asked, reader, out=tmp_path, channel="print")
    statements: list[str] = []

    def born(when: str) -> list[str]:
        """Correct a birthday and give what two askings find, the second without the store."""
        session.run(actions.records.edit, "person", amina, born=parse(when))
        rows = session.store.family(family)
        found = must_be_told(session, rows, family)
        session.store.db.conn.set_trace_callback(statements.append)
        again = must_be_told(session, rows, family)
        session.store.db.conn.set_trace_callback(None)
        assert again == found
        return [change.now for one in found for change in one.changes]

    assert born("4 March 2015") == ["4 March 2015"]
    assert born("5 March 2015") == ["5 March 2015"]
    assert born("3 March 2015") == []
    assert statements == []
