"""A copy of one handout for one person: assembled, rendered, and written where its owner says.

Nothing of it is remembered: no manifest, no plan, and no place in the library.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from msgspec.structs import replace as altered

from handoutkit.build.contents import Contents, contents_of
from handoutkit.build.job import failure, prepare, state_of
from handoutkit.build.plan import check_request, wanted_outputs
from handoutkit.build.rendering import Rendered, render
from handoutkit.build.reports import without_record
from handoutkit.build.request import BuildReport, BuildRequest, Output, OutputReport, State
from handoutkit.build.sources import Sources, read_for
from handoutkit.errors import RenderingFailed, UsageProblem
from handoutkit.findings import Finding, Outcome, sort_findings
from handoutkit.language.catalogue import catalogue
from handoutkit.model.person import Person, faults_in, repeats, telling_texts
from handoutkit.whole import PRIVATE, clear_leftovers, write_whole

_OF_THE_LIBRARY = ("build", "handouts", "styles")


def build_personal(root: Path, request: BuildRequest, person: Person) -> BuildReport:
    """Write a person's copy of one handout of the library in `root` into the folder `request.out`.

    It is in one language: the library's first, if none is named. The report tells nothing of them.

    Raises:
        LibraryUnreadable: `library.yaml` cannot be trusted; the exception holds the findings.
        UsageProblem: there is no such handout, or the person or the folder will not do.
        CannotWrite: the folder refuses.
    """
    for fault in faults_in(person):
        raise UsageProblem(fault, remedy="Give it as it shall be printed, in one line.")
    sources = read_for(root, request.conditions)
    contents = contents_of(sources.library)
    request = _only(request, contents)
    check_request(request, contents)
    # What stands in the folder is somebody else's copy: it asks for nothing.
    ((_, outputs),) = wanted_outputs(request, contents, frozenset()).items()
    check_place(root, (request.out, *((request.out / one.path).parent for one in outputs)))
    made = _made(sources, request, outputs, person)
    return BuildReport(
        outputs=tuple(_with_older(one, request.out) for one in made.value),
        findings=sort_findings((*sources.findings, *made.findings)),
    )


def _only(request: BuildRequest, contents: Contents) -> BuildRequest:
    """Refuse all but one handout; what else was taken for one may be a name without quotes."""
    langs = request.langs or contents.languages[:1]
    for what, named in (("condition", request.conditions), ("language", langs)):
        if len(set(named)) != 1:
            raise UsageProblem(
                f"a personal copy is of one {what}, and {len(named)} are named",
                remedy="Name one; a name of several words needs quotes.",
            )
    if contents.is_listed and request.conditions[0] not in contents.all_conditions:
        # It is not repeated: it may be the rest of a name without quotes.
        raise UsageProblem(
            "this library has no condition of that name",
            remedy="`handout list` shows what there is; a name of several words needs quotes.",
        )
    return altered(request, langs=langs)


def check_place(root: Path, places: Iterable[Path]) -> None:
    """Refuse the library's own folders: what stands there is handed to everybody, or read.

    Raises:
        UsageProblem: one of `places` is in them.
    """
    for place in places:
        for name in _OF_THE_LIBRARY:
            if place.resolve().is_relative_to((root / name).resolve()):
                raise UsageProblem(
                    f"a personal copy may not stand in the library's {name}/",
                    remedy="Name another folder with --to DIR.",
                )


def _made(
    sources: Sources, request: BuildRequest, outputs: tuple[Output, ...], person: Person
) -> Outcome[list[OutputReport]]:
    """Assemble, render and write, unless something stops it."""
    condition = sources.library.conditions.get(outputs[0].condition)
    if condition is None:
        return _held(outputs, State.STOPPED)
    job = prepare(sources, condition, outputs[0].lang, is_checked=not request.force)
    if job.handout is None:
        return _held(outputs, job.judged.held or State.STOPPED, *job.findings)
    words = catalogue(job.lang)
    assert words is not None, "a library with a language without labels is not built"
    try:
        rendered = render(job.handout, words, outputs, sources.look, condition.place, person)
    except RenderingFailed as error:
        said = _discreet(failure(error, condition), person)
        return _held(outputs, state_of(error), *job.findings, said)
    return Outcome(
        [_written(one, rendered[one], job.handout.code, request.out) for one in outputs],
        (*job.findings, *(finding for one in rendered.values() for finding in one.findings)),
    )


def _held(
    outputs: tuple[Output, ...], state: State, *findings: Finding
) -> Outcome[list[OutputReport]]:
    return Outcome([without_record(one, state) for one in outputs], findings)


def _written(output: Output, rendered: Rendered, code: str, to: Path) -> OutputReport:
    if any(finding.is_error for finding in rendered.findings):
        return without_record(output, State.STOPPED)
    target = to / output.path
    clear_leftovers(target.parent)
    write_whole(target, rendered.data, PRIVATE)
    # Without a digest, which would tell the person to whoever can guess them.
    made = altered(without_record(output, State.BUILT), code=code)
    return altered(made, pages=rendered.pages, size=len(rendered.data))


def _discreet(finding: Finding, person: Person) -> Finding:
    """Take out what a library's own template may have let an error say of the person."""
    if repeats(finding.message, telling_texts(person.name, person.clinician, person.note)):
        return replace(finding, message="the page cannot be made with what it says of the person")
    return finding


def _with_older(report: OutputReport, to: Path) -> OutputReport:
    """Tell whether somebody else's copy could be taken for the one that was not made."""
    held = report.state is not State.BUILT
    return altered(report, older=held and (to / report.path).exists())
