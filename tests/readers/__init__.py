"""Real reading engines, foliate-js and epub.js, in Chromium: what a reader of a book would see."""


class ReaderError(Exception):
    """The readers could not do their work: there is no verdict, good or bad."""
