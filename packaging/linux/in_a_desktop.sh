#!/bin/sh
# Run a command inside a desktop of its own: a screen nobody sees, a window manager, a message bus
# and accessibility switched on. The command's exit code is given back.
set -eu
XDG_RUNTIME_DIR=$(mktemp -d)
trap 'rm -rf "$XDG_RUNTIME_DIR"' EXIT
export XDG_RUNTIME_DIR
export QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1

# Without a window manager no window ever becomes active, and the keyboard goes nowhere.
xvfb-run --auto-servernum --server-args="-screen 0 1366x900x24 -nolisten tcp" \
    dbus-run-session -- sh -c '
        openbox --sm-disable >/dev/null 2>&1 &
        manager=$!
        sleep 1 # a window shown before the manager is ready never becomes active
        code=0
        "$@" || code=$?
        kill "$manager" 2>/dev/null || true
        exit "$code"
    ' desktop "$@"
