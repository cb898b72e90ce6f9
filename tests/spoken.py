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


def error_names(files: Iterable[Source]) -> frozenset[str]:
    """Name KnownError and every error that descends from it."""
    bases = {
        node.name: {ast.unparse(base).rpartition(".")[2] for base in node.bases}
        for file in files
        for node in ast.walk(file.tree)
        if isinstance(node, ast.ClassDef)
    }
    known = {"KnownError"}
    while more := {name for name, above in bases.items() if above & known} - known:
        known |= more
    return frozenset(known)


def unspoken(files: list[Source]) -> list[str]:
    """Find text for people that does not go through `familyplan.words`."""
    errors = error_names(files)
    return [
        f"{file.path}:{call.lineno} `{_name(call)}` is given {text!r}; wrap it in say() or mark()"
        for file in files
        for call in ast.walk(file.tree)
        if isinstance(call, ast.Call)
        for argument in _seen(call, file.module, errors)
        for text in _literals(argument)
        if any(letter.isalpha() for letter in text)
    ]


def _name(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


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
