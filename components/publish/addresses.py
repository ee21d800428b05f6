"""Where the edition and the live dashboard are found, and how one leads to the other."""

import os
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from components.analysis.view.view import View
from components.claims.claim import Claim
from components.claims.model import Claims
from components.publish.issues import ISSUES_ADDRESS, error_report
from components.publish.links import ADDRESS, lasting_link, short_link

File = tuple[str, bytes]  # a path within the edition, and what stands there

# Where the static edition is served from; feeds, previews and the sitemap need whole addresses.
EDITION_ADDRESS = os.environ.get("DASHBOARD_EDITION_URL", "http://localhost:8000").rstrip("/")

KEPT = "v"  # the folder of all editions as they were published


@dataclass(frozen=True)
class Addresses:
    """The address of the newest edition's folder, of the live dashboard, and of a new issue.

    `folder` is where, below the first, an edition is kept as it was published, such as
    "v/2026-11-27/"; '' for the newest, which gives way to the next.
    """

    edition: str = EDITION_ADDRESS
    app: str = ADDRESS
    issues: str = ISSUES_ADDRESS
    folder: str = ""

    def of(self, path: str) -> str:
        """The whole address of a file of this edition; a folder stands for its index.html."""
        return self.newest_of(f"{self.folder}{path}")

    def newest_of(self, path: str) -> str:
        """The whole address at which the newest edition has a file."""
        return f"{self.edition}/{path.removesuffix('index.html')}"

    def kept(self, edition: str) -> Self:
        """The addresses of an edition where it never changes; `edition` is its day."""
        return replace(self, folder=f"{KEPT}/{edition}/")

    @property
    def to_newest(self) -> str:
        """The way from this edition's folder to the newest's, so that it opens from a disk."""
        return "../" * self.folder.count("/")

    def live(self, page: str, view: View) -> str:
        """The live dashboard's page under a view that no later default can move."""
        return lasting_link(self.app, page, view)

    def live_place(self, claims: Claims, page: str, choice: str, value: str) -> str:
        """The live dashboard's page with one choice made or one field filled, the rest as usual."""
        if choice in View.choices():
            return short_link(self.app, page, claims, View.of(claims, **{choice: value}))
        bare = short_link(self.app, page, claims, View.of(claims))
        return f"{bare}?{urlencode({choice: value})}"

    def live_check(self, claims: Claims, sentence: str) -> str:
        """The live dashboard's box with a sentence in it, checked against the claims."""
        filled = urlencode({"sentence": sentence})
        return f"{self.live('evidence', View.of(claims))}&{filled}#check"

    def live_receipt(self, claims: Claims, name: str) -> str:
        """The receipt of a claim in the live dashboard."""
        return self.live("evidence", View.of(claims, claim=name))

    def report(self, claims: Claims, claim: Claim) -> str:
        """The form for an error in a claim, with its page named; '' where no issues are known."""
        return error_report(self.issues, claims, claim, self.of(f"claims/{claim.id}.html"))
