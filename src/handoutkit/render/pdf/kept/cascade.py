"""Which rules hold for which element: what WeasyPrint's `StyleFor` answers, from kept styles.

Elements that match the same rules share a cascade, on one page and on the next. Styles of
pseudo-elements are made when somebody asks: WeasyPrint 70 makes six for each element, and nearly
none has a box.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from math import inf
from typing import Any

from weasyprint.css import ComputedStyle, StyleFor, declaration_precedence, find_style_attributes
from weasyprint.css.validation import preprocess_declarations

from handoutkit.render.pdf.kept.styles import Cascade, KeptStyles

_KEYWORDS = ("inherit", "initial")
_READ_OUT = ("first-line", "first-letter")
"""WeasyPrint 70 takes from these styles what was asked of them by then: no more may be in them."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """What sheets say of an element and of its pseudo-elements, as cascades.

    `held` keeps alive what `key` names by its `id`.
    """

    key: Hashable
    cascades: Mapping[str | None, Cascade]
    held: tuple[Any, ...]


class KeptRules:
    """The styles and the cascades that one press's pages have in common."""

    def __init__(self) -> None:
        """Begin with none."""
        self.styles = KeptStyles()
        self._rules: dict[Hashable, _Rules] = {}

    def style_for(self, *args: Any) -> "_PageStyles":
        """Take the place of `StyleFor`."""
        if self.styles.trim():
            self._rules.clear()
        return _PageStyles(self, *args)

    def of(self, element: Any, sheets: Any) -> _Rules:
        """Give the rules that an element matches."""
        matched = [
            (
                (origin, given or specificity, _layer(sheet, layer), pseudo_type, id(declarations)),
                declarations,
            )
            for sheet, origin, given in sheets
            for specificity, _, pseudo_type, (declarations, layer) in sheet.matcher.match(element)
        ]
        key = tuple(key for key, _ in matched)
        rules = self._rules.get(key)
        if rules is None:
            cascades: dict[str | None, dict[str, tuple[Any, Any]]] = {}
            for (origin, specificity, layer, pseudo_type, _), declarations in matched:
                cascade = cascades.setdefault(pseudo_type, {})
                for name, value, importance in declarations:
                    weight = (declaration_precedence(origin, importance), layer, specificity)
                    _add(cascade, name, value, weight)
            held = tuple(declarations for _, declarations in matched)
            rules = self._rules[key] = _Rules(key, cascades, held)
        return rules


class _PageStyles(StyleFor):  # type: ignore[misc]  # WeasyPrint has no types
    """The styles of one page's elements."""

    def __init__(
        self, kept: KeptRules, html: Any, sheets: Any, hints: bool, font_config: Any, targets: Any
    ) -> None:
        # Not its parent's, which would compute everything.
        self._kept = kept
        self._cascaded_styles: dict[Any, Any] = {}
        self._computed_styles: dict[Any, Any] = {}
        self.initial_page_sizes = {"box": None, "area": None}
        self._sheets = sheets
        self.font_config = font_config
        self._root = html.etree_element
        self._base_url = html.base_url
        self._rules: dict[Any, _Rules] = {}
        own = _own_declarations(html, hints)
        shared: dict[Hashable, Any] = {}
        for element in html.wrapper_element.iter_subtree():
            etree = element.etree_element
            above = element.parent
            parent = None if above is None else self._computed_styles[above.etree_element, None]
            rules = self._rules[etree] = kept.of(element, sheets)
            declared = own.get(etree)
            key = None if declared is not None else (id(parent), rules.key)
            style = shared.get(key)
            if style is None:
                style = self._own_style(parent, rules, declared or {})
                if targets and style["anchor"]:
                    targets.collect_anchor(style["anchor"])
            if key:
                shared[key] = style
            self._computed_styles[etree, None] = style
        for etree, rules in self._rules.items():
            for pseudo_type, cascade in rules.cascades.items():
                if pseudo_type and targets and "anchor" in cascade:
                    targets.collect_anchor(self(etree, pseudo_type)["anchor"])

    def __call__(self, element: Any, pseudo_type: str | None = None) -> Any:
        """Give the style of an element, or of one of its pseudo-elements where it has any."""
        if pseudo_type and (element, pseudo_type) not in self._computed_styles:
            rules = self._rules.get(element)
            if rules and pseudo_type in rules.cascades:
                parent = self._computed_styles[element, None]
                style = self._computed_styles[element, pseudo_type] = self._style(
                    rules.cascades[pseudo_type], rules.key, parent, pseudo_type
                )
                # WeasyPrint takes a style of which nothing was asked yet for none.
                style["anchor"]
        return super().__call__(element, pseudo_type)

    def set_computed_styles(
        self,
        element: Any,
        parent: Any,
        root: Any = None,
        pseudo_type: str | None = None,
        base_url: str | None = None,
        target_collector: Any = None,
    ) -> None:
        """Make the style of a page, or of a box in its margin."""
        cascade = self._cascaded_styles.get((element, pseudo_type), {})
        key = tuple(
            (name, id(value), precedence, layer, tuple(specificity))
            for name, (value, (precedence, layer, specificity)) in cascade.items()
        )
        style = self._computed_styles[element, pseudo_type] = self._style(
            cascade, key, self._computed_styles[parent, None], pseudo_type
        )
        # WeasyPrint takes a style of which nothing was asked yet for none.
        style.clear()

    def _own_style(self, parent: Any, rules: _Rules, declared: Cascade) -> Any:
        """Give the style of an element that has declarations of its own, as an id is one."""
        cascade = rules.cascades.get(None, {})
        anchor, _ = declared.get("anchor", (None, None))
        if anchor in _KEYWORDS or "anchor" in cascade:
            anchor = None
        merged = dict(cascade)
        for name, (value, weight) in declared.items():
            if anchor is None or name != "anchor":
                there = merged.get(name)
                if there is None or there[1] < weight:
                    merged[name] = value, weight
        apart = tuple((name, *merged[name]) for name in declared if name in merged)
        style = self._style(merged, (rules.key, repr(apart)) if _is_plain(apart) else None, parent)
        if anchor is not None:
            # No other property goes by it, so that elements with another id may share the rest.
            dict.__setitem__(style, "anchor", anchor)
        return style

    def _style(
        self,
        cascade: Cascade,
        key: Hashable | None,
        parent: Any,
        pseudo_type: str | None = None,
    ) -> Any:
        root = None if parent is None else self._computed_styles[self._root, None]
        if pseudo_type in _READ_OUT:
            return ComputedStyle(
                parent,
                cascade,
                pseudo_type,
                root,
                self._base_url,
                self.font_config,
                self.initial_page_sizes,
            )
        return self._kept.styles.style(
            cascade,
            key,
            pseudo_type=pseudo_type,
            parent=parent,
            root=root,
            base_url=self._base_url,
            font_config=self.font_config,
            page_sizes=self.initial_page_sizes,
        )


def _own_declarations(html: Any, hints: bool) -> Mapping[Any, Cascade]:
    """Give what attributes of elements declare: `style`, `id`, `lang` and hints."""
    own: dict[Any, dict[str, tuple[Any, Any]]] = {}
    for specificity, element, declarations, base_url in find_style_attributes(
        html.etree_element, hints, html.base_url
    ):
        declared = own.setdefault(element, {})
        for name, value, importance in preprocess_declarations(base_url, declarations):
            weight = (declaration_precedence("author", importance), inf, specificity)
            _add(declared, name, value, weight)
    return own


def _add(cascade: dict[str, tuple[Any, Any]], name: str, value: Any, weight: Any) -> None:
    there = cascade.get(name)
    if there is None or there[1] <= weight:
        cascade[name] = value, weight


def _is_plain(value: Any) -> bool:
    """Tell whether a value is written out by `repr`; of a function's token it leaves parts out."""
    if isinstance(value, tuple):
        return all(map(_is_plain, value))
    return value is None or type(value) in (str, int, float)


def _layer(sheet: Any, layer: Any) -> float:
    return inf if layer is None else sheet.layers.index(layer)
