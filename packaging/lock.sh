#!/bin/sh
# Choose versions for Linux, Windows and macOS, Python 3.11 and later, and write them with their
# hashes. Run by a maintainer with the uv tool on the path; nobody else needs it.
set -eu
cd "$(dirname "$0")/.."

choose() {
    file=$1
    shift
    uv pip compile --no-config --universal --python-version 3.11 --generate-hashes --upgrade \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet \
        --output-file "$file" "$@" pyproject.toml >/dev/null
}

choose requirements.lock --group build
choose requirements-dev.lock --group build --group dev
