"""What is said to be missing, from what was found; and what is found here."""

from dataclasses import replace
from pathlib import Path

import pytest

from handoutkit.build.doctor import LIBRARIES, OPTIONAL, Check, Probes, Stack, State, checks
from handoutkit.build.probing import languages_of, probe
from handoutkit.project import shipped_styles
from tests.build.tiny import FILES, SETTINGS, edit, write_library
from tests.fonts import FIRST

LATIN = Stack(
    named=("Noto Sans", "Noto Sans Math"),
    present=("Noto Sans", "Noto Sans Math"),
    lettered=("Noto Sans",),
)
ALL = Probes(
    python=(3, 12, 1),
    libraries=dict.fromkeys(LIBRARIES, True),
    programs={name: f"/usr/bin/{name}" for name in ("fc-list", *OPTIONAL)},
    fonts={"en": LATIN},
    out="/library/build",
)


def by_name(probes: Probes) -> dict[str, Check]:
    made = checks(probes)
    assert len({one.name for one in made}) == len(made)
    return {one.name: one for one in made}


def amiss(probes: Probes) -> list[tuple[str, str, str]]:
    found = by_name(probes).values()
    return [(one.name, str(one.state), one.remedy) for one in found if one.state is not State.OK]


def test_nothing_is_amiss_where_all_is_there() -> None:
    assert amiss(ALL) == []
    assert all(one.found and one.purpose and not one.remedy for one in checks(ALL))


def test_an_old_python_is_told() -> None:
    ((name, state, remedy),) = amiss(replace(ALL, python=(3, 10, 9)))
    assert (name, state) == ("Python", "missing")
    assert remedy.startswith("apt-get install python3.11")


@pytest.mark.parametrize("library", LIBRARIES)
def test_each_library_that_cannot_be_opened_is_told(library: str) -> None:
    found = amiss(replace(ALL, libraries={**ALL.libraries, library: False}))
    assert found == [
        (LIBRARIES[library].name, "missing", f"apt-get install {LIBRARIES[library].package}")
    ]


@pytest.mark.parametrize("program", OPTIONAL)
def test_what_need_not_be_there_is_told_as_such(program: str) -> None:
    found = amiss(replace(ALL, programs={**ALL.programs, program: ""}))
    assert found == [
        (OPTIONAL[program].name, "optional", f"apt-get install {OPTIONAL[program].package}")
    ]


def test_fontconfig_without_its_programs_is_told() -> None:
    found = amiss(replace(ALL, programs={**ALL.programs, "fc-list": ""}, fonts={}))
    assert found == [("fc-list", "missing", "apt-get install fontconfig")]


@pytest.mark.parametrize(
    ("family", "remedy"),
    [
        ("Noto Sans Arabic", "apt-get install fonts-noto-core"),
        ("Noto Sans CJK TC", "apt-get install fonts-noto-cjk"),
        ("Our Own", "install the font Our Own"),
    ],
)
def test_a_language_that_no_named_font_has_the_letters_of_is_told(family: str, remedy: str) -> None:
    stack = Stack(named=(family, "Noto Sans"), present=("Noto Sans",), lettered=())
    assert amiss(replace(ALL, fonts={"xx": stack})) == [("font (xx)", "missing", remedy)]


def test_letters_in_another_font_than_the_first_are_told_and_do() -> None:
    stack = Stack(
        named=("Noto Nastaliq Urdu", "Noto Sans Arabic"),
        present=("Noto Sans Arabic",),
        lettered=("Noto Sans Arabic",),
    )
    probes = replace(ALL, fonts={"ur": stack})
    assert by_name(probes)["font (ur)"].found == "Noto Sans Arabic"
    assert amiss(probes) == [
        ("Noto Nastaliq Urdu (ur)", "optional", "apt-get install fonts-noto-core")
    ]


def test_fonts_for_other_words_are_told_once_for_each_package() -> None:
    named = ("Noto Sans", "Noto Sans Math", "Noto Sans CJK SC", "Noto Sans Thai", "Our Own")
    stack = replace(LATIN, named=named, present=("Noto Sans",))
    assert amiss(replace(ALL, fonts={"en": stack, "es": stack})) == [
        ("Noto Sans Math and 1 more", "optional", "apt-get install fonts-noto-core"),
        ("Noto Sans CJK SC", "optional", "apt-get install fonts-noto-cjk"),
        ("Our Own", "optional", "install the font Our Own"),
    ]


def test_the_font_that_has_the_letters_is_named() -> None:
    assert by_name(ALL)["font (en)"].found == "Noto Sans"


def test_a_folder_that_refuses_is_told() -> None:
    found = checks(replace(ALL, refusal="/library may not be written to"))[-1]
    assert (found.state, found.found) == (State.MISSING, "/library may not be written to")
    assert "--out DIR" in found.remedy


def test_without_a_library_there_is_no_folder_to_look_at() -> None:
    assert "output folder" not in by_name(replace(ALL, out=""))


def test_what_the_tests_run_with_is_found(tmp_path: Path) -> None:
    probes = probe(("es", *FIRST), tmp_path / "build")
    # Symbola is for emoji, which the tests have none of.
    found = amiss(replace(probes, programs=ALL.programs))
    assert [one for one in found if one[0] != "Symbola"] == []
    assert {lang: by_name(probes)[f"font ({lang})"].found for lang in FIRST} == FIRST
    assert by_name(probes)["font (es)"].found == "Noto Sans"


def test_the_fonts_are_those_that_the_librarys_sheets_name(tmp_path: Path) -> None:
    tokens = (shipped_styles() / "tokens.css").read_text()
    own = tokens.replace("Noto Sans Hebrew", "Noto Serif Hebrew")
    root = write_library(tmp_path, {"styles/tokens.css": own})
    assert probe(("he",), None, root).fonts["he"].named[0] == "Noto Serif Hebrew"
    (root / "styles/tokens.css").write_bytes(b"\xff")
    assert probe(("he",), None, root).fonts["he"].named[0] == "Noto Sans Hebrew"


def test_where_only_generic_names_stand_any_font_with_the_letters_does(tmp_path: Path) -> None:
    sheet = "[lang] { font-family: sans-serif; }"
    root = write_library(tmp_path, {"styles/fonts.css": sheet})
    probes = probe(("en",), None, root)
    assert probes.fonts["en"].named == ()
    assert [one for one in amiss(probes) if "font" in one[0]] == []


def test_what_is_not_there_is_not_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(name: str) -> None:
        raise OSError(name)

    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("ctypes.CDLL", refuse)
    probes = probe(("en",), None)
    assert set(probes.libraries.values()) == {False}
    assert set(probes.programs.values()) == {""}
    assert (probes.fonts, probes.out) == ({}, "")


# Answers as fontconfig with these fonts would, and writes down what it was asked.
FC_LIST = """#!/bin/sh
echo "$3" >> "$0.asked"
case "$3" in :lang=zh-tw) echo "Noto Sans CJK TC" ;; :lang=pt) echo "Noto Sans" ;; esac
"""


def test_fontconfig_is_asked_by_its_own_names_of_languages(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "fc-list"
    program.write_text(FC_LIST)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setattr("handoutkit.build.probing.is_installed", lambda _: True)
    tags = ("pt-BR", "zh", "zh-Hans", "zh-Hant-TW", "zh-HK")
    fonts = probe(tags, None).fonts
    assert (tmp_path / "fc-list.asked").read_text().split() == [
        f":lang={tag}" for tag in ("pt", "zh-cn", "zh-cn", "zh-tw", "zh-hk")
    ]
    assert fonts["zh-Hant-TW"].lettered == ("Noto Sans CJK TC",)
    assert fonts["pt-BR"].lettered == ("Noto Sans",)
    assert fonts["zh"].lettered == ()


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    out = tmp_path / "build"
    out.write_text("mine")
    assert probe((), out).refusal == f"{out} is a file"


def test_a_folder_that_may_not_be_written_to_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    assert probe((), tmp_path / "build").refusal == f"{tmp_path} may not be written to"


def test_languages_are_those_of_the_library_or_none(tmp_path: Path) -> None:
    root = write_library(tmp_path, {SETTINGS: FILES[SETTINGS].replace("[en]", "[en, es]")})
    assert languages_of(root) == ("en", "es")
    edit(root, SETTINGS, "schema: 2")
    assert languages_of(root) == ()
