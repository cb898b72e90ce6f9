"""What an assessment said on the day it was completed: written into it once, read back any time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

from familyplan.figures.understanding import latest_scores, words_of
from familyplan.model import AreaScore, Assessment, FormAnswer, Need, Reply, Rows, Voice
from familyplan.model.notation import NotationError, read_record, write_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from familyplan.model import Record

R = TypeVar("R", bound="Record")
COPIED: Final = (Need, AreaScore, Voice, FormAnswer, Reply)
_PARTS: Final[dict[str, type[Record]]] = {
    "statements": Need,
    "scores": AreaScore,
    "voices": Voice,
    "answers": FormAnswer,
    "replies": Reply,
}


@dataclass(frozen=True, slots=True)
class Told:
    """What it said: its own fields, and what stood beside it.

    People are named by id alone, so that a page always says the name they go by now.
    """

    assessment: Assessment
    statements: tuple[Need, ...]
    scores: tuple[AreaScore, ...]
    voices: tuple[Voice, ...]
    answers: tuple[FormAnswer, ...]
    replies: tuple[Reply, ...]


def as_it_stands(rows: Rows, assessment: Assessment) -> dict[str, Any]:
    """Give what an assessment says now, as JSON.

    That is its own fields, every statement of the family, the latest scores and own words, the
    answers on its form, and the replies beside any of these.
    """
    mine = assessment.id
    scores = rows.of(AreaScore)
    voices = rows.of(Voice)
    speakers = {person for one in voices for person in (one.said_by or one.about)}
    newest = {words_of(voices, person)[0].id for person in speakers}
    counted = {one.id for one in latest_scores(scores)}
    kept: dict[str, list[Record]] = {
        "statements": [*rows.of(Need)],
        "scores": [one for one in scores if one.id in counted or one.assessment == mine],
        "voices": [one for one in voices if one.id in newest or one.assessment == mine],
        "answers": [one for one in rows.of(FormAnswer) if one.assessment == mine],
    }
    beside = {mine, *(one.id for part in kept.values() for one in part)}
    kept["replies"] = [one for one in rows.of(Reply) if one.to in beside]
    written = {name: [_written(one) for one in part] for name, part in kept.items()}
    return {"assessment": write_record(replace(assessment, frozen=None)), **written}


def as_it_stood(assessment: Assessment) -> Told | None:
    """Give what it said when it was completed, None where nothing was kept that can be read."""
    held = assessment.frozen
    if not isinstance(held, dict):
        return None
    own = _read([held.get("assessment")], Assessment, assessment)
    if not own:
        return None
    parts = {name: _listed(held, name, assessment) for name in _PARTS}
    return Told(
        replace(own[0], id=assessment.id),
        _only(parts["statements"], Need),
        _only(parts["scores"], AreaScore),
        _only(parts["voices"], Voice),
        _only(parts["answers"], FormAnswer),
        _only(parts["replies"], Reply),
    )


def _written(record: Record) -> dict[str, Any]:
    return {"id": record.id, **write_record(record)}


def _listed(held: dict[str, Any], name: str, assessment: Assessment) -> list[Record]:
    part = held.get(name)
    return _read(part if isinstance(part, list) else [], _PARTS[name], assessment)


def _read(part: Iterable[Any], record_type: type[R], assessment: Assessment) -> list[R]:
    """Read records back; one that cannot be read is left out, as an import can hold anything."""
    found: list[R] = []
    for written in part:
        if not isinstance(written, dict):
            continue
        fields = {**written}
        row_id = fields.pop("id", "")
        try:
            record = read_record(record_type, str(row_id), assessment.scope, fields)
        except NotationError:
            continue
        if isinstance(record, record_type):
            found.append(record)
    return found


def _only(records: Iterable[Record], record_type: type[R]) -> tuple[R, ...]:
    return tuple(one for one in records if isinstance(one, record_type))
