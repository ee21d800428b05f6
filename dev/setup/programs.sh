#!/usr/bin/env bash
# Get the programs that only tests run: readers of what the project writes (OCR, LibreOffice,
# poppler), two more browsers, the proxy before its replicas and the database server. Each that is missing is installed
# by itself, so that one that cannot be costs its own tests and no others.
# Prints the names of those that could not be had; what was tried is said on stderr.
set -uo pipefail
cd "$(dirname "$0")"

# Debian's packages for each program; a second line of them is tried where the first fails.
packages() {
    case $1 in
        tesseract) echo "tesseract-ocr tesseract-ocr-chi-sim" ;;
        soffice)
            echo "libreoffice-calc libreoffice-impress"
            echo "libreoffice-calc-nogui libreoffice-impress-nogui"
            ;;
        pdftotext | pdftoppm) echo "poppler-utils" ;;
        firefox) echo "firefox-esr" ;;
        WebKitWebDriver) echo "webkit2gtk-driver xvfb" ;;
        nginx) echo "nginx-light" ;;
        postgres) echo "postgresql" ;;
    esac
}

# Whether a program is here with all that the tests ask of it.
found() {
    case $1 in
        # Not with grep -q: it would leave early, and tesseract's broken pipe would be a failure.
        tesseract) tesseract --list-langs 2>/dev/null | grep chi_sim >/dev/null ;;
        soffice) # one that only draws is also called soffice
            local office
            office=$(command -v soffice) && office=$(dirname "$(readlink -f "$office")")/../share/registry &&
                { [ ! -d "$office" ] || { [ -e "$office/calc.xcd" ] && [ -e "$office/impress.xcd" ]; }; }
            ;;
        firefox) command -v firefox-esr >/dev/null || command -v firefox >/dev/null ;;
        WebKitWebDriver) # with a browser to drive, and a screen for it that nobody sees
            command -v WebKitWebDriver >/dev/null && command -v Xvfb >/dev/null &&
                compgen -G '/usr/lib/*/webkit2gtk-4.*/MiniBrowser' >/dev/null
            ;;
        postgres) # Debian keeps it off the PATH, in a folder for each version
            command -v postgres >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null
            ;;
        *) command -v "$1" >/dev/null ;;
    esac
}

for name in tesseract soffice pdftotext pdftoppm firefox WebKitWebDriver nginx postgres; do
    while ! found "$name" && read -r words; do
        # shellcheck disable=SC2086 - each word is a package
        ./apt.sh $words </dev/null
    done < <(packages "$name")
    if ! found "$name"; then
        echo "not to be had here: $name (Debian: $(packages "$name" | head -1))" >&2
        echo "$name"
    fi
done
