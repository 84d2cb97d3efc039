"""PDF syntax and content streams, judged by qpdf: veraPDF calls a damaged stream compliant."""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.validators import ValidatorError


@dataclass(frozen=True)
class Report:
    """What `qpdf --check` had to say about one file."""

    path: Path
    problems: tuple[str, ...]


def check(paths: Sequence[Path]) -> tuple[Report, ...]:
    """Checks every file, in the given order."""
    program = shutil.which("qpdf")
    if program is None:
        raise ValidatorError("no qpdf: run `scripts/system-packages test`")
    if not paths:
        raise ValidatorError("no file to check")
    return tuple(_check(program, path) for path in paths)


def _check(program: str, path: Path) -> Report:
    command = [program, "--check", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    problems = tuple(done.stderr.splitlines())
    if done.returncode and not problems:
        problems = (f"qpdf ended with {done.returncode}",)
    return Report(path, problems)
