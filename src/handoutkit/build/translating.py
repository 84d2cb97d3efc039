"""A translation's file: begun from its source, and later marked where its source has moved.

Never changes a translator's words. Knows neither who asks nor what day it is.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handoutkit.build.heads import quoted, with_blocks, with_title
from handoutkit.build.sources import read_sources
from handoutkit.build.text_files import TextFile, edited, read_file, split
from handoutkit.disk import FolderDisk, LayeredDisk, MemoryDisk
from handoutkit.errors import UsageProblem
from handoutkit.findings import Finding
from handoutkit.language.locales import is_known, language_name
from handoutkit.model.article import Article
from handoutkit.model.library import Library
from handoutkit.project import SETTINGS
from handoutkit.read.alignment import Pair, State, Token
from handoutkit.read.compared import Compared, Written, compare_texts, is_source
from handoutkit.read.library import read_library
from handoutkit.read.said import did_you_mean, listing, quote
from handoutkit.read.translations import Trouble, differences, troubles
from handoutkit.read.units import TITLE, units_of
from handoutkit.whole import write_whole

_TO_DO = """\
# Translate the title and the text below into {name}, block by block.
# Leave ids, citations and marks as they are: {{#…}}, {{.claim}}, [@…], [^…].
# Then run `handout translate {id} {lang}`: it says what still waits.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translated:
    """The file of a translation, relative to the library; whether it is new; and what waits.

    Nothing was written where there are `findings`: they have to be mended first.
    """

    path: str
    is_new: bool
    waiting: tuple[Trouble, ...] = ()
    findings: tuple[Finding, ...] = ()


def translate(root: Path, name: str, lang: str, today: date, *, accept: bool) -> Translated:
    """Begin the translation of an article or a disclaimer, or mark what of it waits.

    `accept` records what is there as translated from the present source.

    Raises:
        LibraryUnreadable: `library.yaml` cannot be trusted.
        UsageProblem: there is no such text, or the library is not in this language.
        CannotWrite: the folder refuses; what stood there still stands.
    """
    sources = read_sources(root)
    source = _source(sources.library, name)
    _check_language(sources.library, source, lang)
    path = f"{source.place.path.removesuffix('.md')}.{lang}.md"
    disk, own = FolderDisk(root), _in_language(sources.library, source, lang)
    is_new = not disk.is_file(path)
    faults = _faults(sources.findings, source, own, path)
    if faults:
        return Translated(path=path, is_new=is_new, findings=faults)
    assert own is not None or is_new, "a file that gave no text has been complained about"
    before = b"" if is_new else disk.read(path)
    if own is None:
        text = _skeleton(read_file(disk, source.place.path), source, lang, today)
    else:
        text = _marked(compare_texts(source, own), disk, accept=accept)
    after = text.replace("\n", "\r\n" if b"\r\n" in before else "\n").encode("utf-8")
    both = compare_texts(source, _read_again(root, path, after, source, lang))
    if after != before:
        write_whole(root / path, after)
    return Translated(path=path, is_new=is_new, waiting=tuple(troubles(both)))


def _source(library: Library, name: str) -> Written:
    texts: tuple[Written, ...] = (*library.articles.values(), *library.disclaimers.values())
    sources = {text.id: text for text in reversed(texts) if is_source(text)}
    if name not in sources:
        raise UsageProblem(
            f"there is no article {quote(name)} that can be read",
            remedy=did_you_mean(name, sources, f"There are: {listing(sorted(sources))}"),
        )
    return sources[name]


def _in_language(library: Library, source: Written, lang: str) -> Written | None:
    key = source.id, lang
    found = library.articles if isinstance(source, Article) else library.disclaimers
    return found.get(key)


def _check_language(library: Library, source: Written, lang: str) -> None:
    tags = [one.value for one in library.settings.languages]
    if not is_known(lang):
        remedy = "Write a language tag, such as es, pt-BR or zh-Hans."
        raise UsageProblem(f"{quote(lang)} names no known language", remedy=remedy)
    if lang == source.lang:
        raise UsageProblem(
            f"{source.place.path} is in {lang} already", remedy="Name another language."
        )
    if lang not in tags:
        raise UsageProblem(
            f"the library is not in {language_name(lang)} ({lang})",
            remedy=f"Write in {SETTINGS}: languages: [{', '.join((*tags, lang))}]",
        )


def _faults(
    findings: tuple[Finding, ...], source: Written, own: Written | None, path: str
) -> tuple[Finding, ...]:
    """Say what is wrong with a source, or with a translation that cannot be read or is of another.

    From a source with a fault, something else would be translated than its author means.
    """
    faulty = {source.place.path}
    if own is None or (own.translation is not None and own.translation.of != source.lang):
        faulty.add(path)
    return tuple(one for one in findings if one.is_error and one.place.path in faulty)


def _skeleton(file: TextFile, source: Written, lang: str, today: date) -> str:
    """Give the source's words under a new head, each part of them waiting to be translated."""
    headings = {
        unit.place.line: file.words(unit.place.line, key.removeprefix("#"))
        for key, units in units_of(source).items()
        for unit in units
        if unit.kind == "heading"
    }
    words = split(edited(file, headings, {}), source.place.path)
    to_do = _TO_DO.format(name=f"{language_name(lang)} ({lang})", id=source.id, lang=lang)
    head = f"{to_do}title: {quoted(source.title)}\nlang: {lang}\n"
    if isinstance(source, Article):
        head += f"updated: {today.isoformat()}\n"
    else:
        required = source.required
        rule = f"topics: [{', '.join(required.topics)}]" if required.topics else "always: true"
        head += f"required: {{{rule}}}\nplace: {source.on}\n"
    blocks = {
        key: " ".join(str(Token(unit.digest, unit.digest)) for unit in units)
        for key, units in units_of(source).items()
    }
    return words.with_head(with_blocks(head, source.lang, blocks))


def _marked(both: Compared, disk: FolderDisk, *, accept: bool) -> str:
    """Give the text of a translation with the digests of now, and new parts in their places."""
    source = read_file(disk, both.source.place.path)
    own = read_file(disk, both.own.place.path)
    text = split(_with_parts(both, source, own), both.own.place.path)
    head = text.head
    if any(_is_stale(pair) and pair.key == TITLE for pair in both.pairs):
        head = with_title(head, both.source.title)
    tokens: dict[str, list[str]] = {key: [] for key in _order(both)}
    for pair in both.pairs:
        tokens[pair.key].append(str(_token(pair, both.langs, accept=accept)))
    blocks = {key: " ".join(each) for key, each in tokens.items() if each}
    return text.with_head(with_blocks(head, both.source.lang, blocks))


def _token(pair: Pair, langs: tuple[str, str], *, accept: bool) -> Token:
    source, own = pair.source, pair.own
    if source is None:
        return Token.gone(own.digest if own else "")
    if own is None or pair.state is State.UNTOUCHED:
        return Token(source.digest, source.digest)
    is_accepted = (
        accept and own.digest != source.digest and not any(differences(source, own, langs))
    )
    is_done = pair.state is State.DONE or is_accepted
    return Token(source.digest) if is_done else Token(source.digest, own.digest)


def _is_stale(pair: Pair) -> bool:
    """Tell whether the source's own words stand there, and the source now has others."""
    source, own = pair.source, pair.own
    if source is None or own is None or pair.state is not State.UNTOUCHED:
        return False
    return source.digest != own.digest


def _with_parts(both: Compared, source: TextFile, own: TextFile) -> str:
    instead: dict[int, tuple[str, ...]] = {}
    after: dict[int, list[tuple[str, ...]]] = {}
    for pair in both.pairs:
        if pair.source is None or pair.key == TITLE:
            continue
        words = source.words(pair.source.place.line, pair.key.removeprefix("#"))
        if pair.own is None:
            after.setdefault(_line_before(pair, both, own), []).append(words)
        elif _is_stale(pair):
            instead[pair.own.place.line] = words
    return edited(own, instead, after)


def _line_before(pair: Pair, both: Compared, own: TextFile) -> int:
    """Give the line that a new part follows: the part before it, or the section before its own."""
    if pair.before is not None:
        return own.extent(pair.before.place.line).last
    if pair.key.startswith("^"):
        return own.last_line
    keys = list(both.source_units)
    for key in reversed(keys[: keys.index(pair.key)]):
        if key != TITLE and both.own_units.get(key):
            return own.extent(both.own_units[key][-1].place.line).last
    return own.body - 1


def _order(both: Compared) -> list[str]:
    """Give the keys in the order of the translation, new ones where the source has them."""
    keys, source = list(both.own_units), list(both.source_units)
    for key in source:
        if key not in keys:
            keys.insert(keys.index(source[source.index(key) - 1]) + 1, key)
    return keys


def _read_again(root: Path, path: str, data: bytes, source: Written, lang: str) -> Written:
    """Read the library as it will be.

    Raises:
        UsageProblem: what would be written does not read as it is meant.
    """
    library = read_library(LayeredDisk(MemoryDisk({path: data}), FolderDisk(root))).value
    own = _in_language(library, source, lang) if library else None
    if own is None or not _reads_as_meant(compare_texts(source, own)):
        raise UsageProblem(
            f"{path} cannot be marked: what is missing there does not stand by itself",
            remedy="Copy it from the source by hand, with the addresses of links; then run again.",
        )
    return own


def _reads_as_meant(both: Compared) -> bool:
    """Tell whether each part has its token, and the source's words stand where they are to."""
    recorded = both.own.translation.blocks if both.own.translation else {}
    for key, units in both.own_units.items():
        tokens = [Token.read(one) for one in recorded.get(key, "").split()]
        if len(tokens) != len(units) or any(
            token.source == token.own != unit.digest
            for token, unit in zip(tokens, units, strict=True)
        ):
            return False
    return all(pair.own is not None for pair in both.pairs)
