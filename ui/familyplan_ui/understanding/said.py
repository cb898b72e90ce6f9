"""How statements, scores, own words and replies are said on this page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.figures.understanding import places, score_words, side_of, sure_words
from familyplan.model.titles import shortened
from familyplan.model.vocabulary import spoken
from familyplan.words import listed, say
from familyplan_ui.family.said import answered, joined
from familyplan_ui.widgets.painted import PaintedRow
from familyplan_ui.widgets.rows import Row
from familyplan_ui.wording import names, plain_date, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from familyplan.model import AreaScore, FormAnswer, Need, Reply, Rows, Voice
    from familyplan_ui.widgets import Standing

_LONGEST: Final = 400
_SIDE_LOOK: Final[dict[str, tuple[str, Standing]]] = {
    "strength": ("heart", "good"),
    "worry": ("circle-alert", "attention"),
    "needs": ("arrow-right", "accent"),
}


def about_words(rows: Rows, statement: Need | Voice | AreaScore) -> str:
    """Say whom it is about, "" where nobody is named."""
    return say("about {names}", names=names(rows, statement.about)) if statement.about else ""


def statement_row(
    rows: Rows,
    need: Need,
    today: date,
    *,
    under: tuple[str, Mapping[str, str]],
    replied: bool = False,
) -> PaintedRow:
    """Give a statement's row: `under` is the area it stands in, and the name of every area."""
    here, called = under
    others = [called[key] for key in need.areas if key != here and key in called]
    side = side_of(need)
    icon, standing = _SIDE_LOOK[side]
    in_column = here in places(need) and here not in need.areas
    return PaintedRow(
        need.id,
        quoted(shortened(need.words, _LONGEST)) if need.words else say("No words yet"),
        joined(
            names(rows, need.said_by) or say("nobody named as saying it"),
            about_words(rows, need),
            plain_date(need.happened, today),
            sure_words(need),
            say("sits in {areas}", areas=listed(others)) if others else "",
            say("with own replies") if replied else "",
        ),
        chip=None if in_column else (icon, spoken("side", side), standing),
        strong=False,
    )


def score_line(rows: Rows, score: AreaScore, today: date) -> str:
    """Say whose score it is and what: "Hina Patel, 3 Mar: 2 of 4, lower is better"."""
    who = names(rows, score.said_by) or say("Nobody named")
    when = plain_date(score.happened, today)
    about = about_words(rows, score)
    return say(
        "{who}: {score}",
        who=", ".join(part for part in (who, about, when) if part),
        score=score_words(score),
    )


def voice_words(voice: Voice) -> str:
    """Give the words in quotes, or how they told us where there are none."""
    if voice.words:
        return quoted(shortened(voice.words, _LONGEST))
    return spoken("voice_how", voice.how) if voice.how else say("No words yet")


def voice_soft(voice: Voice, today: date) -> str:
    """Say how, when, where and with whom it was told."""
    return joined(
        spoken("voice_how", voice.how) if voice.how and voice.words else "",
        plain_date(voice.happened, today),
        voice.where,
        say("with {who}", who=voice.with_whom) if voice.with_whom else "",
        say("{who} interpreted", who=voice.interpreter) if voice.interpreter else "",
    )


def may_know(rows: Rows, voice: Voice) -> str:
    """Say who the speaker says may know."""
    if not voice.may_know:
        return say("Not asked yet who may know")
    return say("May know: {names}", names=names(rows, voice.may_know))


def checked(voice: Voice) -> str:
    """Say whether it was read back to them."""
    if not voice.checked_back:
        return say("Not read back to them yet")
    said = answered(voice.checked_back, "yes_no")
    return say("Read back to them, and right: {answer}", answer=said)


def reply_row(rows: Rows, reply: Reply, today: date) -> Row:
    """Give a reply's row."""
    soft = joined(names(rows, reply.said_by), plain_date(reply.happened, today))
    words = quoted(shortened(reply.words, _LONGEST)) if reply.words else say("No words yet")
    return Row(reply.id, words, soft)


def answer_row(rows: Rows, answer: FormAnswer) -> Row:
    """Give the row of an answer on a form: the question, and what was answered."""
    said = answered(answer.answer) or say("Not answered yet")
    return Row(
        answer.id, answer.question or say("A question"), joined(said, names(rows, answer.about))
    )
