"""Where errors are reported: the issues of the repository that the code comes from, filled in."""

import os
import re
from collections.abc import Mapping
from configparser import ConfigParser
from configparser import Error as NotSettings
from pathlib import Path
from urllib.parse import urlencode

from components.claims.claim import Claim
from components.claims.model import Claims
from components.wording.formats import printed_words

CORRECTION = "correction.yml"  # the form for a claim that is wrong, in .github/ISSUE_TEMPLATE
_GITHUB = re.compile(r"(?:https://|ssh://git@|git@)github\.com[/:]([\w.-]+/[\w.-]+?)(?:\.git)?/?")


def issues_address(settings: Mapping[str, str], folder: Path) -> str:
    """The address that opens a new issue; '' where none is known.

    It is what DASHBOARD_ISSUES_URL says. Unless that is set it is worked out: from the repository
    whose workflow runs this, or from the one on GitHub that `folder` was cloned from.
    """
    if "DASHBOARD_ISSUES_URL" in settings:
        said = settings["DASHBOARD_ISSUES_URL"]
        return said if said.startswith(("https://", "http://")) else ""
    if running := settings.get("GITHUB_REPOSITORY"):
        server = settings.get("GITHUB_SERVER_URL", "https://github.com")
        return f"{server}/{running}/issues/new"
    found = _GITHUB.fullmatch(_cloned_from(folder))
    return f"https://github.com/{found[1]}/issues/new" if found else ""


def _cloned_from(folder: Path) -> str:
    """The address that a folder was cloned from; '' where git knows of none."""
    known = ConfigParser(strict=False, interpolation=None)
    try:
        known.read(folder / ".git" / "config", encoding="utf-8")
    except (NotSettings, OSError, UnicodeDecodeError):
        return ""
    return known.get('remote "origin"', "url", fallback="")


# Whoever runs the dashboard may set another, or none with DASHBOARD_ISSUES_URL= (and no value).
ISSUES_ADDRESS = issues_address(os.environ, Path(__file__).resolve().parents[2])


def error_report(issues: str, claims: Claims, claim: Claim, link: str) -> str:
    """The address of the form for a correction, filled in; '' where no issues are known.

    `issues` is the address that opens a new issue, `link` that of what the reader sees.
    """
    filled = {
        "template": CORRECTION,
        "title": f"Error in {claim.id}",
        "claim": claim.id,
        "printed": printed_words(claim),
        "edition": claims.edition,
        "link": link,
    }
    return f"{issues}?{urlencode(filled)}" if issues else ""
