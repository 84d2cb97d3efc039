"""Look over templates: what cannot be understood, and what they read that they are not given.

Knows what a page gives its templates; knows neither files nor handouts.
"""

from collections.abc import Collection, Iterator, Mapping
from traceback import extract_tb
from typing import get_args

from jinja2 import Environment, TemplateSyntaxError, UndefinedError, nodes
from jinja2.meta import find_undeclared_variables

from handoutkit.codes import BROKEN_TEMPLATE, LEFT_OUT_KIND, UNKNOWN_NAME
from handoutkit.findings import Finding, Place
from handoutkit.model.blocks import Block, Inline

# What `Templates.fill` gives to every template, and what it gives to some: a test compares.
GIVEN = frozenset(
    (
        "callout_labels",
        "cite_anchor",
        "cite_parts",
        "direction",
        "generator",
        "isolated",
        "isolated_in",
        "role",
        "sources",
        "view",
        "xml",
    )
)
PAGES: Mapping[str, frozenset[str]] = {
    "chapter.xhtml.jinja": frozenset(),
    "cover.xhtml.jinja": frozenset(),
    "nav.xhtml.jinja": frozenset(("contents", "landmarks", "page_list_label", "pages")),
    "page.html.jinja": frozenset(("css",)),
    "print.html.jinja": frozenset(("stamp",)),
}

# The templates that print content, one branch for each kind.
KINDS: Mapping[str, tuple[str, ...]] = {
    "parts/blocks.jinja": tuple(one.kind for one in get_args(Block)),
    "parts/inlines.jinja": tuple(one.kind for one in get_args(Inline)),
}

_BELOW = "templates/"
_TOLD = f"styles/{_BELOW}"
_MEND = "Mend the template in the styles folder."


def path_of(name: str) -> str:
    """Give the path that a template is told by."""
    return f"{_TOLD}{name}"


def check_templates(own: Mapping[str, str], shipped: Mapping[str, str]) -> Iterator[Finding]:
    """Say what is wrong with a library's own templates, which stand before the `shipped` ones.

    Both by path in the styles folder.
    """
    own, shipped = _by_name(own), _by_name(shipped)
    environment = Environment(autoescape=True)
    parsed: dict[str, nodes.Template] = {}
    for name, text in {**shipped, **own}.items():
        try:
            parsed[name] = environment.parse(text)
        except (TemplateSyntaxError, RecursionError) as error:
            yield _syntax(name, error)
    # A part may be filled in the midst of another template, where that one's names are known.
    anywhere = GIVEN.union(*PAGES.values(), *map(_assigned, parsed.values()))
    for name in sorted(parsed.keys() & own.keys()):
        known = GIVEN | PAGES[name] if name in PAGES else anywhere
        try:
            yield from _unknown_names(name, parsed[name], known)
        except TemplateSyntaxError as error:
            yield _syntax(name, error)
        yield from _unknown_templates(name, parsed[name], {**shipped, **own})
    yield from _left_out_kinds({name: parsed[name] for name in parsed.keys() & own.keys()})


def fault_in_filling(name: str, error: Exception) -> Finding:
    """Say what kept a template from being filled, in the template that it happened in.

    Jinja puts templates' own paths and lines into the traceback.
    """
    if isinstance(error, TemplateSyntaxError):
        return _syntax(error.name or name, error)
    frames = [one for one in extract_tb(error.__traceback__) if _is_template(one.filename)]
    place = Place(frames[-1].filename, frames[-1].lineno or 1) if frames else Place(path_of(name))
    code = UNKNOWN_NAME if isinstance(error, UndefinedError) else BROKEN_TEMPLATE
    return code.at(place, str(error) or type(error).__name__, _MEND)


def _by_name(texts: Mapping[str, str]) -> dict[str, str]:
    return {
        path.removeprefix(_BELOW): text for path, text in texts.items() if path.startswith(_BELOW)
    }


def _is_template(filename: str) -> bool:
    return filename.startswith(_TOLD)


def _syntax(name: str, error: Exception) -> Finding:
    line = error.lineno if isinstance(error, TemplateSyntaxError) else 1
    return BROKEN_TEMPLATE.at(Place(path_of(name), line), str(error).split("\n", 1)[0], _MEND)


def _assigned(template: nodes.Template) -> set[str]:
    names = {one.name for one in template.find_all(nodes.Name) if one.ctx != "load"}
    return names | {one.name for one in template.find_all(nodes.Macro)}


def _unknown_names(
    name: str, template: nodes.Template, known: Collection[str]
) -> Iterator[Finding]:
    unknown = find_undeclared_variables(template).difference(known, _asked_for(template))
    for one in template.find_all(nodes.Name):
        if one.name in unknown and one.ctx == "load":
            yield UNKNOWN_NAME.at(
                Place(path_of(name), one.lineno),
                f'the template reads "{one.name}", which it is not given',
                f"It is given {', '.join(sorted(GIVEN | PAGES.get(name, frozenset())))}.",
            )


def _left_out_kinds(own: Mapping[str, nodes.Template]) -> Iterator[Finding]:
    """Say which kinds of content no template of the library's own knows, where one prints them."""
    # Other constants are none of these words, and some, such as {}, cannot be in a set.
    found = (one.value for each in own.values() for one in each.find_all(nodes.Const))
    known = {one for one in found if isinstance(one, str)}
    for name in sorted(own.keys() & KINDS.keys()):
        for kind in KINDS[name]:
            if kind not in known:
                yield LEFT_OUT_KIND.at(
                    Place(path_of(name)),
                    f'the template prints nothing of the kind "{kind}"',
                    f'Add a branch for it, as the program\'s has one: one.kind == "{kind}".',
                )


def _asked_for(template: nodes.Template) -> set[str]:
    """Give the names of which a template itself asks whether they are given."""
    asked = [one.node for one in template.find_all(nodes.Test) if one.name.endswith("defined")]
    asked += [
        one.node
        for one in template.find_all(nodes.Filter)
        if one.name in ("default", "d") and one.node is not None
    ]
    return {one.name for one in asked if isinstance(one, nodes.Name)}


def _unknown_templates(
    name: str, template: nodes.Template, known: Collection[str]
) -> Iterator[Finding]:
    for one in template.find_all((nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)):
        asked: nodes.Expr = getattr(one, "template")  # noqa: B009 — all four have one
        if (
            isinstance(asked, nodes.Const)
            and asked.value not in known
            and not getattr(one, "ignore_missing", False)
        ):
            yield UNKNOWN_NAME.at(
                Place(path_of(name), one.lineno),
                f'there is no template "{asked.value}"',
                "Correct its name: it begins below styles/templates, as in parts/blocks.jinja.",
            )
