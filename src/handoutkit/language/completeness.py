"""Which labels a language lacks that another one has. Knows not where they stand."""

from importlib.resources import files

from handoutkit.language.catalogue import Catalogue, catalogue


def missing_labels(words: Catalogue) -> tuple[str, ...]:
    """Give the labels that would be in English on a page in another language."""
    if words.lang.split("-")[0] == "en":
        return ()
    folder = files(__package__) / "catalogues"
    tags = (file.name.removesuffix(".po") for file in folder.iterdir() if file.name.endswith(".po"))
    known = {label for tag in tags if (one := catalogue(tag)) for label in one.messages}
    return tuple(sorted(known - words.messages.keys()))
