"""The report as one self-contained HTML file: readable without script, safe to pass on."""

from analyzer.report.html.page import to_html

__all__ = ["to_html"]
