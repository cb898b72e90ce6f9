"""The record somebody asked for, as a file: nothing taken out is left in any layer of it."""

from __future__ import annotations

import io
import re
import time
import zlib
from typing import TYPE_CHECKING

import pikepdf
import pytest

from core.packs.pdf_reading import content_in_order, faults_of
from familyplan import actions
from familyplan.errors import Refused
from familyplan.model import AccessDecision, AccessRequest, Disclosure, Note, Person
from familyplan.model.partial_date import parse
from familyplan.packs.asked import Asked
from familyplan.packs.document import text_in_order
from familyplan.packs.render import render
from familyplan.session.copies import make_copy, prepare
from familyplan.session.must_be_told import must_be_told
from familyplan.sharing import reader_of
from familyplan.sharing.access import AccessCase, Block, review
from khan_walters import khan_walters
from whole_story import whole_story

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.packs.document import Document
    from familyplan.session import Session
    from familyplan.session.copies import Prepared

TAKEN, LEFT, GIVEN = "Zwetschge", "Quittenmus", "Mirabelle"


class Asking:
    """Sadia asks for her record, in which three notes are about Yusuf as well."""

    def __init__(self, session: Session) -> None:
        """Keep the family, the notes and the request."""
        self.session = session
        kept = khan_walters(session)
        self.story = whole_story(session, kept)
        self.family, self.sadia = kept.family.id, kept.people["sadia"].id
        both = (self.sadia, kept.people["yusuf"].id)
        self.notes = [
            session.run(
                actions.records.add,
                Note(scope=self.family, about=both, words=f"Sadia sang. The word is {word}."),
            )
            for word in (TAKEN, LEFT, GIVEN)
        ]
        asked = AccessRequest(
            scope=self.family, person=self.sadia, asked_on=parse("4 December 2026"),
            identity="Known to us",
        )  # fmt: skip
        self.request = session.run(actions.access.ask, asked)

    def blocks(self) -> tuple[Block, ...]:
        """Give what is to be decided now."""
        rows = self.session.store.family(self.family)
        request = rows.find(AccessRequest, self.request.id)
        assert request is not None
        return review(AccessCase(rows, request, self.session.clock.today()))

    def decide(self, block: Block, verdict: str, *taken: str) -> None:
        """Decide about one place."""
        decision = AccessDecision(
            request=self.request.id, what=block.row, field_name=block.field, digest=block.digest,
            verdict=verdict, taken_out=taken, third_party=", ".join(block.others),
        )  # fmt: skip
        self.session.run(actions.access.decide, decision)

    def decide_all(self) -> None:
        """Take one word out, leave one note out, give one, and leave out everything else."""
        said = {TAKEN: ("part", TAKEN), LEFT: ("keep",), GIVEN: ("give",)}
        for block in self.blocks():
            word = next((one for one in said if one in block.text), "")
            self.decide(block, *(said[word] if word else ("keep",)))

    def prepared(self) -> Prepared:
        """Put the copy together."""
        reader = reader_of(self.session.store.family(self.family), self.sadia)
        assert reader is not None
        return prepare(self.session, self.family, self.asked, reader)

    @property
    def asked(self) -> Asked:
        """Give the wish."""
        return Asked("whole_record", about=self.request.id)

    def hand_out(self, folder: Path) -> Disclosure:
        """Make the copy as a file."""
        reader = reader_of(self.session.store.family(self.family), self.sadia)
        assert reader is not None
        return make_copy(self.session, self.family, self.asked, reader, out=folder, channel="file")


@pytest.fixture
def asking(session: Session) -> Asking:
    return Asking(session)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "copies"
    made.mkdir()
    return made


def layers(data: bytes) -> bytes:
    """Give a file as it is, with every stream unpacked, and its metadata."""
    found = [data]
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            found.append(zlib.decompress(packed))
        except zlib.error:
            found.append(packed)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found.append(str(pdf.docinfo).encode())
        found += [one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)]
    return b"\n".join(found)


def said(document: Document) -> str:
    return "\n".join(text_in_order(document))


def test_what_was_taken_out_is_in_no_layer_of_the_file(asking: Asking, folder: Path) -> None:
    asking.decide_all()

    made = asking.hand_out(folder)

    data = next(folder.glob("FP-*.pdf")).read_bytes()
    raw, text = layers(data), " ".join(content_in_order(data))
    spelled = [f"{word}".encode(how) for word in (TAKEN, LEFT) for how in ("utf-8", "utf-16-be")]
    assert [one for one in spelled if one in raw or one.hex().upper().encode() in raw] == []
    assert (TAKEN in text, LEFT in text) == (False, False)
    assert f"Sadia sang. The word is {GIVEN}." in text
    assert "Sadia sang. The word is [taken out: about somebody else]." in text
    held = str(asking.session.store.get(Disclosure, made.id))
    assert (TAKEN in held, LEFT in held, GIVEN in held) == (False, False, True)
    assert faults_of(data) == []


def test_it_cannot_leave_while_a_place_is_undecided_and_nothing_is_written(
    asking: Asking, folder: Path
) -> None:
    asking.decide_all()
    note = asking.notes[2]
    asking.session.run(actions.records.edit, "note", note.id, words=f"{GIVEN}, he said later")

    prepared = asking.prepared()
    with pytest.raises(Refused) as refused:
        asking.hand_out(folder)

    assert refused.value.sentence == (
        "1 place is still to be decided. Decide about it or leave it out, then the record can go."
    )
    assert list(folder.iterdir()) == []
    assert asking.session.store.all(Disclosure) == ()
    assert GIVEN not in said(prepared.document)
    assert "1 place is still to be decided and is not in this copy." in said(prepared.document)


def test_it_cannot_leave_before_it_is_written_down_who_asks(asking: Asking, folder: Path) -> None:
    asking.decide_all()
    asking.session.run(actions.records.edit, "access_request", asking.request.id, identity="")

    with pytest.raises(Refused, match="how you made sure who asks"):
        asking.hand_out(folder)


def test_it_goes_to_nobody_but_the_person_it_is_about(asking: Asking) -> None:
    rows = asking.session.store.family(asking.family)
    other = next(one for one in rows.of(Person) if one.id != asking.sadia and not one.unborn)
    reader = reader_of(rows, other.id)
    assert reader is not None

    with pytest.raises(Refused, match="only to the person it is about"):
        prepare(asking.session, asking.family, asking.asked, reader)


def test_what_was_taken_out_for_her_is_no_correction_to_tell_her_of(
    asking: Asking, folder: Path
) -> None:
    asking.decide_all()
    asking.hand_out(folder)

    def told() -> list[str]:
        rows = asking.session.store.family(asking.family)
        return [one.how for one in must_be_told(asking.session, rows, asking.family)]

    assert told() == []
    note = asking.notes[0]
    asking.session.run(actions.records.edit, "note", note.id, words=f"She hummed. {TAKEN}.")
    assert told() == ["corrected"]


def test_everything_the_view_holds_is_printed(asking: Asking) -> None:
    asking.decide_all()
    prepared = asking.prepared()
    printed = said(prepared.document)
    texts = [
        getattr(record, name)
        for record in prepared.shown.records
        for name in ("words", "name", "why", "what", "impact", "discussion", "address", "typed")
        if isinstance(getattr(record, name, None), str)
    ]

    assert [one for one in texts if one.replace("\n", " ") not in printed] == []


@pytest.mark.slow
def test_sixty_pages_come_out_whole(asking: Asking) -> None:
    for at in range(220):
        note = Note(
            scope=asking.family, about=(asking.sadia,), happened=parse(f"{at % 28 + 1} May 2025"),
            words=f"Visit {at}. " + "We sat in the kitchen and went through the letters. " * 12,
        )  # fmt: skip
        asking.session.run(actions.records.add, note)
    asking.decide_all()

    began = time.process_time()
    document = asking.prepared().document
    data = render(document)
    took = time.process_time() - began

    assert "Visit 219." in said(document)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) >= 60
    assert took < 30
