"""What the house says of references that a bibliography gave, written as it keeps them."""

import json

from handoutkit.disk import MemoryDisk
from handoutkit.findings import Finding
from handoutkit.importers.bibliographies import read_bibliography
from handoutkit.importers.passages import Bibliography
from handoutkit.read.references import read_references


def bibliography(text: str | bytes, path: str) -> Bibliography:
    """Read a bibliography whose references the house must take as they are."""
    data = text if isinstance(text, bytes) else text.encode()
    read = read_bibliography(data, path)
    assert read is not None
    assert findings_of_house(read) == ()
    return read


def findings_of_house(read: Bibliography) -> tuple[Finding, ...]:
    items = [{"id": found.key, **found.csl} for found in read.references]
    disk = MemoryDisk({"references.json": json.dumps(items).encode()})
    return read_references(disk, "references.json").findings
