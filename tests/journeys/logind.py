"""A login manager on a message bus: grants a wait before sleep, then says what it is told to say.

It runs in the system's own Python, which has the bindings of GLib. Each line on its standard
input is something to say, "sleep" or "lock"; "waited for" on its output says that the program
asked to be waited for, "let go" that it has let the computer sleep.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import Any

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402 - the version is said first

NAME, PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
SESSION = f"{PATH}/session/_31"
ASKED = """<node><interface name='org.freedesktop.login1.Manager'>
<method name='Inhibit'><arg type='s' direction='in'/><arg type='s' direction='in'/>
<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='h' direction='out'/></method>
<method name='GetSession'><arg type='s' direction='in'/><arg type='o' direction='out'/></method>
</interface></node>"""


def say(words: str) -> None:
    """Tell the test."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def let_go(*_about: object) -> bool:
    """Say that nobody asks us to wait any more; once."""
    say("let go")
    return False


def main() -> None:
    """Answer and tell until nobody writes any more."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    loop = GLib.MainLoop()

    def answer(*given: Any) -> None:  # noqa: ANN401 - seven things, as Gio hands them over
        method, call = given[4], given[6]
        if method == "GetSession":
            call.return_value(GLib.Variant("(o)", (SESSION,)))
            return
        ours, theirs = os.pipe()
        handed = Gio.UnixFDList()
        at = handed.append(theirs)
        os.close(theirs)
        GLib.io_add_watch(ours, GLib.IO_HUP, let_go)
        call.return_value_with_unix_fd_list(GLib.Variant("(h)", (at,)), handed)
        say("waited for")

    def told(*_about: object) -> bool:
        word = sys.stdin.readline().strip()
        if word == "sleep":
            going = GLib.Variant("(b)", (True,))
            bus.emit_signal(None, PATH, f"{NAME}.Manager", "PrepareForSleep", going)
        elif word == "lock":
            # Said again and again: nobody tells us when the program has begun to listen.
            lock = partial(bus.emit_signal, None, SESSION, f"{NAME}.Session", "Lock", None)
            GLib.timeout_add(200, lambda: bool(lock() or True))
        else:
            loop.quit()
        return bool(word)

    manager = Gio.DBusNodeInfo.new_for_xml(ASKED).interfaces[0]
    bus.register_object(PATH, manager, answer, None, None)
    Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE, None, None)
    GLib.io_add_watch(0, GLib.IO_IN | GLib.IO_HUP, told)
    say("ready")
    loop.run()


if __name__ == "__main__":
    main()
