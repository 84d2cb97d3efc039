"""A whole library, read in one run with all there is to say of it. Knows no file's own form."""

from collections.abc import Iterator, Mapping

from handoutkit.codes import BAD_FILE_NAME, UNKNOWN_SECTION, UNKNOWN_TOPIC
from handoutkit.disk import Disk
from handoutkit.findings import Finding, Outcome, Place, Placed, sort_findings
from handoutkit.garbage import left_alone
from handoutkit.model.article import Article, Disclaimer
from handoutkit.model.library import Choice, Condition, Library
from handoutkit.model.walk import sections_in
from handoutkit.read.articles import FOLDER as ARTICLES
from handoutkit.read.articles import article_of, read_articles
from handoutkit.read.compared import is_source
from handoutkit.read.conditions import read_conditions
from handoutkit.read.disclaimers import read_disclaimers
from handoutkit.read.images import read_images
from handoutkit.read.recall import Afresh, Recall
from handoutkit.read.said import did_you_mean, listing, nearest, quote
from handoutkit.read.settings import read_settings
from handoutkit.read.text import list_folder
from handoutkit.read.translations import check_translations

_ROOT = "handouts"
_FOLDERS = ("articles", "conditions", "disclaimers")
_ALIKE = 0.8  # names that differ in a letter or two


@left_alone()
def read_library(disk: Disk, recall: Recall | None = None) -> Outcome[Library | None]:
    """Read the library on a disk; there is none where its settings cannot be trusted.

    What there is to `recall` of its texts and conditions is not read again.
    """
    recall = recall or Afresh()
    settings = read_settings(disk)
    languages = settings.value.languages if settings.value else None
    articles = read_articles(disk, languages, recall)
    conditions = read_conditions(disk, languages[0] if languages else None, recall)
    disclaimers = read_disclaimers(disk, languages, recall)
    logo = (settings.value.logo,) if settings.value and settings.value.logo else ()
    images = read_images(disk, (*logo, *articles.images, *disclaimers.images))
    findings = sort_findings(
        (
            *settings.findings,
            *articles.findings,
            *conditions.findings,
            *disclaimers.findings,
            *images.findings,
            *_check_choices(conditions.values, articles.values, articles.unreadable),
            *_check_topics(articles.values, disclaimers.values),
            *check_translations(articles.values.values()),
            *check_translations(disclaimers.values.values()),
            *_check_folders(disk),
        )
    )
    if settings.value is None:
        return Outcome(None, findings)
    library = Library(
        settings=settings.value.settings,
        articles=articles.values,
        conditions=conditions.values,
        disclaimers=disclaimers.values,
        images=images.values,
        unreadable=articles.unreadable
        | conditions.unreadable
        | disclaimers.unreadable
        | images.unreadable,
    )
    return Outcome(library, findings)


def _check_choices(
    conditions: Mapping[str, Condition],
    articles: Mapping[tuple[str, str], Article],
    unreadable: frozenset[str],
) -> Iterator[Finding]:
    """Say which recipes choose what is not there, but not what nobody could read."""
    if ARTICLES in unreadable:
        return
    sections: dict[str, list[str]] = {}
    for article in filter(is_source, articles.values()):
        sections[article.id] = [section.id for section in sections_in(article.sections)]
    unknowable = {article_of(path) for path in unreadable}
    for condition in conditions.values():
        for choice in condition.sections:
            if choice.article not in unknowable:
                yield from _check_choice(choice, sections)


def _check_choice(choice: Choice, sections: Mapping[str, list[str]]) -> Iterator[Finding]:
    ids = sections.get(choice.article)
    if ids is None:
        message = f"there is no article {quote(choice.article)}"
        hint = did_you_mean(choice.article, sections, f"Articles: {listing(sections)}")
        yield UNKNOWN_SECTION.at(choice.place, message, hint)
    elif choice.section not in ids:
        message = f"the article {quote(choice.article)} has no section {quote(choice.section)}"
        hint = did_you_mean(choice.section, ids, f"Its sections are: {listing(dict.fromkeys(ids))}")
        yield UNKNOWN_SECTION.at(choice.place, message, hint)


def _check_topics(
    articles: Mapping[tuple[str, str], Article],
    disclaimers: Mapping[tuple[str, str], Disclaimer],
) -> Iterator[Finding]:
    """Say which topics are nearly one that a disclaimer asks for: others are free."""
    known = {topic for disclaimer in disclaimers.values() for topic in disclaimer.required.topics}
    for article in articles.values():
        for topic in article.topics:
            yield from _check_topic(topic, known)


def _check_topic(topic: Placed[str], known: set[str]) -> Iterator[Finding]:
    meant = nearest(topic.value.lower(), known, _ALIKE)
    if topic.value not in known and meant is not None:
        message = f"no disclaimer is required for {quote(topic.value)}"
        yield UNKNOWN_TOPIC.at(topic.place, message, f'Did you mean "{meant}"?')


def _check_folders(disk: Disk) -> Iterator[Finding]:
    """Say which names are nearly those of folders that are read: others are the author's own."""
    for name in list_folder(disk, _ROOT).value:
        meant = nearest(name.lower(), _FOLDERS, _ALIKE)
        if name not in _FOLDERS and meant is not None:
            path = f"{_ROOT}/{name}"
            message = f"{quote(name)} is not read"
            yield BAD_FILE_NAME.at(Place(path), message, f'Did you mean "{meant}"?')
