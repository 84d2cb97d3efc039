"""A recipe assembled in one language. Knows no format and no look."""

from dataclasses import dataclass
from datetime import date

from handoutkit.model.article import Article, Disclaimer, Note, Review
from handoutkit.model.blocks import Section
from handoutkit.model.library import Clinic, Image
from handoutkit.model.reference import NumberedReference


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedNote:
    """A note as a handout prints it: its number and its text."""

    number: int
    note: Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A disclaimer that stands on each page: as text before section number `before`, then in feet.

    `symbol` is what claims link to it with; empty where none do.
    """

    disclaimer: Disclaimer
    symbol: str
    before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """What is handed out.

    Sections, numbered references and notes, disclaimers, and what stands around them.

    Section ids are unique in the handout; section levels start at 2, under the title. `name` is the
    condition's; `date` the latest day an article was updated or reviewed; `reviews` is empty unless
    a clinician has reviewed each article. `translation_reviews` is none where nothing was
    translated, and empty unless each translation has been reviewed. One that is not `is_checked`
    was built whatever a check has found, and says so on each page.
    """

    condition: str
    lang: str
    title: str
    name: str
    date: date
    reviews: tuple[Review, ...]
    clinic: Clinic
    articles: tuple[Article, ...]
    sections: tuple[Section, ...]
    statements: tuple[Statement, ...]
    disclaimers: tuple[Disclaimer, ...]
    references: tuple[NumberedReference, ...]
    notes: tuple[NumberedNote, ...]
    images: tuple[Image, ...]
    notice: str
    other_languages: tuple[str, ...]
    translation_reviews: tuple[Review, ...] | None = None
    code: str
    is_checked: bool = True
