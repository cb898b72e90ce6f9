"""Copies of the marked family, of every kind there is, and every layer of a file laid open."""

from __future__ import annotations

import email
import email.policy
import io
import json
import re
import zipfile
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2

from core.packs.pdf_reading import elements
from core.sharing.marked import KINDS as INFORMATION
from core.sharing.marked import ON, family, given, marker, reader
from familyplan.model import Person, Record, Rows, kind_of
from familyplan.model.notation import write_record
from familyplan.packs.asked import Asked
from familyplan.packs.formats import format_of
from familyplan.packs.given_list import given as given_to
from familyplan.packs.kind import Making
from familyplan.packs.kinds import KINDS
from familyplan.packs.wording import Wording
from familyplan.sharing import View, view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.packs.document import Document
    from familyplan.packs.given import Given

# Where a choice decides what a kind prints, it is a real one; each state has its own.
_OPEN: dict[str, dict[str, Any]] = {
    "goal-marked": {"status": "open", "scale": "0-10", "better": "higher"},
    "action-marked": {"status": "waiting"},
    "need-marked": {"side": "worry"},
    "meeting-marked": {"roughly": ""},
    "area_score-marked": {"scale": "0-10", "better": "higher"},
    "rating-marked": {"point": ""},
}
_CLOSED: dict[str, dict[str, Any]] = {
    **_OPEN,
    "goal-marked": {"status": "met", "scale": "0-10", "better": "higher"},
    "action-marked": {"status": "done"},
    "need-marked": {"side": "strength"},
    "meeting-marked": {"on": None},
}
# Nothing delicate and nobody protected: what may hang on a fridge.
_EASY: dict[str, dict[str, Any]] = {
    **_OPEN,
    "goal-marked": {**_OPEN["goal-marked"], "information": "", "not_for": (), "outcome": ""},
    "action-marked": {
        "status": "under_way", "information": "", "not_for": (), "owner": "mother", "goal": "",
    },
    "protection-marked": {"person": "friend", "from_": ("mother",)},
    "disclosure-marked": {"reader": "child", "stage": "made", "kind": "family_copy"},
}  # fmt: skip
STATES = {"open": _OPEN, "closed": _CLOSED, "easy": _EASY}
# Who reads, and which kinds of information their agency was told yes about, and how.
READERS: dict[str, tuple[str, tuple[Record, ...]]] = {
    "an agency asked about everything": ("school", given(*INFORMATION)),
    "an agency asked about plan and basics": ("school", given("basics", "plan")),
    "an agency told only about the child": ("school", given("basics", "plan", person="child")),
    "an agency that was refused": ("school", given(*INFORMATION, state="refused")),
    "an agency whose yes has run out": ("school", given(*INFORMATION, state="expired")),
    "another worker": ("seat-marked", ()),
    "whoever leads": ("leading", ()),
    "the mother": ("mother", ()),
    "the father": ("father", ()),
    "the grandmother": ("gran", ()),
    "a friend": ("friend", ()),
    "the child": ("child", ()),
    "a group": ("group-marked", ()),
}
_ABOUT = {
    "person": "child",
    "involvement": "school",
    "step_change": "step_change-marked",
    "closure": "closure-marked",
    "access_request": "access_request-marked",
}
# What decides how a page is made without standing on it in so many words: who young words are for,
# where somebody is drawn in the tree and the circle, what is news, which meeting was which.
SHAPES = {
    "child_page": {"person.born"},
    "meeting_pack": {
        "action.done_on", "agency.type", "episode.kind", "episode.since", "episode.until",
        "involvement.since", "need.areas",
        "person.born", "person.gender", "person.name", "person.sex", "relationship.contact",
        "relationship.since", "residence.since", "standing.since", "story_event.significance",
        "story_event.tone",
    },
}  # fmt: skip
_MARKER = re.compile(r"zq[a-z_0-9]+?qz")


@dataclass(frozen=True)
class Copy:
    """One copy of the marked family: what it was asked for, what it may say, its pages."""

    asked: Asked
    held: View
    document: Document
    given: tuple[Given, ...] = ()

    @property
    def permitted(self) -> frozenset[str]:
        """Give the markers it has to hold: every one in what it says it holds."""
        shapes = {tight(marker(*one.split("."))) for one in SHAPES.get(self.asked.kind, ())}
        return markers_in(self.held) - shapes

    @property
    def allowed(self) -> frozenset[str]:
        """Give the markers it may hold: also its reader's own name, and which copies left."""
        left = json.dumps([one.written() for one in self.given])
        beside = _MARKER.findall(tight(self.held.reader.addressed + left))
        return markers_in(self.held) | frozenset(beside)


def tight(text: str) -> str:
    """Give a text without any space and in small letters: a line may break within a marker."""
    return re.sub(r"\s", "", text).lower()


@cache
def rows_in(state: str, who: str) -> Rows:
    """Give the marked family in a state, with what was said about one reader's agency."""
    over = STATES[state]
    rows = family(*READERS[who][1])
    return Rows([replace(one, **over.get(one.id, {})) for one in rows])


def markers_in(held: View) -> frozenset[str]:
    """Give the markers that stand in a View, each in its own field."""
    found: set[str] = set()
    for record in held.records:
        for name, value in write_record(record).items():
            own = marker(kind_of(record), name)
            if own in json.dumps(value, ensure_ascii=False):
                found.add(tight(own))
    return frozenset(found)


@cache
def every_marker() -> frozenset[str]:
    """Give every marker there is in the family, whoever reads."""
    everything = View(reader(family(), "leading"), ON, tuple(family()))
    return markers_in(everything)


def copies(state: str, who: str) -> Iterator[Copy]:
    """Make every kind of copy that suits a reader."""
    yield from copies_for(rows_in(state, who), READERS[who][0])


def copies_for(rows: Rows, row: str) -> Iterator[Copy]:
    """Make every kind of copy of any family that suits the reader with this id."""
    one = reader(rows, row)
    shown = view(rows, one, ON)
    for key, kind in KINDS.items():
        if not kind.suits(one, rows):
            continue
        span = (date(2026, 1, 1), date(2026, 12, 31))
        asked = Asked(key, "meeting-marked", *span, about=_about(rows, kind.needs))
        if kind.needs in _ABOUT and not asked.about:
            continue
        held = kind.held(rows, shown, asked)
        left = given_to(rows, shown, asked) if key == "given_list" else ()
        making = _making(held, asked, left)
        yield Copy(asked, held, kind.made(making), left)


def with_parts(one: Copy, parts: tuple[str, ...]) -> Copy:
    """Make a copy again with only these parts of it, and what its record then says it holds."""
    kind, asked = KINDS[one.asked.kind], replace(one.asked, parts=parts)
    making = _making(one.held, asked, one.given)
    held = kind.of_parts(making)
    return Copy(asked, held, kind.made(making, held), one.given)


def again(one: Copy) -> Document:
    """Compose a copy from its record alone, as it is when it is opened again."""
    return KINDS[one.asked.kind].made(_making(one.held, one.asked, one.given))


def _making(held: View, asked: Asked, left: tuple[Given, ...]) -> Making:
    return Making(held, asked, ON, Wording(partnership="Northside"), "K7Q2", given=left)


def _about(rows: Rows, needs: str) -> str:
    """Give what a kind is about: the marked row, else any child of the family."""
    wanted = _ABOUT.get(needs, "")
    if rows.any(wanted) is not None or needs != "person":
        return wanted if rows.any(wanted) is not None else ""
    children = [one.id for one in rows.of(Person) if one.place == "child" and not one.unborn]
    return next(iter(children), "")


def said_by(data: bytes, form: str) -> str:
    """Give everything a file says to anybody who opens it, without spaces."""
    if form == "pdf":
        return tight(" ".join(f"{one.text} {one.alt}" for one in elements(data)))
    if form in {"docx", "xlsx"}:
        texts = [re.sub(r"<[^>]+>", "", one) for one in _parts(data) if one.startswith("<")]
        alts = re.findall(r'descr="([^"]*)"', " ".join(_parts(data)))
        return tight(" ".join([*texts, *alts]))
    return tight(data.decode("utf-8-sig"))


def layers(data: bytes, form: str) -> str:
    """Give every layer of a file, without spaces: what is seen, and what only a tool finds."""
    raw = [data.decode("latin-1"), data.decode("utf-16-be", "ignore")]
    if form == "pdf":
        return tight(" ".join([*raw, *_of_pdf(data)]))
    if form in {"docx", "xlsx"}:
        return tight(" ".join([*raw, *_parts(data), said_by(data, form)]))
    if form == "eml":
        return tight(" ".join([*raw, *_of_mail(data)]))
    return tight(" ".join(raw))


def marked_in(text: str) -> frozenset[str]:
    """Give the markers found anywhere in a text without spaces."""
    return frozenset(_MARKER.findall(text)) & every_marker()


def _parts(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = packed.namelist()
        return [*names, *(packed.read(one).decode("utf-8", "replace") for one in names)]


def _of_pdf(data: bytes) -> Iterator[str]:
    """Give text extraction, the structure, metadata, and each string and stream of a PDF."""
    seen = pypdfium2.PdfDocument(data)
    yield from (page.get_textpage().get_text_range() for page in seen)
    seen.close()
    yield from (f"{one.text} {one.alt}" for one in elements(data))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield " ".join(str(one) for one in pdf.docinfo.values())
        for one in pdf.objects:
            if isinstance(one, pikepdf.Stream):
                plain = one.read_bytes() if "/Image" not in str(one.get("/Subtype", "")) else b""
                yield plain.decode("latin-1")
                yield plain.decode("utf-16-be", "ignore")
            yield from _strings(one)


def _strings(node: Any) -> Iterator[str]:  # noqa: ANN401 - an object of any PDF type
    if isinstance(node, pikepdf.String):
        yield str(node)
    elif isinstance(node, pikepdf.Array):
        for kid in node:
            if not getattr(kid, "is_indirect", False):
                yield from _strings(kid)
    elif isinstance(node, pikepdf.Dictionary | pikepdf.Stream):
        for kid in dict(node.items()).values():
            if not getattr(kid, "is_indirect", False):
                yield from _strings(kid)


def _of_mail(data: bytes) -> Iterator[str]:
    mail = email.message_from_bytes(data, policy=email.policy.default)
    for part in mail.walk():
        yield " ".join(f"{key}: {value}" for key, value in part.items())
        if not part.is_multipart():
            held = part.get_payload(decode=True)
            inner = held if isinstance(held, bytes) else b""
            name = part.get_filename() or ""
            yield layers(inner, name.rsplit(".", 1)[-1] if name else "txt")


def made(one: Copy, form: str) -> bytes:
    """Make the file of a copy."""
    return format_of(form).make(one.document, one.held)
