"""Deciding what words mean that seem to name something kept back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.actions.registry import verb
from familyplan.errors import Refused
from familyplan.model import TextDecision, declarations, nouns
from familyplan.model.vocabulary import choices, spoken
from familyplan.words import mark, say

if TYPE_CHECKING:
    from familyplan.sharing import TextToDecide
    from familyplan.store import Transaction


@verb("words.decide", mark("decided about “{label}”: {verdict}"))
def decide_words(
    tx: Transaction, found: TextToDecide, verdict: str, *, reason: str = ""
) -> tuple[TextDecision, ...]:
    """Keep what the words of one text mean: "other" lets them be read, "keep" keeps them out.

    The decision is bound to this very text and to each thing it was found to name, so that one
    changed later, or found to name something else too, is asked about again. An earlier decision
    about the same is changed.

    Raises:
        Refused: the text is not there any more as it was read, nothing that can be decided was
            chosen, or no reason is given for letting the words be read.

    """
    record = tx.get(nouns()[found.kind], found.row)
    if not found.still_said(record):
        raise Refused(say("These words were changed meanwhile. Nothing was decided. Look again."))
    if verdict not in choices("words_mean"):
        raise Refused(say("Choose whether the words mean something else, or stay out."))
    if verdict == "other" and not reason.strip():
        raise Refused(say("Write down what the words mean. Without a reason they stay out."))
    earlier = {
        one.digest: one
        for one in tx.in_scope(TextDecision, found.scope)
        if (one.what, one.field_name) == (found.row, found.field)
    }
    kept = []
    for digest in found.digests:
        said = {"verdict": verdict, "reason": reason.strip()}
        if digest in earlier:
            kept.append(tx.change(earlier[digest], **said))
        else:
            made = TextDecision(
                scope=found.scope, what=found.row, field_name=found.field, digest=digest, **said
            )
            kept.append(tx.add(made))
    label = declarations(nouns()[found.kind])[found.field].label
    tx.say(label=say(label), verdict=spoken("words_mean", verdict))
    return tuple(kept)
