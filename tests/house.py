"""Reads the program's own source and says, in sentences, where it breaks the rules of the house."""

from __future__ import annotations

import ast
import gc
import graphlib
from collections import deque
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT: Final = Path(__file__).resolve().parent.parent
DESKTOP: Final = "familyplan_ui"
GROUND: Final = ("errors", "clock", "assets", "words", "policy", "mishaps", "hardening", "cipher")

# Which rooms each room may import, beside itself, the standard library and `familyplan.errors`,
# `clock`, `assets`, `words`, `policy` and `mishaps`, which serve everybody above them.
MAY_IMPORT: Final[dict[str, tuple[str, ...]]] = {
    "errors": (),
    "clock": (),
    "assets": (),
    "words": (),
    "policy": ("words",),
    "mishaps": ("errors", "words"),
    "hardening": (),
    "cipher": (),
    "display": ("errors", "words"),
    "model": (),
    "practice": ("model",),
    "sharing": ("model",),
    "figures": ("model",),
    "store": ("model", "cipher"),
    "vault": ("model", "cipher"),
    "actions": ("store", "vault", "practice", "sharing", "figures", "model"),
    "packs": ("sharing", "practice", "figures", "model"),
    "sample": ("model",),
    "exchange": ("actions", "store", "sharing", "figures", "practice", "model"),
    "session": (
        "packs",
        "exchange",
        "actions",
        "store",
        "vault",
        "practice",
        "sharing",
        "figures",
        "model",
        "cipher",
    ),
    "cli": (
        "display",
        "hardening",
        "session",
        "packs",
        "exchange",
        "sample",
        "actions",
        "practice",
        "sharing",
        "figures",
        "model",
    ),
    "familyplan_ui": (
        "display",
        "hardening",
        "session",
        "packs",
        "exchange",
        "sample",
        "actions",
        "practice",
        "sharing",
        "figures",
        "model",
    ),
}
SERVES_ALL: Final = ("errors", "clock", "assets", "words", "policy", "mishaps", "")

# Libraries with one home: outside these rooms nobody may import them.
LIVES_IN: Final[dict[str, tuple[str, ...]]] = {
    "PIL": ("packs",),
    "PySide6": ("familyplan_ui",),
    "shiboken6": ("familyplan_ui",),
    "sqlite_utils": ("store", "cipher"),
    "sqlcipher3": ("cipher", "vault"),
    "cryptography": ("vault",),
    "keyring": ("vault",),
    "xkcdpass": ("vault",),
    "zxcvbn": ("vault",),
    "reportlab": ("packs",),
    "uharfbuzz": ("packs",),
    "bidi": ("packs",),
    "fontTools": ("packs",),
    "click": ("cli",),
    "docx": ("packs",),
    "pyphen": ("packs",),
    "jellyfish": ("practice",),
    "icalendar": ("exchange",),
    "jsonschema": ("exchange",),
    "openpyxl": ("exchange", "packs"),
    "lucide": ("familyplan_ui",),
    "pikepdf": ("packs",),
}
NOWHERE: Final = {
    "sqlite3": "it would write rows without encryption",
    "socket": "the program speaks to no network",
    "urllib.request": "the program speaks to no network",
    "http.client": "the program speaks to no network",
    "PySide6.QtNetwork": "the program speaks to no network",
    "pickle": "reading it can run code",
}
FILE_LINES: Final = 300
TEST_FILE_LINES: Final = 400
_Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
LIMITS: Final[dict[type[ast.AST], int]] = {
    ast.FunctionDef: 40,
    ast.AsyncFunctionDef: 40,
    ast.ClassDef: 200,
}


@dataclass(frozen=True)
class Source:
    """One Python file: its path below the root, how Python reads it, and its number of lines."""

    path: str
    tree: ast.Module
    lines: int

    @property
    def module(self) -> str:
        """The name it is imported by."""
        dotted = self.path.removeprefix("ui/").removesuffix(".py").replace("/", ".")
        return dotted.removesuffix(".__init__")

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Everything in it, as `ast.walk` gives it; every rule asks for it."""
        return tuple(walked(self.tree))


@dataclass(frozen=True)
class Import:
    """One import; `only_types` when it is there for the type checker alone."""

    line: int
    name: str
    only_types: bool


def source(path: str, text: str) -> Source:
    """Read one file from its text."""
    return Source(path, ast.parse(text, path), len(text.splitlines()))


def walked(tree: ast.AST) -> Iterator[ast.AST]:
    """Give everything in a tree as `ast.walk` does, in half its time."""
    waiting = deque([tree])
    while waiting:
        node = waiting.popleft()
        for name in node._fields:
            part = getattr(node, name, None)
            if isinstance(part, ast.AST):
                waiting.append(part)
            elif isinstance(part, list):
                waiting.extend(each for each in part if isinstance(each, ast.AST))
        yield node


def read(*folders: str) -> list[Source]:
    """Read every Python file below these folders, each once per process."""
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    # Python would look for rubbish again and again among a million things that all stay.
    gc.disable()
    try:
        found = [_read(path) for path in paths]
        gc.freeze()
    finally:
        gc.enable()
    return found


@cache
def _read(path: Path) -> Source:
    found = source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
    assert found.nodes
    return found


def room_of(module: str) -> str:
    """Say which room a module of ours is in; "" is `familyplan` itself."""
    first, _, rest = module.partition(".")
    return first if first == DESKTOP else rest.partition(".")[0]


@cache
def imports(file: Source) -> tuple[Import, ...]:
    """Give every import of a file, those by name through importlib too."""
    return tuple(_imports(file))


def _imports(file: Source) -> Iterator[Import]:
    sleeping = {
        id(child)
        for node in file.nodes
        if isinstance(node, ast.If) and _asks_for_types(node.test)
        for part in node.body
        for child in walked(part)
    }
    for node in file.nodes:
        for name in _imported(node, file):
            yield Import(getattr(node, "lineno", 0), name, id(node) in sleeping)


def _asks_for_types(test: ast.expr) -> bool:
    """Say whether a question is one of the type checker's: `if TYPE_CHECKING`, however reached."""
    return any(
        (isinstance(part, ast.Name) and part.id == "TYPE_CHECKING")
        or (isinstance(part, ast.Attribute) and part.attr == "TYPE_CHECKING")
        for part in walked(test)
    )


def _imported(node: ast.AST, file: Source) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        start = node.module or ""
        if node.level:
            parts = file.module.split(".")
            above = node.level - file.path.endswith("__init__.py")
            start = ".".join([*parts[: len(parts) - above], *filter(None, [node.module])])
        return [f"{start}.{alias.name}" for alias in node.names]
    if isinstance(node, ast.Call) and _called(node).endswith(("import_module", "__import__")):
        return [
            a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
        ]
    return []


def _called(node: ast.Call) -> str:
    """Give the last name of what is called, or ""."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def ours(name: str) -> bool:
    """Say whether an imported name is the program's own."""
    return name.partition(".")[0] in {"familyplan", DESKTOP}


def broken_floors(files: Iterable[Source]) -> list[str]:
    """Find imports of ours that a room is not allowed."""
    found = []
    for file in files:
        room = room_of(file.module)
        if room and room not in MAY_IMPORT:
            found.append(f"{file.path} stands in no room: `{room}` has no line in MAY_IMPORT")
            continue
        allowed = {room, "", *MAY_IMPORT.get(room, ()), *(() if room in GROUND else SERVES_ALL)}
        found += [
            f"{file.path}:{each.line} `{room}` may not import `{each.name}`"
            for each in imports(file)
            if ours(each.name)
            and room_of(each.name) in MAY_IMPORT
            and room_of(each.name) not in allowed
        ]
    return found


def strayed_libraries(files: Iterable[Source]) -> list[str]:
    """Find libraries imported outside their home, or that have no home here at all."""
    found = []
    for file in files:
        for each in imports(file):
            top = each.name.partition(".")[0]
            homes = LIVES_IN.get(top)
            if homes is not None and room_of(file.module) not in homes:
                found.append(f"{file.path}:{each.line} `{top}` lives only in {', '.join(homes)}")
            found += [
                f"{file.path}:{each.line} `{name}` is not imported: {why}"
                for name, why in NOWHERE.items()
                if each.name == name or each.name.startswith(f"{name}.")
            ]
    return found


def cycles(files: Iterable[Source]) -> list[str]:
    """Find files that import one another in a ring when the program runs."""
    known = {file.module: file for file in files}
    graph: dict[str, set[str]] = {}
    for module, file in known.items():
        named = (each.name for each in imports(file) if not each.only_types)
        meant = (name if name in known else name.rpartition(".")[0] for name in named)
        graph[module] = {name for name in meant if name in known and name != module}
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as ring:
        return ["files import one another in a ring: " + " <- ".join(ring.args[1])]
    return []


def oversized(files: Iterable[Source]) -> list[str]:
    """Find files, functions and classes longer than the house allows."""
    found = []
    for file in files:
        limit = TEST_FILE_LINES if file.path.startswith("tests/") else FILE_LINES
        if file.lines > limit:
            found.append(f"{file.path} has {file.lines} lines; {limit} is the most")
        for node in file.nodes:
            most = LIMITS.get(type(node))
            if most is None or not isinstance(node, _Named):
                continue
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > most:
                found.append(
                    f"{file.path}:{node.lineno} `{node.name}` has {lines} lines; {most} is the most"
                )
    return found
