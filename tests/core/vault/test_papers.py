"""Papers: what is kept comes back byte for byte, and nothing else ever does."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.vault.stores import contents, flip
from familyplan.vault import papers
from familyplan.vault.paper_errors import PaperDamaged, PaperMissing
from familyplan.vault.papers import CHUNK_BYTES, SealedPaper

if TYPE_CHECKING:
    from pathlib import Path

STORE = "store-1"
HEAD = 15
SEALED_CHUNK = CHUNK_BYTES + 16
LETTER = b"Dear Ms Khan, the meeting is on Monday." * 3


def path_of(folder: Path, paper: SealedPaper) -> Path:
    """Give where a paper's file lies."""
    return folder / papers.FOLDER / paper.file


def damaged(folder: Path, paper: SealedPaper, data: bytes) -> None:
    """Put other bytes in a paper's place, see them refused, and put the right ones back."""
    path = path_of(folder, paper)
    good = path.read_bytes()
    path.write_bytes(data)
    with pytest.raises(PaperDamaged):
        papers.read(folder, STORE, paper)
    path.write_bytes(good)


@pytest.mark.parametrize("size", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 << 20])
def test_a_paper_comes_back_as_it_was(size: int, tmp_path: Path) -> None:
    data = os.urandom(size)
    paper = papers.seal(tmp_path, STORE, data)
    assert papers.read(tmp_path, STORE, paper) == data
    assert [len(chunk) for chunk in papers.chunks(tmp_path, STORE, paper)] == [
        min(CHUNK_BYTES, size - at) for at in range(0, max(size, 1), CHUNK_BYTES)
    ]
    assert paper.size == size


def test_a_file_is_private_nameless_and_without_a_readable_word(tmp_path: Path) -> None:
    paper = papers.seal(tmp_path, STORE, LETTER)
    path = path_of(tmp_path, paper)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(papers.present(tmp_path)) == [paper.file]
    assert b"Khan" not in path.read_bytes()
    assert paper.key.hex() not in repr(paper)


def test_the_same_paper_twice_shares_nothing(tmp_path: Path) -> None:
    one, other = (papers.seal(tmp_path, STORE, LETTER) for _ in range(2))
    assert one.key != other.key
    assert one.file != other.file
    assert one.digest != other.digest


def test_every_flipped_bit_of_a_short_paper_is_noticed(tmp_path: Path) -> None:
    paper = papers.seal(tmp_path, STORE, LETTER[:20])
    path = path_of(tmp_path, paper)
    for bit in range(path.stat().st_size * 8):
        flip(path, bit)
        with pytest.raises(PaperDamaged):
            papers.check(tmp_path, STORE, paper)
        flip(path, bit)
    papers.check(tmp_path, STORE, paper)


def test_every_truncation_of_a_short_paper_is_noticed(tmp_path: Path) -> None:
    paper = papers.seal(tmp_path, STORE, LETTER[:20])
    whole = path_of(tmp_path, paper).read_bytes()
    for kept in range(len(whole)):
        damaged(tmp_path, paper, whole[:kept])


def test_chunks_cannot_be_cut_off_added_left_out_or_moved(tmp_path: Path) -> None:
    paper = papers.seal(tmp_path, STORE, os.urandom(3 * CHUNK_BYTES))
    whole = path_of(tmp_path, paper).read_bytes()
    head = whole[:HEAD]
    first, second, third = (
        whole[HEAD + n * SEALED_CHUNK : HEAD + (n + 1) * SEALED_CHUNK] for n in range(3)
    )
    for wrong in (
        head + first + second,
        head + first,
        head,
        head + first + third,
        head + second + first + third,
        head + first + second + third + third,
        head + first + second + third + b"\0",
        whole[:7] + b"2" + whole[8:],
    ):
        damaged(tmp_path, paper, wrong)
    papers.check(tmp_path, STORE, paper)


def test_one_papers_file_cannot_stand_for_anothers(tmp_path: Path) -> None:
    one, other = (papers.seal(tmp_path, STORE, LETTER) for _ in range(2))
    damaged(tmp_path, one, path_of(tmp_path, other).read_bytes())
    path_of(tmp_path, other).write_bytes(path_of(tmp_path, one).read_bytes())
    with pytest.raises(PaperDamaged):
        papers.read(tmp_path, STORE, replace(one, file=other.file))


def test_a_paper_belongs_to_one_store(tmp_path: Path) -> None:
    paper = papers.seal(tmp_path, STORE, LETTER)
    with pytest.raises(PaperDamaged) as caught:
        papers.read(tmp_path, "store-2", paper)
    assert caught.value.sentence == (
        f"A paper in the store is damaged (file {paper.file}), so it is not shown. Its file was "
        "left as it is. Take it from the newest backup."
    )


def test_another_key_opens_nothing(tmp_path: Path) -> None:
    paper = papers.seal(tmp_path, STORE, LETTER)
    with pytest.raises(PaperDamaged):
        papers.read(tmp_path, STORE, replace(paper, key=os.urandom(32)))


def test_a_missing_file_is_missing_and_not_damaged(tmp_path: Path) -> None:
    paper = papers.seal(tmp_path, STORE, LETTER)
    papers.remove(tmp_path, paper.file)
    papers.remove(tmp_path, paper.file)
    with pytest.raises(PaperMissing) as caught:
        papers.read(tmp_path, STORE, paper)
    assert caught.value.sentence == (
        f"A paper is missing from the store (file {paper.file}). Nothing else is affected. Look "
        "for it in the newest backup."
    )


def test_a_paper_that_cannot_be_finished_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_handle: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", fail)
        with pytest.raises(KeyboardInterrupt):
            papers.seal(tmp_path, STORE, LETTER)
    assert contents(tmp_path) == {}


def test_files_of_others_are_not_counted(tmp_path: Path) -> None:
    assert papers.present(tmp_path) == {}
    paper = papers.seal(tmp_path, STORE, LETTER)
    home = tmp_path / papers.FOLDER
    (home / "Thumbs.db").write_bytes(b"x")
    (home / f"{'0' * 32}.part").write_bytes(b"x")
    assert list(papers.present(tmp_path)) == sorted([paper.file, f"{'0' * 32}.part"])
