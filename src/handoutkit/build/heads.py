"""What a head says of its translation, written anew while the rest stays. Knows no bodies."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from handoutkit.errors import UsageProblem
from handoutkit.read.yaml_spans import Span, keys_of, span_of

_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]*")
_PLAINLY = "Write each key of the head on a line of its own, as key: value."
_KEY, _BLOCKS = "translation", "blocks"


def with_blocks(head: str, of: str, blocks: Mapping[str, str]) -> str:
    """Put the digests of blocks into a head, a text that ends with a line feed.

    Raises:
        UsageProblem: what stands there cannot be written anew without losing something.
    """
    found, inside = span_of(head, _KEY), span_of(head, _KEY, _BLOCKS)
    if found is None:
        return f"{head}{_KEY}:\n  of: {of}\n  {_BLOCKS}:\n{_lines(blocks, 4)}"
    if found.is_flow:
        return _unfolded(head, found, blocks)
    indent = _column(head, found.start)
    if inside is None:
        end = head.index("\n", found.end) + 1
        return f"{head[:end]}{' ' * indent}{_BLOCKS}:\n{_lines(blocks, indent + 2)}{head[end:]}"
    if inside.is_flow:
        return _below(head, inside, _lines(blocks, indent + 2))
    lines = _lines(blocks, _column(head, inside.start)).strip()
    return f"{head[: inside.start]}{lines}{head[inside.end :]}"


def with_title(head: str, title: str) -> str:
    """Put a title into a head."""
    span = span_of(head, "title")
    assert span is not None, "a head that can be read has a title"
    return f"{head[: span.start]}{quoted(title)}{head[span.end :]}"


def quoted(text: str) -> str:
    """Write a text so that YAML reads it as it is: JSON's strings are YAML's."""
    return json.dumps(text, ensure_ascii=False)


def _unfolded(head: str, found: Span, blocks: Mapping[str, str]) -> str:
    """Write what stood in braces on lines of its own."""
    if "\n" in head[found.start : found.end]:
        raise UsageProblem(
            f'"{_KEY}" is written in braces over several lines',
            remedy="Write each of its keys on a line of its own, indented, without braces.",
        )
    kept = "".join(
        f"  {key}: {_written(head, key)}\n" for key in keys_of(head, _KEY) if key != _BLOCKS
    )
    return _below(head, found, f"{kept}  {_BLOCKS}:\n{_lines(blocks, 4)}")


def _written(head: str, key: str) -> str:
    span = span_of(head, _KEY, key)
    return head[span.start : span.end] if span else ""


def _below(head: str, span: Span, lines: str) -> str:
    """Put lines below the one that a value stood on; what else stands there stays."""
    before, after = head[: span.start].rstrip(" "), head[span.end :]
    rest, _, below = after.partition("\n")
    return f"{before}{rest}\n{lines}{below}"


def _lines(blocks: Mapping[str, str], indent: int) -> str:
    return "".join(f"{' ' * indent}{entry}\n" for entry in _entries(blocks.items()))


def _entries(blocks: Iterable[tuple[str, str]]) -> Iterator[str]:
    for key, tokens in blocks:
        # A dash that begins a value would begin a list.
        value = quoted(tokens) if tokens.startswith("-") else tokens
        yield f"{key if _PLAIN.fullmatch(key) else quoted(key)}: {value}"


def _column(text: str, offset: int) -> int:
    return offset - text.rfind("\n", 0, offset) - 1


def with_value(head: str, key: str, written: str) -> str:
    """Put a value, written as YAML, in the place of the one that a key has, or at the end.

    Raises:
        UsageProblem: the key is not written on a line of its own.
    """
    span = span_of(head, key)
    if span is None:
        _refuse_braces(head)
        return f"{head}{key}: {written}\n"
    if "\n" in head[_start(head, key) : span.end]:
        return f"{without_key(head, key)}{key}: {written}\n"
    return f"{head[: span.start]}{written}{head[span.end :]}"


def with_list(head: str, key: str, ids: Sequence[str]) -> str:
    """Put a list of ids behind a key; without any, the key goes.

    Raises:
        UsageProblem: the key is not written on a line of its own.
    """
    if keys_of(head) and key not in keys_of(head) and not ids:
        return head
    return with_value(head, key, f"[{', '.join(ids)}]") if ids else without_key(head, key)


def without_key(head: str, key: str) -> str:
    """Take away a key of the head with all that stands behind it on its lines.

    Raises:
        UsageProblem: the key is not written on a line of its own.
    """
    span = span_of(head, key)
    if span is None:
        return head
    end = head.find("\n", span.end) + 1
    # The end of a block is the beginning of the next line.
    end = span.end if head[: span.end].endswith("\n") else end
    return head[: _start(head, key)] + head[end:]


def _start(head: str, key: str) -> int:
    _refuse_braces(head)
    start = re.search(rf"^([\"']?){re.escape(key)}\1[ \t]*:", head, re.MULTILINE)
    if start is None:
        raise UsageProblem(f'"{key}" is not written on a line of its own', remedy=_PLAINLY)
    return start.start()


def _refuse_braces(head: str) -> None:
    if head.lstrip().startswith("{"):
        raise UsageProblem("the head is written in braces", remedy=_PLAINLY)
