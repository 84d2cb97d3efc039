"""References as articles write them: told apart, parted, and read into CSL."""

from handoutkit.importers.references.reading import reference_of
from handoutkit.importers.references.recognising import looks_like_reference
from handoutkit.importers.references.splitting import split_references

__all__ = ["looks_like_reference", "reference_of", "split_references"]
