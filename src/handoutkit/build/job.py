"""One handout's way through the build: assembled, held up or let through, rendered, written."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from handoutkit import codes
from handoutkit.assemble.assemble import assemble
from handoutkit.assemble.citations import CiteprocEngine
from handoutkit.build.gate import sources_of, stopping, unreadable_disclaimers
from handoutkit.build.keys import output_key
from handoutkit.build.look import look_of
from handoutkit.build.manifest import Manifest, Record
from handoutkit.build.plan import is_current
from handoutkit.build.rendering import Rendered, render
from handoutkit.build.request import Output, OutputReport, State
from handoutkit.build.sources import Sources
from handoutkit.build.styles import concerns_styles
from handoutkit.disk import Disk, digest, write_whole
from handoutkit.errors import RenderingFailed
from handoutkit.findings import Finding, Outcome
from handoutkit.language.catalogue import catalogue
from handoutkit.model.handout import Handout
from handoutkit.model.library import Condition
from handoutkit.model.walk import sections_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A handout to build: its outputs, their keys by path, its sources' digests, what was found.

    `handout` is none where findings stop it or it failed: `held` says which.
    """

    condition: Condition
    lang: str
    outputs: tuple[Output, ...]
    handout: Handout | None
    held: State
    keys: Mapping[str, str]
    inputs: Mapping[str, str]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of a job: reports, records of what was written, and what rendering found."""

    reports: tuple[OutputReport, ...]
    records: Mapping[str, Record]
    findings: tuple[Finding, ...] = ()


def prepare(
    sources: Sources,
    condition: Condition,
    lang: str,
    outputs: tuple[Output, ...],
    *,
    is_checked: bool = True,
) -> Job:
    """Assemble a handout, and hold it up where an error lies in what it is made of."""
    assembled, held = _assembled(sources, condition, lang)
    handout = assembled.value
    path = condition.place.path
    if handout is not None and (
        any(finding.is_error for finding in assembled.findings)
        or stopping(sources.findings, handout, path)
        or unreadable_disclaimers(sources.library, lang)
    ):
        handout = None
    if handout is not None:
        handout = replace(handout, is_checked=is_checked)
    inputs = {} if handout is None else _inputs(sources, handout, path)
    return Job(
        condition=condition,
        lang=lang,
        outputs=outputs,
        handout=handout,
        held=held,
        keys={
            one.path: output_key(
                one,
                inputs=inputs,
                styles=sources.style_digests,
                versions=sources.versions,
                is_checked=is_checked,
            )
            for one in outputs
        },
        inputs=inputs,
        findings=assembled.findings,
    )


def _assembled(
    sources: Sources, condition: Condition, lang: str
) -> tuple[Outcome[Handout | None], State]:
    """Give the handout, or what kept it from being assembled, and the state that means for it."""
    try:
        return assemble(
            condition,
            lang,
            sources.library,
            lambda tag: CiteprocEngine(sources.citation_style, tag),
        ), State.STOPPED
    except RenderingFailed as error:
        # In a checkout the program's citation style is the library's, and may be the broken one.
        if any(concerns_styles(finding) for finding in sources.findings):
            return Outcome(None), State.STOPPED
        finding = codes.RENDERER_ERROR.at(condition.place, error.message, error.remedy)
        return Outcome(None, (finding,)), State.FAILED


def stands(
    output: Output, job: Job, manifest: Manifest, out: Disk, fonts: Mapping[str, str]
) -> bool:
    """Tell whether an output of a job stands as it would be built; `fonts` are present digests."""
    if job.handout is None:
        return False
    return is_current(output.path, job.keys[output.path], manifest, out, fonts)


def carry_out(job: Job, stale: tuple[Output, ...], sources: Sources, out: Path) -> Done:
    """Render and write the stale outputs of a job.

    Raises:
        CannotWrite: the output folder refuses.
    """
    if job.handout is None:
        return _without(job.outputs, job.held)
    if not stale:
        return Done(reports=(), records={})
    words = catalogue(job.lang)
    assert words is not None, "a library with a language without labels is not built"
    place = job.condition.place
    try:
        look = look_of(sources.styles, sources.library.settings)
        rendered = render(job.handout, words, stale, look, place)
    except RenderingFailed as error:
        if error.finding is not None:
            return _without(stale, State.STOPPED, (error.finding,))
        finding = codes.RENDERER_ERROR.at(place, error.message, error.remedy)
        return _without(stale, State.FAILED, (finding,))
    stopped = tuple(one for one in stale if any(f.is_error for f in rendered[one].findings))
    made = [one for one in stale if one not in stopped]
    for one in made:
        write_whole(out / one.path, rendered[one].data)
    records = {one.path: _record(one, job, job.handout, rendered[one]) for one in made}
    reports = tuple(report_of(path, record, State.BUILT) for path, record in records.items())
    findings = dict.fromkeys(finding for one in stale for finding in rendered[one].findings)
    return Done(
        reports=(*reports, *_without(stopped, State.STOPPED).reports),
        records=records,
        findings=tuple(findings),
    )


def report_of(path: str, record: Record, state: State) -> OutputReport:
    """Report an output from its record."""
    return OutputReport(
        path=path,
        condition=record.condition,
        lang=record.lang,
        format=record.format,
        edition=record.edition,
        paper=record.paper,
        state=state,
        pages=record.pages,
        size=record.size,
        digest=record.digest,
        code=record.code,
    )


def without_record(output: Output, state: State) -> OutputReport:
    """Report an output that was not made."""
    return OutputReport(
        path=output.path,
        condition=output.condition,
        lang=output.lang,
        format=output.format,
        edition=output.edition,
        paper=output.paper,
        state=state,
    )


def _without(outputs: tuple[Output, ...], state: State, findings: tuple[Finding, ...] = ()) -> Done:
    reports = tuple(without_record(one, state) for one in outputs)
    return Done(reports=reports, records={}, findings=findings)


def _inputs(sources: Sources, handout: Handout, condition_path: str) -> dict[str, str]:
    # An image whose name begins with a dot is in no listing, but it is shown.
    shown = {image.path: digest(image.data) for image in handout.images}
    known = {**shown, **sources.digests}
    return {path: known[path] for path in sources_of(handout, condition_path)}


def _record(output: Output, job: Job, handout: Handout, rendered: Rendered) -> Record:
    findings = (*job.findings, *rendered.findings)
    disclaimers = (*(one.disclaimer for one in handout.statements), *handout.disclaimers)
    return Record(
        condition=output.condition,
        lang=output.lang,
        format=output.format,
        edition=output.edition,
        paper=output.paper,
        title=handout.title,
        code=handout.code,
        key=job.keys[output.path],
        digest=digest(rendered.data),
        size=len(rendered.data),
        pages=rendered.pages,
        inputs=dict(job.inputs),
        sections=[_in_article(one.place.path, one.id) for one in sections_in(handout.sections)],
        references=[
            _in_article(one.reference.place.path, one.reference.key) for one in handout.references
        ],
        disclaimers=[disclaimer.id for disclaimer in disclaimers],
        fonts={} if output.format == "html" else dict(rendered.fonts),
        findings=[finding.as_json() for finding in findings],
    )


def _in_article(path: str, name: str) -> str:
    """Name a section or a reference as a recipe does: `article/name`."""
    article = PurePosixPath(path).parent.name
    return f"{article}/{name.removeprefix(f'{article}--')}"
