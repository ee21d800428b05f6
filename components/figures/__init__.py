"""Layer 3, how it looks: tables to Plotly figures, each declared as a Chart."""
