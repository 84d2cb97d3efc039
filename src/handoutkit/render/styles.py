"""Put a medium's style sheet together from the styles folder, by layers.

Knows neither content nor formats.

Layers: tokens, base, parts, medium, variant. Tokens are the only raw values; in the layer `variant`
an edition re-assigns them, and after it a library's colours and its paper do.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Literal, TypeAlias

from handoutkit.codes import UNKNOWN_TOKEN
from handoutkit.disk import Disk
from handoutkit.errors import RenderingFailed
from handoutkit.findings import Finding, Place
from handoutkit.model.library import Edition

Medium: TypeAlias = Literal["print", "screen", "epub"]

_TOKENS = "tokens.css"
_TOKEN = re.compile(r"(--[\w-]+)\s*:\s*([^;}]+)")
_USE = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def layered_sheet(
    styles: Disk, medium: Medium, tokens: Mapping[str, str], edition: Edition = "standard"
) -> str:
    """Give the style sheet of a medium in cascade layers, with `tokens` re-assigned."""
    parts = [_text(styles, "layers.css")]
    parts += [
        f"@layer {layer} {{\n{_text(styles, path)}\n}}" for layer, path in _files(styles, medium)
    ]
    if edition != "standard":
        parts.append(f"@layer variant {{\n{_text(styles, f'variants/{edition}.css')}\n}}")
    if tokens:
        parts.append(f"@layer variant {{\n{_root(tokens)}\n}}")
    return "\n".join(parts)


def flat_sheet(styles: Disk, medium: Medium, tokens: Mapping[str, str]) -> str:
    """Give the style sheet without layers and custom properties, which reading systems lack.

    Raises:
        RenderingFailed: a sheet cannot be read, or uses a token that is not defined.
    """
    files = [
        (layer, _COMMENT.sub("", _text(styles, path))) for layer, path in _files(styles, medium)
    ]
    values = {
        name: value.strip()
        for layer, text in files
        if layer == "tokens"
        for name, value in _TOKEN.findall(text)
    }
    values |= tokens
    text = "\n".join(text for layer, text in files if layer != "tokens")
    text = _USE.sub(lambda match: _resolved(match[1], values), text)
    if "var(" in text:
        raise RenderingFailed(
            "the style sheets use var() with a fallback, which books cannot have",
            remedy="Define the token in styles/tokens.css, and use it as var(--name).",
        )
    return re.sub(r"\n\s*\n+", "\n", text).strip() + "\n"


def token(styles: Disk, name: str, tokens: Mapping[str, str]) -> str:
    """Give the value of a token."""
    found = dict(_TOKEN.findall(_COMMENT.sub("", _text(styles, _TOKENS))))
    return _resolved(name, {**found, **tokens}).strip()


def check_sheets(
    own: Mapping[str, str], shipped: Mapping[str, str], tokens: Collection[str]
) -> Iterator[Finding]:
    """Say what is wrong with a library's own sheets, by path in the styles folder.

    `shipped` are the program's that they do not shadow; `tokens` those that settings re-assign.
    """
    from handoutkit.render.sheets import check_sheet, circles, definitions

    broken = {path: found for path, css in own.items() if (found := check_sheet(css, _told(path)))}
    for found in broken.values():
        yield from found
    known = {**shipped, **own}
    if _TOKENS in broken or _TOKENS not in known:
        return
    defined = {*tokens, *definitions(known[_TOKENS])}
    for path, css in own.items():
        if path not in broken:
            yield from _check_uses(path, css, defined)
    if _TOKENS in own:
        yield from circles(own[_TOKENS], _told(_TOKENS))
        yield from _check_needed(shipped, defined)


def _check_uses(path: str, css: str, defined: Collection[str]) -> Iterator[Finding]:
    from handoutkit.render.sheets import definitions, uses

    in_books = path.startswith("parts/") or path in (_TOKENS, "base.css", "media/epub.css")
    known = defined if in_books else {*defined, *definitions(css)}
    for name, has_other, place in uses(css, _told(path)):
        if has_other and in_books:
            message = f"var({name}, …) has a value to fall back on, which books cannot have"
            hint = f"Define {name} in {_told(_TOKENS)}, and use it as var({name})."
            yield UNKNOWN_TOKEN.at(place, message, hint)
        elif name not in known and not has_other:
            message = f"the token {name} is not defined in {_told(_TOKENS)}"
            yield UNKNOWN_TOKEN.at(place, message, "Define it there, or use another token.")


def _check_needed(shipped: Mapping[str, str], defined: Collection[str]) -> Iterator[Finding]:
    """Say which tokens the program's sheets use that the library's `tokens.css` leaves out."""
    from handoutkit.render.sheets import uses

    for path in sorted(shipped):
        for name in sorted({name for name, _, _ in uses(shipped[path], path)}.difference(defined)):
            message = f"the token {name}, which the program's {path} uses, is not defined here"
            hint = "Define it as the program's tokens.css does, with a value of yours."
            yield UNKNOWN_TOKEN.at(Place(_told(_TOKENS)), message, hint)


def _told(path: str) -> str:
    """Give the path that a sheet is told by."""
    return f"styles/{path}"


def _files(styles: Disk, medium: Medium) -> tuple[tuple[str, str], ...]:
    return (
        ("tokens", _TOKENS),
        ("base", "base.css"),
        # Reading systems have fonts of their own, and let their readers choose.
        *((("base", "fonts.css"),) if medium != "epub" else ()),
        *(("parts", f"parts/{name}") for name in _parts(styles)),
        ("medium", f"media/{medium}.css"),
    )


def _parts(styles: Disk) -> tuple[str, ...]:
    try:
        return tuple(name for name in styles.listing("parts") if name.endswith(".css"))
    except OSError as error:
        raise _unreadable("parts", error) from error


def _text(styles: Disk, path: str) -> str:
    try:
        return styles.read(path).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: str, error: Exception) -> RenderingFailed:
    return RenderingFailed(
        f"styles/{path} cannot be read: {error}",
        remedy="Save it as text with the encoding UTF-8, inside the styles folder.",
    )


def _resolved(name: str, values: Mapping[str, str], using: tuple[str, ...] = ()) -> str:
    """Give a token's value with the tokens that it uses, which are not those `using` it."""
    if name in using:
        raise RenderingFailed(
            f"the token {name} uses itself", remedy="Give it a value in styles/tokens.css."
        )
    return _USE.sub(lambda match: _resolved(match[1], values, (*using, name)), _value(name, values))


def _value(name: str, values: Mapping[str, str]) -> str:
    if name not in values:
        raise RenderingFailed(
            f"the style sheets use {name}, and styles/tokens.css does not define it",
            remedy="Define it there, or use another token.",
        )
    return values[name]


def _root(tokens: Mapping[str, str]) -> str:
    return ":root {" + " ".join(f"{name}: {value};" for name, value in tokens.items()) + "}"
