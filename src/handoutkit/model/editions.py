"""The words for what a handout can be made as. Knows nothing of how."""

from typing import Literal, TypeAlias

Format: TypeAlias = Literal["pdf", "epub", "html"]
Paper: TypeAlias = Literal["a4", "letter"]
Edition: TypeAlias = Literal["standard", "large-print"]

FORMATS: tuple[Format, ...] = ("pdf", "epub", "html")
EDITIONS: tuple[Edition, ...] = ("standard", "large-print")
PAPERS: tuple[Paper, ...] = ("a4", "letter")
