"""What a paper's file is, told from its bytes first: what can be shown, and what never is opened.

Magic numbers: PNG (ISO/IEC 15948), JPEG (ISO/IEC 10918-1), GIF89a, BMP, TIFF 6.0, WebP (RFC 9649),
PDF (ISO 32000-2), ZIP (APPNOTE.TXT), MZ (PE/COFF), ELF, Mach-O, OLE2 ([MS-CFB]), HEIF
(ISO/IEC 23008-12).
"""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final, Literal

from familyplan.words import mark

__all__ = ["FileKind", "Shown", "ending", "kind_of_file"]

Shown = Literal["image", "pdf", "text", "never", "unknown"]
_UNKNOWN: Final = "application/octet-stream"
_IMAGES: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_PROGRAMS: Final = (
    b"MZ", b"\x7fELF", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!",
)  # fmt: skip
# Endings that Windows, macOS or a Linux desktop runs, or that a browser runs a script from.
_RUN: Final = frozenset((
    "exe", "com", "scr", "pif", "msi", "msp", "bat", "cmd", "ps1", "psm1", "vb", "vbs", "vbe",
    "js", "jse", "mjs", "ws", "wsf", "wsh", "hta", "lnk", "url", "reg", "inf", "cpl", "dll",
    "sys", "jar", "app", "command", "sh", "bash", "zsh", "csh", "py", "pyw", "pl", "rb",
    "php", "desktop", "appimage", "run", "deb", "rpm", "dmg", "pkg", "iso", "img", "chm",
    "scf", "xll", "xlam", "docm", "dotm", "xlsm", "xltm", "xlsb", "pptm", "potm", "ppsm",
    "ppam", "sldm", "html", "htm", "xhtml", "shtml", "mht", "mhtml", "svg", "svgz", "xml",
    "xsl", "application", "gadget", "workflow",
))  # fmt: skip
_OLD_OFFICE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_MACROS: Final = (b"vbaProject.bin", b"macrosheets/")
_HEIF: Final = frozenset({b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"heif"})
_WORDS: Final = frozenset({"", "txt", "text", "md", "csv", "tsv", "log", "eml", "ics", "vcf"})


@dataclass(frozen=True, slots=True)
class FileKind:
    """How a file may be shown, its media type, and in words why it is not shown, "" where it is.

    `why` is marked for later saying.
    """

    shown: Shown
    media: str
    why: str = ""


_NEVER: Final = mark(
    "A file of this kind can run by itself or hold macros. It is kept, but never opened here."
)
_NOT_HERE: Final = mark("A file of this kind cannot be shown here. It is kept as it is.")


def kind_of_file(name: str, data: bytes) -> FileKind:
    """Tell what a file is; what its bytes say counts for more than its name.

    A name that says "picture" on a program makes it no picture, and the other way round a picture
    whose name ends in .exe is not opened either.
    """
    end = PurePath(name).suffix.removeprefix(".").casefold()
    head = data[:16]
    guessed = mimetypes.guess_type(f"paper.{end}")[0] or _UNKNOWN
    if end in _RUN or _runs(head, data):
        return FileKind("never", guessed if end in _RUN else _UNKNOWN, _NEVER)
    if head.startswith(b"%PDF-"):
        return FileKind("pdf", "application/pdf")
    image = _image(head)
    if image:
        return FileKind("image", image)
    if end in _WORDS and _is_text(data):
        return FileKind("text", "text/plain")
    heif = head[4:8] == b"ftyp" and head[8:12] in _HEIF
    return FileKind("unknown", "image/heic" if heif else guessed, _NOT_HERE)


def ending(media: str) -> str:
    """Give the ending a file of this media type is saved with, "" where none is known."""
    usual = {"image/jpeg": ".jpg", "image/heic": ".heic", "text/plain": ".txt", _UNKNOWN: ""}
    found = usual.get(media)
    return mimetypes.guess_extension(media) or "" if found is None else found


def _image(head: bytes) -> str:
    """Give the media type of a picture the program can show, "" for anything else."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    return next((media for magic, media in _IMAGES if head.startswith(magic)), "")


def _runs(head: bytes, data: bytes) -> bool:
    if head.startswith((*_PROGRAMS, _OLD_OFFICE)):
        return True
    return head.startswith(b"PK\x03\x04") and any(each in data for each in _MACROS)


def _is_text(data: bytes) -> bool:
    if b"\0" in data:
        return False
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True
