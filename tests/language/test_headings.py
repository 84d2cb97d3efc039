"""What a heading announces is known in four languages; health text announces nothing."""

import pytest

from handoutkit.language.headings import HeadingKind, heading_kind


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "Symptoms",
            "Treatment",
            "Safety and Side Effects",
            "What is anxiety?",
            "Sources of iron",
        ),
        *("Related conditions", "Notes on your diet", "Important note", "Important"),
        *("Advertencias importantes", "Wichtige Hinweise zur Anwendung", "Avertissements"),
        *("Ursachen", "Quellen für Magnesium", "Fuentes de calcio", "Author of his own health"),
        "References to this disease are found in the oldest texts that physicians wrote",
        "",
    ],
)
def test_headings_of_health_text_announce_nothing(heading: str) -> None:
    assert heading_kind(heading) == ""


@pytest.mark.parametrize(
    ("kind", "headings"),
    [
        ("references", "References|1. REFERENCES:|📚 Sources|Works cited|Bibliografía|Fuentes"),
        ("references", "Literatur|Quellen:|Quellen und Links|Références|Sources et références"),
        ("related", "You May Also Like:|Related articles|Read next|También te puede interesar"),
        ("related", "Das könnte Sie auch interessieren|À lire aussi|Articles similaires"),
        ("disclaimer", "Disclaimer|IV. Medical Disclaimer|Aviso legal|Haftungsausschluss"),
        ("disclaimer", "Legal notice|Avertissement médical|Conflicts of interest"),
        ("contents", "Contents|In this article|Inhaltsverzeichnis|Índice|Sommaire"),
        ("notes", "Notes|Footnotes|Notas|Fußnoten|Notes de bas de page"),
        ("author", "About the Author|Sobre el autor|Über die Autorin|À propos de l’auteur"),
        ("further-reading", "Learn more|External links|Más información|Weitere Informationen"),
        ("further-reading", "Pour en savoir plus|Where can I find help?"),
    ],
)
def test_a_heading_is_known_in_four_languages(kind: HeadingKind, headings: str) -> None:
    for heading in headings.split("|"):
        assert heading_kind(heading) == kind, heading


def test_hostile_headings_cost_little() -> None:
    assert heading_kind("1." * 100_000) == ""
