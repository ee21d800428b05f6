"""What is served beside the pages: headers, the opening style, Plotly's script."""
