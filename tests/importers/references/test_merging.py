"""References of an article and of a bibliography beside it: one list, nothing lost."""

from handoutkit.findings import Place
from handoutkit.importers.csl import Csl
from handoutkit.importers.passages import FoundReference
from handoutkit.importers.references.merging import merge_references


def found(csl: Csl, key: str = "", text: str = "") -> FoundReference:
    return FoundReference(text=text, csl={"type": "book", **csl}, key=key, place=Place("f"))


def test_nothing_of_either_is_lost() -> None:
    written = found({"title": "Magnesium", "DOI": "10.1000/1", "page": "3"}, text="Magnesium. 10…")
    kept = found({"title": "Magnesium and pain", "DOI": "10.1000/1", "volume": "2"}, "vink2011")
    other = found({"title": "Of something else"}, "other")

    merged = merge_references([written], [other, kept])

    assert [one.key for one in merged.references] == ["vink2011", "other"]
    assert merged.keys == ("vink2011",)
    both = merged.references[0].found
    assert both.text == "Magnesium. 10…"
    assert both.csl == {
        "type": "book",
        "title": "Magnesium and pain",
        "DOI": "10.1000/1",
        "page": "3",
        "volume": "2",
    }


def test_works_with_other_numbers_are_not_the_same() -> None:
    one = found({"title": "A letter to the editor", "PMID": "1"})
    other = found({"title": "A letter to the editor", "PMID": "2"}, "b")

    assert len(merge_references([one], [other]).references) == 2


def test_works_of_other_years_or_places_are_not_the_same() -> None:
    title = "A letter to the editor"
    years = [found({"title": title, "issued": {"date-parts": [[year]]}}) for year in (2010, 2011)]
    pages = [found({"title": title, "page": page}) for page in ("1-3", "7-9")]

    assert len(merge_references(years[:1], years[1:]).references) == 2
    assert len(merge_references(pages[:1], pages[1:]).references) == 2


def test_a_title_without_its_subtitle_and_shortened_pages_are_the_same_work() -> None:
    title = "Enhancement of learning and memory by elevating magnesium"
    written = found({"title": title, "page": "165-77"})
    kept = found({"title": f"{title}: a study in rats", "page": "165-177"}, "slutsky2010")

    assert merge_references([written], [kept]).keys == ("slutsky2010",)


def test_an_article_that_lists_a_work_twice_cites_one() -> None:
    twice = [found({"title": "Magnesium and pain"}), found({"title": "Magnesium and pain."})]

    merged = merge_references(twice)
    assert len(merged.references) == 1
    assert len(merged.keys) == 2


def test_keys_are_not_those_of_an_existing_list() -> None:
    csl: Csl = {
        "title": "Of magnesium",
        "author": [{"family": "Müller"}],
        "issued": {"date-parts": [[2020]]},
    }
    other = {**csl, "title": "Of something else"}

    merged = merge_references([found(csl), found(other)], taken={"muller2020"})
    assert merged.keys == ("muller2020b", "muller2020c")


def test_pages_of_one_name_by_two_organisations_are_two_works() -> None:
    one = found({"title": "Iron-deficiency anemia", "author": [{"literal": "Mayo Clinic"}]})
    other = found(
        {
            "title": "Iron-deficiency anemia",
            "author": [{"literal": "American Society of Hematology"}],
        }
    )
    assert len(merge_references([one, other, one]).references) == 2
