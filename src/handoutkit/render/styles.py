"""Put a medium's style sheet together from the styles folder, by layers.

Knows neither content nor formats.

Layers: tokens, base, parts, medium, variant. Tokens are the only raw values; a library's colours
and its paper re-assign tokens in the layer `variant`.
"""

import re
from collections.abc import Mapping
from typing import Literal, TypeAlias

from handoutkit.disk import Disk
from handoutkit.errors import RenderingFailed

Medium: TypeAlias = Literal["print", "screen", "epub"]

_TOKEN = re.compile(r"(--[\w-]+)\s*:\s*([^;}]+)")
_USE = re.compile(r"var\((--[\w-]+)\)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def layered_sheet(styles: Disk, medium: Medium, tokens: Mapping[str, str]) -> str:
    """Give the style sheet of a medium in cascade layers, with `tokens` re-assigned."""
    parts = [_text(styles, "layers.css")]
    parts += [
        f"@layer {layer} {{\n{_text(styles, path)}\n}}" for layer, path in _files(styles, medium)
    ]
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
    found = dict(_TOKEN.findall(_COMMENT.sub("", _text(styles, "tokens.css"))))
    return _resolved(name, {**found, **tokens}).strip()


def _files(styles: Disk, medium: Medium) -> tuple[tuple[str, str], ...]:
    return (
        ("tokens", "tokens.css"),
        ("base", "base.css"),
        *(("parts", f"parts/{name}") for name in _parts(styles)),
        ("medium", f"media/{medium}.css"),
    )


def _parts(styles: Disk) -> tuple[str, ...]:
    try:
        return styles.listing("parts")
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
