"""Writes a library's print pages as files of their own, for peers: `… -m benchmarks.pages LIB TO`.

Each `<condition>.html` has its pictures and its styles in it, `<condition>.typ` has its words for
Typst; `print.css` are the styles alone, `options.json` what WeasyPrint is asked for.
A child of the benchmark: it imports the program.
"""

import json
import sys
from pathlib import Path

from benchmarks.handing import handed, makers
from benchmarks.typst_text import typst_text


def write_pages(library: Path, to: Path) -> None:
    """Write the pages of a library's handouts into a folder."""
    to.mkdir(parents=True)
    wanted = tuple(makers(library))
    for maker, one in zip(wanted, handed(wanted), strict=True):
        page = one.page.replace("</head>", f"<style>{one.css}</style></head>", 1)
        path = to / f"{maker.handout.condition}.html"
        path.write_text(page, encoding="utf-8")
        pictures = path.with_suffix(".pictures")
        pictures.mkdir()
        path.with_suffix(".typ").write_text(typst_text(one.page, pictures), encoding="utf-8")
        (to / "print.css").write_text(one.css, encoding="utf-8")
        (to / "options.json").write_text(json.dumps(dict(one.options)), encoding="utf-8")


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]), Path(sys.argv[2]))
