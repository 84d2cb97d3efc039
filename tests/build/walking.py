"""Walks at random: a library that is edited again and again, and built in parts between.

A walk is told by its seed. Nothing is laid out: what is looked at is what is built when.
"""

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TypeAlias

from handoutkit.build.crew import Came, Crew
from handoutkit.build.manifest import Judged, Manifest, read_manifest
from handoutkit.build.rendering import Rendered, draft_material
from handoutkit.build.request import BuildReport, BuildRequest, State
from handoutkit.build.run import build
from handoutkit.build.sources import Sources
from handoutkit.build.tasks import RenderTask
from handoutkit.disk import FolderDisk
from handoutkit.errors import LibraryUnreadable, UsageProblem
from tests.build.tiny import FILES, GENERAL, SETTINGS, SLEEP, edit, write_library

Step: TypeAlias = Callable[[Path, Random], None]

OUTSIDE = "outside"
"""A folder beside the library, that links may lead to."""

CONDITIONS = ("insomnia", "back-pain", "gout", "Gout")
_HEAD = "---\ntitle: {title}\nlang: {lang}\n{more}---\n\n{body}\n"


def _article(title: str, body: str, *, lang: str = "en", more: str = "") -> str:
    head = "" if lang != "en" else "topics: [{topics}]\n"
    topics = "dietary-supplement" if "claim" in body else ""
    updated = "updated: 2026-02-01\n"
    return _HEAD.format(
        title=title, lang=lang, more=head.format(topics=topics) + updated + more, body=body
    )


_REST = "## Rest {#rest}\n\nRest is good [@doe2020]. A powder [supports sleep]{.claim}."
_DOSE = "## Dose {{#dose}}\n\nTake {dose} mg a day."
_ES_REST = "## Descanso {#rest}\n\nEl descanso es bueno [@doe2020]. Un polvo [ayuda]{.claim}."
_NOTE = "---\ntitle: {title}\nlang: {lang}\nrequired: {required}\nplace: {place}\n---\n\n{text}\n"


def _note(text: str, required: str = "{always: true}", place: str = "end", lang: str = "en") -> str:
    return _NOTE.format(title="Please note", lang=lang, required=required, place=place, text=text)


def _condition(name: str, *sections: str) -> str:
    lines = "".join(f"  - {one}\n" for one in sections)
    return f"name: {{en: {name}, es: {name} es}}\nsections:\n{lines}"


_SETTINGS = (
    "schema: 1\nclinic: {{name: Hill Clinic, phone: {phone}, logo: {logo}}}\n"
    "languages: [{languages}]\nformats: [html]\ncitation-style: {style}\n"
)


def _settings(
    phone: str = '"555 0100"', languages: str = "en", style: str = "vancouver", logo: str = '""'
) -> str:
    return _SETTINGS.format(phone=phone, languages=languages, style=style, logo=logo)


def _picture(colour: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><title>The moon</title>'
        f'<circle cx="45" cy="30" r="20" fill="{colour}"/></svg>'
    )


_MOON = '![The moon over a house](images/moon.svg "The moon")'
_HIDDEN_MOON = '![The moon over a house](images/.moon.svg "The moon")'
_CITATIONS = Path(__file__).parents[2] / "styles/citations/vancouver.csl"

VARIANTS: Mapping[str, tuple[str | None, ...]] = {
    SETTINGS: (
        _settings(),
        _settings(phone='"555 0199"'),
        _settings(languages="en, es"),
        _settings(languages="es, en"),
        _settings(style="own"),
        _settings(logo="logo.svg"),
        _settings(logo=".logo.svg"),
        "schema: [",
    ),
    SLEEP: (
        FILES[SLEEP],
        _article("Sleep", f"{_REST}\n\n{_MOON}\n\n{_DOSE.format(dose=20)}"),
        _article("Sleep", f"{_REST}\n\n{_HIDDEN_MOON}\n\n{_DOSE.format(dose=200)}"),
        _article("Sleep", f"{_REST}\n\n{_DOSE.format(dose=200)}", more="always: [dose]\n"),
        _article("Sleep", f"New.\n\n{_REST}\n\n{_DOSE.format(dose=2)}", more="always: [doze]\n"),
        "no head",
        None,
    ),
    "handouts/articles/sleep/article.es.md": (
        None,
        _article("Dormir", _ES_REST, lang="es"),
        _article("Dormir", f"{_ES_REST}\n\n{_DOSE.format(dose=20)}", lang="es"),
    ),
    "handouts/articles/sleep/references.json": (
        FILES["handouts/articles/sleep/references.json"],
        FILES["handouts/articles/sleep/references.json"].replace("Sleep well", "Sleep better"),
        FILES["handouts/articles/sleep/references.json"].replace("doe2020", "doe2021"),
        "[",
        None,
    ),
    "handouts/articles/sleep/images/moon.svg": (_picture("#446"), _picture("#464"), "<x", None),
    "handouts/articles/sleep/images/.moon.svg": (_picture("#447"), _picture("#467"), None),
    "handouts/articles/sleep/mine.txt": (None, "mine"),
    "handouts/articles/walking/article.md": (
        _article("Walking", f"## Steps {{#steps}}\n\nWalk.\n\n{_DOSE.format(dose=5)}"),
        _article("Walking", f"## Steps {{#steps}}\n\nWalk on.\n\n{_DOSE.format(dose=50)}"),
        _article("Walking", f"## Steps {{#steps}}\n\nWalk.\n\n{_DOSE.format(dose=5)} [@no]"),
        _article("Walking", "## Steps {#steps}\n\nWalk.").replace("topics: []", "topics: [dietry]"),
        None,
    ),
    "handouts/articles/walking/article.es.md": (
        None,
        _article("Andar", "## Pasos {#steps}\n\nAnde.", lang="es"),
    ),
    "handouts/articles/stretching/article.md": (
        None,
        _article("Stretching", "## Steps {#steps}\n\nStretch [it helps]{.claim}."),
        _article("Stretching", "## Steps {#steps}\n\nStretch."),
    ),
    "handouts/articles/Walking/article.md": (None, _article("Walking", "## A {#a}\n\nA.")),
    "handouts/articles/stray.md": (None, "mine"),
    "handouts/conditions/insomnia.yaml": (
        _condition("Insomnia", "sleep/rest"),
        _condition("Insomnia", "sleep/rest", "walking/steps"),
        _condition("Insomnia", "sleep/dose", "stretching/steps"),
        _condition("Insomnia", "slep/rest"),
        None,
    ),
    "handouts/conditions/back-pain.yaml": (
        _condition("Back pain", "walking/steps"),
        _condition("Back pain", "walking/dose", "sleep/noise"),
        _condition("Back", "stretching/steps"),
        "name: [",
    ),
    "handouts/conditions/gout.yaml": (None, _condition("Gout", "walking/dose", "sleep/dose")),
    "handouts/conditions/Gout.yaml": (None, _condition("Gout", "walking/steps")),
    "handouts/conditions/gout.txt": (None, "mine"),
    GENERAL: (
        FILES[GENERAL],
        _note("Ask us."),
        _note("Ask us.\n\n![A moon](images/.moon.svg)"),
        _note("Ask us.", place="every-page"),
        FILES[GENERAL].replace("place:", "plaice:"),
        None,
    ),
    "handouts/disclaimers/general.es.md": (None, _note("Pregunte.", lang="es")),
    "handouts/disclaimers/supplement.md": (
        FILES["handouts/disclaimers/supplement.md"],
        FILES["handouts/disclaimers/supplement.md"].replace("dietary-supplement", "herbs"),
        None,
    ),
    "handouts/disclaimers/supplement.es.md": (
        None,
        _note("No evaluado.", "{topics: [dietary-supplement]}", "every-page", "es"),
    ),
    "handouts/disclaimers/more.md": (None, _note("Ask more.")),
    "handouts/disclaimers/images/.moon.svg": (None, _picture("#446"), _picture("#464")),
    "handouts/logo.svg": (None, _picture("#999"), _picture("#aaa")),
    "handouts/.logo.svg": (None, _picture("#999"), _picture("#aaa")),
    "handouts/article/mine.md": (None, "mine"),
    "styles/parts/own.css": (None, "h2 { color: #000 }", "h2 { color: #111 }", "h2 {"),
    "styles/citations/own.csl": (
        None,
        _CITATIONS.read_text("utf-8"),
        _CITATIONS.read_text("utf-8")
        .replace('and="', 'x="', 1)
        .replace('suffix="."', 'suffix=";"'),
        "<style",
    ),
    "styles/templates/print.html.jinja": (None, "<html><title>{{ view.title }}</title></html>"),
}
"""What a file may come to hold; nothing where it may be missing."""


class Drafting(Crew):
    """A crew that lays nothing out, and may be killed before it has done all."""

    def render(
        self, tasks: Iterator[RenderTask], most: int, sources: Sources
    ) -> Iterator[tuple[RenderTask, float, Came]]:
        for number, task in enumerate(tasks):
            if number == (self.jobs or 99) - 1:
                raise KilledError
            pages = draft_material(task.made, task.outputs)
            yield task, 0.0, {one: Rendered(data=data) for one, data in pages.items()}


class KilledError(Exception):
    """The build ended in its midst."""


@dataclass(frozen=True)
class Outcome:
    """What a build came to: what it said, what stands, and what is remembered of it."""

    said: tuple[object, ...]
    states: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, bytes] = field(default_factory=dict)
    manifest: Manifest = field(default_factory=Manifest)

    def judged_as(self, other: "Outcome") -> Mapping[str, Judged]:
        """Give how those handouts were judged that the other tells of."""
        handouts = self.manifest.handouts
        return {name: handouts[name] for name in other.manifest.handouts if name in handouts}


def begin(root: Path) -> None:
    """Write the library that a walk begins with."""
    write_library(root, {path: variants[0] for path, variants in VARIANTS.items()})
    edit(root.parent, f"{OUTSIDE}/file", "mine")


def changed(root: Path, random: Random) -> str:
    """Change a file or what stands in its place, and tell what was done."""
    path = random.choice(list(VARIANTS))
    target = root / path
    taken = random.choice(
        [*VARIANTS[path] * 3, "a folder", "a link to nothing", "a link out", "a link to another"]
    )
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    target.unlink(missing_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    match taken:
        case None:
            if random.random() < 0.5 and not any(target.parent.iterdir()):
                target.parent.rmdir()
        case "a folder":
            target.mkdir()
        case "a link to nothing":
            target.symlink_to("nothing")
        case "a link out":
            target.symlink_to(root.parent / OUTSIDE / "file")
        case "a link to another":
            other = next(one for one in VARIANTS[path] if one is not None)
            edit(root, f"others/{path}", other)
            target.symlink_to(root / "others" / path)
        case text:
            edit(root, path, text)
    return f"{path}: {str(taken)[-90:]!r}"


def disturbed(root: Path, random: Random) -> str:
    """Build a part, elsewhere, or not to the end; or damage what was built. Tell what was done."""
    out = root / "build"
    kind = random.choice(["part", "part", "killed", "killed", "forced", "elsewhere", "damaged"])
    if kind == "damaged":
        files = [one for one in sorted(out.rglob("*")) if one.is_file()]
        if files:
            file = random.choice(files)
            data = file.read_bytes()
            cut = data[: random.randrange(len(data))] if data else b""
            file.write_bytes(cut)
            return f"damaged: {file.name}"
        return "nothing to damage"
    request = BuildRequest(
        out=root.parent / "elsewhere" if kind == "elsewhere" else out,
        conditions=tuple(random.sample(CONDITIONS, random.choice([0, 1, 1, 2]))),
        langs=random.choice([(), (), ("en",), ("es",)]),
        force=kind == "forced",
        prune=random.random() < 0.1,
        dry_run=random.random() < 0.1,
        jobs=random.choice([1, 2, 3]) if kind == "killed" else None,
    )
    try:
        build(root, request, lambda _: None)
    except (KilledError, UsageProblem, LibraryUnreadable) as error:
        return f"{request}: {type(error).__name__}"
    return f"{request}"


def built(root: Path, out: Path) -> Outcome:
    """Build all, and give what it came to."""
    try:
        report = build(root, BuildRequest(out=out), lambda _: None)
    except LibraryUnreadable as error:
        return Outcome(said=tuple(error.findings))
    standing = {one.path for one in report.outputs if one.state in (State.BUILT, State.KEPT)}
    return Outcome(
        said=report.findings,
        states=_states(report),
        pages={path: (out / path).read_bytes() for path in sorted(standing)},
        manifest=_of(read_manifest(FolderDisk(out)), standing),
    )


def _states(report: BuildReport) -> dict[str, str]:
    said = {State.BUILT: "stands", State.KEPT: "stands"}
    return {
        one.path: said.get(one.state, one.state)
        for one in report.outputs
        if one.state is not State.LEFT_OVER
    }


def _of(manifest: Manifest, standing: set[str]) -> Manifest:
    outputs = {path: one for path, one in manifest.outputs.items() if path in standing}
    return Manifest(outputs=outputs, handouts=manifest.handouts, reading=manifest.reading)


def copied(root: Path, target: Path) -> Path:
    """Copy a library without what was built from it."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name in ("handouts", "styles", "others"):
        if (root / name).exists():
            shutil.copytree(root / name, target / name, symlinks=True)
    for link in target.rglob("*"):
        if link.is_symlink() and (leads := str(link.readlink())).startswith(f"{root}/"):
            link.unlink()
            link.symlink_to(target / leads.removeprefix(f"{root}/"))
    return target
