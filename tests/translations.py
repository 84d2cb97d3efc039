"""Records translations as made from their sources as these are now, for libraries of tests."""

from pathlib import Path

from handoutkit.build.heads import with_blocks
from handoutkit.build.text_files import read_file
from handoutkit.disk import FolderDisk
from handoutkit.model.article import Article, Disclaimer
from handoutkit.read.compared import is_source
from handoutkit.read.library import read_library
from handoutkit.read.units import units_of


def digests_of(source: Article | Disclaimer) -> dict[str, str]:
    """Give what the head of a complete translation holds."""
    return {key: " ".join(one.digest for one in units) for key, units in units_of(source).items()}


def record_translations(root: Path) -> None:
    """Write the digests into the head of each translation of a library."""
    disk = FolderDisk(root)
    library = read_library(disk).value
    assert library is not None
    texts: tuple[Article | Disclaimer, ...] = (
        *library.articles.values(),
        *library.disclaimers.values(),
    )
    sources = {text.id: text for text in texts if is_source(text)}
    for text in texts:
        if not is_source(text):
            file, source = read_file(disk, text.place.path), sources[text.id]
            head = with_blocks(file.head, source.lang, digests_of(source))
            (root / text.place.path).write_text(file.with_head(head), encoding="utf-8")
