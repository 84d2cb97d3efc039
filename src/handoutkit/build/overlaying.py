"""The files of a newer version over those of an article: what was made here is not written over.

Knows not how two texts become one.
"""

from collections.abc import Mapping
from pathlib import PurePosixPath

from handoutkit import codes
from handoutkit.build.references_file import NAME, add_references
from handoutkit.build.shelf import Shelf
from handoutkit.findings import Finding, Place
from handoutkit.importers.draft import Draft
from handoutkit.model.article import Article


def over(
    shelf: Shelf,
    files: Mapping[str, bytes],
    draft: Draft,
    old: Article,
    text: str,
    *,
    overwrite: bool,
) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """Give the files that change, and what is told of those that do not.

    No reference is lost, and a picture that is another one here stays unless `overwrite` is asked.
    """
    folder = PurePosixPath(old.place.path).parent
    path = f"{folder}/{NAME}"
    made = {**files, old.place.path: text.encode("utf-8")}
    made.pop(path, None)
    fresh = [one for one in draft.references if one.key not in old.references]
    if fresh:
        made[path] = add_references(shelf.text(path), fresh).encode("utf-8")
    made = {name: data for name, data in made.items() if shelf.data(name) != data}
    pictures = [] if overwrite else [one for one in made if _is_picture(shelf, f"{folder}/", one)]
    kept = {name: data for name, data in made.items() if name not in pictures}
    return kept, tuple(_another_picture(one) for one in pictures)


def _is_picture(shelf: Shelf, folder: str, path: str) -> bool:
    is_image = path.startswith(f"{folder}images/")
    return is_image and shelf.disk.is_file(path)


def _another_picture(path: str) -> Finding:
    return codes.EDITED_HERE.at(
        Place(path),
        "this picture is another one in the newer version, and is left as it is",
        "Put the newer one there by hand, or take all that is newer with --overwrite.",
    )
