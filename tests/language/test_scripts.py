"""Which characters need a glyph, and which package brings one."""

import pytest

from handoutkit.language.scripts import needs_glyph, package_for, package_of


@pytest.mark.parametrize("character", ["a", "ß", "ا", "ً", "中", "😀", "\u0301", "\ue000", "–"])
def test_what_is_seen_needs_a_glyph(character: str) -> None:
    assert needs_glyph(character)


@pytest.mark.parametrize(
    "character",
    [
        " ",
        "\n",
        "\u00a0",
        "\u00ad",
        "\u034f",
        "\u200b",
        "\u200c",
        "\u200d",
        "\u200f",
        "\u2028",
        "\u202f",
        "\u2060",
        "\u2066",
        "\u2069",
        "\u3000",
        "\ufe0f",
        "\ufeff",
        "\U000e0101",
    ],
    ids=lambda one: f"U+{ord(one):04X}",
)
def test_what_is_not_seen_needs_no_glyph(character: str) -> None:
    assert not needs_glyph(character)


@pytest.mark.parametrize(
    ("characters", "package"),
    [
        ("中あアㄅ한ᄀ。、（，𠮷㐀々", "fonts-noto-cjk"),
        ("aéŁжαاپहকதกកမאԱაሀᏣ≥½→", "fonts-noto-core"),
        ("😀🩺💊", "fonts-symbola"),
        ("\ue000\uf8ff\U000f0000\u0378\uffff", ""),
    ],
)
def test_a_character_has_the_package_that_draws_it(characters: str, package: str) -> None:
    assert {one: package_for(one) for one in characters} == dict.fromkeys(characters, package)


@pytest.mark.parametrize(
    ("family", "package"),
    [
        ("Noto Sans", "fonts-noto-core"),
        ("Noto Nastaliq Urdu", "fonts-noto-core"),
        ("Noto Sans CJK SC", "fonts-noto-cjk"),
        ("Noto Serif CJK JP", "fonts-noto-cjk"),
        ("Symbola", "fonts-symbola"),
        ("noto sans arabic", "fonts-noto-core"),
        ("Our Own", ""),
    ],
)
def test_a_family_has_its_package(family: str, package: str) -> None:
    assert package_of(family) == package
