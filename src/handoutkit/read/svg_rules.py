"""What may stand in a drawing: elements, attributes, CSS, looked at one by one. Knows no file."""

import re
from collections.abc import Iterator

SVG = "http://www.w3.org/2000/svg"

_XHTML = "http://www.w3.org/1999/xhtml"
_XML_BASE = "http://www.w3.org/XML/1998/namespace base"
_LINKS = ("href", "http://www.w3.org/1999/xlink href")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DRAWN = _words(
    """
    a circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite
    feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood
    feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset
    fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter g image line
    linearGradient marker mask metadata path pattern polygon polyline radialGradient rect stop
    style svg switch symbol text textPath title tspan use view
    """
)

# Only a part of the drawing itself, or an image that the drawing brings along.
_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|jpg);base64,)", re.IGNORECASE)
_URL = re.compile(r"url\(\s*['\"]?", re.IGNORECASE)
_TARGET = re.compile(r"url\(\s*['\"]?\s*#([^'\")\s]+)", re.IGNORECASE)
_LOADING = re.compile(r"(?:image-set|cross-fade|\bimage|\bsrc|\bpaint)\(", re.IGNORECASE)
_AT_RULE = re.compile(r"@(?!media\b)[\w\\-]*", re.IGNORECASE)


def split_name(name: str) -> tuple[str, str]:
    """Give namespace and local name of a name as expat tells it."""
    namespace, _, local = name.rpartition(" ")
    return namespace, local


def check_element(name: str) -> Iterator[str]:
    """Say so where an element is more than a drawing."""
    namespace, local = split_name(name)
    if namespace == _XHTML or (namespace == SVG and local not in _DRAWN):
        yield f"<{local}> is not used in the drawings of handouts"


def check_attribute(name: str, value: str) -> Iterator[str]:
    """Say so where an attribute runs something or reaches outside."""
    namespace, local = split_name(name)
    if name == _XML_BASE:
        yield "xml:base makes every link one to the outside"
    elif not namespace and local.lower().startswith("on"):
        yield f"the attribute {local} would run a script"
    elif name in _LINKS:
        if not _INSIDE.match(value):
            yield f'the link "{value[:60]}" leads outside the drawing'
    elif name == "style":
        yield from check_css(value)
    elif not namespace and "(" in value:
        if "\\" in value:
            yield f"the attribute {local} holds a backslash, behind which anything may hide"
        yield from _check_functions(value)


def check_css(css: str) -> Iterator[str]:
    """Say so where a style reaches outside."""
    if "\\" in css:
        yield "a style holds a backslash, behind which anything may hide"
    for rule in _AT_RULE.findall(css):
        yield f"{rule} is not used in the styles of drawings"
    yield from _check_functions(css)


def _check_functions(value: str) -> Iterator[str]:
    for match in _URL.finditer(value):
        if not _INSIDE.match(value, match.end()):
            yield f"{value[match.start() : match.start() + 60]} leads outside the drawing"
    for function in _LOADING.findall(value):
        yield f"{function}…) would load something"


def targets(name: str, attributes: dict[str, str]) -> Iterator[str]:
    """Give the ids of the parts of the drawing that an element draws once more."""
    if split_name(name)[1] == "a":
        return
    for key, value in attributes.items():
        if key in _LINKS and value.lstrip().startswith("#"):
            yield value.strip()[1:]
        yield from _TARGET.findall(value)
