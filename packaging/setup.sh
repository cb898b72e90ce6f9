#!/bin/sh
# Find a Python 3.11 or later and let it set up .venv.  setup.sh run|test|journeys|faults
set -eu
cd "$(dirname "$0")/.."

fits() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

for python in .venv/bin/python python3.13 python3.12 python3.11 python3.14 python3 python; do
    if fits "$python"; then
        exec "$python" packaging/setup_env.py "${1:-run}"
    fi
done

echo "Family Plan needs Python 3.11 or later, and none was found on this computer." >&2
echo "On Debian or Ubuntu: sudo apt-get install python3 python3-venv" >&2
echo "Elsewhere: install it from python.org, then run this again." >&2
exit 1
