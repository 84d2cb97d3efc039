"""Whether the house's Markdown reads as the same words that a source had.

Knows not how Markdown is written, nor where the words came from.
"""

from dataclasses import replace

from handoutkit import codes
from handoutkit.importers.draft import Draft, DraftSection
from handoutkit.importers.house import sentence_lines
from handoutkit.importers.passages import Passage, Words
from handoutkit.importers.words import plain_words
from handoutkit.model.article import Article, Disclaimer
from handoutkit.model.blocks import Paragraph
from handoutkit.model.walk import content_of, content_of_sections, plain_text
from handoutkit.read.markdown import read_body

# A paragraph by itself has neither the notes nor the sections that it points to.
_ELSEWHERE = {codes.UNKNOWN_NOTE.id, codes.UNUSED_NOTE.id, codes.BAD_LINK.id}


def faithful(draft: Draft) -> Draft:
    """Give the draft with plain words where marks would not read as the words that they mark."""
    findings = list(draft.findings)

    def mended(passage: Passage) -> Passage:
        new = replace(
            passage,
            words=_mended(passage.words, draft.lang),
            rows=tuple(tuple(_mended(cell, draft.lang) for cell in row) for row in passage.rows),
        )
        if passage.picture is not None:
            caption = _mended(passage.picture.caption, draft.lang)
            new = replace(new, picture=replace(passage.picture, caption=caption))
        if new != passage:
            findings.append(
                codes.FORM_LOST.at(
                    passage.place,
                    "marks in this paragraph cannot be written in the house's form",
                    "Its words are kept; mark again what has to be marked.",
                )
            )
        return new

    sections = tuple(
        replace(
            section,
            heading=_mended(section.heading, draft.lang),
            passages=tuple(mended(one) for one in section.passages),
        )
        for section in draft.sections
    )
    notes = tuple(mended(note) for note in draft.notes)
    return replace(draft, sections=sections, notes=notes, findings=tuple(findings))


def same_words(draft: Draft, article: Article) -> bool:
    """Tell whether an article that was read has just the words of its draft, in their order."""
    drafted = [section.heading.plain + "".join(_all(section)) for section in draft.sections]
    drafted += [note.plain for note in draft.notes]
    own = [plain_text(one) for one in content_of_sections(article.sections)]
    own += [plain_text(one) for n in article.notes.values() for one in content_of(n.blocks)]
    return _letters("".join(drafted)) == _letters("".join(own))


def same_disclaimer(text: str, disclaimer: Disclaimer) -> bool:
    """Tell whether a disclaimer that was read has just these words."""
    own = "".join(plain_text(one) for one in content_of(disclaimer.blocks))
    return _letters(text) == _letters(own)


def _all(section: DraftSection) -> list[str]:
    return [passage.plain for passage in section.passages]


def _mended(words: Words, lang: str) -> Words:
    return words if _reads_as_meant(words, lang) else plain_words(words.plain)


def _reads_as_meant(words: Words, lang: str) -> bool:
    if not words.markdown or words.markdown == words.plain:
        return True
    body = "\n".join(sentence_lines(words.markdown, lang))
    read = read_body(f"## x {{#x}}\n\n{body}\n", path="")
    if any(one.is_error and one.code not in _ELSEWHERE for one in read.findings):
        return False
    blocks = read.value.sections[0].blocks
    is_paragraph = len(blocks) == 1 and isinstance(blocks[0], Paragraph)
    own = "".join(plain_text(one) for one in content_of(blocks))
    return is_paragraph and _letters(own) == _letters(words.plain)


def _letters(text: str) -> str:
    """Leave out white space: where lines break does not matter."""
    return "".join(text.split())
