"""How copies go out: sealed, as drafts of e-mails, on paper, and what the log holds of each."""

from __future__ import annotations

import email
import hashlib
import io
import json
from dataclasses import replace
from email.policy import default
from typing import TYPE_CHECKING

import icalendar
import pikepdf
import pytest

from familyplan.exchange.mail import NoAddress, address, draft
from familyplan.model import Disclosure
from familyplan.packs.asked import Asked
from familyplan.packs.sealed import sealed
from familyplan.policy import Policy
from familyplan.session import copies
from familyplan.session.clear_copies import NoClearCopies
from familyplan.session.copies import (
    CopyNotMade,
    NotPrinted,
    begin_on_paper,
    deliver,
    end_on_paper,
    prepare,
    settle_unfinished,
)
from familyplan.session.delivery import Delivery, NotSealable, Parcel, new_phrase, parcel
from familyplan.session.letters import Letter
from familyplan.sharing import resolve
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path

    from familyplan.session import Session
    from familyplan.session.preparing import Prepared

PHRASE = "otter lantern copper daisy window"
SEALED = Delivery(sealed=True, channel="usb", secret_told="telephone")


@pytest.fixture
def kept(session: Session) -> KhanWalters:
    return khan_walters(session)


def ready(
    session: Session, kept: KhanWalters, delivery: Delivery, name: str = "Hina Patel"
) -> tuple[Prepared, Parcel]:
    reader = resolve(session.store.family(kept.family.id), name)
    prepared = prepare(session, kept.family.id, Asked(meeting=kept.meetings["next"].id), reader)
    return prepared, parcel(prepared, delivery, PHRASE if delivery.sealed else "")


def read(draft: bytes) -> EmailMessage:
    message: EmailMessage = email.message_from_bytes(draft, policy=default)
    return message


def test_a_sealed_copy_opens_with_its_words_alone_and_keeps_its_tags(
    session: Session, kept: KhanWalters, tmp_path: Path
) -> None:
    prepared, made = ready(session, kept, SEALED)
    left = deliver(session, prepared, made, out=tmp_path)
    assert left.place is not None
    data = left.place.read_bytes()
    for wrong in ("", "otter lantern copper daisy", PHRASE.upper()):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(data), password=wrong)
    with pikepdf.open(io.BytesIO(data), password=PHRASE) as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        assert not pdf.owner_password_matched
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in pdf.Root
        assert b"pdfuaid:part" in pdf.Root.Metadata.read_bytes()
    # Its properties are sealed as well.
    assert [word for word in (b"Hina", b"pdfuaid", b"Meeting pack") if word in data] == []
    # So are how many pages, tags and fonts it has, and its number tells nothing of what it says.
    assert [name for name in (b"/StructElem", b"/BaseFont", b"/Contents") if name in data] == []
    with pikepdf.open(io.BytesIO(made.plain)) as pdf:
        numbers = [bytes(one) for one in pdf.trailer.ID]
    with pikepdf.open(io.BytesIO(data), password=PHRASE) as pdf:
        assert not set(numbers) & {bytes(one) for one in pdf.trailer.ID}


def test_the_log_holds_what_was_in_it_and_what_was_handed_over_and_never_the_words(
    session: Session, kept: KhanWalters, tmp_path: Path
) -> None:
    prepared, made = ready(session, kept, SEALED)
    left = deliver(session, prepared, made, out=tmp_path)
    assert left.place is not None
    one = session.store.get(Disclosure, left.disclosure.id)
    assert one is not None
    assert one.digest == hashlib.sha256(made.plain).hexdigest()
    assert one.sent_digest == hashlib.sha256(left.place.read_bytes()).hexdigest()
    assert one.digest != one.sent_digest
    assert (one.stage, one.format, one.channel, one.secret_told) == (
        "made", "pdf", "usb", "telephone",
    )  # fmt: skip
    assert Asked.read(one.asked) == prepared.asked  # type: ignore[arg-type] # as Asked.written
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert [held for held in files if PHRASE.encode() in held] == []
    assert PHRASE not in json.dumps([str(line) for line in session.history(kept.family.id)])
    assert PHRASE not in repr((one, made, left))


@pytest.mark.parametrize(("form", "begins"), [("docx", b"PK"), ("txt", b"")])
def test_word_and_text_leave_with_their_own_ending_and_are_noted_as_what_they_are(
    session: Session, kept: KhanWalters, tmp_path: Path, form: str, begins: bytes
) -> None:
    prepared, made = ready(session, kept, Delivery(form=form))
    left = deliver(session, prepared, made, out=tmp_path)
    assert left.place == tmp_path / f"FP-2026-12-09-{prepared.code}.{form}"
    assert left.place.read_bytes().startswith(begins)
    assert (left.disclosure.format, left.disclosure.pages) == (form, None)
    assert left.disclosure.digest == left.disclosure.sent_digest


def test_a_sealed_copy_made_again_takes_nobodys_place(
    session: Session, kept: KhanWalters, tmp_path: Path
) -> None:
    for number in range(2):
        prepared, made = ready(session, kept, SEALED)
        left = deliver(session, prepared, made, out=tmp_path)
        assert left.place is not None
        tail = "" if number == 0 else "-2"
        assert left.place.name == f"FP-2026-12-09-{prepared.code}{tail}.pdf"
    first, second = (path.read_bytes() for path in sorted(tmp_path.glob("*.pdf")))
    assert first != second


def test_words_are_drawn_anew_each_time_and_only_a_pdf_is_sealed(
    session: Session, kept: KhanWalters
) -> None:
    drawn = {new_phrase() for _time in range(20)}
    assert len(drawn) == 20
    assert {len(one.split()) for one in drawn} == {5}
    prepared, _made = ready(session, kept, Delivery())
    with pytest.raises(NotSealable, match="no copy was made"):
        parcel(prepared, Delivery(form="txt", sealed=True), PHRASE)
    with pytest.raises(ValueError, match="without a pass phrase"):
        sealed(b"", "")


def test_a_policy_against_clear_copies_lets_sealed_ones_leave_and_nothing_else(
    session: Session, kept: KhanWalters, tmp_path: Path
) -> None:
    around = replace(session.vault.surroundings, policy=lambda: Policy(clear_exports=False))
    session.vault.surroundings = around
    clear, paper = Delivery(), Delivery(channel="print")
    with pytest.raises(NoClearCopies, match="only sealed copies"):
        deliver(session, *ready(session, kept, clear), out=tmp_path)
    with pytest.raises(NoClearCopies):
        begin_on_paper(session, *ready(session, kept, paper))
    assert session.store.all(Disclosure) == ()
    left = deliver(session, *ready(session, kept, SEALED), out=tmp_path)
    assert left.disclosure.stage == "made"


def test_a_draft_of_an_e_mail_says_nothing_of_anybody_outside_what_is_sealed(
    session: Session, kept: KhanWalters, tmp_path: Path
) -> None:
    prepared, made = ready(session, kept, replace(SEALED, channel="e-mail"))
    letter = Letter("hina.patel@example.org", invitation=True)
    left = deliver(session, prepared, made, out=tmp_path, letter=letter)
    assert left.place is not None
    assert left.place.name == f"FP-2026-12-09-{prepared.code}.eml"
    data = left.place.read_bytes()
    message = read(data)
    assert (message["To"], message["X-Unsent"], message["From"]) == (
        "hina.patel@example.org", "1", None,
    )  # fmt: skip
    assert message["Subject"] == f"A copy for you, {prepared.code}"
    body = message.get_body()
    assert body is not None
    said = body.get_content()
    assert "pass phrase" in said
    assert PHRASE not in data.decode()
    for name in ("Khan", "Walters", "Yusuf", "Sadia", "Hina", "Hillside", "FP-0001"):
        assert name not in said + str(message["Subject"])
    copy, entry = message.iter_attachments()
    assert copy.get_filename() == f"FP-2026-12-09-{prepared.code}.pdf"
    assert copy.get_content_type() == "application/pdf"
    assert hashlib.sha256(copy.get_content()).hexdigest() == left.disclosure.sent_digest
    assert entry.get_content_type() == "text/calendar"
    (event,) = icalendar.Calendar.from_ical(entry.get_content()).walk("VEVENT")
    assert str(event["summary"]) == "Meeting"
    assert {str(key) for key in event} == {
        "UID", "DTSTAMP", "SUMMARY", "CLASS", "DTSTART", "DTEND",
    }  # fmt: skip
    assert "DTSTART:20261209T153000Z" in entry.get_content()


def test_headers_take_one_plain_address_and_nothing_else() -> None:
    assert address("  a.b@example.org ") == "a.b@example.org"
    assert address("") == ""
    for typed in ("nobody", "a@b", "a@example.org, b@example.org", "a@example.org\nBcc: b@x.org",
                  "Ann <a@example.org>", f"{'a' * 250}@example.org"):  # fmt: skip
        with pytest.raises(NoAddress, match="is not one e-mail address"):
            address(typed)
    assert "To" not in read(draft("", "A copy", "Hello", ()))


def test_a_draft_that_cannot_be_addressed_leaves_nothing(
    session: Session, kept: KhanWalters, tmp_path: Path
) -> None:
    prepared, made = ready(session, kept, SEALED)
    with pytest.raises(NoAddress):
        deliver(session, prepared, made, out=tmp_path, letter=Letter("not an address"))
    assert list(tmp_path.glob("*.eml")) == []
    assert session.store.all(Disclosure) == ()


def test_a_folder_gone_while_a_sealed_copy_is_written_leaves_nothing_and_the_log_says_so(
    session: Session, kept: KhanWalters, tmp_path: Path
) -> None:
    prepared, made = ready(session, kept, SEALED)
    with pytest.raises(CopyNotMade, match="no copy left"):
        deliver(session, prepared, made, out=tmp_path / "gone" / "copy.pdf")
    assert [one.stage for one in session.store.all(Disclosure)] == ["not_made"]
    assert session.store.drafts("copy/") == []


def test_a_disk_that_fills_up_leaves_no_half_of_a_draft_and_the_log_says_so(
    session: Session, kept: KhanWalters, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        path.write_bytes(data[:1000])
        raise OSError(28, "No space left on device")

    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.setattr(copies, "write_new", full)
    with pytest.raises(CopyNotMade):
        deliver(session, *ready(session, kept, SEALED), out=out, letter=Letter())
    assert list(out.iterdir()) == []
    assert [one.stage for one in session.store.all(Disclosure)] == ["not_made"]


def test_a_sealed_draft_cut_off_is_settled_by_what_lies_there(
    session: Session, kept: KhanWalters, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(_folder: Path) -> None:
        raise KeyboardInterrupt

    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.setattr(copies, "sync_folder", dies)
    for _time in range(2):
        with pytest.raises(KeyboardInterrupt):
            deliver(session, *ready(session, kept, SEALED), out=out, letter=Letter())
    first, second = sorted(out.iterdir())
    second.unlink()
    settled = {one.id: one.stage for one in settle_unfinished(session)}
    assert sorted(settled.values()) == ["made", "not_made"]
    assert list(out.iterdir()) == [first]
    assert session.store.drafts("copy/") == []


def test_paper_is_noted_before_it_is_printed_and_a_printer_that_fails_is_noted_too(
    session: Session, kept: KhanWalters
) -> None:
    prepared, made = ready(session, kept, Delivery(channel="print"))
    intent = begin_on_paper(session, prepared, made)
    assert [one.stage for one in session.store.all(Disclosure)] == ["intended"]
    with pytest.raises(NotPrinted, match="no copy left"):
        end_on_paper(session, intent, taken=False)
    assert [one.stage for one in session.store.all(Disclosure)] == ["not_made"]
    left = end_on_paper(session, begin_on_paper(session, prepared, made), taken=True)
    assert (left.disclosure.stage, left.disclosure.channel, left.place) == ("made", "print", None)
