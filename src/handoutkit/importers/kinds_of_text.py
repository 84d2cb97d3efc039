"""What kind of text a text is: an article, in which form, or references. Knows no bytes."""

import re
from typing import Literal, NamedTuple, TypeAlias

ForeignKind: TypeAlias = Literal["text", "html", "docx", "markdown", "bibliography"]


class Told(NamedTuple):
    """A kind that is imported, or in words what a file is instead; neither where nobody knows."""

    kind: ForeignKind | None = None
    name: str = ""


_OTHERS = {
    **dict.fromkeys((".csv", ".tsv"), Told(None, "a table without an article")),
    **dict.fromkeys(
        (".yaml", ".yml", ".toml", ".xml", ".js", ".ts", ".css", ".py", ".srt", ".vtt"),
        Told(None, "data or a program"),
    ),
}
_MARKDOWN = frozenset(
    {".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdx", ".qmd", ".rmd", ".myst", ".livemd"}
)
_HTML = frozenset({".html", ".htm", ".xhtml"})

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->)[\s\S]){0,5000}-->\s*)*<(?:!doctype\s+html|html)\b",
    re.I,
)
_ELEMENT = re.compile(
    r"</?(?:html|head|body|main|article|section|div|p|h[1-6]|ul|ol|li|table|span|a|br|strong|em|b|i)"
    r"(?=[\s/>])",
    re.I,
)
_XML = re.compile(r"\s*<(?:\?xml|!doctype|[a-z][\w:.-]{0,60}[\s/>])", re.I)
_BIBTEX = re.compile(
    r"^[ \t]*@[ \t]*(?:article|(?:in|mv)?book|booklet|collection|comment|conference|dataset"
    r"|electronic|in\w+|manual|mastersthesis|misc|online|patent|periodical|phdthesis|preamble"
    r"|proceedings|report|software|string|techreport|thesis|unpublished|www)[ \t]*[{(]",
    re.I | re.M,
)
_TAGGED = re.compile(
    r"^(?:TY {0,2}- {0,2}[A-Z]{2,10}[ \t]*$|(?:PMID|PMC|OWN|STAT) {0,2}- ?\S)", re.M
)
"""The first line of an entry of RIS or MEDLINE."""

_ENDNOTE = re.compile(r"\s*%0 [A-Z]")
_CSL = re.compile(
    r'"(?:type|author|issued|container-title|DOI|PMID|citation-key|title-short)"\s{0,20}:'
)
_MULTIPART = re.compile(r"^(?:MIME-Version:|Content-Type:\s*multipart/related)", re.M | re.I)
_HEADING = re.compile(r"^#{1,6}[ \t]+\S", re.M)
_FRONT_MATTER = re.compile(r"---[ \t]*\n[\w-]{1,40}:[ \t\n]")
_BEGINNING = 4000
"""Characters: what a list of references is shows in its first entry."""


def kind_of_text(text: str, suffix: str) -> Told:
    """Tell what a text is; `suffix` is that of its file, in small letters."""
    beginning = text[:_BEGINNING].lstrip()
    if _PAGE.match(beginning):
        return Told("html")
    if suffix in _MARKDOWN:
        return Told("markdown")
    if suffix in _HTML:
        return Told("html" if _ELEMENT.search(text) else "text")
    return (
        _references(text, beginning, suffix)
        or _marked_up(beginning)
        or _OTHERS.get(suffix)
        or Told("markdown" if _is_markdown(text) else "text")
    )


def _references(text: str, beginning: str, suffix: str) -> Told | None:
    """Tell which list of references a text is, if it is one."""
    first = next((line for line in beginning.split("\n") if line.strip()[:1] not in ("", "%")), "")
    if (
        _BIBTEX.match(first)
        or (suffix in (".bib", ".bibtex") and _BIBTEX.search(text))
        or _TAGGED.search(beginning[:1000])
        or (suffix in (".ris", ".nbib") and _TAGGED.search(text))
    ):
        return Told("bibliography")
    if _ENDNOTE.match(beginning):
        return Told(None, "an EndNote export")
    if suffix == ".json" or (beginning[:1] in ("[", "{") and '":' in beginning):
        known = _CSL.search(text) is not None
        return Told("bibliography") if known else Told(None, "JSON that holds no references")
    return None


def _marked_up(beginning: str) -> Told | None:
    """Tell what a text is that is written with marks in pointed brackets, or wrapped as mail is."""
    if _MULTIPART.search(beginning) and "multipart/related" in beginning.lower():
        return Told(None, "a web page saved as one file")
    if _ELEMENT.match(beginning):
        return Told("html")
    if _XML.match(beginning):
        return Told(None, "a picture" if "<svg" in beginning else "XML that is no article")
    return None


def _is_markdown(text: str) -> bool:
    """Tell whether a text that is named otherwise is Markdown: headings with marks, or a head."""
    return len(_HEADING.findall(text)) > 1 or _FRONT_MATTER.match(text) is not None
