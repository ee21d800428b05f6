"""Every control is at least 44 pixels high under a finger.

Without it Streamlit's buttons, boxes and menus are smaller than the size at which a finger hits
what it means; no setting of its theme makes them larger. No issue is known.
"""

from pathlib import Path

FIT_TO_FINGERS = Path(__file__).with_name("touch.css")
