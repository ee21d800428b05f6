"""What whoever runs the dashboard may set, as environment variables."""

import os

# The address at which a new issue is opened; the receipt's "report an error" fills it in.
ISSUES_URL = os.environ.get("DASHBOARD_ISSUES_URL", "")

# Where the static edition is served; charts and receipts then link to their lasting pages.
EDITION_URL = os.environ.get("DASHBOARD_EDITION_URL", "").rstrip("/")
