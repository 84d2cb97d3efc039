"""What a reference's data can be that no style can print."""


class BrokenReferenceError(ValueError):
    """A reference that cannot be printed; the message says which variable is at fault."""
