"""What a build wants: a pure function of the request, the library and what stands already."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from handoutkit.build.contents import Contents
from handoutkit.build.manifest import Manifest, is_own, output_of
from handoutkit.build.request import BuildRequest, Output, suffix_of
from handoutkit.errors import UsageProblem
from handoutkit.model.editions import EDITIONS, PAPERS, Edition, Format, Paper

Wanted: TypeAlias = Mapping[tuple[str, str], tuple[Output, ...]]
"""The outputs of each handout, by condition and language."""

_Layout: TypeAlias = tuple[Edition, Paper]


def check_request(request: BuildRequest, contents: Contents) -> None:
    """Refuse names that the library does not have.

    Raises:
        UsageProblem: a condition or a language is not in the library.
    """
    _known(request.conditions, "condition", contents.all_conditions, "handout list")
    _known(request.langs, "language", contents.languages, "handout list --languages")


def _known(names: Iterable[str], kind: str, known: Sequence[str], listing: str) -> None:
    for name in names:
        if name not in known:
            import difflib

            near = difflib.get_close_matches(name, sorted(known), n=1)
            meant = f' Did you mean "{near[0]}"?' if near else ""
            raise UsageProblem(
                f'this library has no {kind} "{name}".{meant}',
                remedy=f"`{listing}` shows what there is.",
            )


def wanted_outputs(request: BuildRequest, contents: Contents, standing: Collection[str]) -> Wanted:
    """Give the outputs of each wanted handout, by condition and language, in a fixed order.

    What stands in the output folder is wanted again, so that no old sheet is handed out.
    """
    conditions = sorted(set(request.conditions)) or contents.all_conditions
    langs = [one for one in contents.languages if not request.langs or one in request.langs]
    formats = tuple(dict.fromkeys(request.formats)) or contents.formats
    editions = tuple(dict.fromkeys(request.editions)) or ("standard",)
    own = contents.paper
    papers = tuple(dict.fromkeys(request.papers)) or (own,)
    asked = tuple((edition, paper) for edition in editions for paper in papers)
    others = () if request.editions or request.papers else tuple(_standing(own, standing))
    return {
        (condition, lang): _outputs(
            condition,
            lang,
            formats,
            (*asked, *(one for suffix, one in others if f"{lang}/{condition}{suffix}" in standing)),
            own,
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


def _standing(own: Paper, standing: Iterable[str]) -> Iterator[tuple[str, _Layout]]:
    """Give how files of a layout end, and the layout, where an earlier build was asked for it."""
    for edition in EDITIONS:
        for paper in PAPERS:
            suffix = f"{suffix_of(edition, paper, is_own_paper=paper == own)}.pdf"
            if any(path.endswith(suffix) for path in standing):
                yield suffix, (edition, paper)


def unwanted(manifest: Manifest, contents: Contents) -> tuple[str, ...]:
    """Give the outputs of an earlier build that the library no longer asks for, in order."""
    # A condition that cannot be read just now is not gone, nor are all if their folder cannot be.
    conditions = frozenset(contents.all_conditions)
    found = (
        path
        for path, record in manifest.outputs.items()
        if (
            (contents.is_listed and record.condition not in conditions)
            or record.lang not in contents.languages
            or record.format not in contents.formats
            or (record.paper == contents.paper and not output_of(path, record).is_own_paper)
        )
        # A damaged or foreign record must not lead to a file that no build made.
        and is_own(path, record)
    )
    return tuple(sorted(found))
