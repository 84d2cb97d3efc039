"""What styles compute to, kept for all pages that one press prints.

WeasyPrint 70 computes each property of each element's style anew for each page. Here a style has
an origin that no page ever changes, shared by all elements with the same rules under the same
parents; an element's own style looks up there what it does not have. Knows WeasyPrint's style
dictionaries, nothing of elements and sheets.
"""

from collections.abc import Callable, Hashable, Mapping
from functools import cached_property
from typing import Any
from weakref import proxy

from weasyprint.css import AnonymousStyle, ComputedStyle, InitialStyle, Style
from weasyprint.css.properties import INHERITED

_APART = frozenset({"position", "counter_increment", "counter_reset", "counter_set"})
"""Nothing is inherited from these, and nothing that is derived from styles goes by them."""

_PLACING = frozenset({"position", "float", "display"})
"""These are computed from what was specified of one another."""

_MOST = 1000
"""So many origins are kept; a library's handouts in one look need about 250."""

Cascade = Mapping[str, tuple[Any, Any]]
"""The values that rules give to properties, each with its weight."""


class _PageAsked(BaseException):
    """A value goes by the size of the page, or by a style above, which a page may have changed.

    No `Exception`: WeasyPrint takes one for a fault in `calc()`.
    """


class _NoPage:
    """Stands where a style keeps its first page's size."""

    def __getitem__(self, name: str) -> None:
        raise _PageAsked


class _Above:
    """The origin above an origin: gives what is handed down to all that stand in an element.

    What only a rule that says `inherit` takes over, a page may have changed in its own style.
    """

    def __init__(self, origin: Any) -> None:
        self.origin = origin

    def __getitem__(self, key: str) -> Any:
        if key in INHERITED or key == "page" or key.startswith(("__", "text_decoration_")):
            return self.origin[key]
        raise _PageAsked

    def __getattr__(self, name: str) -> Any:
        return getattr(self.origin, name)


def derived(style: Any, name: str, find: Callable[[Any], Any]) -> Any:
    """Give what `find` gives of a style; found once for all styles with the same values."""
    known = getattr(style, "derived", None)
    if known is None:
        return find(style)
    if name not in known:
        found = find(style)
        # Not `known`: what goes by the page's own values was computed just now.
        style.derived[name] = found
        return found
    return known[name]


class _Origin(ComputedStyle):  # type: ignore[misc]  # WeasyPrint has no types
    """What the rules for an element compute to, on any page."""

    def __missing__(self, key: str) -> Any:
        try:
            return super().__missing__(key)
        except BaseException:
            # WeasyPrint marks what it is about to compute from others by a value: it is none yet.
            self.pop(key, None)
            raise


class KeptStyles:
    """The origins of styles, by the rules that they come of."""

    def __init__(self) -> None:
        """Begin with none."""
        self._origins: dict[Hashable, Any] = {}

    def forget(self) -> None:
        """Forget all origins, and what makes rings of them: nobody looks for garbage so old."""
        waiting = list(self._origins.values())
        self._origins.clear()
        while waiting:
            below = vars(waiting.pop()).pop("anonymous_style", None)
            if below is not None:
                waiting.append(below)

    def trim(self) -> bool:
        """Forget all between two pages, where there are very many; tell whether there were."""
        is_full = len(self._origins) > _MOST
        if is_full:
            self.forget()
        return is_full

    def style(
        self,
        cascade: Cascade,
        rules: Hashable | None,
        *,
        pseudo_type: str | None,
        parent: Any,
        root: Any,
        base_url: str | None,
        font_config: Any,
        page_sizes: dict[str, Any],
    ) -> Any:
        """Give the style of an element; `rules` are others where the cascade is, or none.

        Objects that `rules` names by their `id` are held by the cascade, and parents by their
        children: no `id` is used again.
        """
        above = None if parent is None else parent.origin
        key = (id(above), pseudo_type, base_url, rules)
        origin = self._origins.get(key)
        if origin is None or rules is None:
            base = _unringed(InitialStyle(font_config)) if root is None else root.origin
            origin = _Origin(
                None if above is None else _Above(above),
                cascade,
                pseudo_type,
                base,
                base_url,
                font_config,
                _NoPage(),
            )
            origin.derived = {}
            if rules is not None:
                self._origins[key] = origin
        return PageStyle(
            origin, parent, InitialStyle(font_config) if root is None else root, page_sizes
        )


class _OnPage(Style):  # type: ignore[misc]  # WeasyPrint has no types
    """What styles of one page have in common: a page may change them, and nothing of others."""

    origin: Any
    derived: dict[str, Any]

    def __setitem__(self, key: str, value: Any) -> None:
        if key not in _APART:
            self.derived = {}
        dict.__setitem__(self, key, value)

    @cached_property
    def anonymous_style(self) -> Any:
        """Give the style of the boxes that stand around or in the element's and have none."""
        return _anonymous(self)


class PageStyle(_OnPage, ComputedStyle):  # type: ignore[misc]  # WeasyPrint has no types
    """The style of an element of one page."""

    def __init__(self, origin: Any, parent: Any, root: Any, page_sizes: dict[str, Any]) -> None:
        """Begin with what its origin has computed by now."""
        super().__init__(
            parent,
            origin.cascaded,
            origin.pseudo_type,
            root,
            origin.base_url,
            origin.font_config,
            page_sizes,
        )
        self.origin = origin
        self.derived = origin.derived
        self.specified = origin.specified
        self.cache = origin.cache
        self.update(origin)

    def __missing__(self, key: str) -> Any:
        try:
            value = self.origin[key]
        except _PageAsked:
            if key in _PLACING:
                self.specified = {**self.origin.specified, **self.specified}
            return super().__missing__(key)
        dict.__setitem__(self, key, value)
        return value


class _AnonymousPageStyle(_OnPage, AnonymousStyle):  # type: ignore[misc]  # WeasyPrint has no types
    """The style of a box of one page that no rule is about."""

    def __init__(self, parent: Any, origin: Any) -> None:
        super().__init__(parent)
        self.origin = origin
        self.derived = origin.derived
        self.update(origin)

    def __missing__(self, key: str) -> Any:
        try:
            value = self.origin[key]
        except _PageAsked:
            return super().__missing__(key)
        dict.__setitem__(self, key, value)
        return value


def _anonymous(parent: Any) -> Any:
    if parent.derived is not parent.origin.derived:
        # It was changed on its page, and so is what inherits from it.
        return AnonymousStyle(parent)
    origin = parent.origin.anonymous_style
    if "derived" not in origin.__dict__:
        _unringed(origin).derived = {}
    return _AnonymousPageStyle(parent, origin)


def _unringed(style: Any) -> Any:
    """Give an origin that WeasyPrint lets hold itself, without that."""
    style.specified = proxy(style)
    return style
