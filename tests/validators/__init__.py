"""Independent judges of what the program writes: veraPDF, EPUBCheck and qpdf.

Each module has one function that takes many files and gives one answer for each of them. A judge
that is missing, or that does not answer for every file, raises `ValidatorError`.
"""


class ValidatorError(Exception):
    """A validator could not do its work: there is no verdict, good or bad."""
