"""One record or more of every kind of the whole story, kept for the Khan-Walters family."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from familyplan import actions
from familyplan.model import (
    AccessDecision,
    AccessRequest,
    Agreement,
    Answer,
    AreaScore,
    Assessment,
    Closure,
    Contingency,
    Episode,
    FormAnswer,
    Jotting,
    LaterCheck,
    Meeting,
    Need,
    Note,
    OtherAdult,
    Paper,
    Record,
    Reply,
    SafePerson,
    SafetyPlan,
    SharingDecision,
    StepChange,
    StoryEvent,
    TextDecision,
    Translation,
    Voice,
    WhyNot,
    WorkerWarning,
)
from familyplan.model.declare import STORE
from familyplan.model.partial_date import parse
from made_once import made_once

if TYPE_CHECKING:
    from familyplan.session import Session
    from khan_walters import KhanWalters

R = TypeVar("R", bound=Record)
URDU = "مجھے رات کو ڈر لگتا ہے، لیکن نانی کے پاس سو کر اچھا لگتا ہے"


@made_once
def whole_story(session: Session, kept: KhanWalters) -> dict[str, Record]:
    """Keep them, and give each by a handy name."""
    found: dict[str, Record] = {}
    _understanding(session, kept, found)
    _story(session, kept, found)
    _ending(session, kept, found)
    _leaving(session, kept, found)
    return found


def _add(session: Session, record: R) -> R:
    kept: R = session.run(actions.records.add, record)  # type: ignore[assignment]  # of the same type
    return kept


def _understanding(session: Session, kept: KhanWalters, found: dict[str, Record]) -> None:
    scope, rosa, hina = kept.family.id, kept.seats["rosa"].id, kept.seats["hina"].id
    yusuf, sadia = kept.people["yusuf"].id, kept.people["sadia"].id
    episode = _add(session, Episode(scope=scope, kind="family_help", since=parse("March 2026")))
    again = Episode(scope=scope, kind="family_help", earlier=episode.id, since=parse("2027"))
    found |= {"episode": episode, "again": _add(session, again)}
    first = Assessment(
        scope=scope, title="How things were in March", form="early_help", episode=episode.id,
        started=parse("March 2026"), completed=parse("27 March 2026"), about=(yusuf,),
        author=rosa, co_authors=(hina,), present=(sadia, rosa), methods=("visit", "child"),
        level="several", criteria=("attendance",), family_aware=Answer("yes"),
        analysis="Reading is hard because hearing is hard", look_again=parse("May 2026"),
    )  # fmt: skip
    assessment = _add(session, first)
    found["assessment"] = assessment
    for key, side, words in (
        ("strength", "strength", "Nani reads with him every night"),
        ("needs", "needs", "Somebody has to test his hearing soon"),
    ):
        need = Need(scope=scope, words=words, side=side, areas=("triangle.education",),
                    assessment=assessment.id, impact="He gets to the end of a story",
                    about=(yusuf,), said_by=(sadia,), information="school")  # fmt: skip
        found[key] = _add(session, need)
    score = AreaScore(scope=scope, assessment=assessment.id, area="triangle.education",
                      value=Decimal(2), scale="0-4", better="lower", said_by=(hina,),
                      about=(yusuf,), comment="Two years behind", information="school")  # fmt: skip
    found["score"] = _add(session, score)
    answer = FormAnswer(scope=scope, assessment=assessment.id, about=(yusuf,), form="local",
                        question="Does he ride a bicycle?",
                        answer=Answer(why_not=WhyNot.NOT_ASKED))  # fmt: skip
    found["answer"] = _add(session, answer)
    other = OtherAdult(scope=scope, child=yusuf, part="other",
                       known=Answer("not_yet"), asked="Sadia was asked in May")  # fmt: skip
    found["other"] = _add(session, other)
    said = Voice(scope=scope, about=(yusuf,), said_by=(yusuf,), words=URDU, box="worries",
                 interpreter="Nani", checked_back=Answer("yes"),
                 assessment=assessment.id)  # fmt: skip
    found["voice"] = _add(session, said)
    reply = Reply(scope=scope, to=found["needs"].id, said_by=(sadia,), words="I asked in June")
    found["reply"] = _add(session, reply)


def _story(session: Session, kept: KhanWalters, found: dict[str, Record]) -> None:
    scope, yusuf = kept.family.id, kept.people["yusuf"].id
    event = StoryEvent(scope=scope, about=(yusuf,), happened=parse("winter 2024"),
                       words="The boiler broke and nobody came", tone="hard",
                       impact="He slept in his coat", response="A heater was lent",
                       significance="turning", source="Sadia",
                       information="home_money")  # fmt: skip
    early = StoryEvent(scope=scope, words="The family came to this town", tone="good", order=1)
    found |= {"event": _add(session, event), "early": _add(session, early)}
    found["warning"] = _add(
        session,
        WorkerWarning(scope=scope, words="A dog lives next door", do="Meet at school",
                      about=(kept.people["daniel"].id,), since=parse("May 2026")),
    )  # fmt: skip
    paper = Paper(scope=scope, name="Drawing of the kitchen", type="drawing", about=(yusuf,),
                  shows="A big kitchen with everybody in it", to=found["voice"].id)  # fmt: skip
    found["paper"] = _add(session, paper)
    found["jotting"] = _add(session, Jotting(scope=STORE, words="Ring about the boiler"))
    note = Note(scope=scope, words="He was calm", type="visit", seen=(yusuf,), alone=(yusuf,),
                where="at home", for_team="team")  # fmt: skip
    found["note"] = _add(session, note)
    talked = Meeting(scope=scope, type="review", discussion="The boiler, at length",
                     safety_update="Nothing has changed")  # fmt: skip
    found["talked"] = _add(session, talked)
    agreed = Agreement(scope=scope, episode=found["episode"].id, state="agreed", how="said",
                       by=(kept.people["sadia"].id,), on=parse("3 March 2026"),
                       explained=("leaflet", "stop"), words="As long as it helps him")  # fmt: skip
    found["agreed"] = _add(session, agreed)
    decision = SharingDecision(scope=scope, decided_by="Rosa Menendez", about=(yusuf,),
                               concern="A mark on his arm", outcome="not_shared",
                               legal_reason="harm", asking_raises_risk=Answer("no"),
                               advice="The duty desk, the same day")  # fmt: skip
    found["decision"] = _add(session, decision)


def _ending(session: Session, kept: KhanWalters, found: dict[str, Record]) -> None:
    scope, episode = kept.family.id, found["episode"].id
    sadia, zainab = kept.people["sadia"].id, kept.people["zainab"].id
    plan = SafetyPlan(scope=scope, about=(sadia,), could_go_wrong="He comes to the door",
                      first_steps="Go to the neighbour", kept_where="Inside the blue book",
                      safe_places="With Nani", emergency="Ring 999", copies=(zainab,))  # fmt: skip
    safe = _add(session, plan)
    found["safe"] = safe
    person = SafePerson(scope=scope, plan=safe.id, who=zainab, will_do="Take the children")
    found["person"] = _add(session, person)
    what_if = Contingency(scope=scope, plan=safe.id, if_="The lift breaks again",
                          then="Sleep at Nani's", who=sadia)  # fmt: skip
    found["what_if"] = _add(session, what_if)
    step = StepChange(scope=scope, direction="down", episode=episode, reason="Steady since May",
                      accepted="waiting", family_told=Answer("yes"))  # fmt: skip
    found["step"] = _add(session, step)
    closure = Closure(scope=scope, episode=episode, reasons=("needs_met", "single_agency"),
                      needs="partly", worked="The reading club", continues=(zainab,),
                      child_view="I can hear the bell")  # fmt: skip
    ended = _add(session, closure)
    found["closure"] = ended
    check = LaterCheck(scope=scope, closure=ended.id, asked=(sadia,), words="Still reading",
                       still_well=Answer("yes"), on=parse("autumn 2027"))  # fmt: skip
    found["check"] = _add(session, check)


def _leaving(session: Session, kept: KhanWalters, found: dict[str, Record]) -> None:
    scope, sadia = kept.family.id, kept.people["sadia"].id
    words = Translation(scope=scope, to=found["voice"].id, language="English", translator="Nani",
                        words="I am scared at night, and it is good to sleep at Nani's",
                        translated=parse("7 December 2026"))  # fmt: skip
    found["translation"] = _add(session, words)
    meant = TextDecision(scope=scope, what=found["note"].id, field_name="words",
                         digest="ab" * 32, verdict="other", reason="Not a name")  # fmt: skip
    found["meant"] = _add(session, meant)
    asked = AccessRequest(scope=scope, person=sadia, asked_on=parse("1 December 2026"),
                          how="In a letter", state="open")  # fmt: skip
    request = _add(session, asked)
    found["request"] = request
    taken = AccessDecision(scope=scope, request=request.id, what=found["event"].id,
                           field_name="words", digest="ab" * 32, verdict="part",
                           taken_out=("nobody came",), reason="About a landlord")  # fmt: skip
    found["taken"] = _add(session, taken)
