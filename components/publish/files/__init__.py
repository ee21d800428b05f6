"""Answers as files: CSV, JSON, HTML, Excel, PowerPoint, the bundle."""
