"""What a user would pick instead: which of it is here, and its commands for the same pages."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from benchmarks.pairs import Sample, run

Command: TypeAlias = list[str | Path]

_HERE = Path(__file__).parent
_WEASYPRINT = Path(sys.executable).with_name("weasyprint")
_BROWSERS = ("chromium", "google-chrome", "chromium-browser")
_BROWSER_OPTIONS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--no-pdf-header-footer",
)


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool that is here: what it is, and its command that makes a file of a page.

    `batch` makes files of many pages in one process, where it can. What a browser's processes
    use of the processor is not told to who started it.
    """

    name: str
    version: str
    one: Callable[[Path, Path], Command]
    batch: Callable[[Sequence[Path], Path], Command] | None = None
    is_cpu_known: bool = True

    def make(self, page: Path, to: Path) -> Sample:
        """Make a file of a page in a process of its own."""
        return self._run(self.one(page, to))

    def make_all(self, pages: Sequence[Path], to: Path) -> Sample:
        """Make files of pages, in one process."""
        assert self.batch is not None, f"{self.name} makes one at a time"
        return self._run(self.batch(pages, to))

    def loop(self, pages: Sequence[Path], to: Path) -> Sample:
        """Make files of pages one after the other, and give what each takes."""
        taken = [self.make(page, to / page.name) for page in pages]
        wall, cpu = sum(one.wall for one in taken), sum(one.cpu or 0 for one in taken)
        return Sample(wall, cpu if self.is_cpu_known else None).each(len(pages))

    def _run(self, command: Command) -> Sample:
        sample = run(command)
        return sample if self.is_cpu_known else Sample(sample.wall, None)


def peers(folder: Path) -> Mapping[str, Peer]:
    """Give the tools that are here; `folder` is where `scripts/benchmark-peers` puts some."""
    python = folder / "bin" / "python"
    pandoc = shutil.which("pandoc")
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    found = [_weasyprint()]
    found += [] if pandoc is None else [_pandoc_pdf(pandoc), _pandoc_epub(pandoc)]
    found += [_typst(python)] if python.exists() else []
    found += [] if browser is None else [_chromium(browser)]
    return {one.name: one for one in found}


def _weasyprint() -> Peer:
    def one(page: Path, to: Path) -> Command:
        options = json.loads((page.parent / "options.json").read_text(encoding="utf-8"))
        hints = ["-p"] if options["presentational_hints"] else []
        return [_WEASYPRINT, "-q", *hints, "--pdf-variant", options["pdf_variant"], page, to]

    return Peer("weasyprint", _says(_WEASYPRINT, "--version"), one)


def _pandoc_pdf(pandoc: str) -> Peer:
    def one(page: Path, to: Path) -> Command:
        options = (f"--pdf-engine={_WEASYPRINT}", "--css", page.parent / "print.css")
        return [pandoc, page, "-o", to.with_suffix(".pdf"), *options]

    return Peer("pandoc", _says(pandoc, "--version"), one)


def _pandoc_epub(pandoc: str) -> Peer:
    def one(page: Path, to: Path) -> Command:
        return [pandoc, page, "-t", "epub3", "-o", to.with_suffix(".epub")]

    return Peer("pandoc-epub", _says(pandoc, "--version"), one)


def _typst(python: Path) -> Peer:
    def batch(pages: Sequence[Path], to: Path) -> Command:
        files = [page.with_suffix(".typ") for page in pages]
        return [python, _HERE / "typst_batch.py", to, *files]

    version = "import importlib.metadata as m; print('typst', m.version('typst'))"
    return Peer(
        "typst",
        _says(python, "-c", version),
        lambda page, to: batch([page], to.parent),
        batch,
    )


def _chromium(browser: str) -> Peer:
    def one(page: Path, to: Path) -> Command:
        profile = tempfile.mkdtemp(dir=to.parent)
        own = (f"--user-data-dir={profile}", f"--print-to-pdf={to}")
        return [browser, *_BROWSER_OPTIONS, *own, page.resolve().as_uri()]

    def batch(pages: Sequence[Path], to: Path) -> Command:
        return [sys.executable, "-m", "benchmarks.browser", to, *pages]

    return Peer("chromium", _says(browser, "--version"), one, batch, is_cpu_known=False)


def _says(*command: str | Path) -> str:
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return " ".join(done.stdout.splitlines()[0].split())
