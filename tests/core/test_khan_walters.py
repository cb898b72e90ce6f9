"""The invented family that many tests use is itself kept whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khan_walters import khan_walters

if TYPE_CHECKING:
    from familyplan.session import Session


def test_the_invented_family_replays_from_its_log(session: Session) -> None:
    kept = khan_walters(session)

    report = session.verify()

    assert report.problems == ()
    assert [line.lead for line in session.store.family_lines()] == ["Rosa Menendez"]
    assert kept.goals["hear"].order == 1
