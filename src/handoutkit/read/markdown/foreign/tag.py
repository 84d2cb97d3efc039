"""A tag of HTML as a token of markdown-it."""

from markdown_it.token import Token


def tag(name: str, nesting: int, like: Token | None = None) -> Token:
    """Give a tag that opens (1) or closes (-1), with the attributes of another token."""
    token = Token(f"{name}_{'open' if nesting > 0 else 'close'}", name, 1 if nesting > 0 else -1)
    token.block = name in ("div", "p")
    token.attrs = dict(like.attrs) if like else {}
    return token
