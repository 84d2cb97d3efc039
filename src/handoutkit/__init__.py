"""Patient handouts, assembled from a clinic's articles and rendered to PDF, EPUB and HTML."""

__version__ = "0.1.0"
