"""The fonts that pages are set in, so that they look the same on every machine.

They are those that the app is set in, which come with Streamlit; they are read from its folder, and
nothing of it is run.
"""

from collections.abc import Iterator
from functools import cache
from importlib.metadata import files as files_of
from pathlib import Path

from components.publish.addresses import File

SANS, SERIF = "Source Sans", "Source Serif"
LICENCE = "fonts/LICENCE.txt"
# Each with its path in the edition and how its file begins in the package.
_FONTS = {
    SANS: ("fonts/source-sans.woff2", "SourceSansVF-Upright"),
    SERIF: ("fonts/source-serif.woff2", "SourceSerifVariable-Roman"),
}


@cache
def font_files() -> tuple[File, ...]:
    """Both fonts with their licence; raises FileNotFoundError where the package lacks one."""
    return (*_read(), (LICENCE, Path(__file__).with_name("fonts-licence.txt").read_bytes()))


def _read() -> Iterator[File]:
    for path, begins in _FONTS.values():
        found = [file for file in files_of("streamlit") or [] if file.name.startswith(begins)]
        if not found:
            raise FileNotFoundError(
                f"no font named {begins}* comes with this Streamlit: "
                "components/publish/fonts.py names the files"
            )
        yield path, Path(str(found[0].locate())).read_bytes()


def font_faces(root: str = "") -> str:
    """The style rules that name both fonts; `root` leads from the style to the edition's folder."""
    return "\n".join(
        f'@font-face {{ font-family: "{name}"; src: url("{root}{path}") format("woff2"); '
        "font-weight: 200 900; font-display: swap; }"
        for name, (path, _) in _FONTS.items()
    )
