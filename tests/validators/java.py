"""Runs the Java programs beside this file, on the jars that installed packages carry."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from tests.validators import ValidatorError

SOURCES = Path(__file__).parent
CLASSES = SOURCES.parents[1] / ".cache" / "validators"
SECONDS = 600

Line = TypeVar("Line")


def run(program: str, jar: Path, arguments: Sequence[str], line: type[Line]) -> tuple[Line, ...]:
    """Runs `program` and reads each line of JSON that it prints as a `line`."""
    class_path = f"{_compiled(program, jar)}{os.pathsep}{jar}"
    printed = _call("java", "-Xss8m", "-cp", class_path, program, *arguments)
    decoder = msgspec.json.Decoder(line, dec_hook=lambda kind, value: kind(value))
    return tuple(decoder.decode(text) for text in printed.splitlines())


def find_jar(package: str, path: str) -> Path:
    """The jar at `path` inside an installed package, which is looked up but not imported."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ValidatorError(f"the package {package} is not installed; run `make test`")
    found = Path(spec.origin).parent / path
    if not found.is_file():
        raise ValidatorError(f"the package {package} has no {path}")
    return found


def _compiled(program: str, jar: Path) -> Path:
    """The folder with the classes of `program`, compiled once for this source and this jar."""
    source = SOURCES / f"{program}.java"
    digest = hashlib.sha256(source.read_bytes() + jar.read_bytes()).hexdigest()[:16]
    folder = CLASSES / f"{program}-{digest}"
    if not folder.is_dir():
        CLASSES.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CLASSES) as work:
            fresh = Path(work) / "classes"
            options = ["--release", "17", "-encoding", "UTF-8", "-proc:none", "-cp", str(jar)]
            _call("javac", *options, "-d", str(fresh), str(source))
            _put(fresh, folder)
    return folder


def _put(fresh: Path, folder: Path) -> None:
    """Moves `fresh` to `folder` in one step, unless another test process was quicker."""
    try:
        fresh.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise


def _call(tool: str, *arguments: str) -> bytes:
    """What a tool of the JDK prints; the JDK is the one of JAVA_HOME, else of the PATH."""
    home = os.environ.get("JAVA_HOME")
    found = shutil.which(tool, path=f"{home}/bin" if home else None)
    if found is None:
        raise ValidatorError(f"no {tool}: install a JDK, or run `scripts/system-packages test`")
    done = subprocess.run([found, *arguments], capture_output=True, timeout=SECONDS, check=False)
    if done.returncode:
        trouble = done.stderr.decode(errors="replace").strip()
        raise ValidatorError(f"{tool} ended with {done.returncode}:\n{trouble}")
    return done.stdout
