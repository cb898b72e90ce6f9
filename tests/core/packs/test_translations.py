"""Two languages in one copy: each translation beside its words, and only while it is of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from core.packs.family_copies import copied, is_sound
from core.packs.pdf_reading import elements
from familyplan import actions
from familyplan.model import (
    Action,
    Answer,
    Family,
    Goal,
    Meeting,
    Need,
    Person,
    Protection,
    Rows,
    Translation,
    Voice,
)
from familyplan.model.partial_date import parse
from familyplan.packs.asked import Asked
from familyplan.packs.document import Document, Table, text_in_order
from familyplan.packs.render import render
from familyplan.packs.translations import languages
from familyplan.session.preparing import prepare
from familyplan.sharing import resolve
from familyplan.sharing.translated import digest, stale
from khan_walters import khan_walters

if TYPE_CHECKING:
    from familyplan.model import Record
    from familyplan.session import Session

SAID = "I can hear my teacher"
URDU = "میں اپنے استاد کی آواز سن سکتا ہوں"
WELSH = "Dw i’n gallu clywed fy athrawes yn y tŷ"
FAMILY = (
    Family(id="f", scope="f", name="Rhys"),
    Person(id="mum", scope="f", name="Sadia", place="parent", first_language=Answer("Urdu")),
    Person(id="nain", scope="f", name="Mair", place="relative", first_language=Answer("Cymraeg")),
    Goal(id="g", scope="f", words="Calm mornings", said_by=("mum",)),
    Action(id="act", scope="f", what="Ring the GP", goal="g", owner="mum"),
    Need(id="n", scope="f", side="strength", words="They laugh together"),
    Voice(id="v", scope="f", words=SAID, said_by=("mum",), may_know=("mum", "nain")),
)


def translation(to: str, language: str, words: str, *, of: str = "") -> Translation:
    return Translation(
        id=f"t-{to}-{language}", scope="f", to=to, language=language, words=words,
        translator="Gwen Ellis", translated=parse("3 May 2026"), of_words=digest(of) if of else "",
    )  # fmt: skip


def copy_for(who: str, *records: Record, language: str = "") -> Document:
    asked = Asked("family_copy", language=language)
    return copied(Rows([*FAMILY, *records]), who, asked)[0]


def test_the_readers_own_language_stands_first_and_the_words_as_said_beside_it() -> None:
    made = copy_for("mum", translation("v", "Urdu", URDU, of=SAID))
    pairs = [one for one in made.blocks if isinstance(one, Table) and one.languages]
    inside = [
        part
        for one in made.blocks
        for part in getattr(one, "blocks", ())
        if isinstance(part, Table) and part.languages
    ]
    (table,) = pairs + inside
    assert table.head == ("In Urdu", "As it was said")
    assert table.leftward
    is_sound(made)
    said = [(one.text, one.language) for one in elements(render(made)) if one.tag == "TD"]
    assert (URDU, "ur") in said
    assert (f"{SAID} Translated by Gwen Ellis, 3 May", "") in said


def test_welsh_and_english_stand_side_by_side_each_once() -> None:
    records = [
        translation("v", "Welsh", WELSH),
        translation("g", "Cymraeg", "Boreau tawel"),
        translation("act", "cymraeg", "Ffonio’r meddyg"),
        translation("n", "Welsh", "Maen nhw’n chwerthin gyda’i gilydd"),
    ]
    made = copy_for("nain", *records)
    is_sound(made)
    said = text_in_order(made)
    assert [said.count(one.words) for one in records] == [1, 1, 1, 1]
    welsh = [one.text for one in elements(render(made)) if one.language == "cy"]
    assert sorted(welsh) == sorted(one.words for one in records)
    assert said.index("“Calm mornings”") + 1 == said.index("Boreau tawel")
    below = said[said.index("Boreau tawel") + 1]
    assert below == "In Cymraeg. Translated by Gwen Ellis, 3 May"


def test_a_reader_is_given_one_second_language_unless_another_is_asked_for() -> None:
    both = (translation("v", "Urdu", URDU), translation("v", "Welsh", WELSH))
    for who, language, holds in (
        ("mum", "", URDU),
        ("nain", "", WELSH),
        ("mum", "Welsh", WELSH),
        ("mum", "English", ""),
    ):
        said = text_in_order(copy_for(who, *both, language=language))
        assert [one for one in said if one in {URDU, WELSH}] == ([holds] if holds else [])
    assert languages(Rows([*both, translation("g", "cymraeg", "x")])) == ("Urdu", "Welsh")


def test_a_translation_of_words_that_changed_stays_out() -> None:
    old = translation("v", "Urdu", URDU, of="I can hear my cousin Aisha")
    assert stale(Rows([*FAMILY, old]), old)
    assert URDU not in text_in_order(copy_for("mum", old))
    right = replace(old, of_words=digest(SAID))
    assert not stale(Rows([*FAMILY, right]), right)
    assert URDU in text_in_order(copy_for("mum", right))


def test_words_that_are_not_in_the_copy_take_their_translation_with_them() -> None:
    kept_back = Voice(id="w", scope="f", words="Between us", said_by=("mum",), may_know=("mum",))
    records = (kept_back, translation("w", "Welsh", "Rhyngon ni"))
    assert "Rhyngon ni" not in " ".join(text_in_order(copy_for("nain", *records)))
    _made, held = copied(Rows([*FAMILY, *records]), "nain", Asked("family_copy"))
    assert held.rows.of(Translation) == ()


def test_the_record_of_a_copy_holds_a_translation_without_the_programs_own_notes() -> None:
    one = replace(translation("v", "Urdu", URDU, of=SAID), checked=Answer("yes"))
    _made, held = copied(Rows([*FAMILY, one]), "mum", Asked("family_copy"))
    (kept,) = held.rows.of(Translation)
    assert kept == replace(one, checked=None, of_words="")


@pytest.mark.parametrize("field_name", ["words", "translated"])
def test_a_translation_is_of_the_words_before_whoever_writes_it(
    session: Session, field_name: str
) -> None:
    kept = khan_walters(session)
    goal, scope = kept.goals["hear"], kept.family.id
    words = Translation(scope=scope, to=goal.id, language="Urdu", words=URDU, translator="Nani")
    made = session.run(actions.records.add, words)

    def is_stale() -> bool:
        kept = session.store.get(Translation, made.id)
        return kept is not None and stale(session.store.family(scope), kept)

    assert not is_stale()
    session.run(actions.records.edit, "goal", goal.id, words="I can hear everybody")
    assert is_stale()
    new: dict[str, Any] = {"words": f"{URDU} {URDU}", "translated": parse("7 December 2026")}
    value = {field_name: new[field_name]}
    session.run(actions.records.edit, "translation", made.id, **value)
    assert not is_stale()
    session.undo()
    assert is_stale()


def test_a_meeting_pack_prints_the_translation_into_its_readers_language(session: Session) -> None:
    kept = khan_walters(session)
    scope, nani = kept.family.id, kept.people["zainab"].id
    voice = session.run(actions.records.add, Voice(scope=scope, words=URDU, said_by=(nani,)))
    for to, language, text in ((kept.goals["home"].id, "Urdu", WELSH), (voice.id, "English", SAID)):
        words = Translation(scope=scope, to=to, language=language, words=text, translator="Nani")
        session.run(actions.records.add, words)
    rows = session.store.family(scope)
    meeting = next(one for one in rows.of(Meeting) if not one.held)
    for who, holds in (("Zainab", [WELSH]), ("Rosa", [SAID])):
        made = copied(rows, who, Asked(meeting=meeting.id))[0]
        is_sound(made)
        assert [one for one in text_in_order(made) if one in {WELSH, SAID}] == holds


def test_a_childs_page_holds_no_translation_that_says_what_the_child_may_not_know() -> None:
    rows = Rows([
        *FAMILY,
        Person(id="boy", scope="f", name="Yusuf", place="child"),
        Person(id="dad", scope="f", name="Daniel Walters", place="parent"),
        Protection(id="p", scope="f", person="dad", from_=("boy",), what=("everything",)),
        Goal(id="his", scope="f", words="I can hear", whose=("boy",)),
        translation("his", "Urdu", "سن Daniel Walters"),
    ])  # fmt: skip
    for language in ("Urdu", ""):
        made, held = copied(rows, "mum", Asked("child_page", about="boy", language=language))
        assert held.rows.of(Translation) == ()
        assert "I can hear" in " ".join(text_in_order(made))


def test_a_part_left_out_takes_its_translations_with_it(session: Session) -> None:
    kept = khan_walters(session)
    goal = kept.goals["mornings"]
    told = translation(goal.id, "Urdu", "صبح")
    session.run(actions.records.add, replace(told, id="", scope=kept.family.id))
    rows = session.store.family(kept.family.id)
    found = {}
    for parts in ((), ("team",)):
        asked = Asked("plan_copy", parts=parts, language="Urdu")
        prepared = prepare(session, kept.family.id, asked, resolve(rows, "Rosa Menendez"))
        said = " ".join(text_in_order(prepared.document))
        held = prepared.shown.rows
        found[parts] = (
            "صبح" in said,
            goal.words in said,
            held.any(goal.id) is not None,
            held.of(Translation) != (),
        )
    assert found == {(): (True,) * 4, ("team",): (False,) * 4}
