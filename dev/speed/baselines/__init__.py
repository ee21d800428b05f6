"""The same page in other frameworks, and pages that do the least."""

from pathlib import Path

BASELINES = Path(__file__).resolve().parent
