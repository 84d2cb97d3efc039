"""Captions of tables, and braces behind them, among markdown-it's tokens. Knows no other block."""

import re

from markdown_it.token import Token

from handoutkit.read.markdown.foreign.tag import tag

# "Table:" is ours and Pandoc's, a colon alone Pandoc's below a table.
_CAPTION = re.compile(r"^(?:Table|Tabla|Tabelle|Tableau)?[ \t]*:[ \t]+(?=\S)", re.I)


def captioned(tokens: list[Token]) -> list[Token]:
    """Put captions and the braces behind a table into it."""
    result: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type == "table_open":
            end = next(i for i in range(index, len(tokens)) if tokens[i].type == "table_close") + 1
            table = tokens[index:end]
            caption = _caption_before(result)
            if end < len(tokens) and tokens[end].type == "attributes":
                if ".row-headers" in tokens[end].content:
                    _head_rows(table)
                end += 1
            if caption is None and _is_caption(tokens, end):
                caption, end = tokens[end + 1], end + 3
            result += [table[0], *_caption(caption), *table[1:]]
            index = end
        else:
            result.append(token)
            index += 1
    return result


def _is_caption(tokens: list[Token], at: int) -> bool:
    """Tell whether a paragraph is a table's caption; one before another table is that one's."""
    if at + 2 >= len(tokens) or tokens[at].type != "paragraph_open":
        return False
    follows = tokens[at + 3].type if at + 3 < len(tokens) else ""
    words = tokens[at + 1].content
    return bool(_CAPTION.match(words)) and (words.startswith(":") or follows != "table_open")


def _caption_before(result: list[Token]) -> Token | None:
    if len(result) < 3 or result[-1].type != "paragraph_close":  # noqa: PLR2004  open, words, close
        return None
    words = result[-2]
    if not _CAPTION.match(words.content) or words.content.startswith(":"):
        return None
    del result[-3:]
    return words


def _caption(words: Token | None) -> list[Token]:
    if words is None:
        return []
    if words.children and words.children[0].type == "text":
        first = words.children[0]
        first.content = _CAPTION.sub("", first.content)
    opening = tag("caption", 1)
    opening.map = words.map
    return [opening, words, tag("caption", -1)]


def _head_rows(table: list[Token]) -> None:
    """Make the first cell of each row its header."""
    first = False
    inside = False
    for token in table:
        if token.type == "tr_open":
            first = True
        elif token.type == "td_open" and first:
            token.tag, first, inside = "th", False, True
            token.attrSet("scope", "row")
        elif token.type == "td_close" and inside:
            token.tag, inside = "th", False
