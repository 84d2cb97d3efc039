"""References as CSL-JSON: several types, names in several scripts, long addresses."""

from random import Random

from tests.whole.tongue import Tongue

TYPES = ("article-journal", "book", "chapter", "webpage", "report", "thesis")
FAMILIES = (
    "Doe",
    "van der Berg",
    "O’Neill",
    "Núñez",
    "Παπαδόπουλος",
    "Иванов",
    "McFarlane",
    "Sørensen",
    "王",
)
TITLES = ("{} in vitro", "{}: <i>{}</i> & {}", "Is {} “{}”?", "{} <sub>2</sub> {}", "{}. {}")


def written(random: Random, key: str) -> dict[str, object]:
    """Give one reference."""
    tongue = Tongue(random, "en")
    title = random.choice(TITLES).format(*(tongue.words(1, 9) for _ in range(3)))
    year = random.randint(1950, 2026)
    item: dict[str, object] = {
        "id": key,
        "type": random.choice(TYPES),
        "title": title.capitalize() if "<" not in title else title,
        "author": [_name(random) for _ in range(random.choice([1, 2, 3, 9]))],
        "issued": {
            "date-parts": [[year, *([random.randint(1, 12)] if random.randint(0, 1) else [])]]
        },
        "publisher": f"{tongue.word().capitalize()} Press",
        "container-title": tongue.words(2, 9).capitalize(),
    }
    if random.randint(0, 1):
        item |= {"volume": str(random.randint(1, 99)), "page": "12-9", "issue": "3"}
    if random.randint(0, 1):
        tail = "".join(random.choices("abcdefghij0123456789.()-_;", k=random.choice([9, 30, 90])))
        item["DOI"] = f"10.1234/{tail}x"
    if not random.randint(0, 2):
        item["URL"] = tongue.address(random.choice([0, 2, 8]))
    if not random.randint(0, 2):
        item["PMID"] = str(random.randint(10_000, 39_999_999))
    if not random.randint(0, 4):
        lang = random.choice(["el", "ru", "hi"])
        item |= {"title": tongue.foreign(lang), "language": lang}
    return item


def _name(random: Random) -> dict[str, str]:
    if not random.randint(0, 7):
        return {"literal": Tongue(random, "en").words(2, 6).capitalize()}
    return {"family": random.choice(FAMILIES), "given": random.choice(["A", "Maria J", "Jean-Luc"])}
