"""Copies that leave: previewed in memory, made with a disclosure, settled after a crash."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import page as page_validation
import pdfua
import pikepdf
import pypdfium2
import pytest

from core.packs.pdf_reading import content_in_order
from familyplan import actions
from familyplan.errors import KnownError, Refused
from familyplan.model import Action, Disclosure
from familyplan.packs import meeting_pack
from familyplan.packs.asked import Asked
from familyplan.packs.document import text_in_order
from familyplan.packs.kind import Making
from familyplan.packs.render import render
from familyplan.session import copies, open_store, preparing
from familyplan.session.copies import CopyNotMade, hand_out, make_copy, prepare, preview
from familyplan.sharing import View, resolve
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from familyplan.session import Session, Surroundings
    from familyplan.sharing import Reader

WARM = "Our home is warm and dry"
DAMP = "Say whom to ring about the damp"
HEAR = "I can hear my teacher and my friends"


@pytest.fixture
def kept(session: Session) -> KhanWalters:
    return khan_walters(session)


def named(session: Session, kept: KhanWalters, name: str) -> Reader:
    return resolve(session.store.family(kept.family.id), name)


def copied(session: Session, kept: KhanWalters, name: str, out: Path) -> Disclosure:
    meeting = kept.meetings["next"].id
    reader = named(session, kept, name)
    return make_copy(
        session, kept.family.id, Asked(meeting=meeting), reader, out=out, channel="print"
    )


def everything_in(data: bytes) -> str:
    """Give the file's raw bytes, every stream in it unpacked, and its text as extracted."""
    found = [data.decode("latin-1")]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for held in pdf.objects:
            if isinstance(held, pikepdf.Stream):
                found.append(held.read_bytes().decode("latin-1"))
            found.append(repr(held))
    document = pypdfium2.PdfDocument(data)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    return "\n".join([*found, " ".join(text.split()), *content_in_order(data)])


def test_two_named_readers_get_what_is_theirs_and_a_withheld_goal_is_nowhere_in_the_file(
    session: Session, kept: KhanWalters, tmp_path: Path
) -> None:
    for name, seen, hidden in (
        ("Hina Patel", (HEAR, "Hina Patel", "FP-0001"), (WARM, DAMP, "Canal Row", "M1 1AE")),
        ("Sadia Khan", (HEAR, WARM, DAMP, "FP-0001"), ("Quill", "A marker reason", "midwives")),
    ):
        disclosure = copied(session, kept, name, tmp_path)
        data = (tmp_path / f"FP-2026-12-09-{disclosure.code}.pdf").read_bytes()
        found = everything_in(data)
        assert [words for words in seen if words not in found] == []
        assert [words for words in hidden if words in found] == []
        assert disclosure.digest == hashlib.sha256(data).hexdigest()
        assert len(pypdfium2.PdfDocument(data)) == disclosure.pages


def test_the_control_without_the_gate_the_withheld_goal_is_found(
    session: Session, kept: KhanWalters, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_gate(rows: object, reader: Reader, on: object) -> View:
        return View(reader, on, tuple(rows))  # type: ignore[arg-type] # same as sharing.view

    monkeypatch.setattr(preparing, "view", open_gate)
    reader = named(session, kept, "Hina Patel")
    data, _view = preview(session, kept.family.id, Asked(meeting=kept.meetings["next"].id), reader)
    assert WARM in everything_in(data)


@pytest.mark.parametrize("name", ["Hina Patel", "Sadia Khan", "lead practitioner", "Imam"])
def test_both_validators_find_each_readers_pack_to_be_pdf_ua_and_it_reads_in_order(
    session: Session, kept: KhanWalters, tmp_path: Path, name: str
) -> None:
    reader, meeting = named(session, kept, name), kept.meetings["next"].id
    data, shown = preview(session, kept.family.id, Asked(meeting=meeting), reader)
    path = tmp_path / "pack.pdf"
    path.write_bytes(data)
    profile = page_validation.ValidationProfile.PDF_UA_1
    assert "0 failed" in str(page_validation.validate_pdf(str(path), profile=profile))
    assert [one for one in pdfua.validate(str(path)).outcomes if one.findings] == []
    composed = meeting_pack.compose(Making(shown, Asked(meeting=meeting), session.clock.today()))
    assert content_in_order(data) == text_in_order(composed)


def test_a_preview_writes_nothing_and_is_what_the_copy_will_be(
    session: Session, kept: KhanWalters, tmp_path: Path
) -> None:
    before = session.store.log_heads()
    reader = named(session, kept, "Hina Patel")
    data, _view = preview(session, kept.family.id, Asked(meeting=kept.meetings["next"].id), reader)
    assert session.store.log_heads() == before
    assert list(tmp_path.glob("*.pdf")) == []
    copied(session, kept, "Hina Patel", tmp_path / "pack.pdf")
    assert (tmp_path / "pack.pdf").read_bytes() == data


def test_a_disclosure_keeps_what_was_shown_to_whom_and_what_it_relied_on(
    session: Session, kept: KhanWalters, tmp_path: Path
) -> None:
    made = copied(session, kept, "Hina Patel", tmp_path)
    shown = View.read(made.view)  # type: ignore[arg-type] # written by View.written
    assert (made.stage, made.reader_name, made.channel) == (
        "made", "Hina Patel, Hillside Primary", "print",
    )  # fmt: skip
    assert made.relied_on == tuple(sorted(shown.relied_on))
    assert made.relied_on
    assert shown.rows.find(type(kept.goals["hear"]), kept.goals["hear"].id) is not None
    assert shown.rows.any(kept.goals["home"].id) is None
    assert len(made.log_head) == 64


def test_the_code_follows_the_view_and_the_store(
    session: Session, kept: KhanWalters, tmp_path: Path
) -> None:
    first = copied(session, kept, "Imam", tmp_path)
    again = copied(session, kept, "Imam", tmp_path)
    assert first.code == again.code
    session.store.set_meta(code_key="00" * 32)
    assert copied(session, kept, "Imam", tmp_path).code != first.code


def test_the_next_copy_says_what_changed_since_the_last(
    session: Session, kept: KhanWalters, tmp_path: Path
) -> None:
    copied(session, kept, "Hina Patel", tmp_path)
    rows = session.store.family(kept.family.id)
    seat = next(one for one in rows.of(Action) if one.what.startswith("Seat"))
    session.run(actions.plan.mark_action, seat.id, "done", "")
    damp = next(one for one in rows.of(Action) if one.what == DAMP)
    session.run(actions.plan.mark_action, damp.id, "done", "")
    reader = named(session, kept, "Hina Patel")
    data, _view = preview(session, kept.family.id, Asked(meeting=kept.meetings["next"].id), reader)
    said = content_in_order(data)
    assert "Since your copy of 7 December 2026." in said
    assert "Seat Yusuf at the front: done." in said
    assert [line for line in said if "damp" in line] == []


def test_a_folder_that_is_gone_is_said_in_words_and_the_log_says_no_copy_left(
    session: Session, kept: KhanWalters, tmp_path: Path
) -> None:
    with pytest.raises(CopyNotMade, match="no copy left"):
        copied(session, kept, "Hina Patel", tmp_path / "gone" / "pack.pdf")
    assert [one.stage for one in session.store.all(Disclosure)] == ["not_made"]
    assert session.store.drafts("copy/") == []


def test_a_full_disk_leaves_nothing_half_written(
    session: Session, kept: KhanWalters, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        path.write_bytes(data[:100])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copies, "write_new", full)
    (tmp_path / "out").mkdir()
    with pytest.raises(KnownError):
        copied(session, kept, "Hina Patel", tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize(("killed_at", "stage"), [("replace", "not_made"), ("sync", "made")])
def test_a_copy_cut_off_is_settled_when_the_store_is_next_opened(
    session: Session,
    kept: KhanWalters,
    tmp_path: Path,
    surroundings: Surroundings,
    monkeypatch: pytest.MonkeyPatch,
    killed_at: str,
    stage: str,
) -> None:
    class Killed(BaseException):
        """The process is gone."""

    def dies(*_args: object) -> None:
        raise Killed

    out = tmp_path / "out"
    out.mkdir()
    with monkeypatch.context() as patch:
        if killed_at == "replace":
            patch.setattr(Path, "replace", dies)
        else:
            patch.setattr(copies, "sync_folder", dies)
        with pytest.raises(Killed):
            copied(session, kept, "Hina Patel", out)
    assert [one.stage for one in session.store.all(Disclosure)] == ["intended"]
    session.close()
    again = open_store(tmp_path / "Test.fpstore", "seven quiet otters", surroundings=surroundings)
    found = [one.stage for one in again.store.all(Disclosure)]
    again.close()
    assert found == [stage]
    assert len(list(out.iterdir())) == (1 if stage == "made" else 0)


def test_a_reader_who_no_longer_leads_gets_what_is_theirs_now(
    session: Session, kept: KhanWalters
) -> None:
    lead = named(session, kept, "lead practitioner")
    assert lead.is_lead
    session.run(actions.team.hand_over_lead, kept.seats["hina"].id)
    _data, shown = preview(session, kept.family.id, Asked(meeting=kept.meetings["next"].id), lead)
    assert not shown.reader.is_lead
    assert shown.rows.any(kept.goals["hear"].id) is None


def test_a_reader_who_is_gone_or_a_family_that_is_not_there_is_refused(
    session: Session, kept: KhanWalters
) -> None:
    reader, meeting = named(session, kept, "Nani"), kept.meetings["next"].id
    with pytest.raises(Refused, match="not in this store"):
        preview(session, "elsewhere", Asked(meeting=meeting), reader)
    session.run(actions.records.remove, "person", reader.id)
    with pytest.raises(Refused, match="Zainab Bibi is not in this record any more"):
        preview(session, kept.family.id, Asked(meeting=meeting), reader)


def test_a_copy_prepared_here_and_rendered_elsewhere_is_the_same_copy(
    session: Session, kept: KhanWalters, tmp_path: Path
) -> None:
    reader, meeting = named(session, kept, "Hina Patel"), kept.meetings["next"].id
    prepared = prepare(session, kept.family.id, Asked(meeting=meeting), reader)
    data = render(prepared.document)
    made = hand_out(session, prepared, data, out=tmp_path / "a.pdf", channel="usb")
    assert (tmp_path / "a.pdf").read_bytes() == data
    assert (made.channel, made.code, made.stage) == ("usb", prepared.code, "made")


def test_undo_never_reaches_a_copy_that_left(
    session: Session, kept: KhanWalters, tmp_path: Path
) -> None:
    before = session.undo_words()
    made = copied(session, kept, "Hina Patel", tmp_path)
    assert session.undo_words() == before
    assert session.store.get(Disclosure, made.id) == replace(made)
