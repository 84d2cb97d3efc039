"""How much a drawing draws when its parts are used again and again. Knows no other rule of SVG."""

from collections import Counter
from collections.abc import Iterable

MAX_DRAWN = 100_000
MAX_CHAIN = 50

_ROOT = ""


class _EndlessError(Exception):
    """Parts use each other in a circle, or too deep."""


class Uses:
    """Counts the elements in each part that has an id, and the parts that it uses."""

    def __init__(self) -> None:
        """Begin outside the root."""
        self._open: list[str | None] = [_ROOT]
        self._sizes: Counter[str] = Counter()
        self._uses: dict[str, Counter[str]] = {}

    def enter(self, id_: str | None, targets: Iterable[str]) -> None:
        """Begin an element that uses the parts `targets`."""
        self._open.append(id_ or None)
        used = tuple(targets)
        for part in {part for part in self._open if part is not None}:
            self._sizes[part] += 1
            self._uses.setdefault(part, Counter()).update(used)

    def leave(self) -> None:
        """End the innermost element."""
        self._open.pop()

    def are_bearable(self) -> bool:
        """Tell whether drawing all of it ends, and soon enough."""
        try:
            return self._drawn(_ROOT, {}, 0) <= MAX_DRAWN
        except _EndlessError:
            return False

    def _drawn(self, part: str, known: dict[str, int], chain: int) -> int:
        if part in known:
            return known[part]
        if chain > MAX_CHAIN:
            raise _EndlessError
        known[part] = self._sizes[part] + sum(
            times * self._drawn(used, known, chain + 1)
            for used, times in self._uses.get(part, Counter[str]()).items()
        )
        return known[part]
