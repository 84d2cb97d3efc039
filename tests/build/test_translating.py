"""A translation is begun, marked and finished, and no word of a translator is ever touched."""

from datetime import date
from pathlib import Path

import pytest

from handoutkit.build.translating import Translated, translate
from handoutkit.errors import UsageProblem
from handoutkit.findings import Finding
from tests.bilingual import (
    ARTICLE,
    FILES,
    GENERAL_SPANISH,
    SPANISH,
    WALKING_SPANISH,
    write_library,
)
from tests.build.tiny import GENERAL, SETTINGS, WALKING, edit, run_build, states

DAY = date(2026, 5, 6)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_library(tmp_path)


def run(root: Path, name: str = "sleep", lang: str = "es", *, accept: bool = False) -> Translated:
    """Translate, and again: the second time nothing may change."""
    made = translate(root, name, lang, DAY, accept=accept)
    before = (root / made.path).read_bytes()
    again = translate(root, name, lang, DAY, accept=accept)
    assert (again.waiting, again.is_new) == (made.waiting, False)
    assert (root / made.path).read_bytes() == before
    return made


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    edit(root, path, text.replace(old, new))


def built(root: Path) -> tuple[dict[str, str], list[Finding]]:
    """Build all as HTML; give what came of each handout, and the errors."""
    report = run_build(root, formats=("html",))
    found = {path.removesuffix(".html"): one for path, one in states(report).items()}
    return found, [one for one in report.findings if one.is_error]


def test_from_a_skeleton_to_a_page_and_through_a_change_of_the_source(root: Path) -> None:
    (root / SPANISH).unlink()
    made = run(root)
    parts = 10  # the title, three headings, five blocks and a note
    assert made.is_new
    assert len(made.waiting) == parts

    found, errors = built(root)
    assert (found["es/insomnia"], found["en/insomnia"]) == ("stopped", "built")
    assert found["es/back-pain"] == "built"
    assert len(errors) == parts
    assert {(one.place.path, one.code) for one in errors} == {(SPANISH, "SRC-091")}

    for old, new in _translated_lines():
        change(root, SPANISH, old, new)
    assert run(root).waiting == ()
    assert "~" not in (root / SPANISH).read_text(encoding="utf-8")
    found, errors = built(root)
    assert (set(found.values()), errors) == ({"built", "kept"}, [])

    change(root, ARTICLE, "Rest is good", "Rest is very good")
    found, (error,) = built(root)
    assert error.place.path == SPANISH
    assert "article.md:13" in error.message
    assert found == {
        "en/insomnia": "built",
        "es/insomnia": "stopped",
        "en/back-pain": "kept",
        "es/back-pain": "kept",
    }

    (waiting,) = run(root).waiting
    assert waiting.finding.place == error.place
    assert waiting.source is not None
    assert (waiting.source.path, waiting.source.line) == (ARTICLE, 13)
    assert built(root)[0]["es/insomnia"] == "stopped"

    change(root, SPANISH, "Descansar es bueno", "Descansar es muy bueno")
    assert built(root)[0]["es/insomnia"] == "built"
    assert run(root).waiting == ()


def _translated_lines() -> list[tuple[str, str]]:
    """Give each line of the source's text with its translation."""
    bodies = (FILES[path].split("---\n", 2)[2] for path in (ARTICLE, SPANISH))
    lines = zip(*(body.splitlines() for body in bodies), strict=True)
    return [('"Sleep"', "El sueño"), *((old, new) for old, new in lines if old != new)]


def test_a_skeleton_has_the_source_s_words_under_ids_that_stay(root: Path) -> None:
    change(root, ARTICLE, "## Noise {#noise}", "Noise\n-----")
    (root / SPANISH).unlink()
    run(root)
    text = (root / SPANISH).read_text(encoding="utf-8")
    body = FILES[ARTICLE].split("---\n", 2)[2]
    assert text.endswith(body.replace("## Noise {#noise}", "Noise {#noise}\n-----"))
    assert "\nupdated: 2026-05-06\n" in text
    assert "topics" not in text.split("---\n")[1]


def test_new_blocks_sections_and_notes_are_put_in_their_places(root: Path) -> None:
    change(root, ARTICLE, "Noise is bad.", "So is light.[^2]\n\nNoise is bad.\n\n[^2]: As we know.")
    change(root, ARTICLE, "## A title", "### Traffic {#traffic}\n\nMove.\n\n## A title")
    before = (root / SPANISH).read_text(encoding="utf-8").split("---\n", 2)[2]
    made = run(root)
    after = (root / SPANISH).read_text(encoding="utf-8").split("---\n", 2)[2]
    noise = after[after.index("## Ruido") : after.index("## Un título")]
    assert noise.split("\n\n")[:-1] == [
        "## Ruido {#noise}",
        "So is light.[^2]",
        "El ruido es malo.",
        "### Traffic {#traffic}",
        "Move.",
    ]
    assert after.endswith("Palabras.\n\n[^2]: As we know.\n")
    assert [line for line in before.splitlines() if line not in after.splitlines()] == []
    codes = sorted(one.finding.code for one in made.waiting)
    assert codes == ["SRC-091"] * 4


def test_what_has_no_source_any_more_stays_until_it_is_removed(root: Path) -> None:
    change(root, ARTICLE, "- Go to bed at 10.\n- Get up at 6.\n\n", "")
    (waiting,) = run(root).waiting
    assert waiting.finding.code == "SRC-094"
    change(root, SPANISH, "- Acuéstese a las 10.\n- Levántese a las 6.\n\n", "")
    assert built(root)[0]["es/insomnia"] == "built"
    assert run(root).waiting == ()
    assert '"-' not in (root / SPANISH).read_text(encoding="utf-8")


def test_untouched_words_of_an_older_source_give_way_to_those_of_now(root: Path) -> None:
    """Else a translator would translate what the source no longer says."""
    (root / SPANISH).unlink()
    run(root)
    for old, new in (
        ("Rest is good", "Rest is very good"),
        ("A quiet hour", "A still hour"),
        ("## Noise", "## Loud noise"),
        ("title: Sleep\n", "title: Good sleep\n"),
    ):
        change(root, ARTICLE, old, new)
    codes = {one.finding.code for one in run(root).waiting}
    text = (root / SPANISH).read_text(encoding="utf-8")
    assert codes == {"SRC-091"}
    for words in ("Rest is very good", "A still hour", "## Loud noise {#noise}", '"Good sleep"'):
        assert words in text


def test_a_block_that_waits_for_an_older_change_keeps_waiting(root: Path) -> None:
    for words in ("very good", "very, very good"):
        change(root, ARTICLE, "Rest is ", f"Rest is {words}, ")
        (waiting,) = run(root).waiting
        assert waiting.finding.code == "SRC-092"


def test_a_file_without_digests_waits_and_is_accepted_when_somebody_vouches(root: Path) -> None:
    text = FILES[WALKING_SPANISH]
    by_hand = text[: text.index("  blocks:")] + text[text.index("---\n", 5) :]
    edit(root, WALKING_SPANISH, by_hand.replace("translation:\n  of: en\n", ""))
    assert [one.finding.code for one in run(root, "walking").waiting] == ["SRC-092"] * 3
    assert run(root, "walking", accept=True).waiting == ()
    assert (root / WALKING_SPANISH).read_text(encoding="utf-8") == text


def test_what_differs_in_numbers_is_not_accepted(root: Path) -> None:
    change(root, ARTICLE, "bed at 10", "bed by 10")
    change(root, SPANISH, "a las 10", "a las 11")
    (waiting,) = run(root, accept=True).waiting
    assert "the source says 10, this says 11" in waiting.finding.message


def test_the_source_s_own_words_are_not_accepted(root: Path) -> None:
    (root / SPANISH).unlink()
    run(root)
    assert len(run(root, accept=True).waiting) == 10


def test_a_disclaimer_is_translated_like_an_article(root: Path) -> None:
    (root / GENERAL_SPANISH).unlink()
    made = run(root, "general")
    assert (made.path, len(made.waiting)) == (GENERAL_SPANISH, 2)
    found, _ = built(root)
    assert found["es/back-pain"] == found["es/insomnia"] == "stopped"
    change(root, GENERAL_SPANISH, '"Please note"', "Tenga en cuenta")
    change(root, GENERAL_SPANISH, "Ask your care team.", "Pregunte a su equipo de atención.")
    assert run(root, "general").waiting == ()
    assert built(root)[0]["es/back-pain"] == "built"
    change(root, GENERAL, "Ask your care team.", "Always ask your care team.")
    assert built(root)[0]["es/back-pain"] == "stopped"


def test_line_ends_of_windows_stay(root: Path) -> None:
    (root / SPANISH).write_bytes(FILES[SPANISH].replace("\n", "\r\n").encode())
    change_of_source = FILES[ARTICLE].replace("Noise is bad.", "Noise is bad.\n\nSo is light.")
    edit(root, ARTICLE, change_of_source)
    run(root)
    data = (root / SPANISH).read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")


@pytest.mark.parametrize(
    ("name", "lang", "said", "remedy"),
    [
        ("slep", "es", 'no article "slep"', 'Did you mean "sleep"'),
        ("sleep", "xx-nothing", "names no known language", "es, pt-BR"),
        ("sleep", "ar", "is not in العربية", "languages: [en, es, ar]"),
        ("sleep", "en", "is in en already", "another"),
    ],
)
def test_what_cannot_be_translated_is_refused(
    root: Path, name: str, lang: str, said: str, remedy: str
) -> None:
    with pytest.raises(UsageProblem, match=said) as caught:
        translate(root, name, lang, DAY, accept=False)
    assert remedy in caught.value.remedy


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (ARTICLE, "@doe2020", "@nobody"),
        (SPANISH, "title: El sueño", "tilte: El sueño"),
        (SPANISH, "of: en", "of: fr"),
    ],
)
def test_what_has_a_fault_is_not_worked_from(root: Path, path: str, old: str, new: str) -> None:
    change(root, path, old, new)
    before = (root / SPANISH).read_bytes()
    made = translate(root, "sleep", "es", DAY, accept=False)
    assert {one.place.path for one in made.findings} == {path}
    assert (root / SPANISH).read_bytes() == before


def test_what_cannot_stand_by_itself_is_not_put_in(root: Path) -> None:
    """The address of its link stands elsewhere in the source."""
    change(root, ARTICLE, "Noise is bad.", "Noise is bad.\n\nSee [there][x].\n\n[x]: https://a.org")
    before = (root / SPANISH).read_bytes()
    with pytest.raises(UsageProblem, match="does not stand by itself"):
        translate(root, "sleep", "es", DAY, accept=False)
    assert (root / SPANISH).read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "stopped"),
    [
        ("Walk a little", "Walk far", {"es/back-pain"}),
        ("title: Walking", "title: Steps", {"es/back-pain"}),
    ],
)
def test_only_the_translation_of_what_changed_is_stopped(
    root: Path, old: str, new: str, stopped: set[str]
) -> None:
    change(root, WALKING, old, new)
    found, _ = built(root)
    assert {path for path, state in found.items() if state != "built"} == stopped


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Words.", "Other words."),
        ("## A title {", "## Some title {"),
        ("Words.", "Words.\n\nMore words."),
        ("Words.", "Words and\n\n- words"),
    ],
)
def test_a_change_in_a_section_that_a_handout_does_not_take_does_not_stop_it(
    root: Path, old: str, new: str
) -> None:
    change(root, ARTICLE, old, new)
    found, errors = built(root)
    assert set(found.values()) == {"built"}
    assert errors


@pytest.mark.parametrize(
    "new", ["Noise.\n", "Noise is bad.\n\nVery.\n", "Noise is bad.\n\n### Traffic {#t}\n\nMove.\n"]
)
def test_a_change_in_a_section_that_is_always_taken_stops_the_handout(root: Path, new: str) -> None:
    change(root, ARTICLE, "Noise is bad.\n", new)
    found, _ = built(root)
    assert [path for path, state in found.items() if state != "built"] == ["es/insomnia"]


def test_a_section_that_becomes_always_taken_is_in_the_translation_too(root: Path) -> None:
    """Its file has not changed: that of its source has."""
    built(root)
    page = root / "build/es/insomnia.html"
    assert "Palabras." not in page.read_text(encoding="utf-8")
    change(root, ARTICLE, "always: [noise]", "always: [noise, title]")
    assert built(root)[0]["es/insomnia"] == "built"
    assert "Palabras." in page.read_text(encoding="utf-8")


def test_a_language_is_stopped_where_its_source_cannot_be_read(root: Path) -> None:
    change(root, ARTICLE, "updated: 2026-03-04", "updated: yesterday")
    found, _ = built(root)
    assert found["es/insomnia"] == "stopped"
    assert found["es/back-pain"] == "built"


@pytest.mark.parametrize("languages", ["[en, es]", "[es, en]"])
def test_the_first_language_need_not_be_that_of_the_source(root: Path, languages: str) -> None:
    change(root, SETTINGS, "[en, es]", languages)
    assert set(built(root)[0].values()) == {"built"}
