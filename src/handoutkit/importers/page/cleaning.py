"""Cleaning: of a page's tree stays what an article can be made of, and notes on the rest.

nh3's room. Lines, addresses and reasons are noted in attributes of our own before.
"""

import nh3
from lxml import etree
from lxml.html import HtmlElement

from handoutkit.importers.page.names import named
from handoutkit.importers.page.parsing import body_of, parsed, said

LINE, LINK, OUT, PICTURE = "data-line", "data-link", "data-out", "data-picture"

BLOCKS = named("""
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main nav ol p pre section
    summary table tbody td tfoot th thead tr ul menu""")
INLINES = named("""
    a abbr b bdi bdo br cite code data del dfn em i img ins kbd label mark q rp rt ruby s samp small
    span strike strong sub sup time tt u var wbr""")
_ATTRIBUTES = {
    "*": {
        *("id", "class", "role", "lang", "dir", "aria-level", "aria-label", "itemprop"),
        *(LINE, LINK, OUT, PICTURE),
    },
    "a": {"name"},
    "td": {"colspan", "rowspan", "scope"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "img": {"alt", "title", "width", "height"},
}


def cleaned(root: HtmlElement) -> HtmlElement:
    """Give the tree with only what is allowed, its body as browsers would read it."""
    written = etree.tostring(body_of(root), encoding="unicode", method="html")
    clean = nh3.clean(
        said(written),
        tags=set((BLOCKS | INLINES) - {"body"}),
        attributes=_ATTRIBUTES,
        link_rel=None,
        url_schemes=set(),
    )
    return body_of(parsed(f"<body>{clean}</body>"))
