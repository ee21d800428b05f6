"""A reader's file stays in memory while it arrives.

Without it a file of more than 1 MB lies on the disk for a moment: Starlette reads forms into
temporary files, and Streamlit cannot tell it from which size on.
Issue: https://github.com/Kludex/starlette/pull/3190
"""

from starlette.formparsers import MultiPartParser


def keep_uploads_in_memory(megabytes: int) -> None:
    """See to it that files up to a size, and the form round them, never reach the disk."""
    enough = (megabytes + 1) * 1024 * 1024
    MultiPartParser.spool_max_size = max(MultiPartParser.spool_max_size, enough)
