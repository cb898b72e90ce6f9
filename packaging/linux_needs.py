"""Which system libraries and tools Linux must have, and how they get there."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess

# Library Qt loads -> Debian and Ubuntu package that has it (read from ldd of Qt 6.12's own files).
WITHOUT_DISPLAY = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WITH_DISPLAY = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
JOURNEY_TOOLS = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "openbox": "openbox",
    "dbus-run-session": "dbus",
    "xdotool": "xdotool",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
}
FAULT_TOOLS = {
    "strace": "strace",
    "dbus-run-session": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
}
# What the fault tests hold system calls with; apt itself stands on it.
FAULT_LIBRARIES = {"libseccomp.so.2": "libseccomp2"}
TOOLS = {"journeys": JOURNEY_TOOLS, "faults": FAULT_TOOLS}
SCREEN_READER = ("python3-gi", "gir1.2-atspi-2.0")
SEES_SCREEN_READER = "import gi; gi.require_version('Atspi', '2.0')"


class Missing(Exception):
    """Something of the system is missing and could not be installed; the message says what."""


def provide(purpose: str) -> None:
    """See that everything is there for running, testing, journeys or faults; install it if root."""
    packages = wanting(purpose)
    if not packages:
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing " + " ".join(packages))
        _install(packages)
        packages = wanting(purpose)
    if packages:
        raise Missing(
            "Some parts of the system are missing. On Debian or Ubuntu, run:\n"
            "    sudo apt-get install " + " ".join(packages) + "\n"
            "Elsewhere, install what your system calls these, then run this again."
        )


def wanting(purpose: str) -> list[str]:
    """Name the packages that are not there yet for `purpose`, in a steady order."""
    libraries = dict(WITHOUT_DISPLAY)
    if purpose not in {"test", "faults"}:
        libraries |= WITH_DISPLAY
    if purpose == "faults":
        libraries |= FAULT_LIBRARIES
    packages = [package for name, package in libraries.items() if not _loads(name)]
    tools = TOOLS.get(purpose, {})
    packages += [package for tool, package in tools.items() if not shutil.which(tool)]
    if purpose == "journeys":
        packages += [] if _sees_screen_reader() else SCREEN_READER
    return packages


def _loads(name: str) -> bool:
    """Say whether a shared library is on this computer."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _sees_screen_reader() -> bool:
    """Say whether the system's own Python can speak to the accessibility bus."""
    command = ["/usr/bin/python3", "-c", SEES_SCREEN_READER]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _install(packages: list[str]) -> None:
    """Install packages with apt; what went wrong is found by looking again."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", "-q", *step], env=quiet, check=False, stdin=subprocess.DEVNULL)  # noqa: S607 - apt-get is wherever this system keeps it
