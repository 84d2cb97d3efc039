"""Lay out a page and write it as a PDF: the only room of WeasyPrint and pydyf.

Knows neither files nor handouts.
"""
