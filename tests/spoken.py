"""Finds sentences a person would see that were written straight into the code, past the words."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from house import Source

# Methods and widgets of Qt whose plain text a person sees or hears.
QT_SAYS: Final = frozenset(
    [
        "addAction",
        "addButton",
        "addItem",
        "addItems",
        "addMenu",
        "addRow",
        "addTab",
        "addToolBar",
        "announce",
        "drawText",
        "insertItem",
        "insertTab",
        "setAccessibleDescription",
        "setAccessibleName",
        "setHeaderLabels",
        "setHtml",
        "setInformativeText",
        "setItemText",
        "setLabelText",
        "setPlaceholderText",
        "setPlainText",
        "setPrefix",
        "setStatusTip",
        "setSuffix",
        "setTabText",
        "setText",
        "setTitle",
        "setToolTip",
        "setWhatsThis",
        "setWindowTitle",
        "showMessage",
        "QAction",
        "QCheckBox",
        "QCommandLinkButton",
        "QDockWidget",
        "QGroupBox",
        "QLabel",
        "QListWidgetItem",
        "QMenu",
        "QMessageBox",
        "QProgressDialog",
        "QPushButton",
        "QRadioButton",
        "QStandardItem",
        "QTableWidgetItem",
        "QTreeWidgetItem",
    ]
)
QT_KEYWORDS: Final = frozenset(
    [
        "accessibleDescription",
        "accessibleName",
        "placeholderText",
        "statusTip",
        "text",
        "title",
        "toolTip",
        "windowTitle",
    ]
)
CLICK_SAYS: Final = frozenset(
    ["BadParameter", "ClickException", "UsageError", "confirm", "echo", "fail", "prompt", "secho"]
)
CLICK_KEYWORDS: Final = frozenset(["epilog", "help", "prompt", "short_help"])
MODEL_SAYS: Final = frozenset(("declared", "Declaration", "Noun"))
MODEL_KEYWORDS: Final = frozenset(("help", "hidden", "label"))


def errors_among(files: Iterable[Source]) -> dict[str, ast.ClassDef | None]:
    """Give KnownError and every error that descends from it, by name."""
    classes = {
        node.name: node for file in files for node in file.nodes if isinstance(node, ast.ClassDef)
    }
    above = {
        name: {ast.unparse(base).rpartition(".")[2] for base in node.bases}
        for name, node in classes.items()
    }
    known = {"KnownError"}
    while more := {name for name, bases in above.items() if bases & known} - known:
        known |= more
    return {name: classes.get(name) for name in known}


def unspoken(files: list[Source]) -> list[str]:
    """Find text for people that does not go through `familyplan.words`.

    An error that builds its own sentence takes data, so only its call to `super().__init__` is
    looked at; an error that does not is looked at where it is raised.
    """
    errors = errors_among(files)
    building = {name for name, node in errors.items() if node and _constructor(node)}
    plain = frozenset(errors) - (building - {"KnownError"})
    above = {
        id(call)
        for name in building
        for call in ast.walk(errors[name] or ast.Pass())
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "super().__init__"
    }
    return [
        f"{file.path}:{call.lineno} `{_name(call)}` is given {text!r}; wrap it in say() or mark()"
        for file in files
        for call in file.nodes
        if isinstance(call, ast.Call)
        for argument in (call.args if id(call) in above else _seen(call, file.module, plain))
        for text in _literals(argument)
        if any(letter.isalpha() for letter in text)
    ]


def _constructor(node: ast.ClassDef) -> bool:
    """Say whether a class has a constructor of its own."""
    return any(isinstance(part, ast.FunctionDef) and part.name == "__init__" for part in node.body)


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case other:
            return ast.unparse(other).rpartition(".")[2]


def _seen(call: ast.Call, module: str, errors: frozenset[str]) -> Iterator[ast.expr]:
    """Give the arguments of a call that a person will see."""
    name = _name(call)
    says, keywords = errors, frozenset(("sentence",))
    if module.startswith("familyplan_ui"):
        says, keywords = says | QT_SAYS, keywords | QT_KEYWORDS
    elif module.startswith("familyplan.cli"):
        says, keywords = says | CLICK_SAYS, keywords | CLICK_KEYWORDS
        if name in {"argument", "command", "group", "option"}:
            yield from (each.value for each in call.keywords if each.arg in CLICK_KEYWORDS)
    elif module.startswith("familyplan.model"):
        yield from (each.value for each in call.keywords if each.arg in MODEL_KEYWORDS)
    if name in says:
        yield from call.args
        yield from (each.value for each in call.keywords if each.arg in keywords)


def _literals(node: ast.expr) -> Iterator[str]:
    """Give the text written out in an expression, but not what is handed on to another call."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for part in _parts(node):
        yield from _literals(part)


def _parts(node: ast.expr) -> list[ast.expr]:
    """Give the expressions whose text becomes text of this one."""
    match node:
        case ast.JoinedStr(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            return parts
        case ast.IfExp(body=one, orelse=other) | ast.BinOp(left=one, right=other):
            return [one, other]
        case ast.Call(func=ast.Attribute(attr="format" | "join", value=text)):
            return [text]
        case _:
            return []
