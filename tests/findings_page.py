"""Writes docs/findings.md from `handoutkit.codes`, with examples from the cases.

`python -m tests.findings_page`; `make docs` calls it.
"""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

from handoutkit import codes
from handoutkit.build.styles import check_styles
from handoutkit.disk import FolderDisk, LayeredDisk
from handoutkit.findings import Code, Finding
from handoutkit.project import shipped_styles
from handoutkit.read.library import read_library

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases"
PAGE = ROOT / "docs" / "findings.md"

_HEAD = """\
# Findings

What `handout` says of a library's content, and what to do about it.
`make docs` writes this page from `src/handoutkit/codes.py` and the cases in `tests/cases/`.

A finding stands at its place, `file:line:column`, with a code that never changes its meaning.
An **error** stops the handouts that are made of that place, a **warning** or a **note** stops none.
`SRC` codes come from reading and assembling a library with its styles, `IMP` codes from importing,
`PAGE` codes from rendering.
"""


def all_codes() -> dict[str, Code]:
    """Give each code by the name of its constant, in the order of their ids."""
    found = {name: one for name, one in vars(codes).items() if isinstance(one, Code)}
    return dict(sorted(found.items(), key=lambda item: _order(item[1])))


def meanings() -> dict[str, str]:
    """Give what stands below each constant of `handoutkit.codes`: what it means, what to do."""
    body = ast.parse(Path(codes.__file__).read_text(encoding="utf-8")).body
    return {
        first.targets[0].id: second.value.value
        for first, second in pairwise(body)
        if isinstance(first, ast.Assign)
        and isinstance(first.targets[0], ast.Name)
        and isinstance(second, ast.Expr)
        and isinstance(second.value, ast.Constant)
        and isinstance(second.value.value, str)
    }


def page() -> str:
    """Give the page."""
    meant, shown = meanings(), examples()
    parts = [_HEAD]
    for name, code in all_codes().items():
        parts.append(
            f"## {code.id}: {code.title}\n\n{code.severity.capitalize()}. {meant.get(name, '')}\n"
        )
        if code.id in shown:
            parts.append(_example(shown[code.id]))
    return "\n".join(parts)


@cache
def examples() -> Mapping[str, Finding]:
    """Give for each code the finding of the first case that is named after it."""
    found: dict[str, Finding] = {}
    for case in (*sorted((CASES / "src").iterdir()), *sorted((CASES / "styles").iterdir())):
        code = case.name[:7]
        if code not in found:
            found[code] = next(one for one in _findings(case) if one.code == code)
    return found


def _findings(case: Path) -> Iterator[Finding]:
    disk = LayeredDisk(FolderDisk(case), FolderDisk(CASES / "library"))
    yield from read_library(disk).findings
    yield from check_styles(disk, FolderDisk(shipped_styles()), {}, "citations/vancouver.csl")


def _example(finding: Finding) -> str:
    return f"```text\n{finding}\n    {finding.hint}\n```\n"


def _order(code: Code) -> tuple[bool, str]:
    return code.id.startswith("PAGE"), code.id


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
