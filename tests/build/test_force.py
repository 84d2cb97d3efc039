"""`build --force`: what is built so says on each page that it was not checked."""

from dataclasses import replace
from pathlib import Path

from handoutkit.build.job import prepare
from handoutkit.build.plan import wanted_outputs
from handoutkit.build.request import BuildRequest
from handoutkit.build.sources import read_sources
from handoutkit.build.starting import start_library
from handoutkit.disk import FolderDisk
from handoutkit.language.catalogue import catalogue
from handoutkit.render.view import view
from tests.builders import DAY


def test_what_was_not_checked_says_so_and_is_not_kept_as_checked(tmp_path: Path) -> None:
    start_library(tmp_path, "Clinic", DAY)
    sources = read_sources(tmp_path)
    request = BuildRequest(out=tmp_path / "build", force=True)
    wanted = wanted_outputs(request, sources.library, FolderDisk(request.out))
    (condition, lang), outputs = next(iter(wanted.items()))
    recipe = sources.library.conditions[condition]
    checked = prepare(sources, recipe, lang, outputs)
    forced = prepare(sources, recipe, lang, outputs, is_checked=False)
    words = catalogue(lang)
    assert words is not None
    assert checked.handout is not None
    assert forced.handout == replace(checked.handout, is_checked=False)
    assert view(forced.handout, words).edition == f"Edition {checked.handout.code}, not checked"
    assert view(checked.handout, words).edition == f"Edition {checked.handout.code}"
    assert not set(checked.keys.values()) & set(forced.keys.values())
