"""Why a file that was built would be built again, or not. Builds nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handoutkit.build.journal import with_journal
from handoutkit.build.manifest import Record, is_own, output_of, read_manifest
from handoutkit.build.reports import without_record
from handoutkit.build.request import BuildRequest, OutputReport, State
from handoutkit.build.run import build
from handoutkit.build.snapshot import read_snapshot
from handoutkit.disk import FolderDisk
from handoutkit.errors import UsageProblem
from handoutkit.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """What would become of an output, why, and what it was made of.

    `inputs` tells of each source whether it is the `same`, `changed` or `gone`. `findings` are the
    errors that hold it up.
    """

    report: OutputReport
    inputs: Mapping[str, str]
    findings: tuple[Finding, ...]


def why(root: Path, out: Path, file: Path) -> Why:
    """Tell of a file below `out`, built from the library in `root`.

    Raises:
        LibraryUnreadable: the settings cannot be trusted.
        UsageProblem: the file is none of the manifest's.
    """
    path = _path_of(out, file)
    folder = FolderDisk(out)
    manifest, _ = with_journal(read_manifest(folder), folder)
    record = manifest.outputs.get(path)
    if record is None or not is_own(path, record):
        raise UsageProblem(
            f"{file} is no file that the manifest in {out} tells of",
            remedy="Name a file that `handout build` made; `handout build --dry-run` lists them.",
        )
    output = output_of(path, record)
    request = BuildRequest(
        out=out,
        conditions=(output.condition,),
        langs=(output.lang,),
        editions=(output.edition,),
        papers=(output.paper,),
        formats=(output.format,),
        dry_run=True,
    )
    try:
        report = build(root, request, lambda *_: None)
    except UsageProblem as gone:
        left = without_record(output, State.LEFT_OVER, reasons=(gone.message,))
        return Why(report=left, inputs=_inputs(root, record), findings=())
    (told,) = (one for one in report.outputs if one.path == path)
    held = told.state in (State.STOPPED, State.FAILED)
    errors = tuple(one for one in report.findings if one.is_error) if held else ()
    return Why(report=told, inputs=_inputs(root, record), findings=errors)


def _path_of(out: Path, file: Path) -> str:
    """Give a file's path in the output folder, where it was named from here or from there."""
    folder = out.resolve()
    here = file.resolve()
    return str(here.relative_to(folder) if here.is_relative_to(folder) else file)


def _inputs(root: Path, record: Record) -> dict[str, str]:
    files = read_snapshot(root).files
    return {
        path: "gone" if path not in files else "same" if files[path] == was else "changed"
        for path, was in sorted(record.inputs.items())
    }
