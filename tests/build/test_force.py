"""`build --force`: what is built so says on each page that it was not checked."""

from dataclasses import replace
from pathlib import Path

from handoutkit.build.job import prepare
from handoutkit.build.request import Output
from handoutkit.build.sources import read_sources
from handoutkit.build.starting import start_library
from handoutkit.language.catalogue import catalogue
from handoutkit.render.view import view
from tests.builders import DAY


def test_what_was_not_checked_says_so_and_is_not_kept_as_checked(tmp_path: Path) -> None:
    start_library(tmp_path, "Clinic", DAY)
    sources = read_sources(tmp_path)
    recipe = next(iter(sources.library.conditions.values()))
    lang = sources.library.settings.languages[0].value
    checked = prepare(sources, recipe, lang)
    forced = prepare(sources, recipe, lang, is_checked=False)
    words = catalogue(lang)
    assert words is not None
    assert checked.handout is not None
    assert forced.handout == replace(checked.handout, is_checked=False)
    assert view(forced.handout, words).edition == f"Edition {checked.handout.code}, not checked"
    assert view(checked.handout, words).edition == f"Edition {checked.handout.code}"
    output = Output(recipe.id, lang, "pdf")
    assert checked.key(output) != forced.key(output)
