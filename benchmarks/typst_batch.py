"""Prints pages with Typst, all in one process: `python typst_batch.py TO FILE.typ…`.

Runs in the Python that has Typst, which need not have anything else.
"""

import sys
from pathlib import Path

import typst  # type: ignore[import-not-found]  # it has a Python of its own


def main(to: Path, files: list[str]) -> None:
    """Write a PDF for each file into a folder."""
    for name in files:
        path = Path(name)
        data = typst.compile(path, root=path.parent, format="pdf", pdf_standards=["ua-1"])
        (to / f"{path.stem}.pdf").write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
