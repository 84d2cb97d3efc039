"""A bibliography put into the references of an article. Knows not how one is written."""

from handoutkit import codes
from handoutkit.build.import_request import Imported, ImportRequest
from handoutkit.build.references_file import NAME, add_references, unreadable_references
from handoutkit.build.shelf import Shelf
from handoutkit.findings import Finding, Place
from handoutkit.importers.draft import KeyedReference
from handoutkit.importers.listed import listed_references
from handoutkit.importers.passages import Bibliography, FoundReference
from handoutkit.model.article import Article
from handoutkit.read.articles import FOLDER as ARTICLES
from handoutkit.read.said import quote
from handoutkit.whole import write_whole


def import_references(
    shelf: Shelf, request: ImportRequest, book: Bibliography, *, is_beside: bool
) -> Imported:
    """Put the references of a file into the article that is asked for; known ones stay.

    Where the file stands beside an article that is imported with it, that article takes them.

    Raises:
        CannotWrite: the folder refuses; what stood there before still stands.
    """
    article = shelf.article(request.into) if request.into else None
    listed = existing(article) if article else ()
    keyed = listed_references((), book.references, listed).keyed
    there = {one.key for one in listed}
    fresh = tuple(one for one in keyed if one.key not in there)
    known = (one for one in keyed if one.key in there)
    findings = (*book.findings, *(_already(one) for one in known))
    is_lost = article is None and not is_beside and not request.dry_run
    if is_lost:
        findings += (_no_article_named(book.path),)
    refused = is_lost or (not book.references and any(one.is_error for one in findings))
    written: tuple[str, ...] = ()
    path = f"{ARTICLES}/{request.into}/{NAME}"
    if article is not None and shelf.is_broken(path):
        broken = unreadable_references(path)
        return Imported(
            path=book.path, article=article.id, findings=(*findings, broken), refused=True
        )
    if article is not None and fresh and not is_beside:
        data = add_references(shelf.text(path), fresh).encode("utf-8")
        _, after = shelf.with_files({path: data})
        findings += tuple(one for one in after if one not in shelf.findings)
        if shelf.root is not None and not request.dry_run:
            write_whole(shelf.root / path, data)
            written = (path,)
    return Imported(
        path=book.path,
        article=request.into,
        references=fresh,
        written=written,
        findings=findings,
        refused=refused,
    )


def existing(article: Article) -> tuple[KeyedReference, ...]:
    """Give the references that an article has."""
    return tuple(
        KeyedReference(key=key, found=FoundReference(csl=dict(one.csl), key=key, place=one.place))
        for key, one in article.references.items()
    )


def _already(one: KeyedReference) -> Finding:
    return codes.ALREADY_LISTED.at(
        one.found.place,
        f"this reference is there already as {quote(one.key)}",
        "It was kept as it is there.",
    )


def _no_article_named(path: str) -> Finding:
    return codes.NO_ARTICLE_NAMED.at(
        Place(path),
        "references go into an article, and none is named",
        "Name it with --into ARTICLE, or import its text in the same run.",
    )
