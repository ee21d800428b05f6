#!/usr/bin/env bash
# Install Debian packages quietly. Fails without a word where that is not possible:
# on another system, or without root.
#   dev/setup/apt.sh PACKAGE...
set -euo pipefail

[ "$(id -u)" = 0 ] && grep -qs '^ID=debian$' /etc/os-release || exit 1

export DEBIAN_FRONTEND=noninteractive
echo "installing $* with apt" >&2
apt-get update -qq >&2
apt-get install -qq --yes --no-install-recommends "$@" >&2
