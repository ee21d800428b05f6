"""Layer 4a, how it leaves: files for the reader, without Streamlit."""
