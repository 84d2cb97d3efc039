"""WeasyPrint is imported without a search, and the search is given back."""

import ctypes.util
import gc
import importlib
import subprocess
import sys
from collections.abc import Callable
from types import ModuleType

import pytest

from handoutkit.render.pdf.opening import open_weasyprint

# Tells which programs were started while the module was imported, and the search's own module.
WATCHED = """
import ctypes.util, json, sys
search, started = ctypes.util.find_library, []
sys.addaudithook(lambda event, args: event == "subprocess.Popen" and started.append(str(args[0])))
import {module}
given_back = ctypes.util.find_library is search
assert "weasyprint.text.ffi" in sys.modules
print(json.dumps([given_back, started]))
"""


def watched(module: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", WATCHED.format(module=module)],
        capture_output=True,
        check=True,
        text=True,
    )
    return done.stdout.strip()


@pytest.fixture
def never_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)


def imports(
    monkeypatch: pytest.MonkeyPatch, what: Callable[[], None]
) -> list[Callable[[str], str | None]]:
    """Let an import do something else; gives the search that each import had."""
    searches: list[Callable[[str], str | None]] = []

    def import_module(name: str) -> ModuleType:
        searches.append(ctypes.util.find_library)
        what()
        return sys

    monkeypatch.setattr(importlib, "import_module", import_module)
    return searches


@pytest.mark.skipif(sys.platform != "linux", reason="searches elsewhere start no program")
def test_the_watch_sees_the_programs_of_a_search() -> None:
    assert "ldconfig" in watched("weasyprint")


@pytest.mark.parametrize("module", ["document", "tags", "stream", "glyph_texts"])
def test_importing_weasyprint_starts_no_program_and_gives_the_search_back(module: str) -> None:
    assert watched(f"handoutkit.render.pdf.{module}") == "[true, []]"


@pytest.mark.usefixtures("never_imported")
def test_what_is_imported_is_not_looked_through_for_garbage(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    during: list[bool] = []
    imports(monkeypatch, lambda: during.append(gc.isenabled()))
    gc.unfreeze()
    open_weasyprint()
    assert during == [False]
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    gc.unfreeze()


@pytest.mark.usefixtures("never_imported")
def test_where_nothing_opens_without_a_search_it_is_tried_with_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    search = ctypes.util.find_library

    def refuse_once() -> None:
        if len(searches) == 1:
            raise OSError("cannot open libpango-1.0.so.0")

    searches = imports(monkeypatch, refuse_once)
    open_weasyprint()
    gc.unfreeze()
    assert searches[0]("c") is None
    assert searches[1] is search


@pytest.mark.usefixtures("never_imported")
def test_a_search_is_given_back_when_the_import_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    search = ctypes.util.find_library

    def refuse() -> None:
        raise OSError("cannot open libpango-1.0.so.0")

    imports(monkeypatch, refuse)
    with pytest.raises(OSError, match="libpango"):
        open_weasyprint()
    assert ctypes.util.find_library is search


@pytest.mark.usefixtures("never_imported")
def test_an_interrupt_gives_the_search_back_and_is_not_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    search = ctypes.util.find_library

    def interrupt() -> None:
        raise KeyboardInterrupt

    searches = imports(monkeypatch, interrupt)
    with pytest.raises(KeyboardInterrupt):
        open_weasyprint()
    assert len(searches) == 1
    assert ctypes.util.find_library is search


@pytest.mark.usefixtures("never_imported")
def test_elsewhere_the_search_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    search = ctypes.util.find_library
    searches = imports(monkeypatch, lambda: None)
    monkeypatch.setattr(sys, "platform", "darwin")
    open_weasyprint()
    gc.unfreeze()
    assert searches == [search]
