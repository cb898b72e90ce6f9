"""Words ready to leave: translations, what a text was found to mean, and subject access."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from familyplan.model.declare import Noun, Record, noun
from familyplan.model.fields import Sharing, answer, choice, long_text, ref, text, texts, when
from familyplan.model.plan import PERSON
from familyplan.words import mark

if TYPE_CHECKING:
    from familyplan.model.partial_date import PartialDate
    from familyplan.model.values import Answer

S = Sharing
TRANSLATABLE = (
    "goal", "action", "need", "voice", "note", "reply", "story_event", "meeting", "safety_plan",
)  # fmt: skip
BY_POINTING = mark("chosen by pointing at the entry")
BY_PROGRAM = mark("kept by the program, so that a decision holds only for the words it was about")


@noun(Noun("translation", mark("translation"), mark("translations"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Translation(Record):
    """The main words of an entry in another language, typed in by somebody who is named."""

    to: str = ref(
        mark("Of which entry"),
        sharing=S.VOICE,
        refers=TRANSLATABLE,
        required_for=("save",),
        hidden=BY_POINTING,
    )
    language: str = text(mark("Language"), sharing=S.VOICE, required_for=("save",))
    words: str = long_text(mark("In that language"), sharing=S.VOICE, found=True)
    translator: str = text(mark("Translated by"), sharing=S.VOICE, required_for=("save",))
    translated: PartialDate | None = when(mark("Translated on"), sharing=S.VOICE)
    checked: Answer | None = answer(
        mark("Read back to the family"), sharing=S.WORKING, choices="yes_no"
    )
    of_words: str = text(mark("Digest of the words"), sharing=S.WORKING, hidden=BY_PROGRAM)


@noun(Noun("text_decision", mark("decision about words"), mark("decisions about words"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class TextDecision(Record):
    """What a person found when asked whether a text names something kept back.

    It holds for these very words only, and for one thing they were found to name: `digest` is the
    SHA-256 of the text, a zero byte and the folded value found, in UTF-8.
    """

    what: str = text(mark("Which entry"), sharing=S.WORKING, hidden=BY_POINTING)
    field_name: str = text(mark("Which part of it"), sharing=S.WORKING, hidden=BY_POINTING)
    digest: str = text(mark("Digest of the words"), sharing=S.WORKING, hidden=BY_PROGRAM)
    verdict: str = choice(
        mark("What was decided"), sharing=S.WORKING, choices="words_mean", required_for=("save",)
    )
    reason: str = long_text(mark("Reason"), sharing=S.WORKING)


@noun(Noun("access_request", mark("access request"), mark("access requests"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class AccessRequest(Record):
    """That somebody asked for what is kept about them (UK GDPR, Article 15)."""

    person: str = ref(
        mark("Whose record"), sharing=S.WORKING, refers=PERSON, required_for=("save",)
    )
    asked_on: PartialDate | None = when(mark("Asked on"), sharing=S.WORKING, required_for=("save",))
    asked_by: str = text(
        mark("Asked by"),
        sharing=S.WORKING,
        help=mark("Empty means the person themselves."),
    )
    on_behalf: str = long_text(mark("Why they may ask for somebody else"), sharing=S.WORKING)
    how: str = text(mark("How it was asked"), sharing=S.WORKING)
    what: str = long_text(
        mark("What they asked for"),
        sharing=S.WORKING,
        help=mark("Empty means everything that is kept about them."),
    )
    identity: str = text(mark("How it was checked who asks"), sharing=S.WORKING)
    identity_on: PartialDate | None = when(mark("Checked on"), sharing=S.WORKING)
    longer: str = long_text(
        mark("Why it takes up to 2 months longer"),
        sharing=S.WORKING,
        help=mark("Only for a complex request, and they are told within the first month."),
    )
    state: str = choice(mark("How it stands"), sharing=S.WORKING, choices="access_state")
    answered_on: PartialDate | None = when(mark("Answered on"), sharing=S.WORKING)


@noun(
    Noun(
        "access_decision",
        mark("decision of an access review"),
        mark("decisions of an access review"),
        "family",
    )
)
@dataclass(frozen=True, kw_only=True, slots=True)
class AccessDecision(Record):
    """What one passage of a record becomes in the copy somebody asked for."""

    request: str = ref(
        mark("For which request"),
        sharing=S.WORKING,
        refers=("access_request",),
        required_for=("save",),
        hidden=BY_POINTING,
    )
    what: str = text(mark("Which entry"), sharing=S.WORKING, hidden=BY_POINTING)
    field_name: str = text(mark("Which part of it"), sharing=S.WORKING, hidden=BY_POINTING)
    digest: str = text(mark("Digest of the words"), sharing=S.WORKING, hidden=BY_PROGRAM)
    verdict: str = choice(
        mark("What was decided"),
        sharing=S.WORKING,
        choices="access_verdict",
        required_for=("save",),
    )
    taken_out: tuple[str, ...] = texts(mark("Passages taken out"), sharing=S.WORKING)
    third_party: str = text(mark("About whom else it is"), sharing=S.WORKING)
    reason: str = long_text(mark("Reason"), sharing=S.WORKING)
