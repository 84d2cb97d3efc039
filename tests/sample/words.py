"""The words of a handout, read back from the source, the model and each format; artifacts left out.

Each reader stands alone: the source is stripped by plain patterns, the model is walked here, the
PDF is read through its tags by poppler, the EPUB through its spine.
"""

import re
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from handoutkit.language.catalogue import Catalogue, catalogue
from handoutkit.language.locales import long_date
from handoutkit.model.blocks import (
    Blocks,
    Callout,
    Citation,
    Claim,
    DefinitionList,
    Figure,
    Inlines,
    LineBreak,
    List,
    NoteMark,
    Paragraph,
    Quote,
    Section,
    Table,
    Text,
)
from handoutkit.model.handout import Handout
from tests.whole.tagged import pieces_of

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
BLOCKS = (
    "address aside blockquote caption dd div dl dt figcaption figure header li main ol p section"
)
TABLES = "br h1 h2 h3 h4 h5 h6 table tbody td th thead tr ul"
APART = frozenset(f"{BLOCKS} {TABLES}".split())
LABELS = {"key-points": "Key points", "warning": "Warning", "call": "When to call", "tip": "Tip"}


def model_words(handout: Handout, labels: Catalogue | None = None) -> list[str]:
    """Give the words that the assembled handout says, in reading order.

    The labels are the program's unless others are given.
    """
    words = labels or catalogue(handout.lang)
    assert words is not None
    return " ".join(_handout(handout, words)).split()


def html_words(path: Path) -> list[str]:
    """Give the words of an HTML page's body."""
    root = etree.fromstring(path.read_bytes(), etree.HTMLParser(encoding="utf-8"))
    body = root.find("body")
    assert body is not None
    return _text(body).split()


def epub_words(path: Path) -> list[str]:
    """Give the words of a book's spine, nav and cover left out."""
    with zipfile.ZipFile(path) as book:
        package = etree.fromstring(book.read("EPUB/content.opf"))
        items = {item.get("id"): item for item in package.iter(f"{OPF}item")}
        spine = [items[ref.get("idref")] for ref in package.iter(f"{OPF}itemref")]
        chapters = [
            str(item.get("href"))
            for item in spine
            if item.get("properties") != "nav" and item.get("href") != "cover.xhtml"
        ]
        roots = [etree.fromstring(book.read(f"EPUB/{name}")) for name in chapters]
    return " ".join(_text(root.find(f"{XHTML}body")) for root in roots).split()


def pdf_chunks(path: Path) -> list[str]:
    """Give the pieces of text in a PDF's tags, in order, as poppler reads them.

    Labels of list items are the reader's own. Where a tag says its words itself, these are taken:
    poppler gives words from right to left in the order of the eye.
    """
    pieces = iter(pieces_of(path))
    done = subprocess.run(
        ["pdfinfo", "-struct-text", str(path)], capture_output=True, text=True, check=True
    )
    chunks: list[str] = []
    label: int | None = None
    for line in done.stdout.splitlines():
        depth = len(line) - len(line.lstrip())
        if label is not None and depth <= label:
            label = None
        content = line.strip()
        if content.startswith("Lbl"):
            label = depth
        elif content.startswith('"'):
            piece = next(pieces)
            if label is None:
                chunks.append(piece.text if piece.is_said else content[1:-1])
    assert next(pieces, None) is None
    return chunks


def first_difference(words: Sequence[str], chunks: Sequence[str]) -> str:
    """Say where the chunks stop being the words; nothing where they never do.

    A chunk is a piece of one line: between two chunks there may or may not be a space, inside one
    spaces must stand where the words end.
    """
    expected = " ".join(words)
    at = 0
    for chunk in chunks:
        if expected[at : at + 1] == " ":
            at += 1
        text = " ".join(chunk.split())
        if not expected.startswith(text, at):
            return f"expected «{expected[at : at + 60]}», found «{text[:60]}»"
        at += len(text)
    return "" if at == len(expected) else f"missing «{expected[at : at + 60]}»"


def source_words(article: Path, section: str) -> list[str]:
    """Give the words of a section as its author wrote it, marks taken off by plain patterns."""
    text = article.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    text = re.sub(r"^\[\^[\w-]+\]:.*\n(?: +.*\n)*", "", text, flags=re.MULTILINE)
    start = re.search(rf"^## .*\{{#{section}\}}$", text, re.MULTILINE)
    assert start is not None, f"no section {section} in {article}"
    rest = text[start.start() :]
    end = re.search(r"\n## ", rest)
    return _stripped(rest[: end.start()] if end else rest).split()


def source_heading(article: Path, section: str) -> str:
    """Give a section's heading as its author wrote it."""
    text = article.read_text(encoding="utf-8")
    found = re.search(rf"^## (.*) \{{#{section}\}}$", text, re.MULTILINE)
    assert found is not None, f"no section {section} in {article}"
    return found[1]


def _stripped(text: str) -> str:
    for pattern, put in (
        (r"\s*\{#[\w-]+\}", ""),
        (r"\{\.row-headers\}", ""),
        (r"^!\[.*?\]\(\S+ \"(.*)\"\)$", r"\1"),
        (r"\]\{\.claim\}", "\0"),
        (r"\]\{lang=\w+\}", ""),
        (r"\s*\[@[^\]]*\]", ""),
        (r"\[\^[\w-]+\]", ""),
        (r"^:::.*$", ""),
        (r"^\|[ |-]+\|$", ""),
        (r"^Table: ", ""),
        (r"^\s*(#+|-|\d+\.|:) ", ""),
        (r"[\[\]|*]", ""),
        ("\0", "*"),
    ):
        text = re.sub(pattern, put, text, flags=re.MULTILINE)
    return text


def _text(element: etree._Element | None) -> str:
    """Join the text of an element, with a space around what stands apart."""
    assert element is not None
    name = etree.QName(element).localname
    inner = (element.text or "") + "".join(_text(one) + (one.tail or "") for one in element)
    return f" {inner} " if name in APART else inner


def _handout(handout: Handout, words: Catalogue) -> Iterator[str]:
    yield handout.clinic.name
    yield handout.title
    updated, *reviews = _status(handout, words)
    yield f"{updated} · {' '.join(reviews)}"
    for index, section in enumerate(handout.sections):
        for statement in handout.statements:
            if statement.before == index:
                yield statement.symbol
                yield from _blocks(statement.disclaimer.blocks, words)
        yield from _section(section, words)
    yield handout.clinic.emergency.get(handout.lang, "")
    yield from _offers(handout)
    if handout.notes:
        yield words.text("Notes")
        for note in handout.notes:
            yield f"{note.number}."
            yield from _blocks(note.note.blocks, words)
    if handout.references:
        yield words.text("References")
        for reference in handout.references:
            yield f"{reference.number}. {_inlines(reference.entry, words)}"
    for disclaimer in handout.disclaimers:
        yield disclaimer.title
        yield from _blocks(disclaimer.blocks, words)
    yield words.text("About this handout")
    for article in handout.articles:
        if article.source is not None:
            source = {"title": article.source.title, "publisher": article.source.publisher}
            yield words.text("Written from: {title} ({publisher}).", **source)
    yield " · ".join(_contact(handout, words))


def _status(handout: Handout, words: Catalogue) -> Iterator[str]:
    yield words.text("Updated {date}", date=long_date(handout.date, handout.lang))
    if not handout.reviews:
        yield words.text("No clinician has reviewed this text.")
    for review in handout.reviews:
        day = long_date(review.on, handout.lang)
        yield words.text("Reviewed on {date} by {by}.", date=day, by=review.by)
    translations = [one.translation for one in handout.articles if one.translation]
    if any(one.reviewed is None for one in translations):
        yield words.text("This translation has not been reviewed.")
    else:
        for one in {t.reviewed: t.reviewed for t in translations if t.reviewed}:
            day = long_date(one.on, handout.lang)
            yield words.text("Translation reviewed on {date} by {by}.", date=day, by=one.by)


def _offers(handout: Handout) -> Iterator[str]:
    for lang in (handout.lang, *handout.other_languages):
        words = catalogue(lang)
        assert words is not None
        call = words.text(
            "Large print or another language? Call {phone}.", phone=handout.clinic.phone
        )
        yield call


def _contact(handout: Handout, words: Catalogue) -> Iterator[str]:
    clinic = handout.clinic
    yield from (clinic.name, *clinic.address, words.text("Phone: {phone}", phone=clinic.phone))
    lines = (clinic.hours, clinic.web, clinic.email, handout.notice)
    yield from (line for line in lines if line)
    yield words.text("Edition {code}", code=handout.code)


def _section(section: Section, words: Catalogue) -> Iterator[str]:
    yield _inlines(section.heading, words)
    yield from _blocks(section.blocks, words)
    for inner in section.sections:
        yield from _section(inner, words)


def _blocks(blocks: Blocks, words: Catalogue) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield _inlines(block.content, words)
            case List():
                for item in block.items:
                    yield from _blocks(item.blocks, words)
            case DefinitionList():
                for definition in block.definitions:
                    yield _inlines(definition.term, words)
                    for meaning in definition.meanings:
                        yield from _blocks(meaning, words)
            case Table():
                yield _inlines(block.caption, words)
                for row in (block.header, *block.rows):
                    yield from (_inlines(cell.content, words) for cell in row)
            case Figure():
                yield _inlines(block.caption, words)
            case Callout():
                yield _inlines(block.title, words) or words.text(LABELS[block.role])
                yield from _blocks(block.blocks, words)
            case Quote():
                yield from _blocks(block.blocks, words)


def _inlines(content: Inlines, words: Catalogue) -> str:
    said = []
    for inline in content:
        match inline:
            case Text():
                said.append(inline.text)
            case LineBreak():
                said.append(" ")
            case Citation():
                said.append(_citation(inline))
            case NoteMark():
                said.append(f" [{words.text('note')} {inline.number}]")
            case Claim():
                said.append(_inlines(inline.children, words) + inline.symbol)
            case _:
                said.append(_inlines(inline.children, words))
    return "".join(said)


def _citation(citation: Citation) -> str:
    """Write the numbers by hand: in order, runs of three collapsed, locators beside them."""
    said = ""
    runs: list[list[int]] = []
    for cite in (*sorted(citation.cites, key=lambda one: one.number), None):
        if cite is not None and not cite.locator:
            if runs and cite.number == runs[-1][-1] + 1:
                runs[-1].append(cite.number)
            else:
                runs.append([cite.number])
            continue
        parts = [
            f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs
        ]
        said += "; " * bool(said and parts) + ", ".join(parts)
        runs = []
        if cite is not None:
            said += "; " * bool(said) + f"{cite.number}, {cite.locator}"
    return f"[{said}]"
