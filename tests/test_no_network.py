"""The program opens no port and calls nobody: by what its code holds, and by running it so."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import house

if TYPE_CHECKING:
    from pathlib import Path

MODULES: Final = (
    "aiohttp", "asyncio.streams", "ftplib", "http", "httpx", "imaplib",
    "multiprocessing.connection",
    "nntplib", "paramiko", "poplib", "requests", "smtplib", "socket", "socketserver", "ssl",
    "telnetlib", "urllib.request", "urllib3", "webbrowser", "websockets", "wsgiref", "xmlrpc",
    "PySide6.QtNetwork", "PySide6.QtWebChannel", "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets", "PySide6.QtWebSockets", "PySide6.QtHttpServer",
)  # fmt: skip
# Names of formats that are written like addresses and are never asked for.
NAMES: Final = frozenset(
    {
        "www.w3.org",
        "purl.org",
        "ns.adobe.com",
        "www.aiim.org",
        "json-schema.org",
        "schemas.openxmlformats.org",
        "schemas.microsoft.com",
    }
)
ADDRESS: Final = re.compile(r"\b(?:https?|wss?|ftp)://([\w.-]+)")


def reaching(files: list[house.Source]) -> list[str]:
    """Name every import of something that speaks to a network."""
    return [
        f"{file.path}:{each.line} imports `{each.name}`"
        for file in files
        for each in house.imports(file)
        if any(each.name == name or each.name.startswith(f"{name}.") for name in MODULES)
    ]


def calling(files: list[house.Source]) -> list[str]:
    """Name every string of the code, docstrings aside, that holds an address."""
    found = []
    for file in files:
        told = {
            id(node.value)
            for node in file.nodes
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        for node in file.nodes:
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str | bytes)
                and id(node) not in told
            ):
                hosts = set(ADDRESS.findall(str(node.value))) - NAMES
                found += [f"{file.path}:{node.lineno} holds {host}" for host in sorted(hosts)]
    return found


def test_no_file_imports_what_speaks_to_a_network() -> None:
    assert reaching(house.read("familyplan", "ui")) == []


def test_no_file_holds_an_address_to_call() -> None:
    assert calling(house.read("familyplan", "ui")) == []


def test_the_reader_of_imports_does_find_them() -> None:
    odd = house.source(
        "familyplan/odd.py",
        "import socket\nfrom urllib import request\nimport importlib\n"
        "importlib.import_module('http.client')\nfrom PySide6.QtNetwork import QTcpSocket\n",
    )
    assert len(reaching([odd])) == 4
    calls = house.source("familyplan/odd.py", 'x = f"https://example.org/{1}"\n"""http://a.b"""\n')
    assert calling([calls]) == ["familyplan/odd.py:1 holds example.org"]


RUN: Final = """
import socket, sys

def refused(*_args, **_kwargs):
    raise AssertionError("the program reached for a network")

for name in ("connect", "connect_ex", "bind", "listen", "sendto"):
    setattr(socket.socket, name, refused)
socket.getaddrinfo = socket.create_connection = refused
from familyplan.cli import program
from familyplan.session import Surroundings
from familyplan.vault.kdf import Derivation

quick = Surroundings(derivation=lambda: Derivation.fresh(19456, 1, 1))
for command in ("new", "sample", "families", "health", "verify"):
    program([command, "s.fpstore", "--passphrase-file", "secret"], standalone_mode=False, obj=quick)
    print("done", command)
"""


def test_the_command_line_needs_no_network(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("seven quiet otters\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", RUN], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("done ") == 5
