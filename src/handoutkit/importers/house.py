"""A draft written down in the house's form: Markdown, one sentence a line.

Knows neither files nor where the draft came from.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from handoutkit.importers.draft import Draft, DraftDisclaimer
from handoutkit.importers.passages import Passage, Picture
from handoutkit.importers.words import line_escaped
from handoutkit.language.sentences import sentences

_UNSPACED = ("zh", "ja", "th", "km", "lo", "my")
"""Languages whose sentences have no space between them: a new line would put one there."""

_UNTITLED = {"en": "Please note", "es": "Aviso", "de": "Bitte beachten", "fr": "À noter"}
"""The title of a disclaimer that its source gives none."""


def article_text(
    draft: Draft, *, updated: date, topics: Sequence[str], images: Mapping[str, str]
) -> str:
    """Write an article: its head and its sections.

    `images` gives the path of each picture by its name in the source; one without a path is left
    out.
    """
    parts = [_head(draft, updated, topics)]
    for section in draft.sections:
        parts.append(f"{'#' * section.level} {section.heading.markdown} {{#{section.id}}}\n")
        parts += body_text(section.passages, draft.lang, images)
    for note in draft.notes:
        first, *rest = sentence_lines(note.words.markdown, draft.lang)
        lines = [f"[^{note.label}]: {first}", *(f"    {line}" for line in rest)]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def disclaimer_text(disclaimer: DraftDisclaimer, lang: str, topic: str) -> str:
    """Write a disclaimer that articles on a topic must carry."""
    title = disclaimer.title or _UNTITLED.get(lang.split("-")[0], _UNTITLED["en"])
    head = (
        "---\n"
        "# Found in an imported article, in its words. Read it, and say what requires it.\n"
        f"title: {_quoted(title)}\nlang: {lang}\n"
        f"required: {{topics: [{topic}]}}\nplace: end\n---\n"
    )
    return "\n".join([head, *body_text(disclaimer.passages, lang, {})])


def body_text(passages: Sequence[Passage], lang: str, images: Mapping[str, str]) -> Iterator[str]:
    """Write passages as blocks, each ended by a line feed."""
    for box, members in groupby(passages, key=lambda one: one.box):
        blocks = "\n".join(_quotes(tuple(members), lang, images))
        if blocks:
            yield f"::: {box.role}\n{blocks}:::\n" if box else blocks


def _quotes(passages: Sequence[Passage], lang: str, images: Mapping[str, str]) -> Iterator[str]:
    for is_quote, members in groupby(passages, key=lambda one: one.quote):
        blocks = "\n".join(_blocks(tuple(members), lang, images))
        if is_quote:
            yield "".join(f"> {line}".rstrip() + "\n" for line in blocks.splitlines())
        elif blocks:
            yield blocks


def _blocks(passages: Sequence[Passage], lang: str, images: Mapping[str, str]) -> Iterator[str]:
    for kind, group in groupby(passages, key=_run_of):
        members = tuple(group)
        match kind:
            case "list":
                yield _list(members, lang)
            case "definitions":
                yield _definitions(members, lang)
            case _:
                yield from (_block(one, lang, images) for one in members if _is_shown(one, images))


def _is_shown(passage: Passage, images: Mapping[str, str]) -> bool:
    return passage.kind != "rule" and (passage.picture is None or passage.picture.name in images)


def _run_of(passage: Passage) -> str:
    """Tell which passages make one block together."""
    if passage.kind in {"term", "meaning"}:
        return "definitions"
    return "list" if passage.depth and passage.kind in {"item", "text"} else passage.kind


def _block(passage: Passage, lang: str, images: Mapping[str, str]) -> str:
    if passage.picture is not None:
        return _picture(passage.picture, images[passage.picture.name])
    if passage.kind == "table":
        return _table(passage)
    if passage.kind == "heading":  # inside a box or a quotation, where sections cannot begin
        return f"**{passage.words.markdown}**\n"
    return "\n".join(sentence_lines(passage.words.markdown, lang)) + "\n"


def sentence_lines(markdown: str, lang: str) -> list[str]:
    """Write a paragraph with one sentence a line; broken lines stay broken."""
    lines: list[str] = []
    for part in markdown.split("\\\n"):
        own = [part] if lang.split("-")[0] in _UNSPACED else sentences(part, lang)
        written = [line_escaped(one.strip()) for one in own if one.strip()]
        if lines and written:
            lines[-1] += "\\"
        lines += written
    return lines


def _list(passages: Sequence[Passage], lang: str) -> str:
    """Write items and what goes on inside them; an item is one deeper than its list at most."""
    lines: list[str] = []
    indents = [""]  # where the words of each depth begin
    before: list[tuple[int, str]] = []  # the last number of each depth, and the sign behind it
    for passage in passages:
        written = sentence_lines(passage.words.markdown, lang) or [""]
        if passage.kind == "item":
            depth = min(passage.depth, len(indents))
            number, sign = before[depth - 1] if len(before) >= depth else (-1, ".")
            # The first number of a list inside another may be 1 only, or a blank line is needed.
            expected = {-1: (0, 1), 0: (0,)}.get(number, (number + 1,))
            if passage.number not in expected:
                lines.append("")
                # Another sign begins another list.
                sign = ")" if number > 0 and sign == "." else "."
            del indents[depth:], before[depth - 1 :]
            marker = f"{passage.number}{sign} " if passage.number else "- "
            lines.append(indents[-1] + marker + written[0])
            indents.append(indents[-1] + " " * len(marker))
            before.append((passage.number, sign))
            written = written[1:]
        else:
            depth = min(passage.depth, len(indents) - 1)
            del indents[depth + 1 :], before[depth:]
            lines.append("")
        lines += (indents[-1] + line for line in written)
    return "\n".join(lines).lstrip("\n") + "\n"


def _definitions(passages: Sequence[Passage], lang: str) -> str:
    lines: list[str] = []
    for passage in passages:
        first, *rest = sentence_lines(passage.words.markdown, lang) or [""]
        if passage.kind == "term":
            lines += ["", " ".join([first, *rest])]
        else:
            lines += [f": {first}", *(f"  {line}" for line in rest)]
    return "\n".join(lines).lstrip("\n") + "\n"


def _table(passage: Passage) -> str:
    header, *rows = (
        "| " + " | ".join(_cell(cell.markdown) for cell in row) + " |" for row in passage.rows
    )
    rule = "|" + " --- |" * len(passage.rows[0])
    lines = [f"Table: {_one_line(passage.words.markdown)}", "", header, rule, *rows]
    if passage.row_headers:
        lines.append("{.row-headers}")
    return "\n".join(lines) + "\n"


def _cell(markdown: str) -> str:
    return _one_line(markdown).replace("|", r"\|")


def _one_line(markdown: str) -> str:
    return markdown.replace("\\\n", " ")


def _picture(picture: Picture, path: str) -> str:
    alt = _one_line(picture.alt).replace("\n", " ")
    alt = alt.replace("\\", "\\\\").replace("[", r"\[").replace("]", r"\]")
    caption = _one_line(picture.caption.markdown).replace('"', r"\"")
    return f'![{alt}]({path} "{caption}")\n' if caption else f"![{alt}]({path})\n"


def _head(draft: Draft, updated: date, topics: Sequence[str]) -> str:
    lines = [f"title: {_quoted(draft.title)}", f"lang: {draft.lang}"]
    if topics:
        lines.append(f"topics: [{', '.join(topics)}]")
    if draft.always:
        lines.append(f"always: [{', '.join(draft.always)}]")
    origin = draft.origin
    source = {"title": origin.title or draft.title, "publisher": origin.publisher}
    source["url"] = origin.url if origin.url.startswith(("https://", "http://")) else ""
    if source["publisher"] or source["url"]:
        lines.append("source:")
        lines += (f"  {key}: {_quoted(value)}" for key, value in source.items() if value)
    lines.append(f"updated: {updated.isoformat()}")
    return "---\n" + "\n".join(lines) + "\n---\n"


def _quoted(text: str) -> str:
    """Write a text so that YAML reads it as it is: JSON's strings are YAML's."""
    return json.dumps(text, ensure_ascii=False)
