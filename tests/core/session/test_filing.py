"""Papers filed with their records: one action, undone whole, limited in words, noted on leaving."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from familyplan import actions
from familyplan.errors import Refused
from familyplan.model import Paper, StoryEvent
from familyplan.policy import Policy
from familyplan.session import filing, papers
from familyplan.session.clear_copies import NoClearCopies
from familyplan.vault.papers import present

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.session import Session

LETTER = b"%PDF-1.7 a letter"


def _filed(session: Session, data: bytes = LETTER) -> Paper:
    family = session.run(actions.families.start, "Nowak")
    known, sealed = filing.seal(session, Paper(scope=family.id, name="Letter.pdf"), data)
    return filing.file_sealed(session, known, sealed)


def test_a_paper_and_its_file_are_one_action(session: Session) -> None:
    kept = _filed(session)
    assert (kept.media, kept.size) == ("application/pdf", len(LETTER))
    assert papers.read(session, kept.file) == LETTER
    assert session.undo() == "added the paper “Letter.pdf”"
    assert session.store.get(Paper, kept.id) is None
    session.redo()
    assert papers.read(session, kept.file) == LETTER


def test_papers_too_large_together_leave_neither_record_nor_file(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "MOST_GB", 0)
    with pytest.raises(papers.PapersFull):
        _filed(session)
    assert session.store.all(Paper) == ()
    assert present(session.vault.folder) == {}


def test_one_too_large_is_refused_before_it_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filing, "MOST_MB", 0)
    (tmp_path / "big.pdf").write_bytes(LETTER)
    with pytest.raises(papers.PaperTooLarge):
        filing.read_file(tmp_path / "big.pdf")


@pytest.mark.parametrize("name", ["", "nothing.pdf"])
def test_a_folder_or_nothing_at_all_is_no_paper(tmp_path: Path, name: str) -> None:
    with pytest.raises(filing.NotAFile):
        filing.read_file(tmp_path / name if name else tmp_path)


def test_a_copy_out_is_noted_with_the_family(session: Session, tmp_path: Path) -> None:
    kept = _filed(session)
    filing.take_out(session, kept, LETTER, tmp_path / "paper.pdf")
    assert (tmp_path / "paper.pdf").read_bytes() == LETTER
    told = [line.words for line in session.history(kept.scope)]
    assert "exported the paper “Letter.pdf” in clear" in told


def test_no_copy_leaves_where_the_organisation_forbids_it(session: Session, tmp_path: Path) -> None:
    kept = _filed(session)
    strict = replace(session.vault.surroundings, policy=lambda: Policy(clear_exports=False))
    session.vault.surroundings = strict
    with pytest.raises(NoClearCopies):
        filing.take_out(session, kept, LETTER, tmp_path / "paper.pdf")
    assert not (tmp_path / "paper.pdf").exists()


def test_an_entry_without_words_is_refused(session: Session) -> None:
    family = session.run(actions.families.start, "Nowak")
    with pytest.raises(Refused):
        session.run(actions.story.add_entry, StoryEvent(scope=family.id, words=" "))
