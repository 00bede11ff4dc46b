"""The audit as one self-contained HTML file: a table that sorts, filters and unfolds."""

from analyzer.batch.html.page import to_html

__all__ = ["to_html"]
