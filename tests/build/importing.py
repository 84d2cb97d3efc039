"""Files to import, and a library that takes them."""

from pathlib import Path

from handoutkit.build.import_request import Imported, ImportRequest
from handoutkit.build.importing import import_files
from tests.builders import DAY

CASES = Path(__file__).parent / "imports"
NAMES = ("supplement", "dolor", "ruecken", "sommeil", "page", "leaflet")

_SETTINGS = """\
schema: 1
clinic: {name: Hillside Clinic, phone: 555-0100}
languages: [en, es, de, fr]
"""
_GENERAL = """\
---
title: Please note
lang: en
required: {always: true}
place: end
---

This handout gives general information.
It is not medical advice.
"""
_SUPPLEMENTS = """\
---
title: On supplements
lang: en
required: {topics: [dietary-supplement]}
place: end
---

This page on food supplements is for general information only and is not medical advice.
"""


def source_of(name: str) -> Path:
    """Give the file to import of a case."""
    (path,) = (CASES / name).glob("source.*")
    return path


def shelf(root: Path) -> Path:
    """Write a library in four languages that has two disclaimers and no article."""
    files = {
        "library.yaml": _SETTINGS,
        "disclaimers/general.md": _GENERAL,
        "disclaimers/supplements.md": _SUPPLEMENTS,
    }
    for path, text in files.items():
        file = root / "handouts" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def imported(root: Path | None, *files: Path, **asked: object) -> tuple[Imported, ...]:
    """Import files; `asked` are fields of the request."""
    request = ImportRequest(files=files, today=DAY, **asked)  # type: ignore[arg-type]
    return import_files(root, request, lambda *_: None)


def tree(root: Path) -> dict[str, bytes]:
    """Give all files below a folder with their bytes."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}
