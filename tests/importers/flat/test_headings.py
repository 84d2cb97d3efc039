"""What is a heading and what only looks like one; levels; titles."""

import pytest

from tests.importers.flat.outline import headings, outline, read

PROSE = "It is common in adults. Most people get better within a few weeks."


@pytest.mark.parametrize(
    "line",
    [
        "- Muscle Relaxation:",
        "It gets better with rest.",
        "fever and chills",
        "Dose: Take one tablet with water, then rest.",
        "https://example.org/symptoms",
        "12 Garden Street, 7",
        "**Never take more than two tablets, and keep them away from children.**",
        "Fever; Chills; Cough",
        "Common symptoms include",
        "You should call your doctor at once if you notice any of these:",
        "A smiling woman with her inhaler",
        "Ein Mann misst seinen Blutdruck",
        "Illustration of the lungs",
        "(Dose = weight × 10)",
        "248Comments",
        "A service of",
        "Ein Angebot der",
        "But what exactly is it?",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    source = read("Causes", PROSE, line, PROSE, "Treatment", PROSE)
    assert line not in [words for _, words in headings(source)]


@pytest.mark.parametrize(
    "line",
    [
        "How It Works",
        "How it works in the body",
        "HOW IT WORKS",
        "How does it work?",
        "¿Cómo actúa?",
        "Wie wirkt es im Körper?",
        "Comment agit-elle ?",
        "Symptoms:",
        "St. John's wort and sleep",
        "Criterios para el diagnóstico de la gota en los adultos",
        "B12Deficiency",
    ],
)
def test_what_is_a_heading(line: str) -> None:
    source = read("Causes", PROSE, line, PROSE, "Treatment", PROSE)
    assert line in [words for _, words in headings(source)]


def test_steps_are_items_and_not_headings() -> None:
    source = read("Golden milk", "", "1. Warm the milk.", "2. Add the spice.", "3. Stir it.")
    assert [one.number for one in source.passages if one.kind == "item"] == [1, 2, 3]


def test_numbers_that_count_nothing_are_amounts() -> None:
    source = read("Causes", PROSE, "2 Tablets Twice Daily", PROSE, "Treatment", PROSE)
    assert outline(source)[2].endswith(": 2 Tablets Twice Daily")


def test_an_item_is_no_heading_because_a_text_follows_the_list() -> None:
    source = read(
        *("Symptoms", "", "The signs are:", "Fever", "Sore throat", "Both pass within days.", ""),
        *("Treatment", "", PROSE, "", "Prevention", "", PROSE),
    )
    assert [words for _, words in headings(source)] == ["Symptoms", "Treatment", "Prevention"]


def test_a_list_without_bullets_ends_before_the_next_section() -> None:
    source = read("Symptoms", "They include:", "Fever", "Cough", "Treatment", PROSE)
    assert outline(source)[1:] == [
        "text: They include:",
        "item: Fever",
        "item: Cough",
        "h2: Treatment",
        f"text: {PROSE}",
    ]


def test_signs_around_headings_tell_them_and_their_levels() -> None:
    source = read(PROSE, "== Types ==", PROSE, "=== Type 1 ===", PROSE, "Note:", "- one", "- two")
    assert headings(source) == [(2, "Types"), (3, "Type 1")]


def test_numbers_with_points_tell_levels() -> None:
    source = read(
        *("1 Overview", PROSE, "1.1 Causes", PROSE, "1.2 Types", PROSE, "2 Care", PROSE),
        *("2.1 At Home", PROSE),
    )
    assert [level for level, _ in headings(source)] == [2, 3, 3, 2, 3]


def test_capitals_stand_above_other_headings() -> None:
    source = read("YOUR CARE", PROSE, "Eye drops", PROSE, "WHEN TO CALL", PROSE)
    assert [level for level, _ in headings(source)] == [2, 3, 2]


def test_capitals_stand_below_usual_names_of_sections() -> None:
    source = read(
        *("Causes", PROSE, "STRESS AND SLEEP", PROSE, "FOOD AND DRINK", PROSE),
        *("Symptoms", PROSE, "Treatment", PROSE),
    )
    assert [level for level, _ in headings(source)] == [2, 3, 3, 2, 2]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ((PROSE, "Causes", PROSE), ""),
        (("Causes", PROSE, "Treatment", PROSE), ""),
        (("What is asthma?", PROSE, "What causes asthma?", PROSE), ""),
        (("Asthma", "", "Asthma is common. It can be treated.", "Causes", PROSE), "Asthma"),
        (("Title: Living with asthma", "Causes", PROSE), "Living with asthma"),
        (("Asthma care | City Clinic", PROSE, "Causes", PROSE), "Asthma care"),
        ((PROSE, "Breathe Well is an original (Lungs) article.", "Causes", PROSE), "Breathe Well"),
    ],
)
def test_a_title_is_found_and_never_made_up(lines: tuple[str, ...], title: str) -> None:
    assert read(*lines).origin.title == title


def test_names_above_a_telephone_number_are_no_headings() -> None:
    source = read(
        *("Care", PROSE, "Contact us", "Allergy Trust of the North", "Phone: 555 0100"),
        *("Website: www.example.org", "Lung Association", "Phone: 555 0101"),
    )
    assert [words for _, words in headings(source)] == ["Care", "Contact us"]


def test_names_above_items_below_blank_lines_are_numbered_headings() -> None:
    parts = [f"{at}. Name{at}\n\n\t• one thing\n\t• another\n" for at in range(1, 4)]
    assert [words for _, words in headings(read(PROSE, "Treatment", "", PROSE, *parts))] == [
        *("Treatment", "1. Name1", "2. Name2", "3. Name3"),
    ]


def test_items_with_items_of_their_own_are_no_headings() -> None:
    parts = [f"{at}. Name{at}\n   - one thing\n   - another" for at in range(1, 4)]
    assert [words for _, words in headings(read("Food", "", PROSE, *parts))] == ["Food"]


def test_headings_that_a_text_announces_are_parts_of_its_section() -> None:
    source = read(
        *("What is it for?", "", PROSE, "", "Where does it act?", ""),
        *("It is found in all of the body. It acts most of all in these places:", ""),
        *("Bones and Teeth", "", PROSE, "", "Muscles", "", PROSE, "", "How much is too much?", ""),
        PROSE,
    )
    assert [level for level, _ in headings(source)] == [2, 2, 3, 3, 2]


def test_a_heading_and_its_first_part_may_stand_between_texts_without_blank_lines() -> None:
    source = read(PROSE, "Kinds of pain", "Sudden pain", PROSE, "Lasting pain", PROSE)
    assert headings(source) == [(2, "Kinds of pain"), (3, "Sudden pain"), (3, "Lasting pain")]


def test_a_picture_before_a_line_sets_it_apart_from_the_items_above() -> None:
    source = read(
        *(PROSE, "", "🔥 Types of Pain:", "Dull pain", "Sharp pain", "Burning pain"),
        *("🧊 Ways to Ease It:", "1. Cool the Place:", PROSE, "", "2. Rest:", PROSE, ""),
        *("🚨 When to Call:", PROSE),
    )
    assert [level for level, _ in headings(source)] == [2, 2, 3, 3, 2]


def test_a_usual_section_is_no_part_of_another_that_has_lost_its_text() -> None:
    source = read("Overview", PROSE, "Types", "Symptoms", PROSE, "Causes", PROSE)
    assert [level for level, _ in headings(source)] == [2, 2, 2, 2]


def test_who_wrote_a_text_stands_below_its_title() -> None:
    source = read(
        *("Minerals and More", "", "Living with gout – food, drink, rest", ""),
        *("von Dr. Marie Curie", "am 20.02.2023", "", PROSE, "", "Food", "", PROSE),
    )
    assert source.origin.title == "Living with gout – food, drink, rest"
    assert [one.reason for one in source.passages if one.role == "site"][-2:] == [
        "about the page"
    ] * 2


def test_what_stands_below_the_first_section_is_no_title() -> None:
    source = read("Overview", "Gout or not", PROSE, "Symptoms", PROSE, "Causes", PROSE)
    assert source.origin.title == ""


def test_a_part_between_numbered_headings_takes_none_of_them() -> None:
    source = read(
        *("PAIN AT HOME", "", PROSE, "", "WHAT TO TAKE", "1. Paracetamol", PROSE, "2. Ibuprofen"),
        *(PROSE, "Contraindications:", "- Ulcers", "- Asthma", "3. Magnesium", PROSE, ""),
        *("WHAT TO ASK", "1. Your doctor", PROSE, "2. Your nurse", PROSE),
    )
    levels = {words: level for level, words in headings(source)}
    assert levels["1. Paracetamol"] == levels["2. Ibuprofen"] == levels["3. Magnesium"] == 3
    assert levels["Contraindications:"] == 4


def test_a_sentence_with_the_mark_of_a_reference_is_no_heading() -> None:
    line = "Migraine gets better with 400 mg of magnesium.[1]"
    source = read("Causes", PROSE, "", "1. Migraine", line, "2. Fibromyalgia", PROSE)
    assert line not in [words for _, words in headings(source)]


def test_a_line_that_says_what_the_title_is_goes_on_with_it() -> None:
    source = read(
        *("Living with gout", "", "A guide for patients and their families", ""),
        *("Food", PROSE, "", "Drink", PROSE),
    )
    assert [words for _, words in headings(source)] == ["Food", "Drink"]


def test_capitals_after_a_sentence_begin_a_section_though_lines_are_broken() -> None:
    wide = "It is found in joints of the foot and the hand and it can return after some time"
    source = read(
        *(wide, "where it was before, and it is often worse at night than it was in the day,"),
        *("when the joints are warm and moved. It lasts for about a week if it is not treated.",),
        *("FOOD", wide, "and meat and beer make it worse, but fruit and water and sleep help in"),
        *("most of the people who have it for the first time or have had it for many years.",),
    )
    assert [words for _, words in headings(source)] == ["FOOD"]


def test_a_title_may_name_what_its_sections_are() -> None:
    source = read(
        *("Gout: causes, symptoms, treatment", "", "What is gout?", "", PROSE, ""),
        *("Treatment of gout", "", PROSE),
    )
    assert source.origin.title == "Gout: causes, symptoms, treatment"


def test_a_line_with_a_day_is_no_title() -> None:
    source = read("Health 24 17 August 2011", "Living with gout", "Gout is common. It hurts.")
    assert source.origin.title != "Health 24 17 August 2011"


def test_a_question_below_the_title_is_the_first_heading() -> None:
    source = read("Gout: causes, symptoms, treatment", "", "What is gout?", PROSE, "Food", PROSE)
    assert source.origin.title == "Gout: causes, symptoms, treatment"
    assert headings(source)[0] == (2, "What is gout?")


def test_items_of_indented_items_stay_items_below_a_blank_line() -> None:
    parts = [f"  {at}. Step {at}:\n\n    • one thing\n    • another\n" for at in range(1, 4)]
    assert [words for _, words in headings(read(PROSE, "Treatment", "", PROSE, *parts))] == [
        "Treatment",
    ]
