"""Flat text: articles as people paste them, headings, lists and references without any marks."""

from handoutkit.importers.flat.reading import read_flat

__all__ = ["read_flat"]
