"""Layer 4b, how it is read: the Streamlit side."""
