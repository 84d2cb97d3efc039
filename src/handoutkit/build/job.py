"""One handout's way through the build: assembled, judged, and what came of rendering it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import PurePosixPath

from msgspec.structs import replace as altered

from handoutkit import codes
from handoutkit.assemble.assemble import assemble
from handoutkit.assemble.citations import CiteprocEngine, WrittenItems
from handoutkit.build.contents import made_of
from handoutkit.build.gate import sources_of, stopping, unreadable_disclaimers
from handoutkit.build.keys import output_key, page_digest
from handoutkit.build.manifest import Judged, Record
from handoutkit.build.material import Material, material, with_page
from handoutkit.build.rendering import Remembered, Rendered
from handoutkit.build.request import Output, State
from handoutkit.build.sources import Sources
from handoutkit.build.styles import concerns_styles
from handoutkit.build.tasks import RenderTask
from handoutkit.disk import digest
from handoutkit.errors import RenderingFailed
from handoutkit.findings import Finding, Outcome, Place
from handoutkit.language.catalogue import catalogue
from handoutkit.model.handout import Handout
from handoutkit.model.library import Condition
from handoutkit.model.walk import sections_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A handout to build: how it was judged, its sources' digests, and what was found.

    `made` is what its outputs are made of; there is none where findings stop it or it failed:
    `judged.held` says which.
    """

    condition: Condition
    lang: str
    made: Material | None
    judged: Judged
    inputs: Mapping[str, str]
    findings: tuple[Finding, ...]

    @property
    def handout(self) -> Handout | None:
        """Give the assembled handout, if there is one."""
        return None if self.made is None else self.made.handout

    def key(self, output: Output) -> str:
        """Give the key of an output of this handout."""
        return output_key(output, self.judged.page)


def prepare(sources: Sources, condition: Condition, lang: str, *, is_checked: bool = True) -> Job:
    """Assemble a handout, hold it up where an error lies in what it is made of, fill its page."""
    return filled(judged(sources, condition, lang, is_checked=is_checked))


def filled(job: Job) -> Job:
    """Fill the page of a handout that is not held up; it is where a template is broken.

    Of a page that was laid out before, with the same templates, that is known to be well.
    """
    if job.made is None:
        return job
    try:
        return replace(job, made=with_page(job.made))
    except RenderingFailed as error:
        findings = (*job.findings, failure(error, job.condition))
        held = altered(
            job.judged,
            page="",
            held=state_of(error),
            findings=[one.as_json() for one in findings],
        )
        return replace(job, made=None, judged=held, inputs={}, findings=findings)


def judged(
    sources: Sources,
    condition: Condition,
    lang: str,
    *,
    is_checked: bool = True,
    before: Judged | None = None,
) -> Job:
    """Assemble a handout and hold it up where an error lies in what it is made of.

    `before` is how it was judged last: where all else is as it was, so is its page.
    """
    assembled, held = _assembled(sources, condition, lang)
    handout, findings = assembled.value, assembled.findings
    path, made = condition.place.path, None
    if handout is not None and _is_stopped(handout, findings, sources, path):
        handout = None
    if handout is not None:
        try:
            made = _made(replace(handout, is_checked=is_checked), sources, condition.place)
        except RenderingFailed as error:
            held = state_of(error)
            findings = (*findings, failure(error, condition))
    articles, snapshot = made_of(condition, sources.library), sources.snapshot
    now = Judged(
        surroundings=snapshot.surroundings.digest,
        sources=snapshot.sources(condition.id, articles),
        articles=articles,
        is_checked=is_checked,
        page="",
        held=held if made is None else None,
        findings=[one.as_json() for one in findings],
    )
    return Job(
        condition=condition,
        lang=lang,
        made=made,
        judged=now if made is None else _with_page(now, made, sources, before),
        inputs={} if made is None else _inputs(sources, made.handout, path),
        findings=findings,
    )


def _is_stopped(
    handout: Handout, findings: tuple[Finding, ...], sources: Sources, path: str
) -> bool:
    """Tell whether an error lies in what a handout is made of, or in assembling it."""
    return (
        any(finding.is_error for finding in findings)
        or bool(stopping(sources.findings, handout, path))
        or bool(unreadable_disclaimers(sources.library, handout.lang))
    )


def _assembled(
    sources: Sources, condition: Condition, lang: str
) -> tuple[Outcome[Handout | None], State]:
    """Give the handout, or what kept it from being assembled, and the state that means for it."""

    @cache
    def items() -> WrittenItems:
        return sources.items(condition.id, lang)

    try:
        assembled = assemble(
            condition,
            lang,
            sources.library,
            lambda tag: CiteprocEngine(sources.citation_style, tag, items()),
        )
        if assembled.value is not None and assembled.value.references:
            sources.keep_items(condition.id, lang, items())
        return assembled, State.STOPPED
    except RenderingFailed as error:
        # In a checkout the program's citation style is the library's, and may be the broken one.
        if any(concerns_styles(finding) for finding in sources.findings):
            return Outcome(None), State.STOPPED
        return Outcome(None, (failure(error, condition),)), State.FAILED


def _made(handout: Handout, sources: Sources, place: Place) -> Material:
    words = catalogue(handout.lang)
    assert words is not None, "a library with a language without labels is not built"
    return material(handout, words, sources.look, place)


def _with_page(now: Judged, made: Material, sources: Sources, before: Judged | None) -> Judged:
    """Add the digest of the page: the same as before, where all that it comes of is."""
    if before is not None and altered(before, page="") == now:
        return before
    look = (sources.snapshot.look, made.look.accent, made.look.blanks)
    has_own = sources.has_own_templates
    return altered(now, page=page_digest(made.view, made.handout, look, may_show_all=has_own))


def failure(error: RenderingFailed, condition: Condition) -> Finding:
    """Say what a renderer gave up at: where it knows, else of the condition."""
    return error.finding or codes.RENDERER_ERROR.at(condition.place, error.message, error.remedy)


def state_of(error: RenderingFailed) -> State:
    """Tell what became of a handout whose rendering ended so."""
    return State.FAILED if error.finding is None else State.STOPPED


def task_of(
    job: Job, stale: tuple[Output, ...], remembered: Remembered | None = None
) -> RenderTask:
    """Give the task of rendering some outputs of a job; a layout of it may be `remembered`."""
    assert job.made is not None, "what is held up is not rendered"
    return RenderTask(made=job.made, outputs=stale, remembered=remembered)


def record_of(output: Output, job: Job, rendered: Rendered) -> Record:
    """Write down what an output was made of."""
    handout = job.handout
    assert handout is not None, "what is held up is not rendered"
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
        key=job.key(output),
        surroundings=job.judged.surroundings,
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
        page_map=None if rendered.page_map is None else list(rendered.page_map),
    )


def _inputs(sources: Sources, handout: Handout, condition_path: str) -> dict[str, str]:
    # An image whose name begins with a dot is in no listing, but it is shown.
    shown = {image.path: digest(image.data) for image in handout.images}
    known = {**shown, **sources.snapshot.files}
    return {path: known[path] for path in sources_of(handout, condition_path)}


def _in_article(path: str, name: str) -> str:
    """Name a section or a reference as a recipe does: `article/name`."""
    article = PurePosixPath(path).parent.name
    return f"{article}/{name.removeprefix(f'{article}--')}"
