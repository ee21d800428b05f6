"""What whoever runs the dashboard may set, as environment variables."""

import os


def _is_on(name: str) -> bool:
    return os.environ.get(name, "").lower() in ("1", "true", "yes", "on")


def seconds(name: str, usual: float) -> float:
    """The seconds that a variable says, or the usual; ValueError for anything but a number."""
    said = os.environ.get(name) or str(usual)
    try:
        found = float(said)
    except ValueError:
        found = 0
    if not 0 < found < float("inf"):
        raise ValueError(
            f"{name} is {said!r}; expected a number of seconds above 0, such as {usual:g}"
        )
    return found


# Whether readers may try a claims file of their own. Off unless set: a public server should not
# check files for strangers.
TRY_FILE = _is_on("DASHBOARD_TRY_FILE")

# Whether there is a page to enter releases on, which can write the claims file. Off unless set: it
# is for the computer of whoever keeps the claims, and asks nobody who they are.
CURATE = _is_on("DASHBOARD_CURATE")

# Whose pages may show the dashboard in a frame, as a content security policy lists them:
# 'self' https://news.example. Used by serve.py.
FRAMED_BY = os.environ.get("DASHBOARD_FRAMED_BY", "'self'")
# Where the static edition is served; charts and receipts then link to their lasting pages.
EDITION_URL = os.environ.get("DASHBOARD_EDITION_URL", "").rstrip("/")

# Seconds between two looks of an open page at the claims file.
WATCH = seconds("DASHBOARD_WATCH_SECONDS", 10)
