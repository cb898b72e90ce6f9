"""Making copies leaves nothing of what was kept back: no name, no log, no scratch file, no mail."""

from __future__ import annotations

import logging
import tempfile
from typing import TYPE_CHECKING

from core.packs.marked_copies import layers
from familyplan import actions
from familyplan.model import Goal
from familyplan.packs.asked import Asked
from familyplan.session.copies import deliver, prepare
from familyplan.session.delivery import Delivery, parcel
from familyplan.session.letters import Letter
from familyplan.sharing import resolve
from khan_walters import khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from familyplan.session import Session

SECRET, OPEN = "zq kept from daniel qz", "zq for everybody qz"


def test_only_files_with_neutral_names_and_nothing_kept_back_come_out(
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    out, scratch = tmp_path / "out", tmp_path / "scratch"
    out.mkdir()
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    kept = khan_walters(session)
    scope, daniel = kept.family.id, kept.people["daniel"].id
    for words, not_for in ((SECRET, (daniel,)), (OPEN, ())):
        goal = Goal(scope=scope, words=words, about=(kept.people["yusuf"].id,), not_for=not_for)
        session.run(actions.plan.add_goal, goal)
    reader = resolve(session.store.family(scope), "Daniel")
    asked = Asked(meeting=kept.meetings["next"].id)
    prepared = prepare(session, scope, asked, reader)
    for form in ("pdf", "docx", "txt"):
        made = parcel(prepared, Delivery(form, channel="usb"))
        left = deliver(session, prepared, made, out=out).disclosure
        assert SECRET not in repr(left.view)
        assert OPEN in repr(left.view)
    mailed = parcel(prepared, Delivery("txt", channel="e-mail"))
    deliver(session, prepared, mailed, out=out, letter=Letter("", invitation=True))
    code = prepared.code
    names = sorted(one.name for one in out.iterdir())
    assert names == [f"FP-2026-12-09-{code}.{form}" for form in ("docx", "eml", "pdf", "txt")]
    said = {one.name: layers(one.read_bytes(), one.suffix[1:]) for one in out.iterdir()}
    assert all("zqforeverybodyqz" in one for one in said.values())
    assert not any("zqkeptfromdanielqz" in one for one in said.values())
    assert list(scratch.rglob("*")) == []
    assert "zq" not in caplog.text
