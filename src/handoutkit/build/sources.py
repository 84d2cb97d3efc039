"""All that a build reads: the library, what was found in it, and the styles.

Knows not what is wanted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handoutkit import codes
from handoutkit.build.keys import digests, versions
from handoutkit.disk import Disk, FolderDisk, LayeredDisk
from handoutkit.errors import LibraryUnreadable, RenderingFailed
from handoutkit.findings import Finding
from handoutkit.language.catalogue import catalogue
from handoutkit.model.library import Library, Settings
from handoutkit.project import SETTINGS, shipped_styles
from handoutkit.read.library import read_library

DEFAULT_STYLE = "vancouver"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The library, its findings, the digests of its files and styles, and the versions at work."""

    library: Library
    findings: tuple[Finding, ...]
    digests: Mapping[str, str]
    styles: Disk
    style_digests: Mapping[str, str]
    versions: Mapping[str, str]

    @property
    def citation_style(self) -> bytes:
        """Give the bytes of the citation style.

        Raises:
            RenderingFailed: it cannot be read.
        """
        path = _style_path(self.library.settings)
        try:
            return self.styles.read(path)
        except OSError as error:
            raise RenderingFailed(
                f"styles/{path} cannot be read: {error}",
                remedy="Check its permissions, and let no link lead out of the styles folder.",
            ) from error


def read_sources(root: Path) -> Sources:
    """Read the library in `root` and the styles it is printed with.

    Raises:
        LibraryUnreadable: `library.yaml` cannot be trusted; the exception holds all findings.
    """
    disk = FolderDisk(root)
    styles = LayeredDisk(FolderDisk(root / "styles"), FolderDisk(shipped_styles()))
    read = read_library(disk)
    findings = read.findings
    if read.value is not None:
        findings += _settings_findings(read.value.settings, styles)
    if read.value is None or any(_stops_all(finding) for finding in findings):
        raise LibraryUnreadable(
            f"{SETTINGS} cannot be used",
            remedy="Mend what is said of it above.",
            findings=findings,
        )
    return Sources(
        library=read.value,
        findings=findings,
        digests=digests(disk, "handouts"),
        styles=styles,
        style_digests=digests(styles, ""),
        versions=versions(),
    )


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


def _style_path(settings: Settings) -> str:
    style = settings.citation_style
    return f"citations/{style.value if style else DEFAULT_STYLE}.csl"
