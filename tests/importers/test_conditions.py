"""Recipes: what all share and the condition's own section, never another condition's."""

from dataclasses import replace

from handoutkit.findings import Place
from handoutkit.importers.conditions import always, left_behind, propose
from handoutkit.importers.draft import DraftSection
from handoutkit.importers.outline import slug
from handoutkit.importers.passages import Passage
from handoutkit.importers.words import plain_words


def sections(outline: str) -> tuple[DraftSection, ...]:
    """Make sections of lines: "## Heading | text", text being optional."""
    made = []
    for line in outline.strip().splitlines():
        marks, _, rest = line.strip().partition(" ")
        heading, _, text = rest.partition(" | ")
        passage = Passage(kind="text", words=plain_words(text), place=Place("a.txt"))
        made.append(
            DraftSection(
                id=slug(heading),
                level=len(marks),
                heading=plain_words(heading),
                written_heading=Passage(
                    kind="heading",
                    words=plain_words(heading),
                    place=Place("a.txt"),
                    level=len(marks),
                ),
                passages=(passage,) if text else (),
            )
        )
    return tuple(made)


ARTICLE = sections(
    """
    ## What it is | A mineral.
    ### Forms | There are many.
    ## Magnesium in Specific Pain Conditions
    ### 1. Migraines | Attacks of pain.
    #### Evidence | Little.
    ### 2. Fibromyalgia. | Pain all over.
    ### Other uses | It is used for sleep.
    ## Daily Life
    ### Dosage | Adults take 200 mg a day.
    ### With meals | It tastes better.
    ## Safety and Side Effects | It can cause diarrhea.
    ### Kidney disease | Do not take it.
    ## References
    """
)


def test_an_article_about_no_condition_has_no_recipe() -> None:
    assert propose("Sleeping well", sections("## Why sleep matters | It does.")) == ()
    assert propose("Migraine", ()) == ()


def test_a_recipe_is_what_all_share_and_the_own_section_in_order() -> None:
    migraine, fibromyalgia = propose("Magnesium", ARTICLE)
    assert (migraine.id, migraine.name, migraine.section) == (
        "migraines",
        "Migraines",
        "1-migraines",
    )
    assert migraine.recipe == (
        *("what-it-is", "1-migraines", "other-uses", "daily-life"),
        "safety-and-side-effects",
    )
    assert fibromyalgia.recipe == tuple(
        "2-fibromyalgia" if one == "1-migraines" else one for one in migraine.recipe
    )


def test_a_danger_or_a_cause_is_no_condition_of_its_own() -> None:
    told = sections(
        """
        ## Who should not take it
        ### Kidney disease | Do not take it.
        ## Causes of fatigue
        ### Anemia | Blood lacks iron.
        ## Symptoms
        ### Back pain | It aches.
        """
    )
    assert propose("Iron", told) == ()


def test_what_stands_among_conditions_is_one_though_nobody_knows_its_name() -> None:
    told = sections(
        """
        ## Ginger in Specific Conditions
        ### Migraine | Attacks of pain.
        ### Raynaud fingers | Take 2 g a day.
        ### Fibromyalgia | Pain all over.
        ### Additional benefits | It is warm.
        ### Dosage | 1 g a day.
        """
    )
    found = {one.id: one.recipe for one in propose("Ginger", told)}
    assert found["raynaud-fingers"] == ("raynaud-fingers", "additional-benefits", "dosage")
    assert found["migraine"] == ("migraine", "additional-benefits", "dosage")
    assert always(told) == ("dosage",)


def test_a_section_named_twice_is_one_recipe() -> None:
    told = sections("## Benefits\n### Migraine | Less pain.\n## Studies\n### Migraine | One trial.")
    (found,) = propose("Iron", told)
    assert found.recipe == ("migraine", "migraine")


def test_an_article_about_one_condition_is_a_recipe_as_a_whole() -> None:
    told = sections("## What helps\n### Rest | Sleep.\n## Outlook | Good.\n## References | One.")
    (found,) = propose("Irritable Bowel Syndrome", told)
    assert (found.id, found.section) == ("irritable-bowel-syndrome", "")
    assert found.recipe == ("what-helps", "outlook")


def test_text_above_conditions_that_no_recipe_takes_is_told() -> None:
    assert left_behind(ARTICLE) == ()
    assert left_behind(sections("## Types | There are two.\n### Asthma | One.")) == ("types",)


def test_sections_that_keep_readers_safe_are_always_included() -> None:
    assert always(ARTICLE) == ("dosage", "safety-and-side-effects")


def test_a_section_is_known_by_what_it_tells_readers_to_do() -> None:
    told = sections(
        """
        ## Good to know | Do not take it with antibiotics. Call 911 if you cannot breathe.
        ## The story | It has side effects, as many do. It was found in a region of Greece.
        """
    )
    assert always(told) == ("good-to-know",)


def test_text_under_no_heading_of_its_own_is_never_always_included() -> None:
    (lead,) = sections("## Introduction | Do not take it with antibiotics.")
    assert always((lead,)) == ("introduction",)
    assert always((replace(lead, written_heading=None),)) == ()


def test_a_condition_s_section_is_never_in_all_handouts() -> None:
    told = sections("## Asthma | Do not take more than 2 puffs.\n### Dosage | 2 puffs.")
    assert always(told) == ()


def test_ids_are_small_letters_digits_and_hyphens() -> None:
    assert slug("Crohn’s disease (CD)") == "crohns-disease-cd"
    assert slug("Rückenschmerzen") == "ruckenschmerzen"
    assert slug("偏头痛", "condition") == "condition"
