"""What whoever runs the dashboard may set, as environment variables."""

import os

# The address at which a new issue is opened; the receipt's "report an error" fills it in.
ISSUES_URL = os.environ.get("DASHBOARD_ISSUES_URL", "")

# "stock" has Streamlit draw the charts itself, which is slower and needs nothing fetched.
CHARTS = os.environ.get("DASHBOARD_CHARTS", "live")
