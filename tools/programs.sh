#!/usr/bin/env bash
# Find the programs that read what the project writes (OCR, LibreOffice, poppler) and the proxy that
# stands before its replicas (nginx), or install them.
# Prints nothing where all are there; elsewhere the marker expression that leaves their tests out,
# after saying so. On Debian as root they are installed, and a failure of that ends the run.
set -euo pipefail

packages=(tesseract-ocr tesseract-ocr-chi-sim libreoffice-calc libreoffice-impress poppler-utils
    fonts-noto-cjk nginx-light)

found() {
    for program in tesseract soffice pdftotext pdftoppm nginx; do
        command -v "$program" >/dev/null || return 1
    done
    # Not with grep -q: it would leave early, and tesseract's broken pipe would count as a failure.
    tesseract --list-langs 2>/dev/null | grep chi_sim >/dev/null
}

if found; then
    exit 0
elif [ "$(id -u)" = 0 ] && grep -qs '^ID=debian$' /etc/os-release; then
    "$(dirname "$0")/apt.sh" "${packages[@]}"
    found
else
    {
        echo "LEFT OUT: the tests that read pictures, workbooks and slides with other programs,"
        echo "and the one that runs replicas behind nginx."
        echo "They need, under Debian's names: ${packages[*]}"
    } >&2
    echo "not documents and not proxy"
fi
