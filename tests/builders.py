"""Model values for tests: small, valid, and different only where a test says so."""

from collections.abc import Iterable, Mapping
from datetime import date

from handoutkit.findings import Code, Finding, Place, Placed
from handoutkit.model.article import Article, Disclaimer, Note, Requirement, Review, Source
from handoutkit.model.blocks import (
    Block,
    Blocks,
    Citation,
    Cite,
    Claim,
    Figure,
    Inline,
    Inlines,
    Item,
    Link,
    List,
    NoteMark,
    Paragraph,
    Section,
    Strong,
    Text,
)
from handoutkit.model.handout import Handout, NumberedNote, Statement
from handoutkit.model.library import Choice, Clinic, Condition, Image, Library, Settings
from handoutkit.model.pages import Page, PageBlock, PageFacts
from handoutkit.model.reference import CslValue, NumberedReference, Reference

DAY = date(2026, 3, 4)
CONDITION_PATH = "handouts/conditions/insomnia.yaml"
DISCLAIMER_FOLDER = "handouts/disclaimers"
PIXEL = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>A dot</title></svg>'

Words = str | Inline
"""What `inlines` takes: a plain string stands for a text."""


def article_path(article_id: str) -> str:
    return f"handouts/articles/{article_id}/article.md"


def at(line: int = 1, path: str = article_path("sleep")) -> Place:
    return Place(path, line)


def inlines(*content: Words, line: int = 1) -> Inlines:
    return tuple(text(one, line=line) if isinstance(one, str) else one for one in content)


def text(words: str, *, line: int = 1) -> Text:
    return Text(text=words, place=at(line))


def strong(*content: Words) -> Strong:
    return Strong(children=inlines(*content), place=at())


def link(href: str, *content: Words, line: int = 1) -> Link:
    return Link(href=href, children=inlines(*content), place=at(line))


def claim(*content: Words, symbol: str = "", line: int = 1) -> Claim:
    return Claim(children=inlines(*content), symbol=symbol, place=at(line))


def cite(key: str, locator: str = "", *, number: int = 0, use: int = 0) -> Cite:
    return Cite(key=key, locator=locator, number=number, use=use, place=at())


def citation(*cites: str | Cite) -> Citation:
    return Citation(
        cites=tuple(cite(one) if isinstance(one, str) else one for one in cites), place=at()
    )


def note_mark(label: str, *, number: int = 0, use: int = 0) -> NoteMark:
    return NoteMark(label=label, number=number, use=use, place=at())


def paragraph(*content: Words, line: int = 1) -> Paragraph:
    return Paragraph(content=inlines(*content, line=line), place=at(line))


def bullets(*items: Block | Blocks, ordered: bool = False, start: int = 1) -> List:
    """Make a list; an item is a block, or a tuple of blocks."""
    each = (one if isinstance(one, tuple) else (one,) for one in items)
    return List(
        ordered=ordered,
        start=start,
        items=tuple(Item(blocks=blocks, place=at()) for blocks in each),
        place=at(),
    )


def figure(path: str, alt: str = "A dot", caption: Inlines = ()) -> Figure:
    return Figure(image=path, alt=alt, caption=caption, place=at())


def section(
    section_id: str,
    *blocks: Block,
    heading: str | Inlines = "",
    sections: tuple[Section, ...] = (),
    level: int = 2,
    line: int = 1,
    end: int = 1,
    path: str = article_path("sleep"),
) -> Section:
    """Make a section; its heading is its id unless one is given."""
    words = heading or section_id
    return Section(
        id=section_id,
        level=level,
        heading=inlines(words) if isinstance(words, str) else words,
        blocks=blocks or (paragraph(f"Words of {section_id}."),),
        sections=sections,
        place=at(line, path),
        end=end,
    )


def note(label: str, *blocks: Block, line: int = 1, end: int = 1) -> Note:
    return Note(label=label, blocks=blocks or (paragraph(label),), place=at(line), end=end)


def reference(key: str, article_id: str = "sleep", **csl: CslValue) -> Reference:
    place = at(path=article_path(article_id).replace("article.md", "references.json"))
    return Reference(key=key, csl={"id": key, "title": f"Title of {key}", **csl}, place=place)


def listed_reference(number: int, key: str, *entry: Words) -> NumberedReference:
    """Make a reference as a handout lists it."""
    return NumberedReference(number=number, reference=reference(key), entry=inlines(*entry))


def article(
    article_id: str = "sleep",
    *sections: Section,
    lang: str = "en",
    topics: tuple[str, ...] = (),
    always: tuple[str, ...] = (),
    source: Source | None = None,
    updated: date = DAY,
    reviewed: Review | None = None,
    notes: Iterable[Note] = (),
    references: Iterable[Reference] = (),
) -> Article:
    place = at(path=article_path(article_id))
    return Article(
        id=article_id,
        lang=lang,
        title=f"All about {article_id}",
        topics=tuple(Placed(one, place) for one in topics),
        always=tuple(Placed(one, place) for one in always),
        source=source,
        updated=updated,
        reviewed=reviewed,
        review_by=None,
        translation=None,
        sections=sections,
        notes={one.label: one for one in notes},
        references={one.key: one for one in references},
        place=place,
    )


def condition(*choices: str, names: Mapping[str, str] | None = None) -> Condition:
    """Make a condition; a choice is written `article/section`, as recipes do."""
    each = (line.split("/") for line in choices)
    return Condition(
        id="insomnia",
        name=names or {"en": "Insomnia"},
        also={},
        codes={"icd-10-cm": ("G47.00",)},
        title={"en": "Sleep and you"},
        sections=tuple(
            Choice(article=one[0], section=one[1], place=Place(CONDITION_PATH, line))
            for line, one in enumerate(each, start=5)
        ),
        pages=None,
        place=Place(CONDITION_PATH),
    )


def disclaimer(
    name: str = "general",
    *blocks: Block,
    lang: str = "en",
    topics: tuple[str, ...] = (),
    every_page: bool = False,
) -> Disclaimer:
    """Make a disclaimer: always required unless it names topics."""
    return Disclaimer(
        id=name,
        lang=lang,
        title=f"Title of {name}",
        required=Requirement(always=not topics, topics=topics),
        on="every-page" if every_page else "end",
        wording="",
        blocks=blocks or (paragraph(f"Words of {name}."),),
        place=Place(f"{DISCLAIMER_FOLDER}/{name}.md"),
    )


def image(path: str, data: bytes = PIXEL) -> Image:
    return Image(path=path, media_type="image/svg+xml", width=9, height=9, data=data)


def settings(**overrides: object) -> Settings:
    values: dict[str, object] = {
        "schema": 1,
        "clinic": Clinic(name="Hill Clinic"),
        "languages": (Placed("en", Place("handouts/library.yaml")),),
    }
    return Settings(**{**values, **overrides})  # type: ignore[arg-type]  # tests name the fields


def library(
    *articles: Article,
    conditions: Iterable[Condition] = (),
    disclaimers: Iterable[Disclaimer] = (),
    images: Iterable[Image] = (),
    unreadable: Iterable[str] = (),
    **overrides: object,
) -> Library:
    """Make a library; what else is named goes into its settings."""
    return Library(
        settings=settings(**overrides),
        articles={(one.id, one.lang): one for one in articles},
        conditions={one.id: one for one in conditions},
        disclaimers={(one.id, one.lang): one for one in disclaimers},
        images={one.path: one for one in images},
        unreadable=frozenset(unreadable),
    )


def statement(*blocks: Block, symbol: str = "*", before: int = 0) -> Statement:
    return Statement(
        disclaimer=disclaimer("supplement", *blocks, every_page=True), symbol=symbol, before=before
    )


def handout(
    *sections: Section,
    title: str = "Sleep and you",
    lang: str = "en",
    clinic: Clinic | None = None,
    articles: tuple[Article, ...] = (),
    reviews: tuple[Review, ...] = (),
    statements: tuple[Statement, ...] = (),
    disclaimers: tuple[Disclaimer, ...] = (),
    references: tuple[NumberedReference, ...] = (),
    notes: tuple[NumberedNote, ...] = (),
    images: tuple[Image, ...] = (),
    notice: str = "",
) -> Handout:
    return Handout(
        condition="insomnia",
        lang=lang,
        title=title,
        name="Insomnia",
        date=DAY,
        reviews=reviews,
        clinic=clinic or Clinic(name="Hill Clinic"),
        articles=articles,
        sections=sections or (section("rest"),),
        statements=statements,
        disclaimers=disclaimers,
        references=references,
        notes=notes,
        images=images,
        notice=notice,
        other_languages=(),
        code="0123ABCD",
    )


def facts(*pages: Iterable[tuple[int, int, str]]) -> PageFacts:
    """Make page facts: each page lists its blocks as (number, start, text)."""
    return PageFacts(
        pages=tuple(
            Page(
                number=number,
                blocks=tuple(
                    PageBlock(block=block, start=start, text=words, size=12)
                    for block, start, words in blocks
                ),
                statements=(),
            )
            for number, blocks in enumerate(pages, start=1)
        )
    )


def finding(code: Code, path: str, line: int = 1) -> Finding:
    return code.at(Place(path, line), "something is wrong", "Mend it.")
