"""What a build wants, and what of it is current already. Pure but for the bytes it compares."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from handoutkit.build.manifest import Manifest, output_of
from handoutkit.build.request import EDITIONS, PAPERS, BuildRequest, Output
from handoutkit.disk import Disk, digest
from handoutkit.errors import UsageProblem
from handoutkit.model.library import Edition, Format, Library, Paper

CONDITIONS = "handouts/conditions"

Wanted: TypeAlias = Mapping[tuple[str, str], tuple[Output, ...]]
"""The outputs of each handout, by condition and language."""

_Layout: TypeAlias = tuple[Edition, Paper]


def check_request(request: BuildRequest, library: Library) -> None:
    """Refuse names that the library does not have.

    Raises:
        UsageProblem: a condition or a language is not in the library.
    """
    known = {*library.conditions, *broken_conditions(library)}
    _known(request.conditions, "condition", known, "handout list")
    languages = {one.value for one in library.settings.languages}
    _known(request.langs, "language", languages, "handout list --languages")


def _known(names: Iterable[str], kind: str, known: Iterable[str], listing: str) -> None:
    known = sorted(known)
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            meant = f' Did you mean "{near[0]}"?' if near else ""
            raise UsageProblem(
                f'this library has no {kind} "{name}".{meant}',
                remedy=f"`{listing}` shows what there is.",
            )


def wanted_outputs(request: BuildRequest, library: Library, out: Disk) -> Wanted:
    """Give the outputs of each wanted handout, by condition and language, in a fixed order.

    What stands in the output folder is wanted again, so that no old sheet is handed out.
    """
    settings = library.settings
    known = {*library.conditions, *broken_conditions(library)}
    conditions = sorted(set(request.conditions) or known)
    langs = [
        one.value for one in settings.languages if not request.langs or one.value in request.langs
    ]
    formats = tuple(dict.fromkeys(request.formats)) or settings.formats
    editions = tuple(dict.fromkeys(request.editions)) or ("standard",)
    papers = tuple(dict.fromkeys(request.papers)) or (settings.paper,)
    asked = tuple((edition, paper) for edition in editions for paper in papers)
    is_open = not (request.editions or request.papers)
    return {
        (condition, lang): _outputs(
            condition,
            lang,
            formats,
            (*asked, *(_standing(condition, lang, settings.paper, out) if is_open else ())),
            settings.paper,
        )
        for condition in conditions
        for lang in langs
    }


def _outputs(
    condition: str,
    lang: str,
    formats: Iterable[Format],
    layouts: Iterable[_Layout],
    own: Paper,
) -> tuple[Output, ...]:
    """Give each format once, and a PDF for each layout."""
    return tuple(
        Output(condition, lang, one, edition, paper, is_own_paper=paper == own)
        for one in formats
        for edition, paper in (dict.fromkeys(layouts) if one == "pdf" else (("standard", own),))
    )


def _standing(condition: str, lang: str, own: Paper, out: Disk) -> Iterator[_Layout]:
    """Give the layouts of a handout that an earlier build was asked for: their files are there."""
    for edition in EDITIONS:
        for paper in PAPERS:
            output = Output(condition, lang, "pdf", edition, paper, is_own_paper=paper == own)
            if out.is_file(output.path):
                yield edition, paper


def broken_conditions(library: Library) -> set[str]:
    """Give the ids of the conditions whose file cannot be read; its findings say why."""
    return {
        path.removeprefix(f"{CONDITIONS}/").removesuffix(".yaml")
        for path in library.unreadable
        if path.startswith(f"{CONDITIONS}/") and path.endswith(".yaml")
    }


def unwanted(manifest: Manifest, library: Library) -> frozenset[str]:
    """Give the outputs of an earlier build that the library no longer asks for."""
    settings = library.settings
    langs = {one.value for one in settings.languages}
    # A condition that cannot be read just now is not gone, nor are all if their folder cannot be.
    broken = broken_conditions(library)
    if CONDITIONS in library.unreadable:
        broken |= {record.condition for record in manifest.outputs.values()}
    return frozenset(
        path
        for path, record in manifest.outputs.items()
        if record.condition not in {*library.conditions, *broken}
        or record.lang not in langs
        or record.format not in settings.formats
        or (record.paper == settings.paper and not output_of(path, record).is_own_paper)
    )


def is_current(
    path: str, key: str, manifest: Manifest, out: Disk, font_digests: Mapping[str, str]
) -> bool:
    """Tell whether a file stands as it would be built: same key, same fonts, same bytes."""
    record = manifest.outputs.get(path)
    if record is None or record.key != key or not out.is_file(path):
        return False
    if any(font_digests.get(font) != was for font, was in record.fonts.items()):
        return False
    try:
        return digest(out.read(path)) == record.digest
    except OSError:
        # It may be a link out of the folder, or of another user: what it holds is not known.
        return False
