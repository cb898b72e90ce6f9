"""The page that creates a store: where, its name, who you are, and a passphrase written twice."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from familyplan.errors import KnownError
from familyplan.words import say
from familyplan_ui.frame.door import DoorPage
from familyplan_ui.frame.new_passphrase import Labels, NewPassphrase
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    Banner,
    FieldFrame,
    FlowLayout,
    Heading,
    PlainButton,
    PrimaryButton,
    SoftLabel,
    TextButton,
    announce,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan_ui.work import Worker

T = TypeVar("T")


@dataclass(frozen=True)
class NewStore:
    """What was asked for: the folder the store goes into, names, and the passphrase."""

    folder: Path
    store_name: str
    person_name: str
    role: str
    agency: str
    passphrase: str

    def __repr__(self) -> str:
        """Say nothing of what was typed."""
        return "NewStore()"


@dataclass(frozen=True)
class Making(Generic[T]):
    """What the page needs from whoever holds the session.

    `create` runs on the worker thread and gives what `created` takes; a KnownError it raises is
    shown, anything else goes to `broken`. `choose_folder` asks the person, None for no choice.
    `least` is the fewest characters a passphrase may have; `restore` leads to the backups.
    """

    create: Callable[[NewStore], T]
    created: Callable[[T], None]
    broken: Callable[[Exception], None]
    choose_folder: Callable[[Path], Path | None]
    go_back: Callable[[], object]
    least: int
    restore: Callable[[], object] | None = None


class CreatePage(DoorPage, Generic[T]):
    """Asks for what a new store needs, and says plainly what a lost passphrase means."""

    def __init__(
        self, folder: Path, making: Making[T], worker: Worker, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._making, self._worker = making, worker
        self.lines: dict[str, FieldFrame] = {}
        self.form.addWidget(Heading(say("Create a new store"), size="title"))
        self.form.addWidget(
            SoftLabel(say("A store is one locked folder for the families you work with."))
        )
        self._ask_place(folder)
        self._ask("store_name", say("Name of the store"), say("For example your team's name."))
        self._ask("person_name", say("Your name"), say("As people you work with know you."))
        self._ask("role", say("Your role"), "")
        self._ask("agency", say("Your agency"), "")
        self._ask_passphrase()
        self._add_warning()
        self.create_button = PrimaryButton(say("Create the store"), self.make_store)
        self.back_button = TextButton(say("Go back"), making.go_back)
        self.form.addWidget(self._build_buttons())

    def typed(self, key: str) -> str:
        """Give what was typed into one of the lines."""
        field = self.lines[key].field
        return field.text() if isinstance(field, QLineEdit) else ""

    def make_store(self) -> None:
        """Create the store if nothing is missing; else say what is, at the field it is about."""
        if not self.create_button.isEnabled() or not self._complete():
            return
        asked = NewStore(
            Path(self.typed("folder")).expanduser(),
            store_name=self.typed("store_name").strip(),
            person_name=self.typed("person_name").strip(),
            role=self.typed("role").strip(),
            agency=self.typed("agency").strip(),
            passphrase=self.typed("passphrase"),
        )
        self._rest(busy=True)
        self._worker.run(
            lambda _progress: self._making.create(asked),
            done=self._created,
            failed=self._refused,
        )

    def _created(self, made: T) -> None:
        self.chosen.forget()
        self._making.created(made)

    def _refused(self, problem: Exception) -> None:
        self._rest(busy=False)
        from familyplan.session.passphrases import (  # noqa: PLC0415 - read by now
            ShortPassphrase,
            WeakPassphrase,
        )

        if isinstance(problem, ShortPassphrase | WeakPassphrase):
            self._object("passphrase", problem.sentence)
        elif isinstance(problem, KnownError):
            self._object("folder", problem.sentence)
        else:
            self._making.broken(problem)

    def _rest(self, *, busy: bool) -> None:
        self.create_button.setEnabled(not busy)
        self.create_button.say(say("Creating…") if busy else say("Create the store"))
        if busy:
            announce(self.create_button, say("Creating…"))

    def _complete(self) -> bool:
        """Show what is missing at each field, the keyboard at the first; tell if nothing is."""
        for frame in self.lines.values():
            frame.clear_error()
        missing = self._missing()
        for key, sentence in reversed(missing):
            self._object(key, sentence)
        return not missing

    def _missing(self) -> list[tuple[str, str]]:
        asked = (
            ("folder", say("Choose the folder the store goes into.")),
            ("store_name", say("Write a name for the store.")),
            ("person_name", say("Write your name, so that changes can say who made them.")),
            ("role", say("Write your role, so that packs can say who you are.")),
            ("agency", say("Write the agency you work for.")),
        )
        found = [(key, sentence) for key, sentence in asked if not self.typed(key).strip()]
        passphrase = self.typed("passphrase")
        if len(passphrase) < self._making.least:
            words = say("Use at least {n} characters.", n=self._making.least)
            found.append(("passphrase", words))
        elif passphrase != self.typed("again"):
            found.append(("again", say("The two are not the same. Write it once more.")))
        return found

    def _object(self, key: str, sentence: str) -> None:
        self.lines[key].show_error(sentence)
        self.lines[key].field.setFocus()

    def _ask(self, key: str, label: str, help_line: str) -> None:
        self.lines[key] = FieldFrame(label, QLineEdit(), help_line=help_line)
        self.form.addWidget(self.lines[key])

    def _ask_place(self, folder: Path) -> None:
        line = QLineEdit(str(folder))
        choose = PlainButton(say("Choose…"), self._choose, name=say("Choose… the folder"))
        row = QHBoxLayout()
        row.setSpacing(Theme.current().px(10))
        row.addWidget(line, 1)
        row.addWidget(choose)
        choose.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        words = say("On this laptop, not in a shared or synced folder. Backups may go there.")
        self.lines["folder"] = FieldFrame(say("Where"), line, help_line=words, beside=row)
        self.form.addWidget(self.lines["folder"])

    def _ask_passphrase(self) -> None:
        labels = Labels(say("Passphrase"), say("Passphrase again"))
        self.chosen = NewPassphrase(self._worker, self._names, labels)
        self.lines["passphrase"] = self.chosen.frame
        self.lines["again"] = self.chosen.again_frame
        self.chosen.entered.connect(self.make_store)
        self.form.addWidget(self.chosen)

    def _names(self) -> tuple[str, ...]:
        """Give what somebody who knows this person would try first."""
        return tuple(self.typed(key) for key in ("store_name", "person_name", "agency"))

    def _add_warning(self) -> None:
        words = say(
            "Nobody can open this store without its passphrase, not even us. If it is lost and "
            "there is no recovery sheet, everything in the store is lost."
        )
        self.form.addWidget(Banner("key-round", words, "accent"))

    def _build_buttons(self) -> QWidget:
        held = QWidget()
        flow = FlowLayout(held)
        flow.addWidget(self.create_button)
        flow.addWidget(self.back_button)
        if self._making.restore is not None:
            words = say("Restore a backup instead")
            flow.addWidget(TextButton(words, self._making.restore, icon="archive-restore"))
        return held

    def _choose(self) -> None:
        field = self.lines["folder"].field
        chosen = self._making.choose_folder(Path(self.typed("folder")))
        if chosen is not None and isinstance(field, QLineEdit):
            field.setText(str(chosen))
            self.lines["folder"].clear_error()
