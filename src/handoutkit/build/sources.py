"""All that a build reads: the library or a part of it, what was found in it, and the styles.

Knows not what is wanted.
"""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from msgspec.structs import replace

from handoutkit import codes
from handoutkit.assemble.citations import Written, WrittenItems
from handoutkit.build.contents import articles_of
from handoutkit.build.look import Look, look_of, look_paths, templates_of, tokens_of
from handoutkit.build.narrow import Part, PartDisk
from handoutkit.build.recall import Entries, FilesRecall, entry_name
from handoutkit.build.snapshot import CONDITIONS, Snapshot, condition_path, read_snapshot
from handoutkit.build.styles import STYLES, check_styles
from handoutkit.build.taking import HANDOUTS
from handoutkit.build.witness import Witness
from handoutkit.disk import Disk, FolderDisk, LayeredDisk, digest, held
from handoutkit.errors import LibraryUnreadable, RenderingFailed
from handoutkit.findings import Finding
from handoutkit.language.catalogue import catalogue
from handoutkit.language.numbers import numbers_in, unequal
from handoutkit.model.library import Library, Settings
from handoutkit.project import SETTINGS, shipped_styles
from handoutkit.read.conditions import read_conditions
from handoutkit.read.library import read_library

DEFAULT_STYLE = "vancouver"


@dataclass(frozen=True, kw_only=True)
class Sources:
    """The library, its findings, the digests of all there was when it was read, and the styles.

    `part` is what was read of the library; all where there is none. `entries` are what was worked
    out before, and `written` the references that were written since.
    """

    library: Library
    findings: tuple[Finding, ...]
    snapshot: Snapshot
    styles: Disk
    part: Part | None = None
    entries: Entries = field(default_factory=Entries)
    written: dict[str, Written] = field(default_factory=dict)

    @cached_property
    def look(self) -> Look:
        """Give the look that the library's pages have.

        Raises:
            RenderingFailed: a file of the styles cannot be read.
        """
        return look_of(self.styles, self.library.settings)

    @cached_property
    def has_own_templates(self) -> bool:
        """Tell whether the library's pages are filled into others than the program's templates.

        Raises:
            RenderingFailed: a file of the styles cannot be read.
        """
        shipped = templates_of(FolderDisk(shipped_styles()))
        return templates_of(self.look.styles) != shipped

    @cached_property
    def citation_style(self) -> bytes:
        """Give the bytes of the citation style, as they are when they are first asked for.

        Raises:
            RenderingFailed: it cannot be read.
        """
        path = _style_path(self.library.settings)
        if any(finding.place.path == f"{STYLES}/{path}" for finding in self.findings):
            # Nothing is built with it; with ours, all else that is wrong is found as well.
            return FolderDisk(shipped_styles()).read(_style_path(None))
        try:
            return self.styles.read(path)
        except OSError as error:
            raise RenderingFailed(
                f"styles/{path} cannot be read: {error}",
                remedy="Check its permissions, and let no link lead out of the styles folder.",
            ) from error

    def items(self, condition: str, lang: str) -> WrittenItems:
        """Give the references of a handout as the citation style writes them, as far as known.

        Raises:
            RenderingFailed: the citation style cannot be read.
        """
        name = _items_name(condition, lang)
        known = self.entries.entry(name, self._items_made_of, dict[str, Written])
        return WrittenItems(known, self.written)

    def keep_items(self, condition: str, lang: str, items: WrittenItems) -> None:
        """Have the references of a handout kept as they were written."""
        if list(items.used) != list(items.known):
            self.entries.keep(_items_name(condition, lang), self._items_made_of, items.used)

    @cached_property
    def _items_made_of(self) -> str:
        return digest(self.citation_style + self.snapshot.program.encode())


def read_sources(
    root: Path,
    snapshot: Snapshot | None = None,
    part: Part | None = None,
    entries: Entries | None = None,
) -> Sources:
    """Read the library in `root`, or a part of it, and the styles it is printed with.

    `snapshot` holds the digests, taken before, and `entries` what reading came to before.

    Raises:
        LibraryUnreadable: `library.yaml` cannot be trusted; the exception holds all findings.
    """
    folder = FolderDisk(root)
    # Digests first: a file that is saved meanwhile is then stale at the next build, not forgotten.
    # What was read counts all the same: it may be changed back by then.
    snapshot = snapshot or read_snapshot(root)
    witness = Witness(folder, snapshot.files, HANDOUTS)
    styles = Witness(styles_of(root), snapshot.styles)
    disk = witness if part is None else PartDisk(witness, part)
    entries = entries or Entries()
    recall = FilesRecall(entries, snapshot, witness)
    read = read_library(disk, recall)
    settings = read.value.settings if read.value else None
    findings = (*read.findings, *_style_findings(disk, styles, settings))
    if settings is not None:
        findings += _settings_findings(settings, styles)
    if read.value is None or any(_stops_all(finding) for finding in findings):
        raise LibraryUnreadable(
            f"{SETTINGS} cannot be used",
            remedy="Mend what is said of it above.",
            findings=findings,
        )
    kept = _held(styles, read.value.settings)
    if witness.has_seen_other or styles.has_seen_other:
        snapshot = replace(snapshot, files=witness.seen, styles=styles.seen)
    entries.drop_others(recall.names())
    return Sources(
        library=read.value,
        findings=findings,
        snapshot=snapshot,
        styles=kept,
        part=part,
        entries=entries,
    )


def _held(styles: Disk, settings: Settings) -> Disk:
    """Hold what pages are made with as it is now; whoever asks for what cannot be read is told."""
    citations = filter(styles.is_file, (_style_path(settings),))
    try:
        return held(styles, (*look_paths(styles), *citations))
    except OSError:
        return styles


def read_for(root: Path, conditions: tuple[str, ...]) -> Sources:
    """Read what the handouts of these conditions are made of; all where one of them is not there.

    Raises:
        LibraryUnreadable: `library.yaml` cannot be trusted; the exception holds all findings.
    """
    snapshot = read_snapshot(root)
    paths = [condition_path(one) for one in conditions]
    part = Part(conditions=frozenset(path.removeprefix(CONDITIONS) for path in paths))
    articles = frozenset(one for made_of in recipes_of(root, part).values() for one in made_of)
    # What is said of a name that is not there lists those that are.
    if not conditions or not all(path in snapshot.files for path in paths):
        return read_sources(root, snapshot)
    if not articles <= snapshot.articles.keys():
        return read_sources(root, snapshot)
    return read_sources(root, snapshot, part | Part(articles=articles))


def recipes_of(root: Path, part: Part) -> dict[str, tuple[str, ...]]:
    """Read of a part which articles its conditions name."""
    found = read_conditions(PartDisk(FolderDisk(root), part), None)
    return {name: articles_of(one) for name, one in found.values.items()}


def styles_of(root: Path | None) -> Disk:
    """Give the styles of the library in `root` over the program's; without one, the program's."""
    shipped = FolderDisk(shipped_styles())
    return LayeredDisk(FolderDisk(root / STYLES), shipped) if root else shipped


def _style_findings(disk: Disk, styles: Disk, settings: Settings | None) -> tuple[Finding, ...]:
    tokens = tokens_of(settings) if settings else {}
    return check_styles(disk, FolderDisk(shipped_styles()), tokens, _style_path(settings))


def _stops_all(finding: Finding) -> bool:
    return finding.is_error and finding.place.path == SETTINGS


def _settings_findings(settings: Settings, styles: Disk) -> tuple[Finding, ...]:
    """Say which languages have no labels, and whether the citation style is there."""
    findings = [
        codes.UNKNOWN_LANGUAGE.at(
            one.place,
            f'the program has no labels in the language "{one.value}"',
            "Leave it out of `languages`, or add a catalogue of labels for it.",
        )
        for one in settings.languages
        if catalogue(one.value) is None
    ]
    emergency = settings.clinic.emergency
    findings += [
        codes.MISSING_TRANSLATION.at(
            one.place,
            f'`clinic.emergency` has no line in the language "{one.value}"',
            "Write what to do in an emergency in each language of the library.",
        )
        for one in settings.languages
        if emergency and one.value not in emergency
    ]
    findings += _other_emergency_numbers(settings)
    style = settings.citation_style
    if style is not None and not styles.is_file(_style_path(settings)):
        findings.append(
            codes.UNKNOWN_CITATION_STYLE.at(
                style.place,
                f'there is no citation style "{style.value}"',
                f"Put it into styles/{_style_path(settings)}, or use {DEFAULT_STYLE}.",
            )
        )
    return tuple(findings)


def _other_emergency_numbers(settings: Settings) -> list[Finding]:
    """Say which languages are told another number to call in an emergency than the first one."""
    first, *others = settings.languages
    lines = settings.clinic.emergency
    told = numbers_in(lines.get(first.value, ""))
    return [
        codes.OTHER_NUMBERS.at(
            one.place,
            f'`clinic.emergency` has another number in "{one.value}" than in "{first.value}"',
            "Write the same number in each language.",
        )
        for one in others
        if one.value in lines and any(unequal(told, numbers_in(lines[one.value])))
    ]


def _items_name(condition: str, lang: str) -> str:
    return f"{entry_name(condition_path(condition))}.{lang}"


def _style_path(settings: Settings | None) -> str:
    style = settings.citation_style if settings else None
    return f"citations/{style.value if style else DEFAULT_STYLE}.csl"
