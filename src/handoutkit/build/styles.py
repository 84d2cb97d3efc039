"""What is wrong with a library's own styles. They shadow the program's, which tests look over.

Imports what reads them only where a library has some.
"""

from collections.abc import Iterator, Mapping

from handoutkit.codes import BROKEN_CITATION_STYLE
from handoutkit.disk import Disk
from handoutkit.errors import RenderingFailed
from handoutkit.findings import Finding, Place
from handoutkit.read.text import list_folder, read_bytes, read_text

STYLES = "styles"
_SHEET, _TEMPLATE = ".css", ".jinja"
# The styles folder has three levels; a link to a folder around it would have no end of them.
_DEEPEST = 8


def check_styles(
    disk: Disk, shipped: Disk, tokens: Mapping[str, str], citation_style: str
) -> tuple[Finding, ...]:
    """Say what is wrong with the styles in a library's folder.

    `tokens` are those that its settings re-assign, `citation_style` is the path of the one in use.
    """
    findings: list[Finding] = []
    texts: dict[str, str | None] = {}
    for path in _walk(disk, STYLES, findings):
        name = path.removeprefix(f"{STYLES}/")
        if name.endswith((_SHEET, _TEMPLATE)):
            read = read_text(disk, path)
            findings += read.findings
            texts[name] = read.value
        else:
            data = read_bytes(disk, path)
            findings += data.findings
            if data.value is not None and name == citation_style:
                findings += _check_citation_style(data.value, path)
    return (*findings, *_check_sheets(texts, shipped, tokens), *_check_templates(texts, shipped))


def concerns_styles(finding: Finding) -> bool:
    """Tell whether a finding lies in a library's styles, which every handout is made with."""
    return finding.place.path.split("/")[0] == STYLES


def _walk(disk: Disk, folder: str, findings: list[Finding]) -> Iterator[str]:
    listed = list_folder(disk, folder)
    findings += listed.findings
    for name in listed.value:
        path = f"{folder}/{name}" if folder else name
        if disk.is_file(path):
            yield path
        elif path.count("/") <= _DEEPEST:
            yield from _walk(disk, path, findings)


def _check_sheets(
    texts: Mapping[str, str | None], shipped: Disk, tokens: Mapping[str, str]
) -> Iterator[Finding]:
    own = dict(_of_kind(texts, _SHEET))
    if own:
        from handoutkit.render.styles import check_sheets

        # What could not be read shadows the program's all the same.
        found = _shipped(shipped, _SHEET)
        others = {path: text for path, text in found.items() if path not in texts}
        yield from check_sheets(own, others, tokens)


def _check_templates(texts: Mapping[str, str | None], shipped: Disk) -> Iterator[Finding]:
    own = dict(_of_kind(texts, _TEMPLATE))
    others = _shipped(shipped, _TEMPLATE) if own else {}
    # Tests look over the program's. In a checkout it is the sample library's as well, and a build
    # that has nothing to do shall import no renderer.
    if any(others.get(path) != text for path, text in own.items()):
        from handoutkit.render.page_faults import check_templates

        yield from check_templates(own, others)


def _of_kind(texts: Mapping[str, str | None], suffix: str) -> Iterator[tuple[str, str]]:
    for path, text in texts.items():
        if path.endswith(suffix) and text is not None:
            yield path, text


def _shipped(shipped: Disk, suffix: str) -> dict[str, str]:
    """Give the program's own; in a checkout somebody may just have broken one."""
    paths = (path for path in _walk(shipped, "", []) if path.endswith(suffix))
    read = {path: read_text(shipped, path).value for path in paths}
    return dict(_of_kind(read, suffix))


def _check_citation_style(data: bytes, path: str) -> Iterator[Finding]:
    from handoutkit.assemble.citations import check_style
    from handoutkit.read.citation_style import check_citation_style

    broken = check_citation_style(data, path)
    yield from broken
    if not broken:
        try:
            check_style(data)
        except RenderingFailed as error:
            yield BROKEN_CITATION_STYLE.at(Place(path), error.message, error.remedy)
