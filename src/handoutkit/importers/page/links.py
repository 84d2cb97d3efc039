"""Links of a page: which addresses readers can follow, and where in the article others lead.

Knows addresses and headings, not how a page is walked.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml.html import HtmlElement

from handoutkit.codes import LINK_DROPPED
from handoutkit.findings import Finding, Place
from handoutkit.importers.page.cleaning import LINK, OUT
from handoutkit.importers.page.weights import HEADINGS

_FOLLOWED = frozenset(("http", "https", "mailto", "tel"))
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x20\x7f]+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_SHOWN = 80  # characters of an address in a finding


@dataclass(slots=True)
class Links:
    """The links of one page. `base` is its own address, if it is known."""

    path: str
    base: str
    anchors: dict[str, str] = field(default_factory=dict)
    headings: dict[HtmlElement, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    _lost: Counter[str] = field(default_factory=Counter)
    _first: dict[str, int] = field(default_factory=dict)

    def learn(self, body: HtmlElement) -> None:
        """Learn which heading each id of the article belongs to."""
        waiting: list[str] = []
        current: HtmlElement | None = None
        for element in body.iter():
            if element.get(OUT):
                continue
            waiting += [name for name in (element.get("id"), element.get("name")) if name]
            if element.tag in HEADINGS or element.get("role") == "heading":
                current = element
            elif not (element.text or "").strip():
                continue
            for name in waiting:
                self._learn(name, current)
            waiting = []

    def localize(self, body: HtmlElement) -> None:
        """Write links to the page itself, with its whole address, as links inside it."""
        page = urldefrag(self.base)[0]
        for link in body.iter("a"):
            address = link.get(LINK) or ""
            if page and address.startswith(f"{page}#"):
                link.set(LINK, address[len(page) :])

    def _learn(self, name: str, heading: HtmlElement | None) -> None:
        if heading is None:
            return
        if heading not in self.headings:
            slug = _NOT_SLUG.sub("-", name.casefold()).strip("-") or "section"
            taken = set(self.headings.values())
            self.headings[heading] = slug if slug not in taken else f"{slug}-{len(taken) + 1}"
        self.anchors.setdefault(name, self.headings[heading])

    def written(self, address: str, line: int, *, told: bool) -> str:
        """Give the address to write for a link, "" if its words stay alone; `told` says so."""
        address = _UNSEEN.sub("", address)
        scheme = _SCHEME.match(address)
        if not scheme and self.base and not address.startswith("#"):
            address = urljoin(self.base, address)
        if self.base and urldefrag(address)[0] == urldefrag(self.base)[0] and "#" in address:
            address = "#" + urldefrag(address)[1]
        if address.startswith("#"):
            return self._inside(address[1:], line, told=told)
        scheme = _SCHEME.match(address)
        if scheme is None:
            return self._count("pages of the site it came from", line, told=told)
        if scheme.group(1).lower() in _FOLLOWED and _is_whole(address):
            return address
        if told:
            message = f"this link was dropped: {address[:_SHOWN]}"
            self._say(message, line)
        return ""

    def _inside(self, name: str, line: int, *, told: bool) -> str:
        anchor = self.anchors.get(name, "")
        if anchor:
            return "#" + anchor
        return self._count("places that the article does not have", line, told=told and bool(name))

    def _count(self, what: str, line: int, *, told: bool) -> str:
        if told:
            self._lost[what] += 1
            self._first.setdefault(what, line)
        return ""

    def said(self) -> tuple[Finding, ...]:
        """Give what was found; links of one kind that lead nowhere are said once."""
        for what, number in self._lost.items():
            links = "a link was" if number == 1 else f"{number} links were"
            self._say(f"{links} dropped that led to {what}", self._first[what])
        self._lost.clear()
        return tuple(self.findings)

    def _say(self, message: str, line: int) -> None:
        hint = "The words stay. Where readers need the link, write its whole address."
        self.findings.append(LINK_DROPPED.at(Place(self.path, line), message, hint))


def _is_whole(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.netloc) if parts.scheme.lower().startswith("http") else bool(parts.path)
