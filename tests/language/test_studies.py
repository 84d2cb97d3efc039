"""Mentions of studies: the words that name one, and what they say of it."""

import pytest

from handoutkit.language.studies import find_studies, study_mentions


@pytest.mark.parametrize(
    "text",
    [
        "More studies are needed.",
        "Have any studies been done in people?",
        "The study found that pain was less.",
        "Clinical trials are listed on a website.",
        "Ask whether a clinical trial shows that it works.",
        "If a study finds harm, it is stopped.",
        "She went to university to study medicine.",
        "Se necesitan más estudios.",
        "Die Studie ergab wenig.",
        "Il faut davantage d’études.",
    ],
)
def test_text_without_a_study_of_its_own_mentions_none(text: str) -> None:
    assert study_mentions(text) == ()


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Studies have consistently linked low levels to it.", "Studies have consistently linked"),
        ("In short, researchers found less pain.", "researchers found"),
        ("Two small studies suggest a benefit.", "Two small studies suggest"),
        (
            "Here a 2019 meta-analysis (Lind et al., 2019) helps.",
            "a 2019 meta-analysis (Lind et al., 2019)",
        ),
        ("It worked in half (Lind et al., 2012).", "Lind et al., 2012"),
        ("Varios estudios muestran un beneficio.", "Varios estudios muestran"),
        ("Eine Studie von 2019 zeigte wenig.", "Eine Studie von 2019"),
        ("Une étude de 2018 a montré peu.", "Une étude de 2018"),
    ],
)
def test_a_mention_is_the_words_that_name_a_study(text: str, mention: str) -> None:
    assert study_mentions(text) == (mention,)


@pytest.mark.parametrize(
    ("text", "journal", "year", "author"),
    [
        ("A 2012 study in Mineral Research found more.", "Mineral Research", "2012", ""),
        (
            "A trial in Pain: The Journal of Aches (2018) found less.",
            "Pain: The Journal of Aches",
            "2018",
            "",
        ),
        (
            "A study published in 2016 in the Journal of Sleep said so.",
            "Journal of Sleep",
            "2016",
            "",
        ),
        ("A review of 12 trials published in Brain in 2014 agreed.", "Brain", "2014", ""),
        ("A 2020 trial by Lind and colleagues saw none.", "", "2020", "Lind"),
        ("A 2017 study in Japan found none.", "", "2017", ""),
        ("Un estudio publicado en la revista Dolor (2019) halló poco.", "Dolor", "2019", ""),
        ("Eine Studie in der Fachzeitschrift Schmerz (2019) ergab wenig.", "Schmerz", "2019", ""),
        ("Une étude publiée dans la revue Douleur (2019) montre peu.", "Douleur", "2019", ""),
    ],
)
def test_a_mention_says_what_it_names(text: str, journal: str, year: str, author: str) -> None:
    (found,) = find_studies(text)
    assert (found.journal, found.year, found.author) == (journal, year, author)
    assert text[found.start :].startswith(found.text)


@pytest.mark.parametrize("sign", ["study ", "a study in A ", "(A, ", "et al. ", "A "])
def test_hostile_text_costs_little(sign: str) -> None:
    find_studies((sign * 20_000)[:100_000])
