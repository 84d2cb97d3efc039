"""References put into an article's `references.json`, while what stands there stays as it is.

Knows not where they come from.
"""

from collections.abc import Sequence

from handoutkit import codes
from handoutkit.build.article_files import reference_text, references_text
from handoutkit.findings import Finding, Place
from handoutkit.importers.draft import KeyedReference

NAME = "references.json"


def add_references(text: str, references: Sequence[KeyedReference]) -> str:
    """Put references behind those of a file that can be read."""
    if not references:
        return text
    body = text.rstrip()
    if not body:
        return references_text(references)
    before = body.removesuffix("]").rstrip()
    comma = "" if before.endswith("[") else ","
    items = ",\n".join(reference_text(one) for one in references)
    return f"{before}{comma}\n{items}\n]\n"


def unreadable_references(path: str) -> Finding:
    """Say that references cannot be put into a file, as nobody can tell what is in it."""
    message = "these references cannot be read, and none are put beside them"
    return codes.ALREADY_THERE.at(Place(path), message, "Mend this file first.")
