"""Lay out a page and write it as a PDF: the only room of WeasyPrint and pydyf.

Knows neither files nor handouts. WeasyPrint is imported here, before any module that uses it.
"""

from handoutkit.render.pdf.opening import open_weasyprint

open_weasyprint()
