"""A reader that is not there is said, with what to do; nothing is skipped."""

from pathlib import Path

import pytest

from tests.readers import ReaderError, chromium, reading


def test_without_the_engines_nothing_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "ENGINES", tmp_path)
    with pytest.raises(ReaderError, match="not installed; run `make test`"):
        reading.read([])


def test_without_chromium_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "NAMES", ("no-such-chromium",))
    with pytest.raises(ReaderError, match="no chromium: run `scripts/system-packages test`"):
        reading.read([])


def test_a_chromium_that_ends_is_told_with_what_it_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "chromium"
    program.write_text("#!/bin/sh\necho no display here >&2\n")
    program.chmod(0o755)
    monkeypatch.setattr(chromium, "NAMES", (str(program),))
    with pytest.raises(ReaderError, match="no display here"):
        reading.read([])
