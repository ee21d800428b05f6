"""A copy of the product, whose claims file a test may change."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]
_PARTS = ("app.py", "pages", "components", "data", ".streamlit")


def copy_product(folder: Path) -> Path:
    """Put all that runs into a folder that is there, and give it back."""
    for part in _PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, folder / part)
    return folder
