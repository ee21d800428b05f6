"""A day typed into a date field counts on Enter and on Tab.

Without it Streamlit takes a typed day only after a click elsewhere: who presses Enter sees the new
day in the field and the old figures on the page. No issue is known.
"""

from pathlib import Path

TAKE_DAY_ON_ENTER = Path(__file__).with_suffix(".js")
