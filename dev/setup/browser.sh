#!/usr/bin/env bash
# Find a browser for the tests, or install one. Prints its path, and an empty line for
# the browser that Playwright brings itself.
#   dev/setup/browser.sh PLAYWRIGHT
set -euo pipefail

playwright=$1

found() {
    command -v chromium || command -v chromium-browser ||
        command -v google-chrome || command -v google-chrome-stable
}

if ! found && ! { "$(dirname "$0")/apt.sh" chromium fonts-noto-cjk && found; }; then
    "$playwright" install chromium >&2
    echo
fi
