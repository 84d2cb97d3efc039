"""Addresses of links: which lead somewhere from any page. Knows not what is linked."""

import re
from urllib.parse import urlsplit

from markdown_it.common.normalize_url import normalizeLink

from handoutkit.read.said import quote

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_ALLOWED = ("http", "https", "mailto", "tel")

HINT = "Write a whole address (https://…, mailto:…, tel:…), or #id for a section of this article."


def problem_with(href: str) -> str | None:
    """Say what is wrong with an address; one that begins with # is not looked at here."""
    scheme = _SCHEME.match(href)
    if not href.strip():
        return "the link has no address"
    if scheme is None:
        return f"{quote(href)} leads nowhere outside this folder"
    if scheme[1].lower() not in _ALLOWED:
        return f"addresses that begin with {quote(scheme.group())} cannot be followed"
    if not _leads_somewhere(scheme[1].lower(), href):
        return f"{quote(href)} is not a whole address"
    return None


def encoded(href: str) -> str:
    """Write an address with nothing in it but the characters that addresses may hold."""
    return href if href.startswith("#") else normalizeLink(href)


def _leads_somewhere(scheme: str, href: str) -> bool:
    match scheme:
        case "mailto":
            return re.fullmatch(r"[^@\s]+@[^@\s]+", href.partition(":")[2]) is not None
        case "tel":
            return re.search(r"[0-9]", href) is not None
        case _:
            try:
                return bool(urlsplit(href).hostname)
            except ValueError:
                return False
