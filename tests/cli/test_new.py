"""`handout new`: one article or condition more, which builds at once."""

import json
from pathlib import Path

import pytest

from tests.build.tiny import FILES, SETTINGS, SLEEP, WALKING, edit
from tests.cli.conftest import Handout

ARTICLES = "handouts/articles"
CONDITIONS = "handouts/conditions"

BAD_NAMES = [
    ("Sore Back", "sore-back"),
    ("Migraña", "migrana"),
    ("sleep/apnea", "sleep-apnea"),
    ("../up", "up"),
    ("back.yaml", "back-yaml"),
    ("back\n", "back"),
    ("頭痛", "my-"),
    ("", "my-"),
]


def findings(handout: Handout, library: Path) -> list[object]:
    """Build all in one format and give what is said about the content."""
    said = handout("-C", library, "build", "--format", "html", "--json")
    assert said.code == 0
    found = json.loads(said.out)["findings"]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("kind", ["article", "condition"])
@pytest.mark.parametrize(("name", "proposed"), BAD_NAMES)
def test_2_with_a_name_that_is_no_id(
    handout: Handout, library: Path, kind: str, name: str, proposed: str
) -> None:
    before = sorted(library.rglob("*"))
    said = handout("-C", library, "new", kind, name)
    assert (said.code, said.out) == (2, "")
    assert "is not a name that can be used" in said.err
    assert f"hyphens: {proposed if proposed != 'my-' else f'my-{kind}'}\n" in said.err
    assert sorted(library.rglob("*")) == before


@pytest.mark.parametrize(("kind", "name"), [("article", "sleep"), ("condition", "insomnia")])
def test_2_with_a_name_that_is_taken(handout: Handout, library: Path, kind: str, name: str) -> None:
    said = handout("-C", library, "new", kind, name)
    assert (said.code, said.out) == (2, "")
    assert "is there already" in said.err
    assert {path: (library / path).read_text("utf-8") for path in FILES} == FILES


@pytest.mark.parametrize("kind", ["article", "condition"])
def test_2_the_second_time(handout: Handout, library: Path, kind: str) -> None:
    assert handout("-C", library, "new", kind, "sore-back").code == 0
    assert handout("-C", library, "new", kind, "sore-back").code == 2


@pytest.mark.parametrize(
    ("article", "told"),
    [("slep", 'Did you mean "sleep"?'), ("xyz", "Articles: sleep, walking"), ("", "Articles: ")],
)
def test_2_with_an_article_that_is_not_there(
    handout: Handout, library: Path, article: str, told: str
) -> None:
    said = handout("-C", library, "new", "condition", "sore-back", "--article", article)
    assert (said.code, said.out) == (2, "")
    assert "there is no article" in said.err
    assert told in said.err
    assert not (library / CONDITIONS / "sore-back.yaml").exists()


def test_2_without_an_article_to_choose_from(handout: Handout, library: Path) -> None:
    for path in (SLEEP, WALKING):
        (library / path).unlink()
    said = handout("-C", library, "new", "condition", "sore-back")
    assert (said.code, said.out) == (2, "")
    assert "no article in en" in said.err
    assert "handout new article NAME" in said.err


@pytest.mark.parametrize(
    "arguments", [(), ("article",), ("condition",), ("disclaimer", "x"), ("article", "a", "b")]
)
def test_2_for_what_cannot_be_asked(
    handout: Handout, library: Path, arguments: tuple[str, ...]
) -> None:
    assert handout("-C", library, "new", *arguments).code == 2


@pytest.mark.parametrize("kind", ["article", "condition"])
def test_4_without_a_library_or_with_settings_that_cannot_be_read(
    handout: Handout, library: Path, tmp_path: Path, kind: str
) -> None:
    assert handout("-C", tmp_path, "new", kind, "sore-back").code == 4
    edit(library, SETTINGS, "schema: 1\nclinic: {name: [}\n")
    said = handout("-C", library, "new", kind, "sore-back")
    assert (said.code, said.out) == (4, "")
    assert "error[SRC-010]" in said.err
    assert not list(library.rglob("sore-back*"))


def test_7_where_the_folder_refuses(handout: Handout, library: Path) -> None:
    for path in sorted((library / CONDITIONS).iterdir()):
        path.unlink()
    (library / CONDITIONS).rmdir()
    (library / CONDITIONS).symlink_to("/proc")
    said = handout("-C", library, "new", "condition", "sore-back")
    assert (said.code, said.out) == (7, "")
    assert "cannot write" in said.err


def test_an_article_and_a_condition_build_at_once(
    handout: Handout, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = findings(handout, library)
    monkeypatch.chdir(library / "handouts")
    said = handout("new", "article", "sore-back", "--today", "2026-11-22")
    assert (said.code, said.out) == (0, "articles/sore-back/article.md\n")
    assert "handout new condition sore-back --article sore-back" in said.err
    text = (library / ARTICLES / "sore-back/article.md").read_text("utf-8")
    assert 'title: "Sore back"\nlang: en\n' in text
    assert "\nupdated: 2026-11-22 " in text
    said = handout("new", "condition", "sore-back", "--article", "sore-back")
    assert (said.code, said.out) == (0, "conditions/sore-back.yaml\n")
    assert "all sections of sore-back" in said.err
    assert findings(handout, library) == before == []
    page = (library / "build/en/sore-back.html").read_text("utf-8")
    assert "Say here what everybody should know." in page
    assert "never printed" not in page


def test_a_condition_takes_the_first_article_when_none_is_named(
    handout: Handout, library: Path
) -> None:
    said = handout("-C", library, "new", "condition", "noise")
    assert "all sections of sleep." in said.err
    recipe = (library / CONDITIONS / "noise.yaml").read_text("utf-8")
    assert recipe.endswith("sections:\n  - sleep/rest\n  - sleep/noise\n")
    assert findings(handout, library) == []


def test_a_condition_takes_subsections_and_what_is_always_included_once(
    handout: Handout, library: Path
) -> None:
    text = FILES[SLEEP].replace("topics:", "always: [noise, inner]\ntopics:")
    edit(library, SLEEP, text + "\n### Inside {#inner}\n\nMore.\n")
    handout("-C", library, "new", "condition", "nights", "--article", "sleep")
    recipe = (library / CONDITIONS / "nights.yaml").read_text("utf-8")
    assert recipe.count("sleep/") == 2
    said = handout("-C", library, "build", "nights", "--format", "html")
    assert said.code == 0
    assert "nights.yaml" not in said.err


@pytest.mark.parametrize("name", ["no", "null", "true", "1e3", "2026-11-22", "-", "0x1f"])
def test_names_that_yaml_could_take_for_something_else(
    handout: Handout, library: Path, name: str
) -> None:
    assert handout("-C", library, "new", "article", "--", name).code == 0
    assert handout("-C", library, "new", "condition", "--article", name, "--", name).code == 0
    assert findings(handout, library) == []


def test_a_condition_has_a_name_in_each_language(handout: Handout, library: Path) -> None:
    edit(library, SETTINGS, FILES[SETTINGS].replace("[en]", "[en, es]"))
    handout("-C", library, "new", "condition", "sore-back")
    text = (library / CONDITIONS / "sore-back.yaml").read_text("utf-8")
    assert 'name: {en: "Sore back", es: "Sore back"}' in text


def test_an_article_is_written_in_the_first_language(handout: Handout, library: Path) -> None:
    edit(library, SETTINGS, FILES[SETTINGS].replace("[en]", "[es, en]"))
    handout("-C", library, "new", "article", "sore-back")
    assert "\nlang: es\n" in (library / ARTICLES / "sore-back/article.md").read_text("utf-8")
