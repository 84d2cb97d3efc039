"""Lists among markdown-it's tokens: those inside others, lists of contents, boxes to tick."""

import re

from markdown_it.token import Token

_OPENS = ("bullet_list_open", "ordered_list_open")
_CLOSES = ("bullet_list_close", "ordered_list_close")
_BOX = re.compile(r"^\[[ xX]\][ \t]+")
_FEWEST = 2


def nested(tokens: list[Token]) -> list[Token]:
    """Put a list that stands alone in an item (`- - words`) into the item before."""
    result: list[Token] = []
    for token in tokens:
        result.append(token)
        if token.type not in _OPENS:
            continue
        around = [one.type for one in result[-3:-1]]
        if around == ["list_item_close", "list_item_open"] and result[-2].markup in "-*+":
            del result[-3:-1]
            if result[-2].type == token.type.replace("open", "close"):
                del result[-2:]
    return result


def without_boxes(tokens: list[Token]) -> list[Token]:
    """Take the boxes away that stand before the words of an item."""
    for index, token in enumerate(tokens):
        before = [one.type for one in tokens[max(index - 2, 0) : index]]
        if token.type == "inline" and before == ["list_item_open", "paragraph_open"]:
            first = token.children[0] if token.children else None
            if first is not None and first.type == "text":
                first.content = _BOX.sub("", first.content)
    return tokens


def without_contents(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """Part lists that only lead to places of the same text from the rest: their words."""
    kept: list[Token] = []
    contents: list[Token] = []
    index = 0
    while index < len(tokens):
        end = _end(tokens, index) if tokens[index].type in _OPENS else index
        words = [token for token in tokens[index:end] if token.type == "inline"]
        if len(words) >= _FEWEST and all(_leads_inside(token) for token in words):
            contents += words
            index = end
        elif end > index:
            kept += tokens[index:end]
            index = end
        else:
            kept.append(tokens[index])
            index += 1
    return kept, contents


def _end(tokens: list[Token], start: int) -> int:
    """Find the token after a list."""
    depth = 0
    for index in range(start, len(tokens)):
        depth += (tokens[index].type in _OPENS) - (tokens[index].type in _CLOSES)
        if not depth:
            return index + 1
    return len(tokens)


def _leads_inside(token: Token) -> bool:
    """Tell whether all words lead to a place of the same text."""
    inside = ""
    leads = False
    for child in token.children or ():
        if child.type == "link_open":
            inside = str(child.attrs.get("href", ""))
            leads = True
        elif child.type == "link_close":
            inside = ""
        elif child.content.strip() and not inside.startswith("#"):
            return False
    return leads
