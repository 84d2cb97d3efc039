"""A clinic's library: settings, articles, conditions, disclaimers, images.

Knows not folders or formats.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from handoutkit.findings import Place, Placed
from handoutkit.model.article import Article, Disclaimer
from handoutkit.model.editions import Edition as Edition
from handoutkit.model.editions import Format as Format
from handoutkit.model.editions import Paper as Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinic:
    """Who hands it out."""

    name: str
    address: tuple[str, ...] = ()
    phone: str = ""
    hours: str = ""
    web: str = ""
    email: str = ""
    logo: str = ""
    emergency: Mapping[str, str] = field(default_factory=dict)
    certifier: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingGrade:
    """The school grade the texts aim at, and the one they may not pass."""

    aim: float = 6
    limit: float = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceRules:
    """What is asked of references."""

    max_age_years: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRules:
    """How long before `review-by` to remind."""

    warn_days: int = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The clinic's own colour, as `#rrggbb`."""

    accent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `library.yaml` says."""

    schema: Literal[1]
    clinic: Clinic
    languages: tuple[Placed[str], ...]
    paper: Paper = "a4"
    formats: tuple[Format, ...] = ("pdf", "epub", "html")
    citation_style: Placed[str] | None = None
    reading_grade: ReadingGrade = ReadingGrade()
    references: ReferenceRules = ReferenceRules()
    review: ReviewRules = ReviewRules()
    colours: Colours = Colours()
    blanks: bool = False
    notices: Mapping[str, str] = field(default_factory=dict)
    address: str = ""
    check: Mapping[str, Literal["error", "warning", "note", "off"]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A section chosen from an article."""

    article: str
    section: str
    place: Place

    def __str__(self) -> str:
        """Write the choice as a recipe does."""
        return f"{self.article}/{self.section}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A medical condition: names per language, codes, and the recipe of its handout."""

    id: str
    name: Mapping[str, str]
    also: Mapping[str, tuple[str, ...]]
    codes: Mapping[str, tuple[str, ...]]
    title: Mapping[str, str]
    sections: tuple[Choice, ...]
    pages: int | None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """An image of the library: its path, its media type, its size in CSS pixels and its bytes."""

    path: str
    media_type: str
    width: int
    height: int
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """All that was read; articles and disclaimers by (id, language).

    `unreadable` holds the paths of the files that are there but gave no value; findings say why.
    """

    settings: Settings
    articles: Mapping[tuple[str, str], Article]
    conditions: Mapping[str, Condition]
    disclaimers: Mapping[tuple[str, str], Disclaimer]
    images: Mapping[str, Image]
    unreadable: frozenset[str]
