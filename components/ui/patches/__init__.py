"""What Streamlit and its server do not do by themselves yet, one file each.

Each file says what one would see without it, and which issue would end it. Each has a test in
tests/browser/test_patches.py or tests/pages/test_patches.py that fails once it may go. None acts
when it is imported.
"""
