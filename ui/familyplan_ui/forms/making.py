"""Which editor a declared field gets, what it offers, and warnings that never block."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from familyplan.model import DIRECTORY, Kind
from familyplan.model.identifiers import verdict
from familyplan.model.lenses import COLUMNS, SETTING, lenses
from familyplan.model.vocabulary import choices
from familyplan.words import say
from familyplan_ui.forms.choosing import AnswerEditor, ChoiceEditor, FlagEditor
from familyplan_ui.forms.dates import DayEditor, TimeEditor, WhenEditor
from familyplan_ui.forms.lines import LineEditor, ListEditor, TextEditor
from familyplan_ui.forms.numbers import MoneyEditor, NumberEditor, ScoreEditor
from familyplan_ui.forms.pointing import Option, PointEditor, SeveralEditor, options_among

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from familyplan.model import Declaration
    from familyplan.model.lenses import Lenses
    from familyplan_ui.forms.editor import Editor
    from familyplan_ui.gate import Gate

_DIRECTORY_KINDS = frozenset({"agency", "practitioner"})


def editor_for(declaration: Declaration, today: Callable[[], date]) -> Editor:
    """Make the editor of a declared field; LookupError for kinds nobody types."""
    label = say(declaration.label)
    makers: dict[Kind, Callable[[], Editor]] = {
        Kind.TEXT: LineEditor,
        Kind.LONG_TEXT: TextEditor,
        Kind.CHOICE: lambda: ChoiceEditor(declaration.choices, open_choice=declaration.open_choice),
        Kind.ANSWER: lambda: AnswerEditor(declaration.choices),
        Kind.PARTIAL_DATE: lambda: WhenEditor(today),
        Kind.DAY: lambda: DayEditor(today),
        Kind.TIME: TimeEditor,
        Kind.NUMBER: NumberEditor,
        Kind.SCORE: ScoreEditor,
        Kind.MONEY: lambda: MoneyEditor(today),
        Kind.FLAG: lambda: FlagEditor(label),
        Kind.REF: lambda: PointEditor(typing=bool(_DIRECTORY_KINDS & {*declaration.refers})),
        Kind.REFS: lambda: SeveralEditor(label),
        Kind.TEXTS: lambda: _texts(declaration, label),
    }
    return makers[declaration.kind]()


def _texts(declaration: Declaration, label: str) -> Editor:
    if not declaration.choices:
        return ListEditor()
    several = SeveralEditor(label, free=True)
    several.offer([Option(key, words) for key, words in choices(declaration.choices).items()])
    return several


def offer_to(editor: Editor, declaration: Declaration, gate: Gate, scope: str) -> None:
    """Give an editor that points at records, or at areas of lenses, what it can point at now."""
    if declaration.choices == "area":
        _offer_areas(editor, lenses(gate.session.setting(SETTING)))
        return
    if not declaration.refers or not isinstance(editor, PointEditor | SeveralEditor):
        return
    from_directory = scope == DIRECTORY or _DIRECTORY_KINDS & {*declaration.refers}
    rows = gate.directory() if from_directory else gate.rows(scope)
    editor.offer(options_among(rows, declaration.refers))


def _offer_areas(editor: Editor, found: Lenses) -> None:
    """Offer the areas of every lens, a partnership's own among them.

    The three columns are left out: there the side of a statement says where it stands. An area
    is also known by its own name alone, where no other has that name.
    """
    held = [(lens, area) for lens in found.all if lens.key != COLUMNS for area in lens.areas]
    times = Counter(area.name.casefold() for _lens, area in held)
    listed = [
        Option(
            area.key,
            found.spoken(area.key),
            also=(area.name,) if times[area.name.casefold()] == 1 else (),
            under=lens.name,
        )
        for lens, area in held
    ]
    if isinstance(editor, SeveralEditor):
        editor.offer(listed)
    elif isinstance(editor, ChoiceEditor):
        editor.offer({option.key: option.name for option in listed})


def warnings(kind: str, values: Mapping[str, Any]) -> dict[str, str]:
    """Give what looks wrong with the values of a record, by field; nothing is blocked by it."""
    if kind == "identifier":
        return {"typed": verdict(values.get("scheme", ""), values.get("typed", "")).warning}
    if kind == "home":
        return {"postcode": verdict("postcode", values.get("postcode", "")).warning}
    return {}
