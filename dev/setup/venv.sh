#!/usr/bin/env bash
# Make a virtual environment, or say in one sentence why that cannot be.
#   dev/setup/venv.sh PYTHON FOLDER
set -euo pipefail

python=$1
folder=$2

stop() {
    echo "$1" >&2
    exit 1
}

command -v "$python" >/dev/null ||
    stop "There is no $python here: install Python 3.11 or newer, or name one: make PYTHON=/path/to/python."

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    stop "$("$python" --version) is too old: Python 3.11 or newer is needed. Name one: make PYTHON=python3.12."

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    "$(dirname "$0")/apt.sh" python3-venv && "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        stop "$python has no venv module: install it (Debian, Ubuntu: apt install python3-venv) and try again."
fi

"$python" -m venv --clear "$folder"
